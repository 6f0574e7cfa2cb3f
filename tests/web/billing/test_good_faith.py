"""Good-faith estimates: everything the rule asks for on an accessible PDF, in time, kept, and watched."""

import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from synovia.domain.charges.good_faith import EstimatingProvider
from synovia.domain.charges.watching import Watch
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import good_faith_facts, good_faith_queries
from synovia.records.charges.models import ClinicPrice, EstimateRequest, GoodFaithEstimate
from synovia.records.documents.good_faith import good_faith_texts
from synovia.records.programme.models import PlanOfCare
from synovia.records.scheduling import actions as scheduling
from synovia.records.scheduling.choices import OnlineBooking
from synovia.web.standings import watched_plans, whereabouts
from tests.notes import evaluated, plan_for, visit_given
from tests.people import DemoClinic, passage
from tests.sign_in import signed_in

GIVE = {"main_service_words": "Physical therapy for low back pain", "handed": "paper"}


@pytest.fixture
def plan(clinic: DemoClinic) -> PlanOfCare:
    plan = plan_for(clinic, "priya")
    evaluated(plan, clinic)
    return plan


def page_of(plan: PlanOfCare) -> str:
    return reverse("billing:good_faith", kwargs={"pk": plan.pk})


def kept(clinic: DemoClinic) -> list[GoodFaithEstimate]:
    with passage(clinic.owner):
        return list(GoodFaithEstimate.objects.order_by("number"))


def book(clinic: DemoClinic, who: str, starts: datetime) -> None:
    ruth = clinic.owner
    with passage(ruth):
        kind = scheduling.add_visit_type(
            name="First visit", minutes=60, online=OnlineBooking.OFF, is_evaluation=True, position=1, by=ruth
        )
        scheduling.book(
            patient=clinic.patients[who],
            practitioner=clinic.practitioners["ruth"],
            site=clinic.sites[0],
            visit_type=kind,
            starts=starts,
            by=ruth,
        )


def test_it_states_everything_the_rule_asks_for(walt: Client, clinic: DemoClinic, plan: PlanOfCare) -> None:
    answer = walt.post(page_of(plan), GIVE | {"apart": "An X-ray of the hip"}, follow=True)
    document = pikepdf.open(io.BytesIO(answer.content))
    assert document.Root.MarkInfo.Marked
    assert "Nair" not in answer["Content-Disposition"]
    (row,) = kept(clinic)
    with passage(clinic.owner):
        said = good_faith_texts(row)
    stated = dict(said["facts"]) | dict(said["provider"])
    assert stated["For"] == "Priya Nair"
    assert stated["Date of birth"] == "August 21, 1989"
    assert stated["Main service"] == "Physical therapy for low back pain"
    assert stated["Expected dates"] == "November 30, 2026 to December 24, 2026"
    assert stated["How often"] == "twice a week for four weeks"
    assert stated["Diagnoses (ICD-10-CM)"] == "M54.50 Low back pain"
    assert stated["National Provider Identifier (NPI)"] == "1234567893"
    assert stated["Taxpayer number (TIN)"] == "12-3456789"
    assert stated["State"] == "TX"
    assert said["services"][0][1:] == ["97110", "8", "8", "$496.00"]
    assert said["apart"] == ["An X-ray of the hip"]
    assert len(said["disclaimers"]) == 5


