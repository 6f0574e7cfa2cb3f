"""From a visit's planned services to billable lines: one line a code, with its units and the assistant's part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from synovia.domain.charges.assistant import marked_units, untimed_is_marked
from synovia.domain.charges.coverage import PricedLine
from synovia.domain.charges.plan import DatedVisit, PriceList, ServiceLine
from synovia.domain.charges.problems import Problem, Trouble
from synovia.domain.charges.tariff import Counting, Tariff
from synovia.domain.charges.units import UnitRule, count_units
from synovia.domain.charges.working import Step
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.money import cents, shown


@dataclass(frozen=True, slots=True)
class CountedLine:
    """All of one code on one day: minutes (None when not counted by them), units, and units by the assistant."""

    code: str
    minutes: int | None
    units: int
    marked: int = 0


def count_lines(
    visit: DatedVisit, tariff: Tariff, rule: UnitRule
) -> tuple[tuple[CountedLine, ...], tuple[Step, ...]]:
    """The visit's lines with units, in the order the codes were planned, and the steps of the counting."""
    timed = [
        (line.code, line.minutes or 0)
        for line in visit.lines
        if tariff.codes[line.code].counting is Counting.TIMED
    ]
    counted = count_units(timed, rule, visit.on)
    grouped: dict[str, list[ServiceLine]] = {}
    for line in visit.lines:
        grouped.setdefault(line.code, []).append(line)
    lines = tuple(_counted(code, same, counted.units) for code, same in grouped.items())
    steps = counted.working if timed else ()
    return lines, steps + _untimed_steps(visit, lines, counted.units)


def charge_of(line: CountedLine, prices: PriceList) -> Decimal | None:
    """The clinic's charge for the line; None when its price is not in the list."""
    price = prices.prices.get(line.code)
    return None if price is None else cents(price * line.units)


def lower_of_both(line: CountedLine, prices: PriceList, rate: Decimal, named: str) -> PricedLine:
    """The line at the lower of the clinic's charge and the payer's `rate`, which is `named` in words."""
    charge = charge_of(line, prices)
    if charge is not None and charge < rate:
        why = f"the clinic's price, which is below {named}"
        return PricedLine(line.code, line.minutes, line.units, charge, charge, why)
    return PricedLine(line.code, line.minutes, line.units, charge, rate, named)


def charge_steps(visit: DatedVisit, lines: Sequence[CountedLine], prices: PriceList) -> tuple[Step, ...]:
    """How each line's charge comes from the clinic's price list."""
    return tuple(
        Step(
            gives=f"charge {line.code}",
            result=cents(price * line.units),
            rule="clinic-price",
            on=visit.on,
            says=f"{line.code}: {line.units} × {shown(price)} from the clinic's price list.",
            source="clinic-prices",
            standing=Standing.FOUND,
            figures={"units": line.units, "price": price},
        )
        for line in lines
        if (price := prices.prices.get(line.code)) is not None
    )


def price_problems(visits: Sequence[DatedVisit], prices: PriceList) -> list[Problem]:
    """Codes of the plan that are missing from the clinic's prices where these are needed."""
    codes = sorted({line.code for visit in visits for line in visit.lines} - set(prices.prices))
    says = "The clinic's price list has no price for {}: add one to estimate this."
    return [Problem(Trouble.PRICE_MISSING, f"prices.{code}", says.format(code)) for code in codes]


def _counted(code: str, same: Sequence[ServiceLine], timed: Mapping[str, int]) -> CountedLine:
    stated = [line.minutes for line in same if line.minutes is not None]
    minutes = sum(stated) if stated else None
    assistant = sum(line.assistant_minutes for line in same)
    therapist = (minutes or 0) - assistant
    if code in timed:
        return CountedLine(code, minutes, timed[code], marked_units(timed[code], therapist, assistant))
    units = sum(line.units or 1 for line in same)
    return CountedLine(code, minutes, units, units if untimed_is_marked(therapist, assistant) else 0)


def _untimed_steps(
    visit: DatedVisit, lines: Sequence[CountedLine], timed: Mapping[str, int]
) -> tuple[Step, ...]:
    says = "{}: not counted by 15 minutes, so {} as planned whatever the minutes."
    return tuple(
        Step(
            gives=f"units {line.code}",
            result=line.units,
            rule="not-timed",
            on=visit.on,
            says=says.format(line.code, line.units),
            source="cms-100-04-5",
            standing=Standing.FOUND,
        )
        for line in lines
        if line.code not in timed
    )
