"""Medicare Part B: schedule fee, deductible, 80/20, what the law withholds, and the therapy threshold watched.

Order of the arithmetic: FCSO, "Federal sequestration payment reductions"; formula and limits: CMS RVU25D.pdf.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
)
from synovia.domain.charges.edits import edit_findings
from synovia.domain.charges.fees import limiting_charge
from synovia.domain.charges.lines import CountedLine, charge_of, charge_steps, count_lines
from synovia.domain.charges.medicare_words import denial_step, medicare_milestones, medicare_steps
from synovia.domain.charges.plan import DatedVisit, PriceList, money_problems
from synovia.domain.charges.problems import Problem, Trouble, refuse
from synovia.domain.charges.schedule import ScheduledLine, schedule_lines, schedule_steps
from synovia.domain.charges.tariff import NATIONAL, ONE, MedicareStatus, Tariff
from synovia.domain.charges.timeline import InForce
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, cents, percent, shown, total


class Participation(StrEnum):
    """The clinic's standing with Medicare, claim by claim."""

    PARTICIPATING = "participating"
    ASSIGNED = "nonparticipating_assigned"
    NOT_ASSIGNED = "nonparticipating_not_assigned"


class Supplement(StrEnum):
    """What a Medicare supplement (Medigap) pays of the person's part."""

    NONE = "none"
    COINSURANCE = "coinsurance"
    ALL = "coinsurance_and_deductible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Medicare(Coverage):
    """Medicare Part B, with what is known of the person's year.

    `deductible_left` and `therapy_used` (allowed physical and speech therapy dollars this calendar year, all
    providers) are None when not known. `locality` is contractor and number (`04412-11`) or `national`.
    """

    locality: str = NATIONAL
    deductible_left: Decimal | None = None
    therapy_used: Decimal | None = None
    supplement: Supplement = Supplement.NONE
    participation: Participation = Participation.PARTICIPATING
    qualifying: bool = False


