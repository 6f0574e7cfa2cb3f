"""The estimate as it is handed out: rows by visit, totals, milestones, unknowns and the working of every amount."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.charges.coverage import Accumulators, Happening, Milestone, PricedLine, Shares, Unknown
from synovia.domain.charges.tariff import Source
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit of an estimate. `charge` is None when the clinic's price is unknown; then `allowed` is billed.

    The shares add up to what is billed; `person_pays` is due from the person for this visit.
    """

    on: date
    number: int
    name: str
    lines: tuple[PricedLine, ...]
    charge: Decimal | None
    allowed: Decimal
    shares: Shares
    after: Accumulators
    working: tuple[Step, ...]
    milestones: tuple[Milestone, ...]
    remarks: tuple[str, ...]
    second_after: Accumulators | None = None

    @property
    def insurer_pays(self) -> Decimal:
        """What the first payer pays the clinic."""
        return self.shares.insurer

    @property
    def other_insurer_pays(self) -> Decimal:
        """What a second payer, supplement or second cover pays."""
        return self.shares.other_insurer

    @property
    def person_pays(self) -> Decimal:
        """What is due from the person."""
        return self.shares.person

    @property
    def waiting(self) -> Decimal:
        """What is not due from anyone yet."""
        return self.shares.waiting

    def as_json(self) -> dict[str, object]:
        """The row as plain JSON data."""
        return {
            "on": self.on.isoformat(),
            "number": self.number,
            "name": self.name,
            "lines": [_line_json(line) for line in self.lines],
            "charge": None if self.charge is None else str(self.charge),
            "allowed": str(self.allowed),
            **_shares_json(self.shares),
            "after": self.after.as_json(),
            "second_after": self.second_after.as_json() if self.second_after else None,
            "milestones": [each.as_json() for each in self.milestones],
            "remarks": list(self.remarks),
            "working": [step.as_json() for step in self.working],
        }


@dataclass(frozen=True, slots=True)
class Total:
    """Sums over the first visits of a plan.

    `person_least` and `person_most` bracket the person's part over everything unknown; both equal
    `person_pays` when nothing is. `charge` is None when any price is unknown.
    """

    visits: int
    charge: Decimal | None
    allowed: Decimal
    shares: Shares
    person_least: Decimal
    person_most: Decimal

    @property
    def insurer_pays(self) -> Decimal:
        """What the first payer pays the clinic."""
        return self.shares.insurer

    @property
    def other_insurer_pays(self) -> Decimal:
        """What a second payer, supplement or second cover pays."""
        return self.shares.other_insurer

    @property
    def person_pays(self) -> Decimal:
        """What is due from the person, unknown figures taken as the unknowns say."""
        return self.shares.person

    @property
    def waiting(self) -> Decimal:
        """What is not due from anyone yet: the exposure under a letter of protection."""
        return self.shares.waiting

    def as_json(self) -> dict[str, object]:
        """The total as plain JSON data."""
        return {
            "visits": self.visits,
            "charge": None if self.charge is None else str(self.charge),
            "allowed": str(self.allowed),
            **_shares_json(self.shares),
            "person_least": str(self.person_least),
            "person_most": str(self.person_most),
        }


@dataclass(frozen=True, slots=True)
class Estimate:
    """The price of a plan of visits under a coverage, with everything that stands behind it."""

    coverage: str
    title: str
    release: str
    rows: tuple[VisitRow, ...]
    low: Total
    expected: Total
    high: Total
    unknowns: tuple[Unknown, ...]
    doubts: tuple[str, ...]
    remarks: tuple[str, ...]
    sources: tuple[Source, ...]
    notice: str
    working: tuple[Step, ...]

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Every happening over all rows, in order."""
        return tuple(milestone for row in self.rows for milestone in row.milestones)

    @property
    def deductible_met_on(self) -> date | None:
        """The day the deductible is first met within the plan; None when it is not, or plays no part."""
        met = (each.on for each in self.milestones if each.happening is Happening.DEDUCTIBLE_MET)
        return next(met, None)

    @property
    def person_range(self) -> tuple[Decimal, Decimal]:
        """The least and the most the person may pay, over the number of visits and everything unknown."""
        return self.low.person_least, self.high.person_most

    @property
    def per_visit(self) -> Decimal:
        """The person's expected part of a visit on average, in exact dollars (not rounded)."""
        return self.expected.person_pays / self.expected.visits

    def as_json(self) -> dict[str, object]:
        """The whole estimate as plain JSON data: money as text, dates as ISO."""
        return {
            "coverage": self.coverage,
            "title": self.title,
            "release": self.release,
            "low": self.low.as_json(),
            "expected": self.expected.as_json(),
            "high": self.high.as_json(),
            "person_range": [str(end) for end in self.person_range],
            "deductible_met_on": self.deductible_met_on.isoformat() if self.deductible_met_on else None,
            "rows": [row.as_json() for row in self.rows],
            "unknowns": [each.as_json() for each in self.unknowns],
            "doubts": list(self.doubts),
            "remarks": list(self.remarks),
            "sources": [{"key": each.key, "title": each.title, "where": each.where} for each in self.sources],
            "notice": self.notice,
            "working": [step.as_json() for step in self.working],
        }


def total_of(rows: Sequence[VisitRow], visits: int, least: Decimal, most: Decimal) -> Total:
    """Sums over the first `visits` rows; `least` and `most` bracket the person's part of them."""
    taken = rows[:visits]
    charges = [row.charge for row in taken if row.charge is not None]
    return Total(
        visits=visits,
        charge=sum(charges, ZERO) if len(charges) == len(taken) else None,
        allowed=sum((row.allowed for row in taken), ZERO),
        shares=_sum_shares([row.shares for row in taken]),
        person_least=least,
        person_most=most,
    )


def _sum_shares(shares: Sequence[Shares]) -> Shares:
    return Shares(
        insurer=sum((each.insurer for each in shares), ZERO),
        other_insurer=sum((each.other_insurer for each in shares), ZERO),
        person=sum((each.person for each in shares), ZERO),
        withheld=sum((each.withheld for each in shares), ZERO),
        waiting=sum((each.waiting for each in shares), ZERO),
        written_off=sum((each.written_off for each in shares), ZERO),
    )


def _shares_json(shares: Shares) -> Mapping[str, str]:
    return {
        "insurer_pays": str(shares.insurer),
        "other_insurer_pays": str(shares.other_insurer),
        "person_pays": str(shares.person),
        "withheld": str(shares.withheld),
        "waiting": str(shares.waiting),
        "written_off": str(shares.written_off),
    }


def _line_json(line: PricedLine) -> dict[str, object]:
    return {
        "code": line.code,
        "minutes": line.minutes,
        "units": line.units,
        "charge": None if line.charge is None else str(line.charge),
        "allowed": str(line.allowed),
        "why": line.why,
        "by_assistant": str(line.by_assistant),
        "covered": line.covered,
    }
