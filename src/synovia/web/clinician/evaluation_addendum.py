"""A later word on a signed evaluation. The original stays and both are shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import TREATING
from synovia.records.examination.access import evaluation_for
from synovia.records.programme.actions import add_addendum
from synovia.web.clinician.visit_addendum import AddendumForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*TREATING, phi=True)
def add_to_evaluation(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Add to a signed evaluation."""
    found = evaluation_for(request.actor, pk, action="evaluation.addendum")
    if request.method != "POST":
        return redirect("clinician:evaluation", found.pk)
    form = AddendumForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "note": found, "back": "clinician:evaluation", "patient": found.patient}
        return render(request, "clinician/visit/addendum.html", context, status=422)
    said = form.cleaned_data
    add_addendum(note=found, kind=said["kind"], text=said["text"], token=said["token"], by=request.actor)
    messages.success(request, _("Added. The original stays as it was."))
    return redirect("clinician:evaluation", found.pk)
