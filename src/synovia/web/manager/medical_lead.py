"""The owner names who reviews the rules for the clinic: its medical lead."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts import actions
from synovia.records.accounts.queries import possible_leads
from synovia.records.accounts.roles import Role
from synovia.records.refusals import NotYours
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(Role.OWNER, methods=("GET",))
def medical_lead(request: ClinicRequest) -> HttpResponse:
    """Who is it, and who could be."""
    people = list(possible_leads())
    alone = all(person.role == Role.OWNER for person in people)
    return render(request, "manager/medical_lead.html", {"people": people, "is_alone": alone})


@policy(Role.OWNER, methods=("POST",))
def change(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Appoint this person, or take it back."""
    person = possible_leads().filter(pk=pk).first()
    if person is None:
        raise NotYours("membership", pk)
    if request.POST.get("lead") == "yes":
        actions.appoint_medical_lead(membership=person, by=request.actor)
        said = _("%(name)s reviews the rules from now on.")
    else:
        actions.dismiss_medical_lead(membership=person, by=request.actor)
        said = _("%(name)s no longer reviews the rules. What was decided stands.")
    messages.success(request, said % {"name": person.user.name})
    return redirect("manager:medical_lead")
