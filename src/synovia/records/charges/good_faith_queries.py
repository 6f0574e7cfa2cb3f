"""Reads about good-faith estimates: those given, those owed and by when, and the one a bill is compared with."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.utils import timezone

from synovia.domain.charges.good_faith import due_on_request, due_when_scheduled
from synovia.domain.charges.tariff import GoodFaithRules
from synovia.records.charges.choices import INSURED
from synovia.records.charges.models import Coverage, EstimateRequest, GoodFaithEstimate
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.records.scheduling.models import Appointment
from synovia.records.screening.choices import RequestStatus
from synovia.records.screening.models import BookingRequest

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Owed:
    """One good-faith estimate that is owed: to whom, since when, by when, and for which visit if one is booked.

    Of a visitor of whom no patient was made yet there is the booking request alone.
    """

    patient_id: UUID | None
    name: str
    since: date
    due_on: date
    service_on: date | None = None
    request_id: UUID | None = None
    booking_id: UUID | None = None

    def is_late(self, today: date) -> bool:
        """Whether the day has passed."""
        return self.due_on < today


def good_faith_of(patient: Patient) -> QuerySet[GoodFaithEstimate]:
    """Those given to the patient, the newest first."""
    return (
        GoodFaithEstimate.objects.filter(patient=patient).select_related("plan__episode").order_by("-number")
    )


def latest_for(patient: Patient, plan: PlanOfCare | None) -> GoodFaithEstimate | None:
    """The one that holds now for this plan, or for the first visit."""
    return GoodFaithEstimate.objects.filter(patient=patient, plan=plan).order_by("-number").first()


def open_request_of(patient: Patient) -> EstimateRequest | None:
    """What the patient asked and nobody answered yet."""
    return EstimateRequest.objects.filter(patient=patient, answered_by=None, closed_because="").first()


def owed(rules: GoodFaithRules) -> list[Owed]:
    """Every good-faith estimate that is owed, the most urgent first: asked for, or a visit is booked without insurance."""
    asked = _asked_for()
    known = {each.patient_id for each in asked}
    booked = [each for each in _booked(rules) if each.patient_id not in known]
    return sorted([*asked, *booked, *_visitors(rules)], key=lambda each: (each.due_on, each.name))


def in_force(most: int = MOST_SHOWN) -> list[GoodFaithEstimate]:
    """Those for a plan of an open episode that none replaces, the newest first."""
    rows = GoodFaithEstimate.objects.filter(
        plan__episode__status=EpisodeStatus.OPEN, replaced_by__isnull=True
    ).select_related("patient", "plan__episode")
    return list(rows.order_by("-made_on", "-number")[:most])


def agreed_with(patients: Collection[UUID]) -> Mapping[UUID, list[Coverage]]:
    """The coverages in force today of many patients, by patient, the first payer first."""
    today = timezone.localdate()
    rows = Coverage.objects.filter(patient_id__in=patients).exclude(ends_on__lt=today)
    found: dict[UUID, list[Coverage]] = {}
    for row in rows.order_by("priority", "created_at"):
        found.setdefault(row.patient_id, []).append(row)
    return found


def _asked_for() -> list[Owed]:
    rows = EstimateRequest.objects.filter(answered_by=None, closed_because="").select_related("patient")
    return [
        Owed(row.patient_id, row.patient.full_name, row.asked_on, row.due_on, None, row.pk)
        for row in rows.order_by("due_on")[:MOST_SHOWN]
    ]


def _visitors(rules: GoodFaithRules) -> list[Owed]:
    """Visitors who want an estimate in writing with their first visit, and whom nobody has made a patient yet."""
    rows = BookingRequest.objects.filter(wants_estimate=True, patient=None, status=RequestStatus.NEW)
    found = []
    for row in rows.order_by("submitted_at")[:MOST_SHOWN]:
        since, name = _day(row.submitted_at), f"{row.given_name} {row.family_name}"
        found.append(Owed(None, name, since, due_on_request(since, rules), booking_id=row.pk))
    return found


def _booked(rules: GoodFaithRules) -> list[Owed]:
    """First visits to come of people no insurance pays for and no estimate given covers, where the clock asks for one."""
    today = timezone.localdate()
    insured = Coverage.objects.filter(patient=OuterRef("patient"), kind__in=INSURED).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today)
    )
    covered = GoodFaithEstimate.objects.filter(
        patient=OuterRef("patient"), last_day__gte=OuterRef("starts_at__date")
    )
    rows = (
        Appointment.objects.filter(status=AppointmentStatus.BOOKED, starts_at__gt=timezone.now())
        .filter(~Exists(insured), ~Exists(covered))
        .values("patient_id", given=F("patient__given_name"), family=F("patient__family_name"))
        .annotate(first=Min("starts_at"), booked=Min("created_at"))
        .order_by("first")[:MOST_SHOWN]
    )
    found = []
    for row in rows:
        service_on, since = _day(row["first"]), _day(row["booked"])
        due = due_when_scheduled(since, service_on, rules)
        if due is not None:
            name = f"{row['given']} {row['family']}"
            found.append(Owed(row["patient_id"], name, since, due, service_on))
    return found


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
