"""Reports: what was charged, paid and adjusted, and how long money is on its way; by payer, therapist or month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from synovia.domain.terms.money import ZERO
from synovia.records.claims.choices import ClaimStatus
from synovia.records.claims.models import Charge, Claim

DAYS_PER_PERIOD = 90
"""Days over which the average charge a day is taken, for days in receivables."""


@dataclass(slots=True)
class ReportRow:
    """One payer, therapist or month."""

    name: str
    charges: Decimal = ZERO
    paid: Decimal = ZERO
    patient_share: Decimal = ZERO
    adjusted: Decimal = ZERO
    open: Decimal = ZERO
    claims: int = 0
    visits: set[object] = field(default_factory=set)

    def add(self, claim: Claim) -> None:
        """One claim more. Of a second payer only what it paid counts: the charge is the first one's."""
        first = claim.turn == "P"
        self.claims += 1
        self.visits.add(claim.capture_id)
        self.paid += claim.paid
        self.open += claim.open_amount
        if first:
            self.charges += claim.amount
            self.patient_share += claim.patient_share
            self.adjusted += claim.amount - claim.paid - claim.patient_share - claim.open_amount


def _month(claim: Claim) -> str:
    return f"{claim.on:%Y-%m}"


def _payer(claim: Claim) -> str:
    return claim.payer.name


def _therapist(claim: Claim) -> str:
    return claim.capture.therapist.user.name


GROUPINGS: Mapping[str, tuple[object, Callable[[Claim], str]]] = MappingProxyType(
    {"payer": (_("Payer"), _payer), "therapist": (_("Therapist"), _therapist), "month": (_("Month"), _month)}
)


def report(start: date, end: date, by: str) -> list[ReportRow]:
    """Claims by day of service in the range, summed by `by` (a key of GROUPINGS)."""
    name_of = GROUPINGS[by][1]
    rows: dict[str, ReportRow] = {}
    found = Claim.objects.filter(on__range=(start, end)).exclude(status=ClaimStatus.REPLACED)
    for claim in found.select_related("payer", "capture__therapist__user").iterator(chunk_size=2000):
        name = name_of(claim)
        rows.setdefault(name, ReportRow(name)).add(claim)
    return sorted(rows.values(), key=lambda row: row.name)


def days_in_receivables(open_amount: Decimal, today: date) -> Decimal | None:
    """What is open over the average charge a day of the last 90 days; None without charges then."""
    charged = ZERO
    since = date.fromordinal(today.toordinal() - DAYS_PER_PERIOD)
    for amount in Charge.objects.filter(capture__on__gt=since, capture__on__lte=today).values_list(
        "amount", flat=True
    ):
        charged += amount
    return (open_amount * DAYS_PER_PERIOD / charged).quantize(Decimal("0.1")) if charged else None
