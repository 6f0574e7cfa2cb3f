"""Where a plan stands: the patient in the portal, the desk and the biller see the same figures."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from synovia.records.charges import actions
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import Coverage, EstimateRequest
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare
from synovia.web.standings import whereabouts
from tests.notes import evaluated, plan_for, visit_given
from tests.people import DemoClinic, passage
from tests.sign_in import signed_in

MANY_QUERIES = 45


@pytest.fixture
def plan(clinic: DemoClinic, friday: time_machine.Traveller) -> PlanOfCare:
    """Maria's: a copay of $30.00, twelve visits a year of which two are used; evaluated, and two visits given."""
    plan = plan_for(clinic, "maria")
    with passage(clinic.actor("joan")):
        actions.record_coverage(
            patient=clinic.patients["maria"],
            kind=CoverageKind.PRIVATE,
            payer_name="Blue Plan",
            member_id="X1",
            details={"copay": "30", "rate_percent": "120", "visit_limit": "12", "visits_used": "2"},
            by=clinic.actor("joan"),
        )
    evaluated(plan, clinic)
    visit_given(plan, clinic, 1, date(2026, 11, 30))
    visit_given(plan, clinic, 2, date(2026, 12, 3))
    friday.move_to(datetime(2026, 12, 3, 22, tzinfo=UTC))
    return plan


def test_patient_desk_and_biller_see_the_same(clinic: DemoClinic, plan: PlanOfCare) -> None:
    page = reverse("billing:so_far", kwargs={"pk": plan.pk})
    seen: list[Any] = [
        signed_in(Client(), clinic.portals["maria"]).get(reverse("patient:costs")),
        signed_in(Client(), clinic.members["joan"]).get(page),
        signed_in(Client(), clinic.members["walt"]).get(page),
    ]
    first, *others = [answer.context["where"].found for answer in seen]
    assert all(other == first for other in others)
    assert (first.done, first.spent) == (3, Decimal("90.00"))
    assert (first.to_finish.expected, first.now.visits_left) == (Decimal("180.00"), 7)
    for answer in seen:
        assert b"You have had 3 visits. Your part so far is about $90.00." in answer.content
        assert b"Your plan pays for 7 more visits this year." in answer.content


def test_visits_before_a_coverage_began_are_told_apart(clinic: DemoClinic, plan: PlanOfCare) -> None:
    """The plan changed on December 1: the evaluation and the first treatment were under other terms."""
    with passage(clinic.owner):
        row = Coverage.objects.get()
        actions.change_coverage(
            coverage=row, expected_version=row.version, starts_on=date(2026, 12, 1), by=clinic.owner
        )
        found = whereabouts(plan).found
    assert found is not None
    assert (found.done, found.before_figures, found.spent) == (3, 2, Decimal("30.00"))


def test_a_visit_before_birth_is_refused(clinic: DemoClinic, plan: PlanOfCare) -> None:
    with passage(clinic.owner):
        Patient.objects.filter(pk=plan.patient_id).update(birth_date=date(2026, 12, 1))
    page: Any = signed_in(Client(), clinic.members["walt"]).get(
        reverse("billing:estimate", kwargs={"pk": plan.pk})
    )
    assert b"before the person was born" in page.content


def test_without_a_coverage_on_file_it_is_the_clinics_price_and_says_so(clinic: DemoClinic) -> None:
    plan_for(clinic, "helen")
    page = signed_in(Client(), clinic.portals["helen"]).get(reverse("patient:costs"))
    assert b"We do not know yet how this will be paid" in page.content


def test_a_patient_asks_for_an_estimate_in_the_portal(clinic: DemoClinic) -> None:
    maria = signed_in(Client(), clinic.portals["maria"])
    maria.post(reverse("patient:ask_estimate"))
    with passage(clinic.owner):
        assert EstimateRequest.objects.get().due_on == date(2026, 12, 2)
    assert b"You get it by December 2, 2026" in maria.get(reverse("patient:costs")).content


@pytest.mark.parametrize("name", ["estimate", "compare", "so_far", "good_faith"])
def test_a_page_of_the_estimate_asks_the_database_little(
    clinic: DemoClinic, plan: PlanOfCare, name: str
) -> None:
    page = reverse(f"billing:{name}", kwargs={"pk": plan.pk})
    walt = signed_in(Client(), clinic.members["walt"])
    with CaptureQueriesContext(connection) as asked:
        assert walt.get(page).status_code == 200
    assert len(asked) <= MANY_QUERIES, len(asked)
