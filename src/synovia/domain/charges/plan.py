"""What is planned: visits with their services and minutes, and how many visits are likely."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from synovia.domain.charges.days import after_business_days
from synovia.domain.charges.problems import Problem, Trouble, refuse_all
from synovia.domain.charges.tariff import Counting, Tariff
from synovia.domain.charges.units import is_whole, minute_problems
from synovia.domain.terms.money import MoneyProblem, dollars

MOST_VISITS = 400
"""More planned visits than this in one estimate is a slip: it is over a year of daily care."""

LONGEST_DAYS = 731
"""A visit this far from the start of its plan is a slip."""


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One service of a visit.

    `minutes` of direct contact for timed codes; `units` only for services counted otherwise (default 1);
    `assistant_minutes` is the part of `minutes` an assistant gives apart from the therapist.
    """

    code: str
    minutes: int | None = None
    units: int | None = None
    assistant_minutes: int = 0


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One visit, on a date, or `week` weeks and `day` days after the plan's start."""

    lines: tuple[ServiceLine, ...]
    on: date | None = None
    week: int | None = None
    day: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class VisitRange:
    """How many visits it may take: at least, most likely, at most."""

    low: int
    expected: int
    high: int


@dataclass(frozen=True, slots=True)
class PlannedCare:
    """A plan to be priced: every visit up to the high end of the range, in any order.

    `born_on`, when given, is only used to refuse visits before the person's birth.
    """

    visits: tuple[PlannedVisit, ...]
    starts_on: date | None = None
    likely: VisitRange | None = None
    born_on: date | None = None

    @property
    def range(self) -> VisitRange:
        """The stated range; all visits, when none is stated."""
        return self.likely or VisitRange(len(self.visits), len(self.visits), len(self.visits))


