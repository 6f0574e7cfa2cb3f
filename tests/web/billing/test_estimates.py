"""What a plan costs under each coverage: priced, explained, kept as given, and never guessed."""

import io
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import actions
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import CostEstimate, Coverage
from synovia.records.documents import queries as document_texts
from tests.notes import plan_for
from tests.people import DemoClinic, other_clinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db

COPAY_PLAN = {
    "copay": "30.00",
    "rate_percent": "120",
    "locality": "04412-31",
    "visit_limit": "20",
    "visits_used": "0",
}


@pytest.fixture
def people() -> DemoClinic:
    people = settle()
    with passage(people.actor("ruth")):
        actions.set_prices(prices=dict(tariffs().sample_prices), by=people.actor("ruth"))
    return people


def biller(people: DemoClinic) -> Client:
    return signed_in(Client(), people.members["walt"])


def private_plan(people: DemoClinic, who: str, **terms: str) -> Coverage:
    with passage(people.actor("walt")):
        return actions.record_coverage(
            patient=people.patients[who],
            kind=CoverageKind.PRIVATE,
            payer_name="Blue Plan",
            member_id="X1",
            details=COPAY_PLAN | terms,
            by=people.actor("walt"),
        )


def test_all_five_worlds_stand_side_by_side(people: DemoClinic) -> None:
    page = biller(people).get(reverse("billing:estimate", kwargs={"pk": plan_for(people, "maria").pk}))
    assert page.status_code == 200
    assert {offer.kind for offer in page.context["offers"]} == set(CoverageKind)


def test_without_terms_a_private_plan_is_not_priced_and_says_what_is_missing(people: DemoClinic) -> None:
    plan = plan_for(people, "maria")
    page = biller(people).get(reverse("billing:estimate", kwargs={"pk": plan.pk}), {"kind": "private"})
    assert page.context["chosen"].estimate is None
    assert b"needs something first" in page.content
    assert b"copay" in page.content


def test_a_copay_plan_costs_one_copay_a_visit(people: DemoClinic) -> None:
    private_plan(people, "maria")
    plan = plan_for(people, "maria")
    page = biller(people).get(reverse("billing:estimate", kwargs={"pk": plan.pk}))
    chosen = page.context["chosen"]
    assert chosen.kind == CoverageKind.PRIVATE
    assert chosen.estimate.expected.visits == 9  # the evaluation and eight treatments
    assert chosen.estimate.expected.person_pays == Decimal("270.00")


def test_every_amount_shows_its_working(people: DemoClinic) -> None:
    private_plan(people, "maria")
    page = biller(people).get(reverse("billing:estimate", kwargs={"pk": plan_for(people, "maria").pk}))
    assert all(row.working for row in page.context["chosen"].estimate.rows)


def test_an_estimate_is_kept_as_it_was_given(people: DemoClinic) -> None:
    coverage = private_plan(people, "maria")
    plan = plan_for(people, "maria")
    walt = biller(people)
    given = walt.post(reverse("billing:give", kwargs={"pk": plan.pk}), {"kind": "private"}, follow=True)
    assert given.status_code == 200
    with passage(people.actor("walt")):
        actions.change_coverage(
            coverage=coverage,
            expected_version=1,
            details=COPAY_PLAN | {"copay": "90.00"},
            by=people.actor("walt"),
        )
        assert CostEstimate.objects.get().person_pays_expected == Decimal("270.00")


def test_the_document_of_an_estimate_is_an_accessible_pdf(people: DemoClinic) -> None:
    plan = plan_for(people, "priya")
    walt = biller(people)
    walt.post(reverse("billing:give", kwargs={"pk": plan.pk}), {"kind": "self_pay"})
    with passage(people.actor("walt")):
        row = CostEstimate.objects.get()
    answer = walt.get(reverse("billing:estimate_document", kwargs={"pk": row.pk}))
    assert answer["Content-Type"] == "application/pdf"
    assert "Nair" not in answer["Content-Disposition"]
    assert pikepdf.open(io.BytesIO(answer.content)).Root.MarkInfo.Marked


def test_the_document_shows_the_arithmetic_of_every_expected_visit(people: DemoClinic) -> None:
    plan = plan_for(people, "priya")
    biller(people).post(reverse("billing:give", kwargs={"pk": plan.pk}), {"kind": "self_pay"})
    with passage(people.actor("walt")):
        row = CostEstimate.objects.get()
        texts = document_texts.estimate_texts(row, good_faith=None)
    assert len(texts["working"]) == len(texts["visits"]) == 9
    assert all(visit["lines"] for visit in texts["working"])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("copay", "30.005", b"fraction of a cent"),
        ("copay", "-5", b"not an amount"),
        ("copay", "thirty", b"amount"),
        ("coinsurance_percent", "120", b"percentage from 0 to 100"),
        ("visit_limit", "some", b"whole number"),
    ],
)
def test_terms_that_make_no_sense_are_refused_beside_the_field(
    people: DemoClinic, field: str, value: str, said: bytes
) -> None:
    page = reverse("billing:new_coverage", kwargs={"pk": people.patients["maria"].pk, "kind": "private"})
    answer = biller(people).post(page, {"payer_name": "Blue Plan", field: value})
    assert answer.status_code == 422
    assert said in answer.content
    assert b"Blue Plan" in answer.content


def test_two_people_on_one_coverage_lose_nothing(people: DemoClinic) -> None:
    coverage = private_plan(people, "maria")
    page = reverse("billing:edit_coverage", kwargs={"pk": coverage.pk})
    assert biller(people).post(page, COPAY_PLAN | {"version": "1", "copay": "20"}).status_code == 302
    late = signed_in(Client(), people.members["joan"]).post(
        page, COPAY_PLAN | {"version": "1", "copay": "25"}
    )
    assert late.status_code == 409
    assert b"25" in late.content


def test_money_pages_show_no_note(people: DemoClinic) -> None:
    plan = plan_for(people, "maria")
    page: Any = biller(people).get(reverse("billing:estimate", kwargs={"pk": plan.pk}))
    assert b"Sit an hour" not in page.content


def test_another_clinics_plan_has_no_price_here(people: DemoClinic) -> None:
    plan = plan_for(people, "maria")
    stranger = signed_in(Client(), other_clinic().members["walt"])
    assert stranger.get(reverse("billing:estimate", kwargs={"pk": plan.pk})).status_code == 404


def test_the_clinics_prices_can_be_changed(people: DemoClinic) -> None:
    walt = biller(people)
    assert walt.post(reverse("billing:prices"), {"97140": "70", "97110": "60.50"}).status_code == 302
    assert b"60.50" in walt.get(reverse("billing:prices")).content