@dataclass(frozen=True, slots=True)
class MedicarePayer:
    """Medicare at work on one plan."""

    coverage: Medicare
    tariff: Tariff
    prices: PriceList

    @property
    def title(self) -> str:
        """The coverage's name for people."""
        return self.coverage.name or "Medicare Part B"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What should be said with every Medicare estimate."""
        if self.coverage.supplement is not Supplement.NONE:
            return ()
        return (
            "A supplement (Medigap) or a second insurance, if you have one, may pay some or all of your part.",
        )

    def problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        """Amounts that are not money, more deductible left than a year has, visits out of coverage."""
        held = self.coverage
        found = money_problems(held.deductible_left, "coverage.deductible_left")
        found += money_problems(held.therapy_used, "coverage.therapy_used")
        if not found and held.deductible_left is not None:
            yearly = self.tariff.medicare.deductible.on(visits[0].on).value
            if held.deductible_left > yearly:
                says = (
                    f"{shown(held.deductible_left)} deductible left is more than the year's {shown(yearly)}."
                )
                found.append(Problem(Trouble.BAD_MONEY, "coverage.deductible_left", says))
        return found + active_problems(held, visits)

    def unknowns(self, visits: Sequence[DatedVisit]) -> tuple[Unknown, ...]:
        """Deductible, therapy dollars used, and the open question about the assistant's share."""
        found = []
        if self.coverage.deductible_left is None:
            yearly = shown(self.tariff.medicare.deductible.on(visits[0].on).value)
            says = f"We do not know how much of the {yearly} yearly deductible is already met."
            found.append(Unknown("deductible_left", f"{yearly}, nothing met yet", says))
        if self.coverage.therapy_used is None:
            says = "We do not know how much therapy Medicare has paid for this year, so the KX watch starts at zero."
            found.append(Unknown("therapy_used", "$0.00", says))
        if any(line.assistant_minutes for visit in visits for line in visit.lines):
            says = (
                "For services by an assistant we show your usual 20%; under another reading of the rule "
                "it is 20% of a lower amount."
            )
            found.append(Unknown("assistant_share", "20% of the full allowed amount", says))
        return tuple(found)

    def variants(self) -> "tuple[MedicarePayer, ...]":
        """Itself: no price depends on what is unknown."""
        return (self,)

    def price(self, visit: DatedVisit, number: int) -> PricedVisit:
        """Units by the eight-minute rule, fee by locality and date, edits, lower of charge and fee."""
        lines, counting = count_lines(visit, self.tariff, UnitRule.CMS)
        self._refuse_unpayable(lines)
        billable = [line for line in lines if self._status(line) is MedicareStatus.PAID]
        findings = edit_findings({line.code: line.units for line in billable}, self.tariff, visit.on)
        denied = {finding.denied: finding for finding in findings if finding.denied}
        # A line that will be denied must not take the place of the one unit paid in full.
        payable = [line for line in billable if line.code not in denied]
        factor, place = self._factor(visit.on), self.coverage.locality
        scheduled = schedule_lines(payable, self.tariff, visit.on, locality=place, factor=factor.value)
        by_code = {each.line.code: each for each in scheduled}
        priced = tuple(
            self._line(line, by_code[line.code], visit.on) if line.code in by_code else self._unpaid(line)
            for line in lines
        )
        working = (
            *counting,
            *schedule_steps(scheduled, self.tariff, visit.on, locality=place, factor=factor),
            *(denial_step(finding, visit.on) for finding in denied.values()),
            *charge_steps(visit, lines, self.prices),
        )
        remarks = tuple(finding.says for finding in findings)
        return PricedVisit(visit.on, number, visit.name, priced, working, remarks)

    def opening(self, first_day: date, case: Case) -> Accumulators:
        """The year so far: what is stated, or for an unknown deductible all, nothing or all of it."""
        yearly = self._yearly_deductible(first_day)
        unknown = ZERO if case is Case.LEAST else yearly
        stated = self.coverage.deductible_left
        return Accumulators(
            year_starts=date(first_day.year, 1, 1),
            deductible_left=unknown if stated is None else stated,
            therapy_used=self.coverage.therapy_used or ZERO,
        )

    def share(self, priced: PricedVisit, before: Accumulators, case: Case) -> Shared:
        """Deductible, then 80/20, then what the law withholds from Medicare's part; a supplement last."""
        start = self._of_year(before, priced.on)
        rules = self.tariff.medicare
        cut = cents(priced.by_assistant * (ONE - rules.assistant_share.on(priced.on).value))
        covered = priced.covered - (cut if case is Case.LEAST else ZERO)
        deductible = min(covered, start.deductible_left or ZERO)
        coinsurance = cents((covered - deductible) * rules.coinsurance.on(priced.on).value)
        medicare = covered - deductible - coinsurance
        if case is not Case.LEAST and covered:
            cut = cents(cut * medicare / covered)
        payable = medicare if case is Case.LEAST else medicare - cut
        sequestration = cents(payable * rules.sequestration.on(priced.on).value)
        shares = self._shares(priced, deductible, coinsurance, payable - sequestration, cut + sequestration)
        after = start.moved(
            deductible_left=(start.deductible_left or ZERO) - deductible,
            therapy_used=(start.therapy_used or ZERO) + self._toward_threshold(priced),
        )
        figures = {
            "deductible": deductible,
            "coinsurance": coinsurance,
            "before_sequestration": payable,
            "sequestration": sequestration,
            "assistant": cut,
        }
        return Shared(shares, after, figures, medicare_milestones(priced, before, start, after, self.tariff))

    def explain(self, priced: PricedVisit, before: Accumulators, shared: Shared) -> tuple[Step, ...]:
        """The steps from the allowed amount to each share."""
        return medicare_steps(priced, shared, self.tariff, self.coverage.supplement is not Supplement.NONE)

    def by_supplement(self, deductible: Decimal, coinsurance: Decimal) -> Decimal:
        """What the supplement, if there is one, takes off the person."""
        return {
            Supplement.NONE: ZERO,
            Supplement.COINSURANCE: coinsurance,
            Supplement.ALL: coinsurance + deductible,
        }[self.coverage.supplement]

    def _shares(
        self, priced: PricedVisit, deductible: Decimal, coinsurance: Decimal, paid: Decimal, withheld: Decimal
    ) -> Shares:
        by_supplement = self.by_supplement(deductible, coinsurance)
        person = priced.outside + deductible + coinsurance - by_supplement
        above = priced.above_allowed
        if self.coverage.participation is Participation.NOT_ASSIGNED:
            # The person pays the clinic and is repaid by Medicare, so what the law withholds falls on the person.
            return Shares(paid, by_supplement, person + above + withheld)
        return Shares(paid, by_supplement, person, withheld, written_off=above)

    def _line(self, line: CountedLine, scheduled: ScheduledLine, day: date) -> PricedLine:
        """A payable line: allowed amount, and what may lawfully be charged, given the clinic's standing."""
        rules, standing = self.tariff.medicare, self.coverage.participation
        rate, named = scheduled.allowed, "the fee"
        charge = charge_of(line, self.prices)
        if standing is not Participation.PARTICIPATING:
            lower = rules.nonparticipating.on(day).value
            rate, named = (
                cents(rate * lower),
                f"{percent(lower)} of the fee, as the clinic does not participate",
            )
        if standing is Participation.NOT_ASSIGNED:
            limit = limiting_charge(scheduled.allowed, lower, rules.limiting.on(day).value)
            charge = limit if charge is None else min(charge, limit)
        below = charge is not None and charge < rate
        allowed = charge if charge is not None and below else rate
        why = f"the clinic's price, which is below {named}" if below else named
        part = scheduled.by_assistant / scheduled.allowed if scheduled.allowed else ZERO
        return PricedLine(line.code, line.minutes, line.units, charge, allowed, why, cents(allowed * part))

    def _unpaid(self, line: CountedLine) -> PricedLine:
        """A line Medicare pays nothing for: never covered and so the person's, folded into others, or denied."""
        charge = charge_of(line, self.prices)
        if self._status(line) is MedicareStatus.NOT_COVERED:
            why = "the clinic's price, as Medicare never covers it"
            return PricedLine(line.code, line.minutes, line.units, charge, charge or ZERO, why, covered=False)
        bundled = self._status(line) is MedicareStatus.BUNDLED
        why = "folded into the day's other services" if bundled else "denied by Medicare's edits"
        if self.coverage.participation is Participation.NOT_ASSIGNED:
            charge = ZERO
        return PricedLine(line.code, line.minutes, line.units, charge, ZERO, why)

    def _refuse_unpayable(self, lines: Sequence[CountedLine]) -> None:
        for line in lines:
            code, status = self.tariff.codes[line.code], self._status(line)
            if status is MedicareStatus.REPLACED:
                says = f"Medicare does not take {code.number}: plan {code.instead} instead."
                raise refuse(Trouble.CODE_NOT_PAYABLE, code.number, says)
            if status is MedicareStatus.CONTRACTOR_PRICED:
                says = f"Medicare has no national fee for {code.number}: its contractor sets it. Ask, or leave it out."
                raise refuse(Trouble.CODE_NOT_ON_SCHEDULE, code.number, says)
            if status is MedicareStatus.NOT_COVERED and line.code not in self.prices.prices:
                says = (
                    f"Medicare never covers {code.number}, so its price is the clinic's, and that is missing."
                )
                raise refuse(Trouble.PRICE_MISSING, f"prices.{code.number}", says)

    def _status(self, line: CountedLine) -> MedicareStatus:
        return self.tariff.codes[line.code].medicare

    def _factor(self, day: date) -> InForce[Decimal]:
        found = self.tariff.medicare.factor.on(day)
        value = found.value.qualifying if self.coverage.qualifying else found.value.usual
        return InForce(value, found.origin, found.carried)

    def _yearly_deductible(self, day: date) -> Decimal:
        return self.tariff.medicare.deductible.on(day).value

    def _of_year(self, before: Accumulators, day: date) -> Accumulators:
        """The accumulators of the visit's calendar year: a new year starts them afresh."""
        if before.year_starts is not None and before.year_starts.year == day.year:
            return before
        return Accumulators(
            year_starts=date(day.year, 1, 1), deductible_left=self._yearly_deductible(day), therapy_used=ZERO
        )

    def _toward_threshold(self, priced: PricedVisit) -> Decimal:
        counting = (line for line in priced.lines if line.covered)
        return total(line.allowed for line in counting if self.tariff.codes[line.code].counts_to_threshold)
