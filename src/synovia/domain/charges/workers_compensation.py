"""Workers' compensation: the state's schedule pays in full while the claim is accepted; the worker pays nothing.

The states' mechanics are data; a state whose values are not in the tariff is priced from the clinic's own copy
of its schedule, or refused.
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
    NoLimit,
    PricedVisit,
    Shared,
    Shares,
    Unknown,
    active_problems,
    count_problems,
)
from synovia.domain.charges.plan import DatedVisit, PriceList, money_problems
from synovia.domain.charges.problems import Problem, Trouble
from synovia.domain.charges.state_schedule import price_by_state
from synovia.domain.charges.tariff import NATIONAL, Method, StateSchedule, Tariff
from synovia.domain.charges.units import UnitRule
from synovia.domain.charges.working import Step
from synovia.domain.terms.money import ZERO, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkersCompensation(Coverage):
    """A workers' compensation claim.

    `accepted` is None while the insurer has not decided. `authorised_visits` are those still open; None when not
    known. `visits_used` counts visits for this injury so far, where a state caps them; `cap_lifted` says that the cap
    does not hold: more was authorized in writing, or the visits follow surgery. `rates` is the clinic's
    copy of the state schedule (dollars a unit); it goes before the tariff's own mechanics.
    """

    state: str
    accepted: bool | None = None
    date_of_injury: date | None = None
    authorised_visits: int | NoLimit | None = None
    visits_used: int = 0
    cap_lifted: bool = False
    region: str = ""
    locality: str = NATIONAL
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    unit_rule: UnitRule = UnitRule.CMS


@dataclass(frozen=True, slots=True)
class WorkersCompensationPayer:
    """A claim at work on one plan."""

    coverage: WorkersCompensation
    tariff: Tariff
    prices: PriceList

    @property
    def title(self) -> str:
        """The coverage's name for people."""
        return self.coverage.name or f"Workers' compensation ({self.coverage.state})"

    @property
    def remarks(self) -> tuple[str, ...]:
        """What should be said with every estimate for a work injury."""
        said = "While the claim is accepted, a worker is not billed for treatment of the injury."
        return (said, *self._schedule.remarks)

    @property
    def _schedule(self) -> StateSchedule:
        return self.tariff.states[self.coverage.state]

    def problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        """State unknown, claim denied, values missing, visits before the injury."""
        held = self.coverage
        if held.state not in self.tariff.states:
            known = ", ".join(sorted(self.tariff.states))
            says = f"{held.state!r} has no workers' compensation schedule here; there is one for {known}."
            return [Problem(Trouble.UNKNOWN_STATE, "coverage.state", says)]
        found = count_problems(held.authorised_visits, "coverage.authorised_visits")
        found += count_problems(held.visits_used, "coverage.visits_used")
        for code, rate in held.rates.items():
            found += money_problems(rate, f"coverage.rates.{code}")
        if held.accepted is False:
            says = "The claim is denied: estimate under another coverage or self-pay."
            found.append(Problem(Trouble.ACCEPTANCE_UNKNOWN, "coverage.accepted", says))
        return (
            found
            + self._schedule_problems(visits)
            + self._date_problems(visits)
            + active_problems(held, visits)
        )

    def unknowns(self, visits: Sequence[DatedVisit]) -> tuple[Unknown, ...]:
        """Whether the claim is accepted, and how many visits are authorised."""
        found = []
        if self.coverage.accepted is None:
            says = "The insurer has not accepted the claim yet. If it is denied, the bill may fall to you."
            found.append(Unknown("accepted", "the claim is accepted", says))
        if self.coverage.authorised_visits is None:
            says = "We do not know how many visits the insurer has authorized."
            found.append(Unknown("authorised_visits", "all visits authorized", says))
        return tuple(found)

    def variants(self) -> "tuple[WorkersCompensationPayer, ...]":
        """Itself: no price depends on what is unknown."""
        return (self,)

    def price(self, visit: DatedVisit, number: int) -> PricedVisit:
        """Units, and the maximum of the state's schedule."""
        held = self.coverage
        return price_by_state(
            visit,
            number,
            self._schedule,
            self.tariff,
            self.prices,
            rates=held.rates,
            region=held.region,
            locality=held.locality,
            rule=held.unit_rule,
        )

    def opening(self, first_day: date, case: Case) -> Accumulators:
        """Visits left under the state's cap and under the authorisation."""
        cap, open_visits = self._visit_cap(), self.coverage.authorised_visits
        return Accumulators(
            visits_left=None if cap is None else max(0, cap - self.coverage.visits_used),
            authorised_left=open_visits if isinstance(open_visits, int) else None,
        )

    def share(self, priced: PricedVisit, before: Accumulators, case: Case) -> Shared:
        """The insurer pays an authorised visit in full; anything else waits for the insurer's word."""
        if case is Case.MOST and self.coverage.accepted is None:
            return Shared(Shares(person=priced.allowed + priced.above_allowed), before)
        open_now = before.visits_left != 0 and before.authorised_left != 0
        shares = Shares(
            insurer=priced.allowed if open_now else ZERO,
            waiting=ZERO if open_now else priced.allowed,
            written_off=priced.above_allowed,
        )
        after = before.moved(
            visits_left=_one_less(before.visits_left),
            authorised_left=_one_less(before.authorised_left),
        )
        return Shared(shares, after, {}, self._milestones(priced, before, after))

    def explain(self, priced: PricedVisit, before: Accumulators, shared: Shared) -> tuple[Step, ...]:
        """The steps from the allowed amount to each share."""
        origin = self.tariff.rules["workers-compensation"]
        at = shared.shares
        said = [
            (
                "insurer_pays",
                at.insurer,
                f"The insurer pays the schedule's maximum in full: {shown(at.insurer)}.",
            )
        ]
        if at.waiting:
            says = (
                f"{shown(at.waiting)} waits until the insurer authorizes the visit; it is not the worker's."
            )
            said = [("waiting", at.waiting, says)]
        said.append(("person_pays", at.person, "The worker pays nothing while the claim is accepted."))
        return tuple(
            Step(gives, result, "workers-compensation", priced.on, says, origin.source, origin.standing)
            for gives, result, says in said
        )

    def _visit_cap(self) -> int | None:
        """The most visits for this injury; None where the state has no cap, or it is lifted or of later injuries."""
        injured, since = self.coverage.date_of_injury, self._schedule.visit_cap_injured_from
        before = injured is not None and since is not None and injured < since
        return None if before or self.coverage.cap_lifted else self._schedule.visit_cap

    def _schedule_problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        schedule, held = self._schedule, self.coverage
        codes = sorted({line.code for visit in visits for line in visit.lines} - set(held.rates))
        if schedule.method in (Method.STATE_VALUES, Method.CLINIC_TABLE):
            codes = [code for code in codes if code not in schedule.values]
            says = "{} has no value in {}'s schedule here: enter it from the clinic's copy of the schedule."
            return [
                Problem(
                    Trouble.CODE_NOT_ON_SCHEDULE, f"coverage.rates.{code}", says.format(code, schedule.name)
                )
                for code in codes
            ]
        return []

    def _date_problems(self, visits: Sequence[DatedVisit]) -> list[Problem]:
        injured = self.coverage.date_of_injury
        if injured is None or visits[0].on >= injured:
            return []
        says = f"The visit on {visits[0].on.isoformat()} lies before the injury of {injured.isoformat()}."
        return [Problem(Trouble.DATE_BEFORE, "coverage.date_of_injury", says)]

    def _milestones(
        self, priced: PricedVisit, before: Accumulators, after: Accumulators
    ) -> tuple[Milestone, ...]:
        at = f"visit {priced.number} on {priced.on:%B} {priced.on.day}, {priced.on.year}"
        told = (
            (
                before.visits_left == 1 and after.visits_left == 0,
                Happening.VISITS_USED_UP,
                "visits the state allows",
            ),
            (
                before.authorised_left == 1 and after.authorised_left == 0,
                Happening.AUTHORISATION_USED_UP,
                "authorized visits",
            ),
        )
        return tuple(
            Milestone(
                what, priced.on, priced.number, f"The {noun} are used up with {at}: ask for more in writing."
            )
            for is_so, what, noun in told
            if is_so
        )


def _one_less(count: int | None) -> int | None:
    return None if count is None else max(0, count - 1)
