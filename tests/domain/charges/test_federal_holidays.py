"""Federal holidays as they are observed, and the law's business days between them."""

from datetime import date, timedelta

import pytest

from synovia.domain.charges.days import after_business_days, business_days_between
from synovia.domain.charges.federal_holidays import FEDERAL, legal_holidays, observed_in
from synovia.domain.charges.good_faith import due_on_change, due_on_request, due_when_scheduled
from synovia.knowledge.tariff_tables import tariffs

RULES = tariffs().good_faith


def test_the_days_observed_in_2026() -> None:
    """As the Office of Personnel Management lists them; Independence Day is a Saturday."""
    days = ["01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25"]
    assert observed_in(2026) == {date.fromisoformat(f"2026-{day}") for day in days}


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2021, 12, 31), "New Year's Day 2022 is a Saturday: observed in the year before"),
        (date(2027, 12, 31), "and so is that of 2028"),
        (date(2023, 1, 2), "New Year's Day 2023 is a Sunday"),
        (date(2027, 6, 18), "Juneteenth 2027 is a Saturday"),
        (date(2028, 2, 21), "Washington's Birthday of a leap year"),
        (date(2024, 5, 27), "the last Monday in May of a leap year"),
        (date(2032, 5, 31), "May 31 is that Monday"),
        (date(2028, 11, 10), "Veterans Day 2028 is a Saturday"),
        (date(2022, 12, 26), "Christmas 2022 is a Sunday"),
    ],
)
def test_days_that_are_observed(day: date, why: str) -> None:
    assert day in FEDERAL, why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2022, 1, 1), "a Saturday: observed the day before"),
        (date(2025, 1, 21), "the day after the King holiday and Inauguration Day"),
        (date(2029, 1, 19), "not the day before an Inauguration Day on a Saturday"),
        (date(2020, 6, 19), "Juneteenth is a holiday since 2021"),
        (date(2024, 2, 29), "leap day"),
        (date(2026, 11, 27), "the day after Thanksgiving"),
    ],
)
def test_days_that_are_not(day: date, why: str) -> None:
    assert day not in FEDERAL, why


def test_inauguration_day_is_a_business_day_outside_the_capital() -> None:
    assert date(2037, 1, 20) not in FEDERAL  # a Tuesday
    assert date(2033, 1, 20) not in FEDERAL  # a Thursday


@pytest.mark.parametrize("year", range(2021, 2061))
def test_every_year_has_its_eleven_each_once_and_on_a_working_day(year: int) -> None:
    assert len(legal_holidays(year)) == 11
    seen = [day for each in (year - 1, year, year + 1) for day in observed_in(each)]
    assert len(seen) == len(set(seen))
    assert all(day.weekday() < 5 for day in observed_in(year))
    for day in legal_holidays(year).values():
        assert any(day + timedelta(days=by) in FEDERAL for by in (-1, 0, 1))


def test_who_asks_on_the_day_before_thanksgiving_is_answered_after_it() -> None:
    """Asked on Wednesday: Friday, Monday, Tuesday."""
    assert due_on_request(date(2026, 11, 25), RULES) == date(2026, 12, 1)


def test_the_clock_over_the_turn_of_the_year() -> None:
    """Asked on Thursday, December 30, 2021: Friday is New Year's Day observed."""
    assert due_on_request(date(2021, 12, 30), RULES) == date(2022, 1, 5)


def test_a_holiday_may_bring_a_visit_below_the_line_of_ten_days() -> None:
    booked, visit = date(2026, 11, 13), date(2026, 11, 30)
    assert business_days_between(booked, visit) == 11
    assert business_days_between(booked, visit, FEDERAL) == 10
    assert due_when_scheduled(booked, visit, RULES) == after_business_days(booked, 3)
    assert due_when_scheduled(booked, visit - timedelta(days=3), RULES) == date(2026, 11, 16)


def test_a_new_estimate_is_due_before_the_holiday_that_precedes_the_visit() -> None:
    assert due_on_change(date(2026, 7, 6), RULES) == date(
        2026, 7, 2
    )  # the 3rd is observed, a weekend follows
