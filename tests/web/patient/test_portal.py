"""The portal: one's own plan, visits and costs, in plain words, and nobody else's."""

import io
from datetime import UTC, datetime, timedelta

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges import actions as charges
from synovia.records.charges.models import CostEstimate
from synovia.records.scheduling import actions as scheduling
from synovia.records.scheduling.choices import AppointmentStatus, OnlineBooking
from synovia.records.scheduling.models import Appointment
from tests.notes import plan_for
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db
PAGES = ("home", "plan", "visits", "costs")


@pytest.fixture
def people() -> DemoClinic:
    return settle()


def portal_of(people: DemoClinic, key: str) -> Client:
    return signed_in(Client(), people.portals[key])


def book_next_week(people: DemoClinic, who: str) -> Appointment:
    ruth = people.actor("ruth")
    with passage(ruth):
        kind = scheduling.add_visit_type(
            name="Treatment", minutes=45, online=OnlineBooking.OFF, is_evaluation=False, position=1, by=ruth
        )
        return scheduling.book(
            patient=people.patients[who],
            practitioner=people.practitioners["david"],
            site=people.sites[0],
            visit_type=kind,
            starts=(timezone.now() + timedelta(days=7)).replace(minute=0, second=0, microsecond=0),
            by=ruth,
        )


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_something_kind_before_there_is_anything(people: DemoClinic, page: str) -> None:
    answer = portal_of(people, "maria").get(reverse(f"patient:{page}"))
    assert answer.status_code == 200


def test_a_signed_plan_is_shown_and_a_draft_is_not(people: DemoClinic) -> None:
    plan_for(people, "maria")
    plan_for(people, "helen", signed=False)
    assert b"Sit an hour" in portal_of(people, "maria").get(reverse("patient:plan")).content
    assert b"not ready yet" in portal_of(people, "helen").get(reverse("patient:plan")).content


def test_the_plan_can_be_saved_as_an_accessible_pdf(people: DemoClinic) -> None:
    plan = plan_for(people, "maria")
    answer = portal_of(people, "maria").get(reverse("patient:plan_document", kwargs={"pk": plan.pk}))
    assert pikepdf.open(io.BytesIO(answer.content)).Root.MarkInfo.Marked


def test_a_visit_can_be_canceled_and_frees_the_time(people: DemoClinic) -> None:
    appointment = book_next_week(people, "maria")
    maria = portal_of(people, "maria")
    page = reverse("patient:cancel", kwargs={"pk": appointment.pk})
    assert b"Cancel this visit?" in maria.get(page).content
    assert maria.post(page, {"version": "1"}).status_code == 302
    with passage(people.actor("ruth")):
        assert Appointment.objects.get().status == AppointmentStatus.CANCELLED


def test_the_cost_a_patient_was_told_is_there(people: DemoClinic) -> None:
    plan = plan_for(people, "helen")
    with passage(people.actor("ruth")):
        charges.set_prices(prices=dict(tariffs().sample_prices), by=people.actor("ruth"))
    walt = signed_in(Client(), people.members["walt"])
    walt.post(reverse("billing:give", kwargs={"pk": plan.pk}), {"kind": "medicare"})
    helen = portal_of(people, "helen")
    assert b"Medicare" in helen.get(reverse("patient:costs")).content
    with passage(people.actor("walt")):
        row = CostEstimate.objects.get()
    assert helen.get(reverse("patient:estimate", kwargs={"pk": row.pk})).status_code == 200
    assert helen.get(reverse("patient:estimate_document", kwargs={"pk": row.pk})).status_code == 200


def test_a_patient_sees_nothing_of_another(people: DemoClinic) -> None:
    plan = plan_for(people, "maria")
    appointment = book_next_week(people, "maria")
    helen = portal_of(people, "helen")
    for name, pk in (("plan_document", plan.pk), ("cancel", appointment.pk)):
        answer = helen.get(reverse(f"patient:{name}", kwargs={"pk": pk}))
        assert answer.status_code == 404
        assert b"Alvarez" not in answer.content


def test_a_proxy_opens_the_portal_of_the_person_they_act_for(people: DemoClinic) -> None:
    plan_for(people, "ida")
    assert b"Sit an hour" in portal_of(people, "anna").get(reverse("patient:plan")).content


@pytest.mark.parametrize("page", PAGES)
def test_staff_do_not_open_a_portal(people: DemoClinic, page: str) -> None:
    david = signed_in(Client(), people.members["david"])
    assert david.get(reverse(f"patient:{page}")).status_code == 403


def test_a_session_left_alone_is_over_after_twenty_minutes(people: DemoClinic) -> None:
    import time_machine

    start = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        maria = portal_of(people, "maria")
        assert maria.get(reverse("patient:home")).status_code == 200
    with time_machine.travel(start + timedelta(minutes=19), tick=False):
        assert maria.get(reverse("patient:home")).status_code == 200
    with time_machine.travel(start + timedelta(minutes=40), tick=False):
        answer = maria.get(reverse("patient:home"))
        assert answer.status_code == 302
        assert "expired=1" in answer["Location"]
