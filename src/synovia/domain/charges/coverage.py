"""What every coverage has in common, and the words the arithmetic of all of them is written in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Final, Protocol

from synovia.domain.charges.plan import DatedVisit
from synovia.domain.charges.problems import Problem, Trouble
from synovia.domain.charges.working import Step, plain
from synovia.domain.terms.money import ZERO


class Order(IntEnum):
    """Which coverage pays first."""

    PRIMARY = 1
    SECONDARY = 2


class NoLimit(Enum):
    """Says that a limit is known not to exist, which is not the same as not knowing it (None)."""

    NO_LIMIT = "no_limit"


NO_LIMIT: Final = NoLimit.NO_LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Facts every coverage has: its name, its place in the order, and its first and last day if known."""

    name: str = ""
    order: Order = Order.PRIMARY
    active_from: date | None = None
    active_through: date | None = None


class Case(StrEnum):
    """How unknown figures are taken: as at the start of a year, most kindly, or most harshly for the person."""

    BASE = "base"
    LEAST = "least"
    MOST = "most"


class Happening(StrEnum):
    """What may happen on the way through a plan of visits that a person or a biller should know."""

    DEDUCTIBLE_MET = "deductible_met"
    MAXIMUM_REACHED = "out_of_pocket_maximum_reached"
    VISITS_USED_UP = "visit_limit_reached"
    AUTHORISATION_USED_UP = "authorisation_used_up"
    YEAR_TURNS = "year_turns"
    KX_FROM_HERE = "kx_from_here"
    REVIEW_POSSIBLE = "review_possible"
    COVER_USED_UP = "cover_used_up"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A happening with its date, its visit and the sentence that tells it."""

    happening: Happening
    on: date
    visit: int
    says: str

    def as_json(self) -> dict[str, object]:
        """The milestone as plain JSON data."""
        return {
            "happening": self.happening.value,
            "on": self.on.isoformat(),
            "visit": self.visit,
            "says": self.says,
        }


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something not known that moves the price: what, what was taken in its place, and what it means in words."""

    what: str
    taken_as: str
    says: str

    def as_json(self) -> dict[str, str]:
        """The unknown as plain JSON data."""
        return {"what": self.what, "taken_as": self.taken_as, "says": self.says}


@dataclass(frozen=True, slots=True)
class Accumulators:
    """Where the coverage stands after a visit; None where it does not apply, has no limit, or is not known."""

    year_starts: date | None = None
    deductible_left: Decimal | None = None
    out_of_pocket_left: Decimal | None = None
    visits_left: int | None = None
    authorised_left: int | None = None
    therapy_used: Decimal | None = None
    no_fault_left: Decimal | None = None
    med_pay_left: Decimal | None = None
    family_deductible_left: Decimal | None = None
    family_out_of_pocket_left: Decimal | None = None

    def moved(self, **figures: Decimal | int | date | None) -> "Accumulators":
        """These with other figures; what `dataclasses.replace` does, without its cost, for it runs for every visit."""
        return Accumulators(**{name: getattr(self, name) for name in self.__slots__} | figures)

    def as_json(self) -> dict[str, object]:
        """The figures that apply, as plain JSON data."""
        figures = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: figure.isoformat() if isinstance(figure, date) else plain(figure)
            for name, figure in figures.items()
            if figure is not None
        }