@dataclass(frozen=True, slots=True)
class DatedVisit:
    """A visit with its date settled."""

    on: date
    lines: tuple[ServiceLine, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PriceList:
    """The clinic's own charges: dollars for one unit of each code."""

    prices: Mapping[str, Decimal] = field(default_factory=dict)

    def problems(self) -> list[Problem]:
        """Prices that are not money."""
        return [
            found for code, price in self.prices.items() for found in money_problems(price, f"prices.{code}")
        ]


def weekly(
    *,
    starts_on: date,
    first: Sequence[ServiceLine],
    usual: Sequence[ServiceLine],
    per_week: int,
    likely: VisitRange,
    every_tenth: Sequence[ServiceLine] = (),
) -> PlannedCare:
    """A plan with an evaluation first and the same visit `per_week` times a week after it, to the high end.

    `every_tenth` is added to each tenth visit (a re-examination). Visits of a week are spread over weekdays.
    """
    if not 1 <= per_week <= 5:
        refuse_all([Problem(Trouble.BAD_COUNT, "per_week", "Plan one to five visits a week.")])
    visits = []
    for index in range(max(0, min(likely.high, MOST_VISITS))):
        week, place = divmod(index, per_week)
        on = after_business_days(starts_on + timedelta(weeks=week), place * 5 // per_week)
        extra = tuple(every_tenth) if (index + 1) % 10 == 0 else ()
        lines = (*usual, *extra) if index else tuple(first)
        visits.append(PlannedVisit(lines, on=on, name="" if index else "First visit"))
    return PlannedCare(tuple(visits), starts_on, likely)


def dated(care: PlannedCare) -> tuple[DatedVisit, ...]:
    """The visits in order of date. Expects a plan with no problems."""
    visits = (DatedVisit(_date_of(care, visit), visit.lines, visit.name) for visit in care.visits)
    return tuple(sorted(visits, key=lambda visit: visit.on))


def plan_problems(care: PlannedCare, tariff: Tariff) -> list[Problem]:
    """Everything about the plan itself that makes it impossible to price."""
    found = [*_range_problems(care)]
    for index, visit in enumerate(care.visits[: MOST_VISITS + 1]):
        where = f"visits[{index}]"
        found += _date_problems(care, visit, where)
        found += _line_problems(visit, tariff, where)
    return found or _twice_problems(care)


def money_problems(amount: Decimal | None, where: str) -> list[Problem]:
    """Why a stated amount is not money, if it is not; None means not stated and is no problem here."""
    if amount is None:
        return []
    stated: object = amount
    if not isinstance(stated, Decimal):
        return [Problem(Trouble.BAD_MONEY, where, f"{amount!r} is not an exact amount: give a Decimal.")]
    try:
        dollars(stated)
    except MoneyProblem as problem:
        return [Problem(Trouble.BAD_MONEY, where, str(problem))]
    return []


def _date_of(care: PlannedCare, visit: PlannedVisit) -> date:
    if visit.on is not None:
        return visit.on
    return (care.starts_on or date.min) + timedelta(weeks=visit.week or 0, days=visit.day)


def _range_problems(care: PlannedCare) -> Iterable[Problem]:
    stated = care.range
    if not care.visits:
        yield Problem(Trouble.NO_VISITS, "visits", "The plan has no visits: add at least one.")
    elif len(care.visits) > MOST_VISITS:
        says = f"{len(care.visits)} visits are too many for one estimate: at most {MOST_VISITS}."
        yield Problem(Trouble.BAD_RANGE, "visits", says)
    elif not 1 <= stated.low <= stated.expected <= stated.high <= len(care.visits):
        says = (
            f"The range {stated.low}, {stated.expected}, {stated.high} must rise from at least 1 "
            f"to at most the {len(care.visits)} visits planned."
        )
        yield Problem(Trouble.BAD_RANGE, "likely", says)


def _date_problems(care: PlannedCare, visit: PlannedVisit, where: str) -> Iterable[Problem]:
    start = care.starts_on
    if visit.on is None and (visit.week is None or start is None):
        yield Problem(
            Trouble.NO_DATE, where, "The visit needs a date, or a week counted from the plan's start date."
        )
    elif visit.on is None and (visit.week or 0) * 7 + visit.day < 0:
        yield Problem(Trouble.DATE_BEFORE, where, "The visit lies before the plan starts.")
    elif visit.on is None and (visit.week or 0) * 7 + visit.day > LONGEST_DAYS:
        yield Problem(Trouble.BAD_RANGE, where, "The visit lies more than two years after the plan starts.")
    elif care.born_on is not None and _date_of(care, visit) < care.born_on:
        yield Problem(Trouble.DATE_BEFORE, where, "The visit lies before the person was born.")
    elif visit.on is not None and start is not None and visit.on < start:
        says = f"The visit on {visit.on.isoformat()} lies before the plan starts on {start.isoformat()}."
        yield Problem(Trouble.DATE_BEFORE, where, says)


def _line_problems(visit: PlannedVisit, tariff: Tariff, where: str) -> list[Problem]:
    if not visit.lines:
        return [Problem(Trouble.NO_SERVICES, where, "The visit has no services.")]
    found: list[Problem] = []
    for index, line in enumerate(visit.lines):
        at = f"{where}.lines[{index}]"
        if line.code not in tariff.codes:
            found.append(
                Problem(Trouble.UNKNOWN_CODE, at, f"Code {line.code} is not in the clinic's code list.")
            )
        elif tariff.codes[line.code].counting is Counting.TIMED:
            found += _timed_problems(line, at)
        found += _count_problems(line, at)
    stated = [(line.code, 0 if line.minutes is None else line.minutes) for line in visit.lines]
    return found + minute_problems(stated, f"{where}.lines")


def _timed_problems(line: ServiceLine, at: str) -> Iterable[Problem]:
    if line.minutes is None:
        says = f"{line.code} is counted by the minute: say how many minutes are planned."
        yield Problem(Trouble.MINUTES_MISSING, f"{at}.minutes", says)
    if line.units is not None:
        says = f"{line.code} is counted from its minutes: leave the units out."
        yield Problem(Trouble.BAD_UNITS, f"{at}.units", says)


def _count_problems(line: ServiceLine, at: str) -> Iterable[Problem]:
    if line.units is not None and not is_whole(line.units, 1, 99):
        yield Problem(Trouble.BAD_UNITS, f"{at}.units", f"{line.units} units of {line.code}: write 1 to 99.")
    if not is_whole(line.assistant_minutes, 0, line.minutes if is_whole(line.minutes, 0) else 0):
        says = f"The assistant's minutes of {line.code} must lie between 0 and all its minutes."
        yield Problem(Trouble.BAD_MINUTES, f"{at}.assistant_minutes", says)


def _twice_problems(care: PlannedCare) -> list[Problem]:
    days = Counter(_date_of(care, visit) for visit in care.visits)
    twice = sorted(day for day, visits in days.items() if visits > 1)
    says = "Two visits on {}: payers count a day as a whole, so put both into one visit."
    return [Problem(Trouble.SAME_DAY_TWICE, "visits", says.format(day.isoformat())) for day in twice]
