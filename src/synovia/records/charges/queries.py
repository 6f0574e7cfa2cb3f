"""Reads about money: a patient's coverages, the plans that can be priced, the estimates given."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.charges.choices import CAN_PAY_SECOND, INSURED, CoverageKind, Turn
from synovia.records.charges.models import CostEstimate, Coverage
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare


def coverages_of(patient: Patient) -> QuerySet[Coverage]:
    """Coverages in force today, the primary first."""
    today = timezone.localdate()
    return (
        Coverage.objects.filter(patient=patient).exclude(ends_on__lt=today).order_by("priority", "created_at")
    )


def next_turn(patient: Patient, kind: CoverageKind) -> int:
    """In which turn another coverage would pay. Paying oneself is no turn; those that cannot pay second pay first."""
    if kind not in CAN_PAY_SECOND:
        return Turn.FIRST
    return coverages_of(patient).filter(kind__in=INSURED).count() + 1


def in_the_same_turn(
    patient: Patient,
    kind: CoverageKind,
    turn: int,
    starts_on: date | None,
    ends_on: date | None,
    *,
    but: Coverage | None = None,
) -> Coverage | None:
    """Another insurance that pays in the same turn on some of the same days, if there is one."""
    if kind not in INSURED:
        return None
    rows = Coverage.objects.filter(patient=patient, kind__in=INSURED, priority=turn)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    if starts_on is not None:
        rows = rows.exclude(ends_on__lt=starts_on)
    if ends_on is not None:
        rows = rows.exclude(starts_on__gt=ends_on)
    return rows.first()


def same_turn_words(other: Coverage) -> str:
    """That two coverages cannot pay in the same turn, and what to do."""
    name = other.payer_name or other.get_kind_display()
    return _(
        "%(name)s already pays in this turn. Change its turn first, or give one of the two a last day."
    ) % {"name": name}


def plans_to_price(patient: Patient) -> QuerySet[PlanOfCare]:
    """The patient's plans of care, newest first."""
    return (
        PlanOfCare.objects.filter(patient=patient)
        .select_related("episode")
        .order_by("-starts_on", "-created_at")
    )


def estimates_of(patient: Patient) -> QuerySet[CostEstimate]:
    """Estimates made for the patient, newest first."""
    return (
        CostEstimate.objects.filter(patient=patient)
        .select_related("coverage", "plan")
        .order_by("-created_at")
    )


def latest_plans(most: int = 50) -> QuerySet[PlanOfCare]:
    """The clinic's newest plans with their patients, and whether an estimate of each was given."""
    given = CostEstimate.objects.filter(plan=OuterRef("pk"))
    rows = PlanOfCare.objects.select_related("patient", "episode").annotate(given=Exists(given))
    return rows.order_by("-pk")[:most]  # ids sort by time, and have the index
