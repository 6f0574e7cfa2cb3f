"""Where a plan stands today: what was spent, what finishing may cost, and why."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import textstat
from hypothesis import given, reject
from hypothesis import strategies as st

from synovia.domain.charges import ChargeProblem, PlannedCare, PlannedVisit, SelfPay, VisitRange, estimate
from synovia.domain.charges.coverage import Happening
from synovia.domain.charges.standing import CareSoFar, explained, standing
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import FIRST, PLAN, PRICES, USUAL, private_plans

MONDAYS = [date(2025, 6, 2) + timedelta(weeks=week) for week in range(8)]
VISITS = tuple(PlannedVisit(USUAL if number else FIRST, on=day) for number, day in enumerate(MONDAYS))
SO_FAR = CareSoFar(VISITS[:3], VISITS[3:], VisitRange(4, 6, 8))
LIMITED = replace(PLAN, visit_limit=5, visits_used=0)


def test_three_of_six_visits_are_done() -> None:
    """$95.00 a visit; $100.00 of the deductible was left before the first, then 20% is the person's."""
    found = standing(SO_FAR, PLAN, tariffs(), prices=PRICES)
    assert found.done == 3
    assert found.spent == Decimal("95.00") + Decimal("23.00") + Decimal("19.00")
    assert found.to_finish.expected == 3 * Decimal("19.00")
    assert (found.to_finish.low, found.to_finish.high) == (Decimal("19.00"), 5 * Decimal("19.00"))
    assert found.now.deductible_left == 0
    assert [each.happening for each in found.passed] == [Happening.DEDUCTIBLE_MET]


def test_visits_left_in_the_coverage_and_when_they_are_used_up() -> None:
    found = standing(SO_FAR, LIMITED, tariffs(), prices=PRICES)
    assert found.now.visits_left == 2
    assert [each.happening for each in found.ahead] == [Happening.VISITS_USED_UP]
    assert found.to_finish.expected == 2 * Decimal("19.00") + Decimal("95.00")


def test_before_the_first_visit_it_is_the_estimate() -> None:
    fresh = CareSoFar((), VISITS, VisitRange(4, 6, 8))
    found = standing(fresh, LIMITED, tariffs(), prices=PRICES)
    assert (found.spent, found.now.visits_left) == (Decimal(0), 5)
    assert found.to_finish.expected == found.estimate.expected.person_pays
    assert explained(found)[0] == "You have had no visit yet."


def test_figures_heard_later_already_contain_the_earlier_visits() -> None:
    """On June 16 the plan said that $40.00 of the deductible is left: the first two visits are inside that."""
    heard = replace(SO_FAR, figures_as_of=MONDAYS[2])
    found = standing(heard, replace(PLAN, deductible_left=Decimal("40.00")), tariffs(), prices=PRICES)
    assert (found.done, found.counted, found.before_figures) == (3, 1, 2)
    assert found.spent == Decimal("40.00") + Decimal("11.00")
    assert "What you paid for the first 2 visits is not in these sums." in explained(found)


def test_a_finished_plan_has_nothing_more_to_cost() -> None:
    found = standing(CareSoFar(VISITS, (), VisitRange(4, 6, 8)), PLAN, tariffs(), prices=PRICES)
    assert found.to_finish.high == 0
    assert "No more visits are planned." in explained(found)


def test_more_visits_than_planned_are_all_counted() -> None:
    longer = CareSoFar(VISITS[:7], (), VisitRange(2, 3, 4))
    assert standing(longer, PLAN, tariffs(), prices=PRICES).done == 7


def test_a_patient_can_read_why() -> None:
    found = standing(SO_FAR, replace(LIMITED, deductible_left=None), tariffs(), prices=PRICES)
    said = explained(found)
    assert said[0] == "You have had 3 visits. Your part so far is about $285.00."
    assert textstat.flesch_kincaid_grade(" ".join(said)) <= 6


@given(private_plans(), st.integers(0, 8))
def test_what_was_spent_and_what_is_to_come_are_the_whole_estimate(plan: object, done: int) -> None:
    """The law: looking back at any visit changes no total."""
    care = CareSoFar(VISITS[:done], VISITS[done:], VisitRange(8, 8, 8))
    try:
        found = standing(care, plan, tariffs(), prices=PRICES)  # type: ignore[arg-type]  # any private plan
    except ChargeProblem:
        reject()  # a plan whose rates lack a code, or more left of a year than it has
    whole = estimate(PlannedCare(VISITS), plan, tariffs(), prices=PRICES)  # type: ignore[arg-type]  # as above
    assert found.spent + found.to_finish.expected == whole.expected.person_pays
    assert found.to_finish.least <= found.to_finish.low <= found.to_finish.high <= found.to_finish.most


def test_self_pay_spends_its_discounted_prices() -> None:
    found = standing(SO_FAR, SelfPay(discount=Decimal("0.25")), tariffs(), prices=PRICES)
    assert found.spent == Decimal("214.50") + 2 * Decimal("141.00")
