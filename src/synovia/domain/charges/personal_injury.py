"""Personal injury: no-fault cover (PIP) first, then medical payments, then a letter of protection or the person.

With a letter of protection nothing is due now, but the balance stays owed: the estimate shows both.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from synovia.domain.charges.coverage import (
    Accumulators,
    Case,
    Coverage,
    Happening,
    Milestone,
    PricedLine,
    PricedVisit,
    Shared,
    Shares,
    Unknown,
    active_problems,
)
from synovia.domain.charges.lines import (
    CountedLine,
    charge_of,
    charge_steps,
    count_lines,
    lower_of_both,
    price_problems,
)
from synovia.domain.charges.plan import DatedVisit, PriceList, money_problems
from synovia.domain.charges.problems import Problem, Trouble
from synovia.domain.charges.tariff import InjuryRules, Tariff
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, cents, percent, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFault:
    """Personal injury protection under a state's law; None means not known.

    `used` is what it has paid so far, `limit` replaces the state's usual limit, `rates` is the clinic's copy of
    the schedule where the state prices no-fault care by one (dollars a unit).
    """

    state: str
    used: Decimal | None = ZERO
    limit: Decimal | None = None
    emergency_condition: bool | None = None
    first_care_on: date | None = None
    rates: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MedPay:
    """Medical payments cover: pays bills in full up to its limit; `used` is None when not known."""

    limit: Decimal
    used: Decimal | None = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalInjury(Coverage):
    """Care after an accident; `letter_of_protection` is None while it is not known whether there is one."""

    no_fault: NoFault | None = None
    med_pay: MedPay | None = None
    letter_of_protection: bool | None = None
    accident_on: date | None = None
    unit_rule: UnitRule = UnitRule.CMS


@dataclass(frozen=True, slots=True)
class PersonalInjuryPayer:
    """Accident cover at work on one plan."""

    coverage: PersonalInjury
    tariff: Tariff
    prices: PriceList

    @property
    def title(self) -> str:
        """The coverage's name for people."""
        return self.coverage.name or "Personal injury"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What should be said with every estimate after an accident."""
        said = list(self._rules.remarks) if self._rules else []
        if self.coverage.letter_of_protection:
            said.append(
                "Nothing is due now under the letter of protection. The balance stays owed: it is paid from the "
                "settlement, and if the case is lost or settles for less, you may owe it yourself."
            )
        return tuple(said)

    @property
    def _rules(self) -> InjuryRules | None:
        held = self.coverage.no_fault
        return self.tariff.injury.get(held.state) if held else None

    def problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        """State unknown, prices or limits missing or not money, visits before the accident."""
        held = self.coverage
        found = price_problems(visits, self.prices) + self._no_fault_problems(visits)
        if held.med_pay is not None:
            found += money_problems(held.med_pay.limit, "coverage.med_pay.limit")
            found += money_problems(held.med_pay.used, "coverage.med_pay.used")
        if held.accident_on is not None and visits[0].on < held.accident_on:
            says = f"The visit on {visits[0].on.isoformat()} lies before the accident."
            found.append(Problem(Trouble.DATE_BEFORE, "coverage.accident_on", says))
        return found + active_problems(held, visits)

    def unknowns(self, visits: Sequence[DatedVisit]) -> tuple[Unknown, ...]:
        """What is not known of the cover and moves the price."""
        held, rules, found = self.coverage, self._rules, []
        if held.no_fault is not None and rules is not None:
            found += self._no_fault_unknowns(held.no_fault, rules)
        if held.med_pay is not None and held.med_pay.used is None:
            says = (
                f"We do not know how much of the {shown(held.med_pay.limit)} medical payments cover is used."
            )
            found.append(Unknown("med_pay_used", "$0.00", says))
        if held.letter_of_protection is None:
            says = "We do not know whether an attorney will give a letter of protection; without one you pay as you go."
            found.append(Unknown("letter_of_protection", "no letter", says))
        return tuple(found)

    def variants(self) -> "tuple[PersonalInjuryPayer, ...]":
        """Itself: no price depends on what is unknown."""
        return (self,)

    def price(self, visit: DatedVisit, number: int) -> PricedVisit:
        """The clinic's charges; where the state prices no-fault care by a schedule, its rates when lower."""
        lines, counting = count_lines(visit, self.tariff, self.coverage.unit_rule)
        rates = self.coverage.no_fault.rates if self.coverage.no_fault else {}
        priced = tuple(self._line(line, rates.get(line.code)) for line in lines)
        steps = charge_steps(visit, lines, self.prices)
        return PricedVisit(visit.on, number, visit.name, priced, (*counting, *steps))

    def opening(self, first_day: date, case: Case) -> Accumulators:
        """What is left of each cover before the first visit."""
        return Accumulators(
            no_fault_left=self._no_fault_left(case) if self._rules else None,
            med_pay_left=self._med_pay_left(case),
        )

    def share(self, priced: PricedVisit, before: Accumulators, case: Case) -> Shared:
        """No-fault's share up to its limit, medical payments up to theirs, the rest waits or is the person's."""
        rules = self._rules
        by_no_fault = ZERO
        if rules is not None:
            by_no_fault = min(cents(priced.allowed * rules.share), before.no_fault_left or ZERO)
        by_med_pay = min(priced.allowed - by_no_fault, before.med_pay_left or ZERO)
        rest = priced.allowed - by_no_fault - by_med_pay
        letter = self._letter(case)
        first, second = (by_no_fault, by_med_pay) if rules is not None else (by_med_pay, ZERO)
        shares = Shares(
            insurer=first,
            other_insurer=second,
            person=ZERO if letter else rest,
            waiting=rest if letter else ZERO,
            written_off=priced.above_allowed,
        )
        after = before.moved(
            no_fault_left=None if before.no_fault_left is None else before.no_fault_left - by_no_fault,
            med_pay_left=None if before.med_pay_left is None else before.med_pay_left - by_med_pay,
        )
        figures = {"no_fault": by_no_fault, "med_pay": by_med_pay, "rest": rest}
        return Shared(shares, after, figures, _used_up(priced, before, after))

    def explain(self, priced: PricedVisit, before: Accumulators, shared: Shared) -> tuple[Step, ...]:
        """The steps from the charge to each share."""
        rules, at = self._rules, shared.shares
        steps = []
        if rules is not None:
            says = (
                f"No-fault cover pays {percent(rules.share)} of {shown(priced.allowed)} while its limit lasts "
                f"({shown(before.no_fault_left or ZERO)} before this visit): {shown(at.insurer)}."
            )
            origin = rules.origin
            steps.append(
                Step(
                    "insurer_pays",
                    at.insurer,
                    "no-fault",
                    priced.on,
                    says,
                    origin.source,
                    origin.standing,
                    doubt=origin.doubt,
                )
            )
        if before.med_pay_left is not None:
            says = f"Medical payments cover pays {shown(shared.figures['med_pay'])} of what is left, in full up to its limit."
            gives = "insurer_pays" if rules is None else "other_insurer_pays"
            steps.append(self._own_step(gives, shared.figures["med_pay"], "med-pay", priced, says))
        if at.waiting:
            says = f"{shown(at.waiting)} is held under the letter of protection: due from the settlement, not now."
            steps.append(self._own_step("waiting", at.waiting, "letter-of-protection", priced, says))
        says = f"The person pays {shown(at.person)} now."
        return (*steps, self._own_step("person_pays", at.person, "injury-balance", priced, says))

    def _line(self, line: CountedLine, rate: Decimal | None) -> PricedLine:
        if rate is not None:
            return lower_of_both(line, self.prices, cents(rate * line.units), "the state schedule's rate")
        charge = charge_of(line, self.prices) or ZERO
        return PricedLine(line.code, line.minutes, line.units, charge, charge, "the clinic's price")

    def _own_step(self, gives: str, result: Decimal, rule: str, priced: PricedVisit, says: str) -> Step:
        origin = self.tariff.rules[rule]
        return Step(gives, result, rule, priced.on, says, origin.source, origin.standing)

    def _letter(self, case: Case) -> bool:
        stated = self.coverage.letter_of_protection
        return case is Case.LEAST if stated is None else stated

    def _med_pay_left(self, case: Case) -> Decimal | None:
        held = self.coverage.med_pay
        if held is None:
            return None
        unknown = held.limit if case is Case.MOST else ZERO
        return max(ZERO, held.limit - (unknown if held.used is None else held.used))

    def _no_fault_left(self, case: Case) -> Decimal:
        held, rules = self.coverage.no_fault, self._rules
        if held is None or rules is None or self._is_late(held, rules, case):
            return ZERO
        emergency = case is Case.LEAST if held.emergency_condition is None else held.emergency_condition
        usual = rules.limit if emergency else rules.limit_without_emergency
        limit = usual if held.limit is None else held.limit
        unknown = limit if case is Case.MOST else ZERO
        return max(ZERO, limit - (unknown if held.used is None else held.used))

    def _is_late(self, held: NoFault, rules: InjuryRules, case: Case) -> bool:
        """Whether first care came too late for the cover; when not known, only the harsh case says so."""
        within = rules.first_care_within_days
        if within is None:
            return False
        if held.first_care_on is None or self.coverage.accident_on is None:
            return case is Case.MOST
        return (held.first_care_on - self.coverage.accident_on).days > within

    def _no_fault_problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        held = self.coverage.no_fault
        if held is None:
            return []
        if held.state not in self.tariff.injury:
            known = ", ".join(sorted(self.tariff.injury))
            says = f"{held.state!r} has no no-fault rules here; there are some for {known}."
            return [Problem(Trouble.UNKNOWN_STATE, "coverage.no_fault.state", says)]
        found = money_problems(held.used, "coverage.no_fault.used")
        found += money_problems(held.limit, "coverage.no_fault.limit")
        for code, rate in held.rates.items():
            found += money_problems(rate, f"coverage.no_fault.rates.{code}")
        return found + self._rate_problems(held, visits)

    def _rate_problems(self, held: NoFault, visits: Sequence[DatedVisit]) -> list[Problem]:
        if not self.tariff.injury[held.state].by_schedule:
            return []
        codes = sorted({line.code for visit in visits for line in visit.lines} - set(held.rates))
        says = "{} pays no-fault care by a schedule and {} is missing: enter it from the clinic's copy."
        return [
            Problem(Trouble.RATE_MISSING, f"coverage.no_fault.rates.{code}", says.format(held.state, code))
            for code in codes
        ]

    def _no_fault_unknowns(self, held: NoFault, rules: InjuryRules) -> list[Unknown]:
        found = []
        if held.used is None:
            found.append(
                Unknown(
                    "no_fault_used", "$0.00", "We do not know how much the no-fault cover has paid so far."
                )
            )
        if (
            held.emergency_condition is None
            and held.limit is None
            and rules.limit != rules.limit_without_emergency
        ):
            says = (
                f"Without a doctor's finding of an emergency medical condition the cover ends at "
                f"{shown(rules.limit_without_emergency)}; with it, at {shown(rules.limit)}."
            )
            found.append(Unknown("emergency_condition", "no such finding", says))
        if rules.first_care_within_days and (held.first_care_on is None or self.coverage.accident_on is None):
            says = (
                f"The cover asks for first care within {rules.first_care_within_days} days of the accident."
            )
            found.append(Unknown("first_care_on", "care began in time", says))
        return found


def _used_up(priced: PricedVisit, before: Accumulators, after: Accumulators) -> tuple[Milestone, ...]:
    at = f"visit {priced.number} on {priced.on:%B} {priced.on.day}, {priced.on.year}"
    told = (
        (bool(before.no_fault_left) and after.no_fault_left == 0, "no-fault cover"),
        (bool(before.med_pay_left) and after.med_pay_left == 0, "medical payments cover"),
    )
    return tuple(
        Milestone(Happening.COVER_USED_UP, priced.on, priced.number, f"The {what} is used up with {at}.")
        for is_so, what in told
        if is_so
    )
