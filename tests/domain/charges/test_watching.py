"""The $400 watch: a bill beside its good-faith estimate, warned of before the line is crossed."""

from decimal import Decimal

import pytest
from hypothesis import given

from synovia.domain.charges.watching import Watch, WatchedBill, watch_bill
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import amounts, small_amounts

RULES = tariffs().good_faith


def watched(billed: str, next_visit: str = "100.00") -> WatchedBill:
    """A bill beside an estimate of $1,000.00."""
    return watch_bill(
        estimated=Decimal("1000.00"), billed=Decimal(billed), next_visit=Decimal(next_visit), rules=RULES
    )


@pytest.mark.parametrize(
    ("billed", "state"),
    [
        ("0.00", Watch.WITHIN),
        ("1000.00", Watch.WITHIN),
        ("1000.01", Watch.ABOVE),
        ("1299.99", Watch.ABOVE),
        ("1300.00", Watch.NEAR),
        ("1399.99", Watch.NEAR),
        ("1400.00", Watch.CROSSED),
        ("2000.00", Watch.CROSSED),
    ],
)
def test_how_near_the_line_the_bill_is(billed: str, state: Watch) -> None:
    """The line lies $400.00 above the estimate; the usual visit costs $100.00."""
    assert watched(billed).state is state


def test_it_warns_before_the_line_is_crossed() -> None:
    near = watched("1310.00")
    assert near.warns
    assert near.says == (
        "Billed so far: $1,310.00. Estimated: $1,000.00. "
        "The next visit would reach $1,400.00: give a new estimate before it."
    )


def test_it_says_how_many_visits_still_fit() -> None:
    assert (watched("1050.00").visits_left, watched("1100.00").visits_left) == (3, 2)
    assert watched("1050.00", "0.00").visits_left is None


def test_without_another_visit_nothing_is_near() -> None:
    assert watched("1399.99", "0.00").state is Watch.ABOVE


@given(amounts, amounts, small_amounts)
def test_the_visits_that_fit_stay_below_the_line_and_one_more_does_not(
    estimated: Decimal, billed: Decimal, each: Decimal
) -> None:
    found = watch_bill(estimated=estimated, billed=billed, next_visit=each, rules=RULES)
    if found.state is not Watch.CROSSED and found.visits_left is not None:
        assert billed + found.visits_left * each < found.line <= billed + (found.visits_left + 1) * each
