"""The good-faith estimate: everything the rule asks for is in it, or it is refused."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from synovia.domain.charges import ChargeProblem, Medicare, SelfPay, Trouble, estimate
from synovia.domain.charges.days import after_business_days, business_days_between
from synovia.domain.charges.federal_holidays import FEDERAL
from synovia.domain.charges.good_faith import (
    EstimatedPerson,
    EstimatingProvider,
    ExpectedDiagnosis,
    GoodFaithEstimate,
    due_on_change,
    due_on_request,
    due_when_scheduled,
    good_faith_estimate,
    kept_until,
    may_dispute,
)
from synovia.knowledge.tariff_tables import tariffs
from tests.domain.charges.planned import CARE, PRICES, weekly_visits

RULES = tariffs().good_faith
PERSON = EstimatedPerson("Rosa Delgado", date(1961, 4, 12))
CLINIC = EstimatingProvider(
    "Synovia Spine and Joint", "1234567893", "12-3456789", "1 Main Street, Dallas", "TX"
)
NECK_PAIN = ExpectedDiagnosis("M54.2", "Neck pain")


def made(**changes: Any) -> GoodFaithEstimate:
    """A complete good-faith estimate, with changes."""
    given: dict[str, Any] = {
        "person": PERSON,
        "provider": CLINIC,
        "main_service": "Physical therapy for neck pain",
        "frequency": "Once a week",
        "diagnoses": [NECK_PAIN],
        "made_on": date(2025, 5, 30),
        "tariff": tariffs(),
    }
    priced = estimate(CARE, SelfPay(discount=Decimal("0.25")), tariffs(), prices=PRICES)
    return good_faith_estimate(changes.pop("estimate", priced), **{**given, **changes})


def test_it_lists_every_service_with_its_expected_charge() -> None:
    """Three expected visits at the prices after the discount."""
    made_out = made()
    assert {each.code: (each.units, each.days) for each in made_out.services} == {
        "97161": (1, 1),
        "97140": (3, 3),
        "97110": (5, 3),
    }
    assert (
        sum(each.expected_charge for each in made_out.services)
        == made_out.expected_total
        == Decimal("496.50")
    )
    assert made_out.services[0].words == "First physical therapy examination, simple case"
    assert (made_out.visits, made_out.first_day, made_out.last_day) == (
        3,
        date(2025, 6, 2),
        date(2025, 6, 16),
    )


def test_it_says_what_it_is_not() -> None:
    said = " ".join(made().disclaimers)
    for needed in ("This is an estimate", "$400", "120 days", "not a contract", "requested separately"):
        assert needed in said


INCOMPLETE = [
    ("no name", {"person": replace(PERSON, name=" ")}, Trouble.DETAIL_MISSING, "person.name"),
    ("no diagnosis", {"diagnoses": []}, Trouble.DETAIL_MISSING, "diagnoses"),
    ("no frequency", {"frequency": ""}, Trouble.DETAIL_MISSING, "frequency"),
    ("a wrong NPI", {"provider": replace(CLINIC, npi="1234567890")}, Trouble.DETAIL_MISSING, "provider.npi"),
    (
        "a short tax number",
        {"provider": replace(CLINIC, tax_id="12-345")},
        Trouble.DETAIL_MISSING,
        "provider.tax_id",
    ),
    ("made after the first visit", {"made_on": date(2025, 6, 3)}, Trouble.DATE_BEFORE, "made_on"),
    (
        "born after it",
        {"person": replace(PERSON, birth_date=date(2025, 7, 1))},
        Trouble.DATE_BEFORE,
        "person.birth_date",
    ),
    (
        "insured",
        {"estimate": estimate(CARE, Medicare(), tariffs(), prices=PRICES)},
        Trouble.NO_COVERAGE,
        "estimate",
    ),
    (
        "more than a year of visits",
        {
            "estimate": estimate(
                weekly_visits(54, starts_on=date(2025, 6, 2)), SelfPay(), tariffs(), prices=PRICES
            )
        },
        Trouble.BAD_RANGE,
        "visits",
    ),
]


@pytest.mark.parametrize(
    ("changes", "trouble", "where"), [pytest.param(*each[1:], id=each[0]) for each in INCOMPLETE]
)
def test_an_incomplete_one_is_refused(changes: dict[str, Any], trouble: Trouble, where: str) -> None:
    with pytest.raises(ChargeProblem) as caught:
        made(**changes)
    assert (trouble, where) in [(each.trouble, each.where) for each in caught.value.problems]


def test_the_clock_has_three_speeds() -> None:
    """Ten business days ahead: three days; three to nine: one day; nearer: none is owed unless asked for."""
    monday = date(2026, 3, 2)
    assert due_when_scheduled(monday, date(2026, 3, 13), RULES) == date(2026, 3, 3)
    assert due_when_scheduled(monday, date(2026, 3, 5), RULES) == date(2026, 3, 3)
    assert due_when_scheduled(monday, date(2026, 3, 4), RULES) is None


def test_a_holiday_is_no_business_day() -> None:
    """July 4 of 2026 is a Saturday and kept on the Friday."""
    assert due_on_request(date(2026, 7, 1), RULES) == date(2026, 7, 7)
    assert business_days_between(date(2026, 7, 1), date(2026, 7, 6), FEDERAL) == 2
    assert after_business_days(date(2026, 7, 4), 0) == date(2026, 7, 4)


def test_holidays_between_shorten_the_time_to_hand_it_over() -> None:
    """December 22 to January 6 is eleven weekdays, but nine business days: due the next day, not in three."""
    assert due_when_scheduled(date(2026, 12, 22), date(2027, 1, 6), RULES) == date(2026, 12, 23)


def test_the_federal_holidays_of_a_year() -> None:
    days = (date(2026, 1, 1) + timedelta(days=each) for each in range(365))
    weekdays = [f"{day:%m-%d}" for day in days if day.weekday() < 5 and day in FEDERAL]
    assert weekdays == [
        "01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26", "12-25",
    ]  # fmt: skip
    assert date(2021, 12, 31) in FEDERAL  # for January 1, a Saturday
    assert date(2027, 7, 5) in FEDERAL  # for July 4, a Sunday


def test_a_bill_is_disputed_from_four_hundred_dollars_above() -> None:
    assert not may_dispute(Decimal("1000.00"), Decimal("1399.99"), RULES)
    assert may_dispute(Decimal("1000.00"), Decimal("1400.00"), RULES)


def test_before_the_first_examination_there_is_no_diagnosis_yet() -> None:
    assert made(diagnoses=[], diagnosed=False).diagnoses == ()


def test_its_contents_are_kept_as_plain_data() -> None:
    kept = made(scheduled_apart=["An X-ray of the hip"]).as_json()
    assert kept["expected_total"] == "496.50"
    assert kept["person"] == {"name": "Rosa Delgado", "birth_date": "1961-04-12"}
    assert kept["scheduled_apart"] == ["An X-ray of the hip"]


def test_a_change_of_scope_needs_a_new_one_a_business_day_before() -> None:
    """The next visit is on a Monday: the Friday before."""
    assert due_on_change(date(2025, 6, 16), RULES) == date(2025, 6, 13)


def test_it_is_kept_six_years_also_when_made_on_february_29() -> None:
    assert kept_until(date(2025, 5, 30), RULES) == date(2031, 5, 30)
    assert kept_until(date(2024, 2, 29), RULES) == date(2030, 3, 1)
