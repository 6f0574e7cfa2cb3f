"""The questions the clinic asked, in the portal: the same screens as by the link, without the date of birth."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from synovia.records.accounts.roles import Role
from synovia.records.outcomes.access import measure_for
from synovia.records.outcomes.catalogue import CannotBeAsked
from synovia.records.outcomes.choices import AnsweredBy
from synovia.records.outcomes.queries import waiting_of_patient
from synovia.web import questionnaires
from synovia.web.patient.pages import PORTAL_ROLES, own
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.outcomes.models import Measure

BASE = "base_patient.html"


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def waiting(request: ClinicRequest) -> HttpResponse:
    """What waits for an answer."""
    patient = own(request, "portal.questionnaires")
    rows = [row for measure in waiting_of_patient(patient) if (row := _row(request, measure))]
    following = rows[0]["href"] if rows else ""
    return render(request, "questionnaires/start.html", {"rows": rows, "following": following, "base": BASE})


def _row(request: ClinicRequest, measure: Measure) -> dict[str, object] | None:
    try:
        filling = _filling(request, measure)
    except CannotBeAsked:
        return None
    if not filling.instrument.by_patient:
        return None
    begun = bool(measure.answers)
    return {"name": filling.instrument.name, "href": filling.next_open, "begun": begun, "done": False}


@policy(*PORTAL_ROLES, phi=True)
def question(request: ClinicRequest, pk: UUID, step: int) -> HttpResponse:
    """One screen of one questionnaire."""
    measure = measure_for(request.actor, pk, action="measure.filled_in")
    if measure.completed_at is not None:
        return redirect("patient:questionnaires")
    return questionnaires.question(request, _filling(request, measure), step)


@policy(*PORTAL_ROLES, phi=True)
def review(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The answers of one questionnaire, before they are sent."""
    measure = measure_for(request.actor, pk, action="measure.filled_in")
    if measure.completed_at is not None:
        return redirect("patient:questionnaires")
    return questionnaires.review(request, _filling(request, measure))


def _filling(request: ClinicRequest, measure: Measure) -> questionnaires.Filling:
    acting = AnsweredBy.PROXY if request.actor.role == Role.PROXY else AnsweredBy.PORTAL
    return questionnaires.filling_of(
        measure,
        address=lambda step: reverse("patient:questionnaire", args=[measure.pk, step]),
        review=reverse("patient:questionnaire_review", args=[measure.pk]),
        done=reverse("patient:questionnaires"),
        base=BASE,
        answered_by=acting,
        by=request.actor,
    )
