"""The portal: a patient's plan, visits and costs in plain words; for proxies, those of the person they act for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.knowledge.library import library
from synovia.records.accounts.roles import Role
from synovia.records.charges import queries as charges
from synovia.records.outcomes.queries import waiting_of_patient
from synovia.records.people.access import patient_for
from synovia.records.programme import queries as programme
from synovia.records.programme.access import plan_for
from synovia.records.programme.choices import InterventionKind
from synovia.records.scheduling import actions as scheduling
from synovia.records.scheduling import queries as calendar
from synovia.records.scheduling.access import appointment_for
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.web.handing_out import as_download, plan_document_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.people.models import Patient
    from synovia.records.programme.models import PlannedIntervention, PlanOfCare

PORTAL_ROLES = (Role.PATIENT, Role.PROXY)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the programme as the patient reads it: a plain name, what it is, how much."""

    name: str
    explained: str
    how_much: str
    at_home: bool


@dataclass(frozen=True, slots=True)
class DoneVisit:
    """A visit that was signed: when, and the pain before and after. Not the note."""

    number: int
    on: date
    pain_before: int | None
    pain_after: int | None


def own(request: ClinicRequest, action: str) -> Patient:
    """The patient whose portal this is."""
    assert request.actor.patient_id is not None, "portal roles have a patient by a database constraint"
    return patient_for(request.actor, request.actor.patient_id, action=action)


def current_plan(patient: Patient) -> PlanOfCare | None:
    """The newest signed plan: a draft is the therapist's alone."""
    return programme.plans_of_patient(patient.pk).filter(signed_at__isnull=False).first()


def parts_of(plan: PlanOfCare) -> list[Part]:
    """The plan's interventions in plain words from the knowledge library, where it has them."""
    return [part_of(row) for row in programme.interventions_of(plan)]


def part_of(row: PlannedIntervention) -> Part:
    """One intervention in plain words."""
    catalogue = library().catalogue
    known: Any = catalogue.techniques if row.kind == InterventionKind.TECHNIQUE else catalogue.exercises
    entry = known.get(row.key)
    name = str(getattr(entry, "plain_name", "") or row.name)
    explained = getattr(entry, "plain", "") or " ".join(getattr(entry, "instructions", ()))
    minutes = _("%(minutes)s minutes") % {"minutes": row.minutes} if row.minutes else ""
    return Part(name, explained, row.dose or minutes, row.at_home)


def done_visits(patient: Patient) -> list[DoneVisit]:
    """Signed visits, the oldest first."""
    signed = (
        programme.visits_of_patient(patient.pk)
        .filter(signed_at__isnull=False)
        .order_by("happened_on", "number")
    )
    rows = signed.values_list("number", "happened_on", "pain_before", "pain_after")
    return [DoneVisit(*row) for row in rows]


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def home(request: ClinicRequest) -> HttpResponse:
    """What is next, how it is going, what it costs."""
    patient = own(request, "portal.home")
    plan = current_plan(patient)
    done = done_visits(patient)
    context = {
        "patient": patient,
        "plan": plan,
        "goals": programme.goals_of(plan) if plan else [],
        "to_come": calendar.visits_to_come(patient)[:3],
        "done": done,
        "pain": [visit.pain_before for visit in done],
        "estimate": charges.estimates_of(patient).first(),
        "questions": len(waiting_of_patient(patient)),
    }
    return render(request, "patient/home.html", context)


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def plan(request: ClinicRequest) -> HttpResponse:
    """The plan of care in plain words, with the exercises for home."""
    patient = own(request, "portal.plan")
    found = current_plan(patient)
    parts = parts_of(found) if found else []
    context = {
        "patient": patient,
        "plan": found,
        "goals": programme.goals_of(found) if found else [],
        "at_clinic": [part for part in parts if not part.at_home],
        "at_home": [part for part in parts if part.at_home],
    }
    return render(request, "patient/plan.html", context)


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def plan_document(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The signed plan as an accessible PDF."""
    found = plan_for(request.actor, pk, action="plan.document")
    return as_download(plan_document_of(found, by=request.actor))


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def visits(request: ClinicRequest) -> HttpResponse:
    """Visits to come and visits done."""
    patient = own(request, "portal.visits")
    context = {
        "patient": patient,
        "to_come": calendar.visits_to_come(patient),
        "done": done_visits(patient)[::-1],
    }
    return render(request, "patient/visits.html", context)


@policy(*PORTAL_ROLES, phi=True)
def cancel(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Give up a visit that is still to come; asked once more before it happens."""
    found = appointment_for(request.actor, pk, action="appointment.cancel")
    if request.method == "GET":
        can_cancel = found.status == AppointmentStatus.BOOKED
        return render(request, "patient/cancel.html", {"appointment": found, "can_cancel": can_cancel})
    scheduling.cancel(
        appointment=found,
        reason=_("Canceled in the portal"),
        expected_version=version_posted(request),
        by=request.actor,
    )
    messages.success(request, _("Your visit is canceled."))
    return redirect("patient:visits")
