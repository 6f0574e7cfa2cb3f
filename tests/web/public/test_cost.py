"""The cost pages: the real arithmetic, unknown shown as a range, nonsense refused beside its field."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from synovia.records.charges.models import ClinicPrice
from tests.people import DemoClinic, passage

pytestmark = pytest.mark.django_db


def page(slug: str) -> str:
    return reverse("public:coverage", args=[slug])


@pytest.fixture
def visitor(people: DemoClinic) -> Client:
    return Client()


def ask(visitor: Client, slug: str, **typed: str) -> Any:
    return visitor.post(page(slug), {"number_of_visits": "10", **typed})


def test_a_copay_is_paid_for_each_visit(visitor: Client) -> None:
    answer = ask(visitor, "private", copay="40")
    assert answer.context["quote"].usual == Decimal("400.00")
    assert "$400" in answer.content.decode()


def test_what_is_not_known_makes_a_range(visitor: Client) -> None:
    quote = ask(visitor, "medicare").context["quote"]
    assert quote.least < quote.most


@time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False)
def test_a_supplement_takes_the_persons_part(visitor: Client) -> None:
    quote = ask(visitor, "medicare", deductible_left="0", supplement="coinsurance").context["quote"]
    assert quote.usual == 0


@time_machine.travel(datetime(2026, 11, 26, 12, tzinfo=UTC), tick=False)
def test_care_that_goes_on_into_the_next_year_meets_its_deductible(visitor: Client) -> None:
    quote = ask(visitor, "medicare", deductible_left="0", supplement="coinsurance").context["quote"]
    assert quote.low == 0  # done before the new year
    assert quote.usual > 0


def test_an_accepted_work_injury_costs_the_worker_nothing(visitor: Client) -> None:
    quote = ask(visitor, "workers-compensation").context["quote"]
    assert (quote.low, quote.usual, quote.high) == (0, 0, 0)


def test_the_clinics_own_prices_are_needed_where_they_count(visitor: Client, people: DemoClinic) -> None:
    assert "has not published its prices" in ask(visitor, "self-pay").content.decode()
    with passage(people.actor("ruth")):
        for code, amount in (("97161", "180.00"), ("97140", "60.00"), ("97110", "60.00")):
            ClinicPrice.objects.create(clinic_id=people.owner.clinic_id, code=code, amount=Decimal(amount))
    quote = ask(visitor, "self-pay").context["quote"]
    assert quote.usual == Decimal("180.00") + 60 + 9 * (2 * 60 + 60)


def test_a_lawyers_letter_makes_it_wait(visitor: Client, people: DemoClinic) -> None:
    with passage(people.actor("ruth")):
        for code in ("97161", "97140", "97110"):
            ClinicPrice.objects.create(clinic_id=people.owner.clinic_id, code=code, amount=Decimal("60.00"))
    quote = ask(visitor, "personal-injury", letter_of_protection="yes").context["quote"]
    assert quote.usual == 0
    assert quote.waiting > 0


@pytest.mark.parametrize(
    ("slug", "typed", "field"),
    [
        ("private", {}, "copay"),
        ("private", {"copay": "forty"}, "copay"),
        ("private", {"copay": "-5"}, "copay"),
        ("private", {"share_percent": "120"}, "share_percent"),
        ("private", {"copay": "40.555"}, "copay"),
        ("medicare", {"deductible_left": "9000"}, "deductible_left"),
        ("medicare", {"number_of_visits": "1000"}, "number_of_visits"),
    ],
)
def test_figures_that_cannot_be_are_refused_beside_the_field(
    visitor: Client, slug: str, typed: dict[str, str], field: str
) -> None:
    answer = ask(visitor, slug, **typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_overview_gives_a_sum_for_each_way_to_pay(visitor: Client) -> None:
    text = visitor.get(reverse("public:cost")).content.decode()
    for title in (
        "Medicare",
        "Private health plan",
        "Workers’ compensation",
        "Personal injury",
        "Paying yourself",
    ):
        assert title in text
    assert "$400" in text
