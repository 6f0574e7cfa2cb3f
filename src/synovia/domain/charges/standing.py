"""Where a plan stands today: visits done and left, what was spent, what finishing may cost, and why.

The estimate runs again from its first visit, over the visits that were given and then over those to come, so that every
accumulator stands where the visits done have moved it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.charges.coverage import Accumulators, Case, Coverage, Milestone
from synovia.domain.charges.estimating import estimate, in_order, payer_for
from synovia.domain.charges.plan import PlannedCare, PlannedVisit, PriceList, VisitRange
from synovia.domain.charges.result import Estimate, Total
from synovia.domain.charges.tariff import Tariff
from synovia.domain.charges.words import BILLING_ONLY
from synovia.domain.terms.money import ZERO, cents, shown


@dataclass(frozen=True, slots=True)
class CareSoFar:
    """Visits given, with their services; visits that may still come; and the plan's fewest, expected and most.

    `unbilled` visits were given without a service that is billed. `figures_as_of` is the day on which the coverage's open figures (deductible left, visits used) were true: visits given
    before it are already inside them and are not counted again.
    """

    done: tuple[PlannedVisit, ...]
    to_come: tuple[PlannedVisit, ...]
    likely: VisitRange
    unbilled: int = 0
    figures_as_of: date | None = None

    @property
    def counted(self) -> tuple[PlannedVisit, ...]:
        """The visits done that the coverage's figures do not yet contain."""
        since = self.figures_as_of
        return tuple(visit for visit in self.done if since is None or visit.on is None or visit.on >= since)


@dataclass(frozen=True, slots=True)
class ToFinish:
    """What the visits still to come would cost the person: for few, the expected and many of them."""

    low: Decimal
    expected: Decimal
    high: Decimal
    least: Decimal
    most: Decimal
    visits: VisitRange


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the plan stands. `spent` covers the `counted` visits; those `before_figures` are inside the coverage's figures."""

    estimate: Estimate
    done: int
    counted: int
    before_figures: int
    spent: Decimal
    waiting: Decimal
    to_finish: ToFinish
    now: Accumulators

    @property
    def passed(self) -> tuple[Milestone, ...]:
        """What happened with the visits done."""
        return tuple(each for each in self.estimate.milestones if each.visit <= self.counted)

    @property
    def ahead(self) -> tuple[Milestone, ...]:
        """What may still happen within the visits to come."""
        return tuple(each for each in self.estimate.milestones if each.visit > self.counted)


def standing(
    care: CareSoFar,
    coverage: Coverage | Sequence[Coverage] | None,
    tariff: Tariff,
    *,
    prices: PriceList | None = None,
) -> Standing:
    """Where the plan stands; refuses with `ChargeProblem` as an estimate does."""
    counted, before = len(care.counted), len(care.done) - len(care.counted)
    visits = (*care.counted, *care.to_come)
    gone = before + care.unbilled
    within = [max(1, counted, min(len(visits), end - gone)) for end in _ends(care.likely)]
    made = estimate(PlannedCare(visits, likely=VisitRange(*within)), coverage, tariff, prices=prices)
    behind = made.rows[:counted]
    spent = sum((row.person_pays for row in behind), ZERO)
    return Standing(
        estimate=made,
        done=len(care.done) + care.unbilled,
        counted=counted,
        before_figures=before,
        spent=spent,
        waiting=sum((row.waiting for row in behind), ZERO),
        to_finish=_to_finish(made, spent, counted, within),
        now=behind[-1].after if behind else _opening(made, coverage, tariff, prices),
    )


def explained(found: Standing) -> tuple[str, ...]:
    """Why it costs what it does, in plain American English."""
    return (
        *_so_far(found),
        *_from_here(found),
        *_left(found.now),
        *(each.says for each in found.ahead if each.happening not in BILLING_ONLY),
        *(each.says for each in found.estimate.unknowns),
    )


def _to_finish(made: Estimate, spent: Decimal, counted: int, within: Sequence[int]) -> ToFinish:
    """The totals less what was spent. The bracket of unknowns belongs to the whole; it never falls below zero here."""
    low, expected, high = (_rest(total, spent) for total in (made.low, made.expected, made.high))
    return ToFinish(
        low=low,
        expected=expected,
        high=high,
        least=min(low, max(ZERO, made.low.person_least - spent)),
        most=max(high, made.high.person_most - spent),
        visits=VisitRange(*(end - counted for end in within)),
    )


def _rest(total: Total, spent: Decimal) -> Decimal:
    return max(ZERO, total.person_pays - spent)


def _opening(
    made: Estimate, coverage: Coverage | Sequence[Coverage] | None, tariff: Tariff, prices: PriceList | None
) -> Accumulators:
    first, _second = in_order(coverage)
    return payer_for(first, tariff, prices or PriceList()).opening(made.rows[0].on, Case.BASE)


def _so_far(found: Standing) -> Iterable[str]:
    if not found.done:
        yield "You have had no visit yet."
        return
    yield f"You have had {_visits(found.done)}. Your part so far is about {shown(found.spent)}."
    if found.before_figures:
        yield f"What you paid for the first {_visits(found.before_figures)} is not in these sums."
    if found.waiting:
        yield f"{shown(found.waiting)} of what was done is still waiting to be paid by someone else."


def _from_here(found: Standing) -> Iterable[str]:
    rest = found.to_finish
    if not rest.visits.high:
        yield "No more visits are planned."
        return
    if rest.visits.expected:
        each = shown(cents(rest.expected / rest.visits.expected))
        yield (
            f"About {_visits(rest.visits.expected)} may be left. They would likely cost you {shown(rest.expected)},"
            f" about {each} a visit."
        )
    if rest.visits.low != rest.visits.high:
        few = f"{rest.visits.low} more, it would be" if rest.visits.low else "no more, it is"
        yield f"If you need {few} {shown(rest.low)}. If you need {rest.visits.high} more, it would be {shown(rest.high)}."


def _left(now: Accumulators) -> Iterable[str]:
    if now.visits_left is not None:
        yield f"Your plan pays for {_more(now.visits_left)} this year."
    if now.authorised_left is not None:
        yield f"The insurer has approved {_more(now.authorised_left)}."
    if now.deductible_left is not None:
        left = now.deductible_left
        yield (
            f"You pay the first {shown(left)} yourself. That is what is left of your deductible."
            if left
            else "Your deductible for this year is met."
        )


def _ends(likely: VisitRange) -> tuple[int, int, int]:
    return likely.low, likely.expected, likely.high


def _visits(count: int) -> str:
    return "1 visit" if count == 1 else f"{count} visits"


def _more(count: int) -> str:
    return {0: "no more visits", 1: "1 more visit"}.get(count, f"{count} more visits")
