"""Where a plan stands in money, as patient, desk and biller all see it; and the bill beside its good-faith estimate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from synovia.domain.charges import (
    ChargeProblem,
    PlannedCare,
    PlannedVisit,
    Problem,
    SelfPay,
    Trouble,
    estimate,
)
from synovia.domain.charges.coverage import Coverage as Terms
from synovia.domain.charges.standing import Standing, explained, standing
from synovia.domain.charges.watching import WatchedBill, watch_bill
from synovia.domain.terms.money import ZERO, cents
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import facts, good_faith_queries
from synovia.records.charges.care_facts import by_day, care_so_far, visits_of
from synovia.records.charges.good_faith_facts import self_pay_terms
from synovia.records.charges.queries import coverages_of
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.programme.queries import given_services_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from synovia.domain.charges import PriceList
    from synovia.records.charges.models import Coverage, GoodFaithEstimate
    from synovia.records.programme.models import PlanOfCare


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the plan stands, or why that cannot be said; `known` is False when no coverage is on file."""

    plan: PlanOfCare
    found: Standing | None
    why: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    known: bool = True
    watch: WatchedBill | None = None


@dataclass(frozen=True, slots=True)
class WatchedPlan:
    """A good-faith estimate that holds, and the bill beside it; without a bill, why it cannot be worked out."""

    given: GoodFaithEstimate
    bill: WatchedBill | None
    problem: str = ""


def whereabouts(plan: PlanOfCare) -> Whereabouts:
    """Priced anew from the visits that were given, under the coverages on file in their order."""
    rows = list(coverages_of(plan.patient))
    prices = facts.price_list()
    try:
        terms = payers_of(rows)
        care = care_so_far(plan, timezone.localdate(), figures_as_of=facts.figures_as_of(rows))
        found = standing(care, terms, tariffs(), prices=prices)
    except ChargeProblem as refused:
        return Whereabouts(plan, None, problems=refused.problems, known=bool(rows))
    except ValueError as refused:  # stored terms that are no money, number or date
        problem = Problem(Trouble.BAD_MONEY, "coverage", str(refused))
        return Whereabouts(plan, None, problems=(problem,), known=bool(rows))
    watch = None if facts.insurances(rows) else _watch_of(plan, found)
    return Whereabouts(plan, found, explained(found), known=bool(rows), watch=watch)


def watch_of(plan: PlanOfCare) -> WatchedBill | None:
    """The bill beside the plan's good-faith estimate, if one was given; None where that cannot be worked out."""
    given = good_faith_queries.latest_for(plan.patient, plan)
    return whereabouts(plan).watch if given is not None else None


def payers_of(rows: Sequence[Coverage]) -> list[Terms]:
    """The insurances on file in their order; paying oneself when there is none."""
    insured = [facts.coverage_of(row) for row in facts.insurances(rows)]
    return insured or [self_pay_terms(rows)]


def _watch_of(plan: PlanOfCare, found: Standing) -> WatchedBill | None:
    """The bill of the visits since the estimate beside it; None while none was given for this plan."""
    given = good_faith_queries.latest_for(plan.patient, plan)
    if given is None:
        return None
    rows = found.estimate.rows
    billed = sum((row.person_pays for row in rows[: found.counted] if row.on >= given.first_day), ZERO)
    ahead = rows[found.counted :]
    beyond = _usual(given) if plan.episode.status == EpisodeStatus.OPEN else ZERO
    return watch_bill(
        estimated=given.expected_total,
        billed=billed,
        next_visit=ahead[0].person_pays if ahead else beyond,
        rules=tariffs().good_faith,
    )


def _usual(given: GoodFaithEstimate) -> Decimal:
    """A visit as it was estimated: what one more costs. While the episode is open one may come, also beyond the plan."""
    return cents(Decimal(given.expected_total) / max(1, int(given.content["visits"])))


def watched_plans() -> list[WatchedPlan]:
    """Every good-faith estimate in force with its bill so far, those that warn first. A handful of queries in all."""
    given = good_faith_queries.in_force()
    services = given_services_of([row.plan_id for row in given if row.plan_id])
    agreed = good_faith_queries.agreed_with({row.patient_id for row in given})
    prices = facts.price_list()
    found = []
    for row in given:
        done = visits_of(by_day(services.get(row.plan_id, ()))) if row.plan_id else ()
        held = agreed.get(row.patient_id, [])
        if not facts.insurances(held):
            found.append(_watched(row, done, held, prices))
    return sorted(
        found,
        key=lambda each: (each.bill.warns, -each.bill.room) if each.bill else (True, ZERO),
        reverse=True,
    )


def _watched(
    row: GoodFaithEstimate, done: Sequence[PlannedVisit], held: Sequence[Coverage], prices: PriceList
) -> WatchedPlan:
    try:
        return WatchedPlan(row, _bill_of(row, done, self_pay_terms(held), prices))
    except ValueError as refused:  # ChargeProblem and stored terms that are no percentage
        return WatchedPlan(row, None, str(refused))


def _bill_of(
    given: GoodFaithEstimate, done: Sequence[PlannedVisit], terms: SelfPay, prices: PriceList
) -> WatchedBill:
    since = tuple(visit for visit in done if visit.on is not None and visit.on >= given.first_day)
    billed = _priced(since, terms, prices)
    return watch_bill(
        estimated=given.expected_total,
        billed=billed,
        next_visit=_usual(given),
        rules=tariffs().good_faith,
    )


def _priced(visits: tuple[PlannedVisit, ...], terms: SelfPay, prices: PriceList) -> Decimal:
    if not visits:
        return ZERO
    return estimate(PlannedCare(visits), terms, tariffs(), prices=prices).expected.person_pays
