"""The list of diagnoses: what exists, what is billable, what it is called, and for which days."""

from __future__ import annotations

from datetime import date

import pytest

from synovia.knowledge.diagnoses import diagnoses, titles, with_dot


@pytest.mark.parametrize(
    ("code", "billable", "title"),
    [
        ("M54.50", True, "Low back pain, unspecified"),
        ("M54.5", False, "Low back pain"),
        ("m9903", True, "Segmental and somatic dysfunction of lumbar region"),
        ("S83.511A", True, "Sprain of anterior cruciate ligament of right knee, initial encounter"),
        ("S83.511", False, "Sprain of anterior cruciate ligament of right knee"),
        (
            "H34.8112",
            True,
            "Central retinal vein occlusion, right eye, stable/Old central retinal vein occlusion",
        ),
        ("S13.4XXD", True, "Sprain of ligaments of cervical spine, subsequent encounter"),
    ],
)
def test_a_code_with_or_without_its_dot(code: str, billable: bool, title: str) -> None:
    found = diagnoses().find(code)
    assert found is not None
    assert found.billable is billable
    assert diagnoses().title(code) == title


@pytest.mark.parametrize("code", ["M54.5X", "M51.3699", "", "XYZ", "S06.1X7D"])
def test_what_is_not_in_the_list(code: str) -> None:
    assert diagnoses().find(code) is None
    assert diagnoses().title(code) == ""


def test_the_billable_codes_below_a_heading() -> None:
    assert diagnoses().under("M54.5") == ("M54.50", "M54.51", "M54.59")
    assert diagnoses().under("M54.50") == ()


@pytest.mark.parametrize(
    ("on", "is_dated"),
    [
        (date(2025, 9, 30), True),
        (date(2025, 10, 1), False),
        (date(2026, 9, 30), False),
        (date(2026, 10, 1), True),
    ],
)
def test_a_day_past_the_list_is_told(on: date, is_dated: bool) -> None:
    assert bool(diagnoses().dated(on)) is is_dated


def test_every_code_has_a_title_and_every_heading_something_billable() -> None:
    known = diagnoses()
    assert all(titles()[code] for code in known.billable)
    assert all(known.under(with_dot(code)) for code, billable in known.billable.items() if not billable)
