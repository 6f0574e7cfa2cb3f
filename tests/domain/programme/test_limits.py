"""The form of diagnosis codes, and how long a plan can be certified."""

from datetime import date

import pytest

from synovia.domain.programme.limits import diagnosis_code, is_diagnosis_code, last_certified_day


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("m5450", "M54.50"),
        (" M54.2 ", "M54.2"),
        ("m48.062", "M48.062"),
        ("s13 4xxa", "S13.4XXA"),
        ("G44", "G44"),
    ],
)
def test_codes_are_written_with_capitals_and_their_dot(typed: str, code: str) -> None:
    assert diagnosis_code(typed) == code
    assert is_diagnosis_code(code)


@pytest.mark.parametrize("text", ["", "back", "54.50", "M5", "M54.", "M54.50000", "M54 50", "ßM4.5"])
def test_what_is_not_a_code(text: str) -> None:
    assert not is_diagnosis_code(text)


def test_ninety_days_counted_from_the_first_day() -> None:
    assert last_certified_day(date(2026, 11, 23)) == date(2027, 2, 21)
