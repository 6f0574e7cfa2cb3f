"""Paying oneself: the clinic's prices, a discount, or one price a visit; a good-faith estimate is owed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.charges.coverage import (
    Accumulators,
    Case,
    Coverage,
    PricedLine,
    PricedVisit,
    Shared,
    Shares,
    Unknown,
    active_problems,
    share_problems,
)
from synovia.domain.charges.lines import charge_steps, count_lines, price_problems
from synovia.domain.charges.plan import DatedVisit, PriceList, money_problems
from synovia.domain.charges.problems import Problem
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.money import apportion, cents, percent, shown, total


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfPay(Coverage):
    """No insurance is billed: the clinic's prices less a discount (0.20 is 20%), or a price for the whole visit."""

    discount: Decimal = Decimal(0)
    visit_price: Decimal | None = None
    first_visit_price: Decimal | None = None
    unit_rule: UnitRule = UnitRule.CMS


@dataclass(frozen=True, slots=True)
class SelfPayer:
    """A person paying the clinic's prices for one plan."""

    coverage: SelfPay
    tariff: Tariff
    prices: PriceList

    @property
    def title(self) -> str:
        """The coverage's name for people."""
        return self.coverage.name or "Paying yourself"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What should be said with every self-pay estimate."""
        over = shown(self.tariff.good_faith.dispute_over)
        return (
            f"You have the right to a written good-faith estimate. You can dispute a bill {over} or more above it.",
        )

    def problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        """Prices missing or not money, a discount that is no share."""
        held = self.coverage
        found = price_problems(visits, self.prices) + share_problems(held.discount, "coverage.discount")
        found += money_problems(held.visit_price, "coverage.visit_price")
        found += money_problems(held.first_visit_price, "coverage.first_visit_price")
        return found + active_problems(held, visits)

    def unknowns(self, visits: Sequence[DatedVisit]) -> tuple[Unknown, ...]:
        """Nothing about the coverage: there is none."""
        return ()

    def variants(self) -> "tuple[SelfPayer, ...]":
        """Itself: no price depends on what is unknown."""
        return (self,)

    def price(self, visit: DatedVisit, number: int) -> PricedVisit:
        """The clinic's prices less the discount, or the price of the visit spread over its lines."""
        lines, counting = count_lines(visit, self.tariff, self.coverage.unit_rule)
        charges = [cents(self.prices.prices[line.code] * line.units) for line in lines]
        flat = self._flat(number)
        if flat is None:
            parts = [charge - cents(charge * self.coverage.discount) for charge in charges]
        else:
            parts = list(apportion(cents(min(flat, total(charges))), charges))
        why = "the clinic's price less its discount" if flat is None else "its part of the price of the visit"
        priced = tuple(
            PricedLine(line.code, line.minutes, line.units, charge, part, why)
            for line, charge, part in zip(lines, charges, parts, strict=True)
        )
        steps = (
            *charge_steps(visit, lines, self.prices),
            self._step(visit, total(charges), total(parts), flat),
        )
        return PricedVisit(visit.on, number, visit.name, priced, (*counting, *steps))

    def opening(self, first_day: date, case: Case) -> Accumulators:
        """Nothing accumulates."""
        return Accumulators()

    def share(self, priced: PricedVisit, before: Accumulators, case: Case) -> Shared:
        """All of it is the person's."""
        return Shared(Shares(person=priced.allowed, written_off=priced.above_allowed), before)

    def explain(self, priced: PricedVisit, before: Accumulators, shared: Shared) -> tuple[Step, ...]:
        """The person pays the price."""
        says = f"No insurance is billed, so the person pays {shown(priced.allowed)}."
        return (_self_step("person_pays", priced.allowed, priced.on, says),)

    def _flat(self, number: int) -> Decimal | None:
        held = self.coverage
        return (
            held.first_visit_price if number == 1 and held.first_visit_price is not None else held.visit_price
        )

    def _step(self, visit: DatedVisit, charge: Decimal, price: Decimal, flat: Decimal | None) -> Step:
        says = f"{shown(charge)} less a discount of {percent(self.coverage.discount)} is {shown(price)}."
        if flat is not None:
            says = f"The clinic's price for the whole visit is {shown(price)}."
        return _self_step("price of the visit", price, visit.on, says)


def _self_step(gives: str, result: Decimal, on: date, says: str) -> Step:
    return Step(gives, result, "self-pay", on, says, "clinic-prices", Standing.FOUND)
