"""Aging and payment plans: what is open since when, what settles what, and installments to the cent."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.charges.aging import Posting, aged, allocate, column_of
from synovia.domain.charges.care_gaps import gaps_in_care
from synovia.domain.charges.installments import Every, schedule, standing
from synovia.domain.charges.ledger import LedgerProblem
from synovia.domain.terms.money import total

TODAY = date(2026, 6, 30)
AMOUNTS = st.decimals("0.01", "900.00", places=2)


def posted(days_ago: int, amount: str, about: str = "", key: str = "") -> Posting:
    return Posting(TODAY - timedelta(days=days_ago), Decimal(amount), about, key)


def test_a_payment_settles_the_oldest_first() -> None:
    found = allocate([posted(90, "50.00", key="old"), posted(10, "50.00", key="new"), posted(5, "-70.00")])
    assert [(part.debit, str(part.amount)) for part in found.parts] == [("old", "50.00"), ("new", "20.00")]
    assert [(each.key, str(each.amount)) for each in found.open] == [("new", "30.00")]


def test_but_its_own_claim_before_all_others() -> None:
    found = allocate(
        [
            posted(90, "50.00", "claim/1", "a"),
            posted(10, "50.00", "claim/2", "b"),
            posted(5, "-50.00", "claim/2"),
        ]
    )
    assert [each.key for each in found.open] == ["a"]


def test_what_pays_for_nothing_stays_unapplied() -> None:
    assert allocate([posted(9, "10.00"), posted(5, "-12.50")]).unapplied == Decimal("2.50")


@pytest.mark.parametrize(
    ("days", "column"),
    [(0, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (120, 3), (121, 4), (4000, 4)],
)
def test_the_columns_of_age(days: int, column: int) -> None:
    assert column_of(days) == column
    assert aged([posted(days, "1.00")], TODAY).columns[column] == 1


POSTINGS = st.lists(
    st.builds(
        Posting,
        st.dates(date(2026, 1, 1), TODAY),
        st.decimals("-900.00", "900.00", places=2).filter(bool),
        st.sampled_from(["", "claim/1", "claim/2"]),
    ),
    max_size=25,
)


@given(POSTINGS)
def test_no_cent_is_lost_between_open_settled_and_unapplied(postings: list[Posting]) -> None:
    found, aging = allocate(postings), aged(postings, TODAY)
    whole = total(one.amount for one in postings)
    assert total(each.amount for each in found.open) - found.unapplied == whole == aging.net
    assert all(part.amount > 0 for part in found.parts)
    assert total(part.amount for part in found.parts) + found.unapplied == -total(
        one.amount for one in postings if one.amount < 0
    )


@given(POSTINGS, st.randoms())
def test_the_order_of_typing_changes_no_column(postings: list[Posting], chance: object) -> None:
    mixed = postings[:]
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis's random.Random
    assert aged(mixed, TODAY).net == aged(postings, TODAY).net


def test_the_last_installment_takes_the_rounding() -> None:
    parts = schedule(Decimal("100.00"), 3, date(2026, 1, 31), Every.MONTH)
    assert [str(part.amount) for part in parts] == ["33.33", "33.33", "33.34"]
    assert [part.due_on for part in parts] == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]


def test_a_plan_from_february_29_goes_on_in_years_without_one() -> None:
    parts = schedule(Decimal("13.00"), 13, date(2024, 2, 29), Every.MONTH)
    assert parts[12].due_on == date(2025, 2, 28)
    assert schedule(Decimal(2), 2, date(2024, 2, 29), Every.WEEK)[1].due_on == date(2024, 3, 7)
    assert schedule(Decimal(2), 2, date(2024, 2, 29), Every.TWO_WEEKS)[1].due_on == date(2024, 3, 14)


@pytest.mark.parametrize(("amount", "count"), [("10.00", 0), ("10.00", 61), ("0.02", 3), ("0.00", 1)])
def test_a_plan_that_cannot_be_kept_is_refused(amount: str, count: int) -> None:
    with pytest.raises(LedgerProblem):
        schedule(Decimal(amount), count, TODAY, Every.MONTH)


@given(AMOUNTS, st.integers(1, 60), st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.sampled_from(Every))
def test_installments_add_up_and_come_in_order(
    amount: Decimal, count: int, first: date, every: Every
) -> None:
    if amount < Decimal("0.01") * count:
        return
    parts = schedule(amount, count, first, every)
    assert total(part.amount for part in parts) == amount
    assert parts[-1].amount - parts[0].amount < Decimal("0.01") * count
    days = [part.due_on for part in parts]
    assert days == sorted(set(days))


def test_where_a_plan_stands() -> None:
    parts = schedule(Decimal("90.00"), 3, date(2026, 5, 1), Every.MONTH)
    found = standing(parts, Decimal("40.00"), date(2026, 6, 15))
    assert (found.due, found.behind, found.left) == (Decimal(60), Decimal(20), Decimal(50))
    assert found.next == parts[1]
    assert standing(parts, Decimal("90.00"), TODAY).is_done


def test_gaps_in_care_longer_than_two_weeks_are_found() -> None:
    days = [date(2026, 5, 1), date(2026, 5, 15), date(2026, 5, 30), date(2026, 5, 30)]
    assert [(gap.since, gap.until, gap.days) for gap in gaps_in_care(days)] == [
        (date(2026, 5, 15), date(2026, 5, 30), 15)
    ]
