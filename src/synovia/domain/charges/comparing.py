"""Patterns of visits side by side: how often and how long, what each would cost, and what sets them apart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from synovia.domain.charges.coverage import Coverage, Happening
from synovia.domain.charges.estimating import estimate
from synovia.domain.charges.plan import (
    MOST_VISITS,
    PlannedCare,
    PlannedVisit,
    PriceList,
    ServiceLine,
    VisitRange,
)
from synovia.domain.charges.problems import ChargeProblem, Problem, Trouble
from synovia.domain.charges.result import Estimate
from synovia.domain.charges.tariff import Tariff
from synovia.domain.terms.money import shown

LEAST_A_WEEK, MOST_A_WEEK, MOST_WEEKS = Decimal("0.5"), Decimal(5), 52
MOST_PATTERNS: Final = 3
SATURDAY = 5
ONE_DAY = timedelta(days=1)
AS_PLANNED = VisitRange(1, 1, 1)  # no fewer and no more than the pattern says
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Pattern:
    """So many visits a week for so many weeks. Half a visit a week is one every two weeks."""

    per_week: Decimal
    weeks: int

    @property
    def visits(self) -> int:
        """How many visits that makes, at least one."""
        return max(1, _whole(self.per_week * self.weeks))

    @property
    def words(self) -> str:
        """As a person would say it: twice a week for six weeks."""
        often = {
            Decimal("0.5"): "once every two weeks",
            Decimal(1): "once a week",
            Decimal(2): "twice a week",
        }.get(self.per_week, f"{_number(self.per_week)} times a week")
        return f"{often} for {_number(Decimal(self.weeks))} week{'' if self.weeks == 1 else 's'}"

    def problems(self, where: str) -> list[Problem]:
        """Why nobody could come so often or so long, if so."""
        found = []
        if not LEAST_A_WEEK <= self.per_week <= MOST_A_WEEK:
            says = "Plan from one visit every two weeks (0.5) to five visits a week."
            found.append(Problem(Trouble.BAD_COUNT, f"{where}.per_week", says))
        if not 1 <= self.weeks <= MOST_WEEKS:
            says = f"Plan for 1 to {MOST_WEEKS} weeks."
            found.append(Problem(Trouble.BAD_COUNT, f"{where}.weeks", says))
        return found


@dataclass(frozen=True, slots=True)
class Course:
    """What stays the same whatever the pattern: the visits before it, a usual visit, the first day, and how uncertain.

    `spread` is the plan's own fewest, expected and most visits: a pattern's fewest and most keep their proportion.
    """

    starts_on: date
    usual: tuple[ServiceLine, ...]
    before: tuple[PlannedVisit, ...] = ()
    spread: VisitRange = AS_PLANNED

    def in_pattern(self, pattern: Pattern) -> PlannedCare:
        """The care as it would be given in this pattern, to its most visits."""
        likely = scaled(self.spread, pattern.visits)
        taken = {visit.on for visit in self.before}
        days = spread_days(self.starts_on, pattern.per_week, likely.high, taken=taken)
        first = len(self.before)
        visits = (*self.before, *(PlannedVisit(self.usual, on=day) for day in days))
        reach = VisitRange(first + likely.low, first + likely.expected, first + likely.high)
        starts = [self.starts_on, *(day for day in taken if day is not None)]
        return PlannedCare(visits, min(starts), reach)


@dataclass(frozen=True, slots=True)
class Compared:
    """One pattern with its price, or with the reasons why there is none."""

    pattern: Pattern
    estimate: Estimate | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The day of the last expected visit."""
        return self.estimate.rows[self.estimate.expected.visits - 1].on if self.estimate else None

    def day_of(self, happening: Happening) -> date | None:
        """When it first happens within the expected visits; None when it does not."""
        if self.estimate is None:
            return None
        reach = self.estimate.expected.visits
        days = (
            each.on
            for each in self.estimate.milestones
            if each.happening is happening and each.visit <= reach
        )
        return next(days, None)


def compare_patterns(
    patterns: Sequence[Pattern],
    course: Course,
    coverage: Coverage | Sequence[Coverage] | None,
    tariff: Tariff,
    *,
    prices: PriceList | None = None,
) -> tuple[Compared, ...]:
    """Each pattern priced under the same coverage. A pattern that cannot be priced says why and spoils no other."""
    return tuple(
        _compared(pattern, place, course, coverage, tariff, prices) for place, pattern in enumerate(patterns)
    )


def differences(compared: Sequence[Compared]) -> tuple[str, ...]:
    """What sets each further pattern apart from the first, in plain sentences; nothing where either has no price."""
    if not compared or compared[0].estimate is None:
        return ()
    first = compared[0]
    return tuple(
        _difference(first, other) for other in compared[1:] if other.estimate is not None and other != first
    )


def spread_days(
    starts_on: date, per_week: Decimal, count: int, *, taken: Collection[date | None] = ()
) -> tuple[date, ...]:
    """`count` working days, evenly spread at so many a week from the start, each once, those `taken` left out."""
    between = Decimal(7) / per_week
    days: list[date] = []
    for index in range(min(count, MOST_VISITS)):
        day = starts_on + timedelta(days=int(index * between))
        while day.weekday() >= SATURDAY or day in taken or (days and day <= days[-1]):
            day += ONE_DAY
        days.append(day)
    return tuple(days)


def scaled(spread: VisitRange, visits: int) -> VisitRange:
    """The fewest and most visits around another expected number, in the proportions of `spread`, at least one."""
    share = Decimal(visits) / spread.expected
    low = max(1, min(visits, _whole(spread.low * share)))
    return VisitRange(low, visits, max(visits, _whole(spread.high * share)))


def _compared(
    pattern: Pattern,
    place: int,
    course: Course,
    coverage: Coverage | Sequence[Coverage] | None,
    tariff: Tariff,
    prices: PriceList | None,
) -> Compared:
    found = pattern.problems(f"patterns[{place}]")
    if found:
        return Compared(pattern, problems=tuple(found))
    try:
        return Compared(pattern, estimate(course.in_pattern(pattern), coverage, tariff, prices=prices))
    except ChargeProblem as refused:
        return Compared(pattern, problems=refused.problems)


def _difference(first: Compared, other: Compared) -> str:
    assert first.estimate is not None
    assert other.estimate is not None
    more = other.estimate.expected.person_pays - first.estimate.expected.person_pays
    visits = other.estimate.expected.visits - first.estimate.expected.visits
    costs = (
        "costs you the same" if not more else f"costs you {shown(abs(more))} {'more' if more > 0 else 'less'}"
    )
    count = (
        f"with {abs(visits)} {'more' if visits > 0 else 'fewer'} visits" if visits else "with as many visits"
    )
    return f"{_begun(other.pattern.words)} {costs} than {first.pattern.words}, {count}{_ends(first, other)}."


def _ends(first: Compared, other: Compared) -> str:
    assert first.last_day is not None
    assert other.last_day is not None
    days = (other.last_day - first.last_day).days
    weeks = _whole(Decimal(abs(days)) / 7)
    if not weeks:
        return ", and ends about the same day"
    return f", and ends about {weeks} week{'' if weeks == 1 else 's'} {'later' if days > 0 else 'sooner'}"


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def _number(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return NUMBERS[int(amount)] if whole and 0 <= amount < len(NUMBERS) else f"{amount.normalize():f}"


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