def test_what_the_clinic_itself_lacks_is_named_all_at_once(
    walt: Client, clinic: DemoClinic, plan: PlanOfCare, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = EstimatingProvider("Riverside", npi="", tax_id="", address=" ", state="")
    monkeypatch.setattr(good_faith_facts, "provider_of", lambda patient: empty)
    with passage(clinic.owner):
        ClinicPrice.objects.filter(code="97110").delete()
    shown = walt.get(page_of(plan)).content.decode()
    for gap in ("National Provider Identifier", "taxpayer number", "address", "state", "97110"):
        assert gap in shown
    assert walt.post(page_of(plan), GIVE).status_code != 302
    assert kept(clinic) == []


def test_a_new_one_says_what_changed_and_replaces_the_former(
    walt: Client, clinic: DemoClinic, plan: PlanOfCare
) -> None:
    walt.post(page_of(plan), GIVE)
    assert walt.post(page_of(plan), GIVE).status_code == 422
    walt.post(page_of(plan), GIVE | {"why_anew": "Two more body parts are treated."})
    first, second = kept(clinic)
    assert (second.number, second.replaces_id) == (2, first.pk)
    assert second.keep_until == date(2032, 11, 27)


def test_what_was_given_can_never_be_changed(walt: Client, clinic: DemoClinic, plan: PlanOfCare) -> None:
    walt.post(page_of(plan), GIVE)
    (row,) = kept(clinic)
    for change in (lambda: GoodFaithEstimate.objects.update(expected_total=1), row.delete):
        with (
            passage(clinic.owner),
            pytest.raises(DatabaseError, match="Cannot update or delete"),
            transaction.atomic(),
        ):
            change()


def test_asking_starts_the_clock_and_an_estimate_stops_it(
    walt: Client, clinic: DemoClinic, plan: PlanOfCare
) -> None:
    """Asked on a Friday: three business days later is Wednesday."""
    priya = clinic.patients["priya"]
    walt.post(reverse("billing:estimate_asked", kwargs={"pk": priya.pk}))
    walt.post(reverse("billing:estimate_asked", kwargs={"pk": priya.pk}))
    shown: Any = walt.get(reverse("billing:owed"))
    ((each, late),) = shown.context["owed"]
    assert (each.name, each.due_on, late) == ("Priya Nair", date(2026, 12, 2), False)
    walt.post(page_of(plan), GIVE)
    assert list(walt.get(reverse("billing:owed")).context["owed"]) == []


def test_what_is_late_is_marked(walt: Client, clinic: DemoClinic, friday: time_machine.Traveller) -> None:
    walt.post(reverse("billing:estimate_asked", kwargs={"pk": clinic.patients["priya"].pk}))
    friday.shift(timedelta(days=6))
    again = signed_in(Client(), clinic.members["walt"])
    ((_each, late),) = again.get(reverse("billing:owed")).context["owed"]
    assert late


@pytest.mark.parametrize(
    ("starts", "due"),
    [
        (datetime(2026, 12, 1, 16, tzinfo=UTC), None),  # two business days ahead: the clock asks for none
        (datetime(2026, 12, 4, 16, tzinfo=UTC), date(2026, 11, 30)),
        (datetime(2026, 12, 14, 16, tzinfo=UTC), date(2026, 12, 2)),
    ],
)
def test_a_booked_visit_without_insurance_starts_the_clock(
    clinic: DemoClinic, starts: datetime, due: date | None
) -> None:
    book(clinic, "priya", starts)
    with passage(clinic.owner):
        found = good_faith_queries.owed(tariffs().good_faith)
    assert [each.due_on for each in found] == ([due] if due else [])


def test_a_first_visit_is_estimated_without_a_diagnosis(walt: Client, clinic: DemoClinic) -> None:
    book(clinic, "priya", datetime(2026, 12, 14, 16, tzinfo=UTC))
    walt.post(
        reverse("billing:good_faith_first", kwargs={"pk": clinic.patients["priya"].pk}),
        GIVE | {"main_service_words": "First examination"},
    )
    (row,) = kept(clinic)
    assert (row.plan_id, row.first_day, row.content["diagnoses"]) == (None, date(2026, 12, 14), [])
    with passage(clinic.owner):
        assert good_faith_queries.owed(tariffs().good_faith) == []
        assert "none yet" in dict(good_faith_texts(row)["facts"])["Diagnoses (ICD-10-CM)"]


def test_a_request_is_closed_only_with_a_reason(walt: Client, clinic: DemoClinic) -> None:
    walt.post(reverse("billing:estimate_asked", kwargs={"pk": clinic.patients["maria"].pk}))
    with passage(clinic.owner):
        row = EstimateRequest.objects.get()
    close = reverse("billing:close_estimate_request", kwargs={"pk": row.pk})
    assert walt.post(close, {"why": " "}).status_code == 409
    walt.post(close, {"why": "Insurance is billed."})
    assert list(walt.get(reverse("billing:owed")).context["owed"]) == []


def test_the_bill_is_watched_against_the_estimate(
    walt: Client, clinic: DemoClinic, plan: PlanOfCare, friday: time_machine.Traveller
) -> None:
    """Eight visits of $190.00 are estimated: $1,520.00. Visits go on beyond; the line lies at $1,920.00."""
    walt.post(page_of(plan), GIVE)
    (row,) = kept(clinic)
    each, line = Decimal("190.00"), row.expected_total + 400
    assert (row.expected_total, line) == (8 * each, Decimal("1920.00"))
    for number in range(1, 11):
        visit_given(plan, clinic, number, date(2026, 11, 30) + timedelta(days=number - 1))
    friday.move_to(datetime(2026, 12, 10, 16, tzinfo=UTC))
    with passage(clinic.owner):
        (watched,) = watched_plans()
        assert watched.bill is not None
        # one more visit, beyond the plan too, would reach the line: it is told before, not after
        assert (watched.bill.billed, watched.bill.state) == (10 * each, Watch.NEAR)
        assert whereabouts(plan).watch == watched.bill
    visit_given(plan, clinic, 11, date(2026, 12, 10))
    with passage(clinic.owner):
        (watched,) = watched_plans()
    assert watched.bill is not None
    assert watched.bill.state is Watch.CROSSED
    page = signed_in(Client(), clinic.members["walt"]).get(
        reverse("billing:estimate", kwargs={"pk": plan.pk})
    )
    assert b"passed the line above its estimate" in page.content
