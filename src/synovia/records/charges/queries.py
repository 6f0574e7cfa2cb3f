"""Reads about money: a patient's coverages, the plans that can be priced, the estimates given."""

from django.db.models import Count, QuerySet
from django.utils import timezone

from synovia.records.charges.models import CostEstimate, Coverage
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare


def coverages_of(patient: Patient) -> QuerySet[Coverage]:
    """Coverages in force today, the primary first."""
    today = timezone.localdate()
    return (
        Coverage.objects.filter(patient=patient).exclude(ends_on__lt=today).order_by("priority", "created_at")
    )


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
    """The clinic's newest plans with their patients, and how many estimates each has been given."""
    rows = PlanOfCare.objects.select_related("patient", "episode").annotate(given=Count("estimates"))
    return rows.order_by("-created_at")[:most]
