"""What a private plan recognises for a visit: rates by code, one rate a visit, or a share of Medicare's schedule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from synovia.domain.charges.coverage import PricedLine, PricedVisit
from synovia.domain.charges.lines import CountedLine, charge_of, charge_steps, count_lines, lower_of_both
from synovia.domain.charges.plan import DatedVisit, PriceList, money_problems
from synovia.domain.charges.problems import Problem, Trouble
from synovia.domain.charges.schedule import schedule_lines, schedule_steps
from synovia.domain.charges.tariff import NATIONAL, MedicareStatus, Tariff
from synovia.domain.charges.timeline import InForce
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.money import ZERO, apportion, cents, percent, shown


@dataclass(frozen=True, slots=True)
class CodeRates:
    """Dollars for one unit of each code."""

    rates: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class VisitRate:
    """Dollars for a whole visit, whatever is done in it; the first visit may have its own."""

    rate: Decimal
    first_visit: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MedicareShare:
    """A share of Medicare's fee (1.10 is 110%) at a locality, with or without its reduction for several services."""

    share: Decimal
    locality: str = NATIONAL
    reduces: bool = True


Rates: TypeAlias = CodeRates | VisitRate | MedicareShare


def rate_problems(rates: Rates | None, tariff: Tariff, visits: Sequence[DatedVisit]) -> list[Problem]:
    """Rates missing for a code, or not money."""
    if rates is None:
        says = "Say what the plan recognizes: rates by code, a rate per visit, or a share of Medicare's fee."
        return [Problem(Trouble.RATE_MISSING, "coverage.rates", says)]
    if isinstance(rates, VisitRate):
        first = money_problems(rates.first_visit, "coverage.rates.first_visit")
        return money_problems(rates.rate, "coverage.rates.rate") + first
    if isinstance(rates, MedicareShare):
        if rates.share.is_finite() and 0 < rates.share <= 10:
            return []
        says = f"{rates.share} of Medicare's fee: write a share like 1.10 for 110%."
        return [Problem(Trouble.BAD_SHARE, "coverage.rates.share", says)]
    found = [
        each for code, rate in rates.rates.items() for each in money_problems(rate, f"coverage.rates.{code}")
    ]
    codes = sorted({line.code for visit in visits for line in visit.lines} - set(rates.rates))
    says = "The contract has no rate for {}: add it, or say it is not covered."
    return found + [
        Problem(Trouble.RATE_MISSING, f"coverage.rates.{code}", says.format(code)) for code in codes
    ]


def price_by_rates(
    visit: DatedVisit,
    number: int,
    rates: Rates | None,
    tariff: Tariff,
    prices: PriceList,
    rule: UnitRule,
) -> PricedVisit:
    """The visit at the plan's rates: the lower of the clinic's charge and the rate. Expects rates without problems."""
    lines, counting = count_lines(visit, tariff, rule)
    charges = charge_steps(visit, lines, prices)
    if isinstance(rates, VisitRate):
        priced, steps = _by_visit(visit, number, lines, rates, prices)
    elif isinstance(rates, MedicareShare):
        priced, steps = _by_medicare(visit, lines, rates, tariff, prices)
    else:
        priced, steps = _by_code(visit, lines, rates.rates if rates else {}, prices)
    return PricedVisit(visit.on, number, visit.name, priced, (*counting, *charges, *steps))


def _by_code(
    visit: DatedVisit, lines: Sequence[CountedLine], rates: Mapping[str, Decimal], prices: PriceList
) -> tuple[tuple[PricedLine, ...], tuple[Step, ...]]:
    priced = tuple(
        lower_of_both(line, prices, cents(rates[line.code] * line.units), "the contract's rate")
        for line in lines
    )
    steps = tuple(
        _step(
            visit,
            line.code,
            cents(rates[line.code] * line.units),
            f"{line.code}: {line.units} × {shown(rates[line.code])} by the contract.",
        )
        for line in lines
    )
    return priced, steps


def _by_visit(
    visit: DatedVisit, number: int, lines: Sequence[CountedLine], rates: VisitRate, prices: PriceList
) -> tuple[tuple[PricedLine, ...], tuple[Step, ...]]:
    """One rate for the visit, spread over its lines by their charges (evenly when these are not all known)."""
    charges = [charge_of(line, prices) for line in lines]
    known = [charge for charge in charges if charge is not None]
    whole = sum(known, ZERO) if len(known) == len(charges) else None
    rate = rates.first_visit if number == 1 and rates.first_visit is not None else rates.rate
    allowed = rate if whole is None else min(rate, whole)
    weights = [Decimal(1)] * len(lines) if whole is None else known
    parts = apportion(cents(allowed), weights)
    priced = tuple(
        PricedLine(line.code, line.minutes, line.units, charge, part, "its part of the rate for the visit")
        for line, charge, part in zip(lines, charges, parts, strict=True)
    )
    says = f"The contract pays {shown(rate)} for the visit, whatever is done in it"
    says += ", but never more than the charge." if allowed < rate else "."
    return priced, (_step(visit, "visit", allowed, says),)


def _by_medicare(
    visit: DatedVisit, lines: Sequence[CountedLine], rates: MedicareShare, tariff: Tariff, prices: PriceList
) -> tuple[tuple[PricedLine, ...], tuple[Step, ...]]:
    found = tariff.medicare.factor.on(visit.on)
    factor = InForce(found.value.usual, found.origin, found.carried)
    bundled = [line for line in lines if tariff.codes[line.code].medicare is MedicareStatus.BUNDLED]
    payable = [line for line in lines if line not in bundled]
    scheduled = schedule_lines(
        payable, tariff, visit.on, locality=rates.locality, factor=factor.value, reduces=rates.reduces
    )
    named = f"{percent(rates.share)} of Medicare's fee"
    fees = {each.line.code: cents(each.allowed * rates.share) for each in scheduled}
    priced = tuple(lower_of_both(line, prices, fees.get(line.code, ZERO), named) for line in lines)
    steps = schedule_steps(scheduled, tariff, visit.on, locality=rates.locality, factor=factor)
    own = tuple(
        _step(visit, code, amount, f"{code}: the contract pays {named}: {shown(amount)}.")
        for code, amount in fees.items()
    )
    return priced, (*steps, *own)


def _step(visit: DatedVisit, what: str, amount: Decimal, says: str) -> Step:
    return Step(f"rate {what}", amount, "contract-rate", visit.on, says, "contract", Standing.FOUND)
