"""Comparing patterns of visits on the page: chosen or typed, up to three, under any coverage on file."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.charges.comparing import Pattern
from tests.notes import plan_for
from tests.people import DemoClinic


@pytest.fixture
def address(clinic: DemoClinic) -> str:
    return reverse("billing:compare", kwargs={"pk": plan_for(clinic, "maria").pk})


def asked(*patterns: tuple[str, str], under: str = "self_pay") -> dict[str, str]:
    typed = {"kind_of_coverage": under}
    for number, (often, weeks) in enumerate(patterns, start=1):
        typed |= {f"per_week_{number}": often, f"weeks_{number}": weeks}
    return typed


def test_it_begins_with_the_plan_beside_as_many_visits_once_a_week(walt: Client, address: str) -> None:
    shown: Any = walt.get(address)
    patterns = [each.pattern for each, _moments in shown.context["compared"]]
    assert patterns == [Pattern(Decimal(2), 4), Pattern(Decimal(1), 8)]


def test_three_patterns_stand_side_by_side_with_their_working(walt: Client, address: str) -> None:
    shown: Any = walt.get(address, asked(("2", "6"), ("1", "10"), ("3", "4")))
    assert [each.pattern.visits for each, _moments in shown.context["compared"]] == [12, 10, 12]
    assert shown.context["least"] == Pattern(Decimal(1), 10)
    assert b"Once a week for ten weeks costs you" in shown.content
    assert b"from the clinic&#x27;s price list" in shown.content


@pytest.mark.parametrize(
    ("patterns", "field"),
    [
        ([("2", "")], "weeks_1"),
        ([("2", "60")], "weeks_1"),
        ([("7", "6")], "per_week_1"),
        ([("2", "6"), ("1", "")], "weeks_2"),
        ([("2", "6"), ("1", "ten")], "weeks_2"),
    ],
)
def test_what_is_no_pattern_is_refused_beside_its_field(
    walt: Client, address: str, patterns: list[tuple[str, str]], field: str
) -> None:
    shown: Any = walt.get(address, asked(*patterns))
    assert shown.status_code == 422
    assert field in shown.context["form"].errors


def test_without_terms_the_page_says_what_is_missing(walt: Client, address: str) -> None:
    shown = walt.get(address, asked(("2", "6"), ("1", "10"), under="private"))
    assert shown.status_code == 200
    assert b"copay per visit" in shown.content
