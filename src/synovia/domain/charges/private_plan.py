"""A private plan: contract rates, visit limit, copay or deductible and coinsurance, yearly maximum, visit by visit.

Order of the steps and worked examples: bcbstx.com, helpbetter.org and nevadainfusion.com (see the tariff's sources).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from synovia.domain.charges.coverage import (
    Accumulators,
    Case,
    Coverage,
    NoLimit,
    PricedVisit,
    Shared,
    Shares,
    Unknown,
    active_problems,
    count_problems,
    share_problems,
)
from synovia.domain.charges.family import Family, deductible_open, least, less, rest_of
from synovia.domain.charges.plan import DatedVisit, PriceList, money_problems
from synovia.domain.charges.private_rates import Rates, price_by_rates, rate_problems
from synovia.domain.charges.private_words import private_milestones, private_steps, private_unknowns
from synovia.domain.charges.problems import Problem, Trouble
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, cents, shown


@dataclass(frozen=True, slots=True)
class Copay:
    """A fixed amount per visit; usually without the deductible, sometimes only after it."""

    amount: Decimal
    after_deductible: bool = False


@dataclass(frozen=True, slots=True)
class Coinsurance:
    """A share of the allowed amount (0.20 is 20%), after the deductible unless that is waived."""

    share: Decimal
    after_deductible: bool = True


class OverLimit(StrEnum):
    """What an in-network person pays for a visit over the plan's limit."""

    CONTRACT_RATE = "contract_rate"
    FULL_CHARGE = "full_charge"


class Secondary(StrEnum):
    """How the plan pays when it is second: up to its own benefit, or only what exceeds the first payment."""

    STANDARD = "standard"
    NON_DUPLICATION = "non_duplication"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePlan(Coverage):
    """A private plan and what is known of the person's plan year. None means not known; say NO_LIMIT for none.

    `deductible` and `out_of_pocket_max` are the yearly figures, the `_left` ones what remains of them before the
    first visit. `visits_used` counts therapy visits already used of `visit_limit` this plan year. The plan year
    begins on the first of `plan_year_month`. `family` holds what the policy's people share. Out of network, `rates` are what the plan recognises and
    `balance_billed` says whether the clinic bills the rest to the person.
    """

    benefit: Copay | Coinsurance | None = None
    rates: Rates | None = None
    unit_rule: UnitRule | None = None
    in_network: bool = True
    balance_billed: bool = True
    deductible: Decimal | None = None
    deductible_left: Decimal | None = None
    out_of_pocket_max: Decimal | NoLimit | None = None
    out_of_pocket_left: Decimal | None = None
    visit_limit: int | NoLimit | None = None
    visits_used: int | None = None
    authorised_visits: int | NoLimit | None = None
    over_limit: OverLimit = OverLimit.CONTRACT_RATE
    plan_year_month: int = 1
    as_secondary: Secondary = Secondary.STANDARD
    family: Family | None = None

    @property
    def uses_deductible(self) -> bool:
        """Whether therapy visits run through the deductible at all."""
        return self.benefit is not None and self.benefit.after_deductible