@dataclass(frozen=True, slots=True)
class Shares:
    """Who bears what of a visit. The six parts add up to what was billed, exactly.

    `withheld` is what a law keeps from the clinic (sequestration, assistant reduction); `waiting` is not due
    from anyone yet (held for a settlement, or not authorised); `written_off` is above the contract or schedule.
    """

    insurer: Decimal = ZERO
    other_insurer: Decimal = ZERO
    person: Decimal = ZERO
    withheld: Decimal = ZERO
    waiting: Decimal = ZERO
    written_off: Decimal = ZERO

    @property
    def billed(self) -> Decimal:
        """The sum of the parts."""
        return (
            self.insurer + self.other_insurer + self.person + self.withheld + self.waiting + self.written_off
        )


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One service of a dated visit with its units and money; `charge` is None when the clinic's price is unknown.

    `why` says in words what the allowed amount is. `by_assistant` is the part of `allowed` for units that
    carry the assistant's mark; `covered` is False when the coverage does not pay the service at all.
    """

    code: str
    minutes: int | None
    units: int
    charge: Decimal | None
    allowed: Decimal
    why: str
    by_assistant: Decimal = ZERO
    covered: bool = True


@dataclass(frozen=True, slots=True)
class PricedVisit:
    """A dated visit priced under one coverage, before it is divided between payers.

    `charge` is the clinic's (None when any line's price is unknown), `allowed` what the coverage recognises, `covered`
    the part of it the coverage pays towards, `by_assistant` the part of that for units with the assistant's mark.
    """

    on: date
    number: int
    name: str
    lines: tuple[PricedLine, ...]
    working: tuple[Step, ...] = ()
    remarks: tuple[str, ...] = ()

    charge: Decimal | None = field(init=False, compare=False, repr=False)
    allowed: Decimal = field(init=False, compare=False, repr=False)
    covered: Decimal = field(init=False, compare=False, repr=False)
    by_assistant: Decimal = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Add up the lines once: these sums are asked for in every case of an estimate."""
        charge: Decimal | None = ZERO
        allowed = covered = by_assistant = ZERO
        for line in self.lines:
            charge = None if charge is None or line.charge is None else charge + line.charge
            allowed += line.allowed
            if line.covered:
                covered += line.allowed
                by_assistant += line.by_assistant
        for name, value in (
            ("charge", charge),
            ("allowed", allowed),
            ("covered", covered),
            ("by_assistant", by_assistant),
        ):
            object.__setattr__(self, name, value)

    @property
    def outside(self) -> Decimal:
        """The part the coverage leaves entirely to the person."""
        return self.allowed - self.covered

    @property
    def above_allowed(self) -> Decimal:
        """What the clinic charges above the allowed amount; zero when its charge is unknown."""
        charge = self.charge
        return ZERO if charge is None else charge - self.allowed


@dataclass(frozen=True, slots=True)
class Shared:
    """A priced visit divided: the shares, where the coverage stands after it, and the figures in between."""

    shares: Shares
    after: Accumulators
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    milestones: tuple[Milestone, ...] = ()


class Payer(Protocol):
    """One coverage ready to work: bound to the tariff and the clinic's prices.

    `price` and `share` are pure; `explain` gives the steps behind a shared visit.
    """

    @property
    def title(self) -> str:
        """The coverage's name for people."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What should be said with every estimate under this coverage."""

    def variants(self) -> "tuple[Payer, ...]":
        """The payer as it may turn out when something that changes prices is unknown; itself, when nothing is."""

    def problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        """Why nothing can be priced, if so."""

    def unknowns(self, visits: Sequence[DatedVisit]) -> tuple[Unknown, ...]:
        """What is not known and moves the price."""

    def price(self, visit: DatedVisit, number: int) -> PricedVisit:
        """Units, charge and allowed amount of one visit."""

    def opening(self, first_day: date, case: Case) -> Accumulators:
        """Where the coverage stands before the first visit."""

    def share(self, priced: PricedVisit, before: Accumulators, case: Case) -> Shared:
        """Divide one visit; visits are shared in order of date."""

    def explain(self, priced: PricedVisit, before: Accumulators, shared: Shared) -> tuple[Step, ...]:
        """The steps from the allowed amount to each share."""


def active_problems(coverage: Coverage, visits: Sequence[DatedVisit]) -> list[Problem]:
    """Visits that fall before the coverage begins or after it ends."""
    found = []
    for visit in visits:
        if coverage.active_from is not None and visit.on < coverage.active_from:
            says = f"The visit on {visit.on.isoformat()} lies before the coverage begins."
            found.append(Problem(Trouble.DATE_BEFORE, "coverage.active_from", says))
        if coverage.active_through is not None and visit.on > coverage.active_through:
            says = f"The visit on {visit.on.isoformat()} lies after the coverage ends."
            found.append(Problem(Trouble.COVERAGE_ENDED, "coverage.active_through", says))
    return found


def share_problems(share: Decimal | None, where: str) -> list[Problem]:
    """Why a stated share is not a fraction between 0 and 1, if it is not."""
    stated: object = share
    if stated is None or (isinstance(stated, Decimal) and stated.is_finite() and 0 <= stated <= 1):
        return []
    says = f"{share!r} is not a share: write a fraction from 0 to 1, like 0.20 for 20%."
    return [Problem(Trouble.BAD_SHARE, where, says)]


def count_problems(count: object, where: str) -> list[Problem]:
    """Why a stated number of visits is not one, if it is not; None and NO_LIMIT are fine."""
    if count is None or isinstance(count, NoLimit):
        return []
    if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= 10_000:
        return [Problem(Trouble.BAD_COUNT, where, f"{count!r} is not a number of visits.")]
    return []
