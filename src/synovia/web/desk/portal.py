"""Opening the portal for a patient, or for somebody who acts for them. The letter with the link goes to the address alone."""

from __future__ import annotations

import logging
import smtplib
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.internal.flows.password_reset import get_reset_password_from_key_url
from allauth.account.utils import user_pk_to_url_str
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.records.accounts import actions, queries
from synovia.records.accounts.roles import Role
from synovia.records.people.access import patient_for
from synovia.records.refusals import Refused
from synovia.web.components.widgets import Segmented
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.accounts.models import Membership

logger = logging.getLogger("synovia.portal")
WHO = (
    (Role.PATIENT.value, gettext_lazy("The patient")),
    (Role.PROXY.value, gettext_lazy("Somebody who acts for them")),
)


class PortalForm(forms.Form):
    """Whose account it is and where the letter goes."""

    mark = "none"
    role = forms.ChoiceField(label=gettext_lazy("For whom?"), choices=WHO, widget=Segmented)
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=200, widget=forms.TextInput({"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Email"),
        help_text=gettext_lazy("Read it back to them. The link to set a password goes there."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


@policy(Role.OWNER, Role.FRONT_DESK, phi=True)
def portal(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Who has a portal for this chart, and a form to open one more."""
    person = patient_for(request.actor, pk, action="portal.opening")
    first: dict[str, Any] = {"role": Role.PATIENT.value, "name": person.full_name, "email": person.email}
    form = PortalForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        member = actions.open_portal(
            patient=person,
            role=Role(form.cleaned_data["role"]),
            name=form.cleaned_data["name"],
            email=form.cleaned_data["email"],
            by=request.actor,
        )
        write_letter(request, member)
        messages.success(request, _("The portal is open, and the letter is on its way."))
        return redirect("desk:patient", pk=person.pk)
    context = {"patient": person, "form": form, "members": queries.portal_members(person)}
    return render(request, "desk/portal.html", context, status=422 if form.is_bound else 200)


def write_letter(request: ClinicRequest, member: Membership) -> None:
    """The link to set a password, or to sign in for somebody who has one. Says nothing about the patient."""
    user = member.user
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    context = {
        "clinic_name": request.actor.clinic_name,
        "password_url": "" if user.has_usable_password() else get_reset_password_from_key_url(request, key),
        "sign_in_url": request.build_absolute_uri("/account/login/"),
    }
    try:
        get_adapter(request).send_mail("account/email/portal_opened", user.email, context)
    except (OSError, smtplib.SMTPException) as problem:
        logger.warning("a letter could not be sent: %s", type(problem).__name__)
        raise Refused(
            _("The letter could not be sent, so no portal was opened. Please try again later.")
        ) from problem
