"""Reads of self-checks and booking requests."""

from collections.abc import Sequence

from synovia.records.people.models import Patient
from synovia.records.screening.models import PreferredTime, SelfCheck


def self_check_to_take_up(patient: Patient) -> SelfCheck | None:
    """The latest self-check this patient agreed to share that no episode has taken up yet, if any."""
    shared = SelfCheck.objects.filter(
        booking_request__patient=patient, consent_at__isnull=False, episodes__isnull=True
    )
    return shared.order_by("-finished_at").first()


def times_to_offer() -> Sequence[tuple[str, object]]:
    """The days and times of day a visitor can choose from, as form choices."""
    return PreferredTime.choices
