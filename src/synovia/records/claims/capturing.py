"""From what a signed note says was done to the lines of its bill: units by the payer's rule, the assistant's part apart.

Nothing is guessed: a code without a price, or minutes that two counting rules count differently while the payer's
rule is not known, keep the note unbilled and are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from synovia.domain.charges import ChargeProblem, PriceList, ServiceLine, UnitRule
from synovia.domain.charges.claims.fixes import ordered
from synovia.domain.charges.claims.payer_rules import PayerRules
from synovia.domain.charges.coverage import Payer
from synovia.domain.charges.lines import CountedLine, count_lines
from synovia.domain.charges.plan import DatedVisit
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import apportion, cents


@dataclass(frozen=True, slots=True)
class Service:
    """What a note says of one code: minutes in all, and those an assistant gave apart from the therapist."""

    code: str
    minutes: int | None = None
    assistant_minutes: int = 0


@dataclass(frozen=True, slots=True)
class TakenLine:
    """One line of the bill. `allowed` is what the terms on file let expect; None when they do not say."""

    code: str
    units: int
    amount: Decimal
    modifiers: tuple[str, ...] = ()
    minutes: int | None = None
    assistant_minutes: int = 0
    allowed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """The bill of one note, or why there is none."""

    lines: tuple[TakenLine, ...] = ()
    rule: UnitRule = UnitRule.CMS
    working: tuple[Step, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal:
        """The clinic's charge."""
        return sum((line.amount for line in self.lines), Decimal("0.00"))


def take(
    services: Sequence[Service],
    on: date,
    *,
    rules: PayerRules | None,
    terms: Payer | None,
    prices: PriceList,
    tariff: Tariff,
) -> Taken:
    """The lines of one note. `rules` are the payer's (None: the person pays), `terms` price what may be expected."""
    unknown = sorted({one.code for one in services} - set(tariff.codes))
    if unknown or not services:
        says = [f"Code {code} is not in the clinic's code list." for code in unknown]
        return Taken(problems=tuple(says) or ("The note names no service that can be billed.",))
    visit = DatedVisit(
        on, tuple(ServiceLine(one.code, one.minutes, None, one.assistant_minutes) for one in services)
    )
    try:
        rule, counted, steps = _counted(visit, tariff, rules)
    except ChargeProblem as refusal:
        return Taken(problems=tuple(each.says for each in refusal.problems))
    except RuleUnknown as refusal:
        return Taken(problems=(str(refusal),))
    return _priced(visit, counted, steps, rule, rules=rules, terms=terms, prices=prices)


class RuleUnknown(ValueError):
    """Two counting rules differ, and nobody has entered which one the payer uses."""


def _counted(
    visit: DatedVisit, tariff: Tariff, rules: PayerRules | None
) -> tuple[UnitRule, tuple[CountedLine, ...], tuple[Step, ...]]:
    rule = rules.unit_rule if rules else UnitRule.CMS
    lines, steps = count_lines(visit, tariff, rule or UnitRule.CMS)
    if rule is not None:
        return rule, lines, steps
    others, _steps = count_lines(visit, tariff, UnitRule.EIGHTS)
    if others != lines:
        said = [", ".join(f"{line.code} × {line.units}" for line in each) for each in (lines, others)]
        raise RuleUnknown(
            f"How this payer counts units is not known: the 8-minute rule gives {said[0]}, the rule of eights {said[1]}."
        )
    return UnitRule.CMS, lines, steps


def _priced(
    visit: DatedVisit,
    counted: Sequence[CountedLine],
    steps: tuple[Step, ...],
    rule: UnitRule,
    *,
    rules: PayerRules | None,
    terms: Payer | None,
    prices: PriceList,
) -> Taken:
    billed = [line for line in counted if line.units]
    missing = sorted({line.code for line in billed} - set(prices.prices))
    if missing:
        return Taken(problems=tuple(f"The price list has no price for {code}." for code in missing))
    if not billed:
        return Taken(problems=("The minutes are too few for a unit.",), working=steps, rule=rule)
    allowed = _allowed(visit, terms)
    by_assistant = {one.code: one.assistant_minutes for one in visit.lines}
    lines = [
        split
        for line in billed
        for split in _split(
            TakenLine(
                line.code,
                line.units,
                cents(prices.prices[line.code] * line.units),
                (rules.therapy_modifier,) if rules and rules.therapy_modifier else (),
                line.minutes,
                by_assistant.get(line.code, 0),
                allowed.get(line.code),
            ),
            line.marked,
            rules.assistant_modifier if rules else "",
        )
    ]
    return Taken(tuple(lines), rule, steps)


def _allowed(visit: DatedVisit, terms: Payer | None) -> dict[str, Decimal]:
    """What the terms on file let expect, by code; empty where they do not price this visit."""
    if terms is None or terms.problems([visit]):
        return {}
    try:
        return {line.code: line.allowed for line in terms.price(visit, 1).lines}
    except ChargeProblem:
        return {}


def _split(line: TakenLine, marked: int, modifier: str) -> Iterable[TakenLine]:
    """The line, or two where the assistant gave some of its units."""
    if not modifier or not marked:
        return (line,)
    with_mark = ordered((*line.modifiers, modifier))
    plain = line.units - marked
    if plain <= 0:
        return (replace(line, modifiers=with_mark),)
    weights = (Decimal(plain), Decimal(marked))
    amounts = apportion(line.amount, weights)
    allowed = apportion(line.allowed, weights) if line.allowed is not None else (None, None)
    therapist = None if line.minutes is None else line.minutes - line.assistant_minutes
    return (
        replace(
            line, units=plain, amount=amounts[0], allowed=allowed[0], minutes=therapist, assistant_minutes=0
        ),
        replace(
            line,
            units=marked,
            amount=amounts[1],
            allowed=allowed[1],
            modifiers=with_mark,
            minutes=line.assistant_minutes or None,
        ),
    )