@dataclass(frozen=True, slots=True)
class PrivatePayer:
    """A private plan at work on one plan of visits."""

    coverage: PrivatePlan
    tariff: Tariff
    prices: PriceList

    @property
    def title(self) -> str:
        """The plan's name for people."""
        return self.coverage.name or "Private insurance"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What should be said with every estimate under a private plan."""
        said = [
            "The plan decides when it gets the claim; these figures follow what we were told of the plan."
        ]
        if not self.coverage.in_network:
            said.append(
                "The clinic is out of network: what counts toward your plan's limits may be kept separately."
            )
        return tuple(said)

    def problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        """Benefit or rates missing, figures that are not money or counts, more left than a year has."""
        held = self.coverage
        found = [*rate_problems(held.rates, self.tariff, visits), *_benefit_problems(held.benefit)]
        found += money_problems(held.deductible, "coverage.deductible")
        found += money_problems(held.deductible_left, "coverage.deductible_left")
        found += money_problems(_amount(held.out_of_pocket_max), "coverage.out_of_pocket_max")
        found += money_problems(held.out_of_pocket_left, "coverage.out_of_pocket_left")
        found += held.family.problems() if held.family else []
        for name in ("visit_limit", "visits_used", "authorised_visits"):
            found += count_problems(getattr(held, name), f"coverage.{name}")
        if not 1 <= held.plan_year_month <= 12:
            found.append(
                Problem(Trouble.BAD_COUNT, "coverage.plan_year_month", "A month is a number from 1 to 12.")
            )
        return (found or _left_problems(held)) + active_problems(held, visits)

    def unknowns(self, visits: Sequence[DatedVisit]) -> tuple[Unknown, ...]:
        """Every unknown of the plan that moves the price."""
        held = self.coverage
        shared = held.family.unknowns(uses_deductible=held.uses_deductible) if held.family else []
        own = private_unknowns(
            uses_deductible=held.uses_deductible,
            deductible=held.deductible,
            deductible_left=held.deductible_left,
            maximum=held.out_of_pocket_max,
            maximum_left=held.out_of_pocket_left,
            visit_limit=held.visit_limit,
            visits_used=held.visits_used,
            unit_rule=held.unit_rule,
            authorised=held.authorised_visits,
        )
        return (*own, *shared)

    def variants(self) -> "tuple[PrivatePayer, ...]":
        """Under each rule for counting minutes while the plan's own is unknown."""
        if self.coverage.unit_rule is not None:
            return (self,)
        return tuple(replace(self, coverage=replace(self.coverage, unit_rule=rule)) for rule in UnitRule)

    def price(self, visit: DatedVisit, number: int) -> PricedVisit:
        """The visit at the contract's rates; Medicare's counting rule when the plan's is unknown."""
        rule = self.coverage.unit_rule or UnitRule.CMS
        return price_by_rates(visit, number, self.coverage.rates, self.tariff, self.prices, rule)

    def opening(self, first_day: date, case: Case) -> Accumulators:
        """The plan year so far, unknown figures taken as the case says."""
        fresh = self._fresh_year(first_day, case)
        held = self.coverage
        deductible = held.deductible_left
        if deductible is None:
            deductible = ZERO if case is Case.LEAST else fresh.deductible_left
        maximum = held.out_of_pocket_left
        if maximum is None and case is Case.LEAST and isinstance(held.out_of_pocket_max, Decimal):
            # What is left of the deductible cannot have been spent yet, and it counts toward the maximum.
            maximum = min(held.deductible_left or ZERO, held.out_of_pocket_max)
        visits = fresh.visits_left
        if isinstance(held.visit_limit, int):
            used = held.visits_used if held.visits_used is not None else self._used_if(case, held.visit_limit)
            visits = max(0, held.visit_limit - used)
        family = held.family or Family()
        return replace(
            fresh,
            family_deductible_left=rest_of(family.deductible, family.deductible_left, case)
            if held.uses_deductible
            else None,
            family_out_of_pocket_left=rest_of(family.out_of_pocket_max, family.out_of_pocket_left, case),
            deductible_left=deductible,
            out_of_pocket_left=fresh.out_of_pocket_left if maximum is None else maximum,
            visits_left=visits,
            authorised_left=held.authorised_visits if isinstance(held.authorised_visits, int) else None,
        )

    def share(self, priced: PricedVisit, before: Accumulators, case: Case) -> Shared:
        """Visit limit, deductible, copay or coinsurance, yearly maximum; the accumulators move after each."""
        start = self._of_year(before, priced.on, case)
        if start.visits_left == 0:
            return self._over_limit(priced, before, start)
        deductible, rest = self._deductible_part(priced.covered, start)
        own = self._own_part(rest)
        uncapped = deductible + own
        most = least((start.out_of_pocket_left, start.family_out_of_pocket_left))
        capped = uncapped if most is None else min(uncapped, most)
        after = start.moved(
            deductible_left=less(start.deductible_left, min(deductible, capped)),
            family_deductible_left=less(start.family_deductible_left, min(deductible, capped)),
            out_of_pocket_left=less(start.out_of_pocket_left, capped),
            family_out_of_pocket_left=less(start.family_out_of_pocket_left, capped),
            visits_left=None if start.visits_left is None else start.visits_left - 1,
            authorised_left=None if start.authorised_left is None else max(0, start.authorised_left - 1),
        )
        balance = self._balance(priced)
        shares = Shares(
            insurer=priced.covered - capped,
            person=capped + priced.outside + balance,
            written_off=priced.above_allowed - balance,
        )
        figures = {
            "deductible": deductible,
            "own_part": own,
            "spared": uncapped - capped,
            "balance": balance,
            "over_limit": ZERO,
        }
        return Shared(shares, after, figures, private_milestones(priced, before, start, after))

    def explain(self, priced: PricedVisit, before: Accumulators, shared: Shared) -> tuple[Step, ...]:
        """The steps from the allowed amount to each share."""
        benefit = self.coverage.benefit
        share = benefit.share if isinstance(benefit, Coinsurance) else None
        return private_steps(priced, shared, share, self.tariff)

    def _over_limit(self, priced: PricedVisit, before: Accumulators, start: Accumulators) -> Shared:
        """A visit over the limit: nothing from the plan, and nothing counts toward its limits."""
        full = self.coverage.over_limit is OverLimit.FULL_CHARGE or (
            not self.coverage.in_network and self.coverage.balance_billed
        )
        above = priced.above_allowed if full else ZERO
        shares = Shares(person=priced.allowed + above, written_off=priced.above_allowed - above)
        after = start.moved(
            authorised_left=None if start.authorised_left is None else max(0, start.authorised_left - 1),
        )
        figures = {
            "deductible": ZERO,
            "own_part": ZERO,
            "spared": ZERO,
            "balance": above,
            "over_limit": priced.allowed,
        }
        return Shared(shares, after, figures, private_milestones(priced, before, start, after))

    def _deductible_part(self, allowed: Decimal, start: Accumulators) -> tuple[Decimal, Decimal]:
        if not self.coverage.uses_deductible:
            return ZERO, allowed
        left = deductible_open(start, self.coverage.family)
        part = allowed if left is None else min(allowed, left)
        return part, allowed - part

    def _own_part(self, rest: Decimal) -> Decimal:
        benefit = self.coverage.benefit
        if isinstance(benefit, Copay):
            return min(benefit.amount, rest)
        return cents(rest * benefit.share) if benefit is not None else ZERO

    def _balance(self, priced: PricedVisit) -> Decimal:
        billed = not self.coverage.in_network and self.coverage.balance_billed
        return priced.above_allowed if billed else ZERO

    def _fresh_year(self, day: date, case: Case) -> Accumulators:
        held = self.coverage
        unknown = ZERO if case is Case.LEAST else None
        family = held.family or Family()
        return Accumulators(
            family_deductible_left=family.deductible if held.uses_deductible else None,
            family_out_of_pocket_left=family.out_of_pocket_max,
            year_starts=_year_start(day, held.plan_year_month),
            deductible_left=(unknown if held.deductible is None else held.deductible)
            if held.uses_deductible
            else None,
            out_of_pocket_left=_amount(held.out_of_pocket_max),
            visits_left=held.visit_limit if isinstance(held.visit_limit, int) else None,
        )

    def _of_year(self, before: Accumulators, day: date, case: Case) -> Accumulators:
        if before.year_starts == _year_start(day, self.coverage.plan_year_month):
            return before
        return replace(self._fresh_year(day, case), authorised_left=before.authorised_left)

    @staticmethod
    def _used_if(case: Case, limit: int) -> int:
        return limit if case is Case.MOST else 0


def _year_start(day: date, month: int) -> date:
    return date(day.year if day.month >= month else day.year - 1, month, 1)


def _amount(value: Decimal | NoLimit | None) -> Decimal | None:
    return None if isinstance(value, NoLimit) else value


def _benefit_problems(benefit: Copay | Coinsurance | None) -> list[Problem]:
    if benefit is None:
        says = "Say what the person pays for therapy: a copay per visit or a coinsurance share."
        return [Problem(Trouble.SHARE_UNKNOWN, "coverage.benefit", says)]
    if isinstance(benefit, Copay):
        return money_problems(benefit.amount, "coverage.benefit.amount")
    return share_problems(benefit.share, "coverage.benefit.share")


def _left_problems(held: PrivatePlan) -> list[Problem]:
    """More left of a yearly figure than the figure itself."""
    found = []
    for left, yearly, where in (
        (held.deductible_left, held.deductible, "coverage.deductible_left"),
        (held.out_of_pocket_left, _amount(held.out_of_pocket_max), "coverage.out_of_pocket_left"),
    ):
        if left is not None and yearly is not None and left > yearly:
            says = f"{shown(left)} left is more than the whole year's {shown(yearly)}."
            found.append(Problem(Trouble.BAD_MONEY, where, says))
    return found
