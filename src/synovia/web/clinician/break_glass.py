"""Opening a restricted chart in an emergency: a reason in words, at most an hour, reviewed by the owner."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.records.accounts.actions import BREAK_GLASS_MINUTES, break_glass
from synovia.records.accounts.roles import CLINICAL
from synovia.records.people.access import patient_for
from synovia.records.people.choices import Privacy
from synovia.records.refusals import Refused
from synovia.web.components.widgets import Prose
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


class ReasonForm(forms.Form):
    """Why the chart is needed now."""

    reason = forms.CharField(
        label=gettext_lazy("Why do you need this chart now?"),
        help_text=gettext_lazy(
            "The owner of the clinic reads this. Write what happened, not only “emergency”."
        ),
        max_length=500,
        widget=Prose,
        error_messages={"required": gettext_lazy("Say in a sentence why the chart is needed now.")},
    )


@policy(*CLINICAL, phi=True)
def open_restricted(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Ask for the reason; with it, open the chart for an hour."""
    patient = patient_for(request.actor, pk, action="chart.restricted_seen")
    if patient.privacy != Privacy.RESTRICTED:
        return redirect("clinician:chart", patient.pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            break_glass(patient=patient, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.warning(
                request, _("The chart is open to you for an hour. The owner will see that it was.")
            )
            return redirect("clinician:chart", patient.pk)
    context = {"patient": patient, "form": form, "minutes": BREAK_GLASS_MINUTES}
    status = 422 if form.is_bound else 200
    return render(request, "clinician/break_glass/open.html", context, status=status)
