"""Patterns of visits side by side: the same care more often or longer, priced under the same coverage."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.charges import PlannedVisit, SelfPay, ServiceLine, Trouble, VisitRange, estimate
from synovia.domain.charges.comparing import (
    Course,
    Pattern,
    compare_patterns,
    differences,
    scaled,
    spread_days,
)
from synovia.domain.charges.coverage import Happening
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import PLAN, PRICES, coverages

MONDAY = date(2026, 3, 2)
EVALUATION = PlannedVisit((ServiceLine("97161"),), on=date(2026, 2, 27), name="Evaluation")
COURSE = Course(MONDAY, (ServiceLine("97110", 30),), (EVALUATION,), VisitRange(6, 10, 14))
TWICE, ONCE = Pattern(Decimal(2), 6), Pattern(Decimal(1), 10)


def test_a_pattern_is_said_as_a_person_says_it() -> None:
    assert TWICE.words == "twice a week for six weeks"
    assert ONCE.words == "once a week for ten weeks"
    assert Pattern(Decimal("0.5"), 1).words == "once every two weeks for one week"
    assert Pattern(Decimal("1.5"), 12).words == "1.5 times a week for 12 weeks"


def test_twice_a_week_for_six_weeks_against_once_for_ten() -> None:
    """Prices of the demo clinic: $124.00 a visit of 30 minutes' exercise, $162.00 the evaluation."""
    twice, once = compare_patterns([TWICE, ONCE], COURSE, SelfPay(), tariffs(), prices=PRICES)
    assert twice.estimate
    assert once.estimate
    evaluation = PRICES.prices["97161"]
    assert twice.estimate.expected.person_pays == evaluation + 12 * 2 * PRICES.prices["97110"]
    assert once.estimate.expected.person_pays == evaluation + 10 * 2 * PRICES.prices["97110"]
    (said,) = differences([twice, once])
    assert said.startswith("Once a week for ten weeks costs you $248.00 less than twice a week for six weeks")
    assert said.endswith("with 2 fewer visits, and ends about 4 weeks later.")


def test_the_fewest_and_most_visits_keep_the_plans_proportions() -> None:
    assert scaled(VisitRange(6, 10, 14), 12) == VisitRange(7, 12, 17)
    assert scaled(VisitRange(1, 10, 10), 1) == VisitRange(1, 1, 1)


def test_each_pattern_says_when_the_deductible_is_met() -> None:
    """$100.00 of the deductible is left, a visit is allowed at $95.00: met with the second visit of either."""
    twice, once = compare_patterns([TWICE, ONCE], COURSE, PLAN, tariffs(), prices=PRICES)
    assert twice.day_of(Happening.DEDUCTIBLE_MET) == once.day_of(Happening.DEDUCTIBLE_MET) == MONDAY
    assert twice.day_of(Happening.VISITS_USED_UP) is None


def test_what_is_not_known_is_said_for_every_pattern() -> None:
    unsure = replace(PLAN, deductible_left=None)
    for each in compare_patterns([TWICE, ONCE], COURSE, unsure, tariffs(), prices=PRICES):
        assert each.estimate
        assert "deductible_left" in {unknown.what for unknown in each.estimate.unknowns}


@pytest.mark.parametrize(
    ("pattern", "where"),
    [
        (Pattern(Decimal(6), 4), "patterns[1].per_week"),
        (Pattern(Decimal("0.1"), 4), "patterns[1].per_week"),
        (Pattern(Decimal(1), 0), "patterns[1].weeks"),
        (Pattern(Decimal(1), 53), "patterns[1].weeks"),
    ],
)
def test_a_pattern_nobody_can_follow_is_refused_and_spoils_no_other(pattern: Pattern, where: str) -> None:
    good, bad = compare_patterns([TWICE, pattern], COURSE, SelfPay(), tariffs(), prices=PRICES)
    assert good.estimate is not None
    assert [(problem.trouble, problem.where) for problem in bad.problems] == [(Trouble.BAD_COUNT, where)]


def test_without_a_price_the_reasons_stand_in_its_place() -> None:
    (found,) = compare_patterns([TWICE], COURSE, SelfPay(), tariffs())
    assert found.estimate is None
    assert {problem.trouble for problem in found.problems} == {Trouble.PRICE_MISSING}
    assert differences([found]) == ()


patterns = st.builds(
    Pattern,
    st.sampled_from([Decimal("0.5"), Decimal(1), Decimal("1.5"), Decimal(2), Decimal(5)]),
    st.integers(1, 8),
)


@given(st.dates(date(2025, 1, 1), date(2028, 12, 31)), patterns)
def test_visits_fall_on_working_days_each_once_and_never_early(start: date, pattern: Pattern) -> None:
    """February 29 and the turn of the year are days like others."""
    days = spread_days(start, pattern.per_week, pattern.visits, taken=[start])
    assert len(days) == pattern.visits
    assert all(day.weekday() < 5 and day > start for day in days)
    assert all(one < other for one, other in pairwise(days))


@given(coverages, patterns)
def test_comparing_gives_what_an_estimate_of_the_same_visits_gives(
    coverage: object, pattern: Pattern
) -> None:
    """The law: nothing is priced differently for standing beside another."""
    course = replace(COURSE, starts_on=date(2026, 6, 1), before=())
    found, again = compare_patterns([pattern, pattern], course, coverage, tariffs(), prices=PRICES)  # type: ignore[arg-type]  # any coverage
    assert found == again
    if found.estimate is not None:
        alone = estimate(course.in_pattern(pattern), coverage, tariffs(), prices=PRICES)  # type: ignore[arg-type]  # as above
        assert found.estimate == alone
