"""Booking requests from the public site: read, match to a chart, answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.good_faith import due_on_request
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import CLINICAL, DESK
from synovia.records.charges import good_faith_actions as good_faith
from synovia.records.people import actions as people
from synovia.records.people import queries as people_queries
from synovia.records.people.access import patient_for
from synovia.records.scheduling import actions, queries
from synovia.records.scheduling.access import booking_request_for, calendar_for
from synovia.web.desk.forms import ReasonForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.screening.models import BookingRequest


@policy(*DESK, phi=True, methods=("GET",))
def requests(request: ClinicRequest) -> HttpResponse:
    """All requests that wait for an answer."""
    calendar_for(request.actor)
    rows = [(row, due_of(row)) for row in queries.open_requests()]
    return render(request, "desk/requests.html", {"requests": rows, "today": timezone.localdate()})


@policy(*DESK, phi=True, methods=("GET",))
def booking_request(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One request: what was asked for, who it may be, what to do. The self-check's answers are for clinicians."""
    return show(request, booking_request_for(request.actor, pk), ReasonForm())


def show(
    request: ClinicRequest, asked: BookingRequest, decline_form: ReasonForm, status: int = 200
) -> HttpResponse:
    """The page of one request."""
    decline_form.initial.setdefault("version", asked.version)
    context = {
        "asked": asked,
        "duplicates": duplicates_of(asked) if asked.patient is None else [],
        "reads_answers": request.actor.role in CLINICAL,
        "estimate_due": due_of(asked),
        "decline_form": decline_form,
    }
    return render(request, "desk/request.html", context, status=status)


def due_of(asked: BookingRequest) -> date | None:
    """Until when a written estimate is owed, where the visitor wants one."""
    if not asked.wants_estimate:
        return None
    return due_on_request(timezone.localdate(asked.submitted_at), tariffs().good_faith)


def duplicates_of(asked: BookingRequest) -> list[people_queries.PossibleDuplicate]:
    """Charts that may be this person's."""
    return people_queries.possible_duplicates(
        given_name=asked.given_name,
        family_name=asked.family_name,
        birth_date=asked.birth_date,
        email=asked.email,
        phone=asked.phone,
    )


@policy(*DESK, phi=True, methods=("POST",))
def match(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Connect the request with an existing chart, or make a new one from it; then on to a time."""
    asked = booking_request_for(request.actor, pk)
    chosen = request.POST.get("patient", "")
    if chosen == "new":
        patient = people.register_patient(
            by=request.actor,
            given_name=asked.given_name,
            family_name=asked.family_name,
            birth_date=asked.birth_date,
            email=asked.email,
            phone=asked.phone,
        )
    else:
        patient = patient_for(request.actor, as_key(chosen), action="booking_request.match")
    actions.match_request(
        request=asked, patient=patient, expected_version=version_posted(request), by=request.actor
    )
    good_faith.carry_over(asked=asked, patient=patient, rules=tariffs().good_faith, by=request.actor)
    messages.success(request, _("Matched. Now choose a time."))
    return redirect(f"{reverse('desk:book', kwargs={'pk': patient.pk})}?request={asked.pk}")


@policy(*DESK, phi=True, methods=("POST",))
def decline(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Close the request with a reason."""
    asked = booking_request_for(request.actor, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return show(request, asked, form, status=422)
    actions.decline_request(
        request=asked,
        reason=form.cleaned_data["reason"],
        expected_version=form.cleaned_data["version"],
        by=request.actor,
    )
    messages.success(request, _("Declined."))
    return redirect("desk:requests")


def as_key(text: str) -> UUID:
    """The id in a form field; one that matches nothing when the field holds no id."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
