"""Which coverage a note is billed to, what its card says, and how much of an authorization is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from synovia.domain.charges.claims import facts as claim_facts
from synovia.records.charges.models import Coverage
from synovia.records.claims.choices import AuthorizationKind
from synovia.records.claims.facts import coverages_on
from synovia.records.claims.models import Authorization, BillingIdentity, MemberCard

SOON_DAYS, SOON_VISITS = 14, 2
"""When an authorization is told to end soon, where the clinic has set nothing else."""


def card_of(coverage: Coverage | None) -> MemberCard | None:
    """What the coverage's card says; None until somebody entered it."""
    return getattr(coverage, "card", None) if coverage is not None else None


def billed_to(patient_id: UUID, on: date) -> tuple[Coverage | None, Coverage | None]:
    """The first and the second coverage of that day; none at all means that the person pays."""
    rows = [*coverages_on(patient_id, on), None, None]
    return rows[0], rows[1]


@dataclass(frozen=True, slots=True)
class Standing:
    """An authorization with what charges have used of it."""

    row: Authorization
    visits_used: int
    units_used: Decimal

    @property
    def visits_left(self) -> int | None:
        """Visits still open; None where none were limited."""
        return None if self.row.visits is None else self.row.visits - self.visits_used

    @property
    def units_left(self) -> Decimal | None:
        """Units still open; None where none were limited."""
        return None if self.row.units is None else self.row.units - self.units_used

    def days_left(self, on: date) -> int | None:
        """Days until it ends; None without a last day."""
        return None if self.row.ends_on is None else (self.row.ends_on - on).days

    def is_used_up(self, on: date) -> bool:
        """Whether nothing can be billed under it any more."""
        days = self.days_left(on)
        return (
            (self.visits_left is not None and self.visits_left <= 0)
            or (self.units_left is not None and self.units_left <= 0)
            or (days is not None and days < 0)
        )

    def ends_soon(self, on: date, *, days: int = SOON_DAYS, visits: int = SOON_VISITS) -> bool:
        """Whether it is used up, or nearly."""
        left = self.days_left(on)
        return (
            self.is_used_up(on)
            or (self.visits_left is not None and self.visits_left <= visits)
            or (left is not None and left <= days)
        )

    def as_fact(self, *, without: UUID | None = None) -> claim_facts.Authorization:
        """As the claim's check reads it; `without` leaves a note's own charges out of what is used."""
        own = self.row.charges.filter(capture_id=without) if without else self.row.charges.none()
        units = own.aggregate(units=Sum("units"))["units"] or Decimal(0)
        return claim_facts.Authorization(
            number=self.row.number,
            starts=self.row.starts_on,
            ends=self.row.ends_on,
            visits=self.row.visits,
            visits_used=self.visits_used - (1 if own.exists() else 0),
            units=None if self.row.units is None else Decimal(self.row.units),
            units_used=self.units_used - units,
            codes=frozenset(self.row.codes),
        )


def standings(rows: QuerySet[Authorization]) -> list[Standing]:
    """The authorizations with their use, those that end first coming first."""
    counted = rows.annotate(
        visits_used=Count("charges__capture", distinct=True), units_used=Sum("charges__units")
    ).select_related("patient", "coverage")
    return [
        Standing(row, row.visits_used, row.units_used or Decimal(0))
        for row in counted.order_by("ends_on", "starts_on")
    ]


def running(coverage_id: UUID, on: date, kind: str = AuthorizationKind.AUTHORIZATION) -> list[Standing]:
    """The authorizations (or referrals) of a coverage that hold on a day, whether used up or not."""
    rows = Authorization.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on),
        coverage_id=coverage_id,
        kind=kind,
        starts_on__lte=on,
        ended_at__isnull=True,
    )
    return standings(rows)


def chosen(found: Iterable[Standing], on: date, codes: Iterable[str]) -> Standing | None:
    """The one to bill under: the first with something left for these codes, else the first that fits them."""
    wanted = set(codes)
    fitting = [one for one in found if not one.row.codes or wanted & set(one.row.codes)]
    open_ones = [one for one in fitting if not one.is_used_up(on)]
    return next(iter(open_ones or fitting), None)


def of_patient(patient_id: UUID) -> list[Standing]:
    """All that were not withdrawn, for the patient's pages."""
    return standings(Authorization.objects.filter(patient_id=patient_id, ended_at__isnull=True))


def ending(on: date) -> list[Standing]:
    """Those that end soon by the clinic's settings, or are used up, of the last three months; the clinic's worklist."""
    known = BillingIdentity.objects.first()
    days, visits = (known.alert_days, known.alert_visits) if known else (SOON_DAYS, SOON_VISITS)
    since = on - timedelta(days=90)
    rows = Authorization.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=since), ended_at__isnull=True
    )
    return [one for one in standings(rows) if one.ends_soon(on, days=days, visits=visits)]
