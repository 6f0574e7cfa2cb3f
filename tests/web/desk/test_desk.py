"""The desk: requests become patients and appointments; names stay out of addresses; two people lose nothing."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from synovia.records.people.models import Patient
from synovia.records.refusals import Refused
from synovia.records.scheduling import actions
from synovia.records.scheduling.choices import OnlineBooking
from synovia.records.scheduling.models import Appointment, VisitType
from synovia.records.screening.choices import RequestStatus
from synovia.records.screening.models import BookingRequest
from tests.people import DemoClinic, other_clinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    people = settle()
    ruth = people.actor("ruth")
    with passage(ruth):
        actions.add_visit_type(
            name="First visit",
            minutes=60,
            online=OnlineBooking.REQUEST,
            is_evaluation=True,
            position=1,
            by=ruth,
        )
        week = [(day, time(8), time(18)) for day in range(7)]
        actions.set_working_hours(
            practitioner=people.practitioners["david"], site=people.sites[0], hours=week, by=ruth
        )
    return people


def as_(people: DemoClinic, key: str) -> Client:
    return signed_in(Client(), people.members[key])


def ask_for_a_visit(people: DemoClinic, **fields: Any) -> BookingRequest:
    asked = {
        "given_name": "Nora",
        "family_name": "Lind",
        "birth_date": date(1985, 5, 5),
        "phone": "555",
    } | fields
    with passage(people.actor("ruth")):
        return BookingRequest.objects.create(clinic_id=people.owner.clinic_id, **asked)


def test_a_request_becomes_a_patient_with_an_appointment(people: DemoClinic) -> None:
    asked = ask_for_a_visit(people)
    joan = as_(people, "joan")
    assert b"Lind, Nora" in joan.get(reverse("desk:requests")).content
    answer = joan.post(
        reverse("desk:match", kwargs={"pk": asked.pk}), {"patient": "new", "version": 1}, follow=True
    )
    page = answer.redirect_chain[-1][0]
    slot = answer.context["days"][1][1][0]
    chosen = f"{slot.practitioner.pk}|{slot.site.pk}|{slot.starts.isoformat()}"
    booked = joan.post(page, {"slot": chosen, "request": str(asked.pk)}, follow=True)
    assert booked.status_code == 200
    with passage(people.actor("ruth")):
        appointment = Appointment.objects.get()
        assert appointment.patient.full_name == "Nora Lind"
        assert BookingRequest.objects.get().status == RequestStatus.BOOKED


def test_somebody_who_may_have_a_chart_is_shown(people: DemoClinic) -> None:
    asked = ask_for_a_visit(people, given_name="Maria", family_name="Alvares", birth_date=date(1990, 3, 14))
    page = as_(people, "joan").get(reverse("desk:request", kwargs={"pk": asked.pk}))
    assert b"Maria Alvarez" in page.content
    assert b"similar name" in page.content


def test_a_time_taken_meanwhile_is_said_and_other_times_are_shown(people: DemoClinic) -> None:
    joan = as_(people, "joan")
    page = reverse("desk:book", kwargs={"pk": people.patients["maria"].pk})
    slot = joan.get(page).context["days"][1][1][0]
    chosen = {"slot": f"{slot.practitioner.pk}|{slot.site.pk}|{slot.starts.isoformat()}"}
    other = reverse("desk:book", kwargs={"pk": people.patients["ben"].pk})
    assert as_(people, "ruth").post(other, chosen).status_code == 302
    answer = joan.post(page, chosen)
    assert answer.status_code == 409
    assert b"Nothing was booked" in answer.content
    assert answer.context["days"]


NOWHERE = f"{UUID(int=7)}|{UUID(int=8)}|2030-01-01T10:00:00+00:00"


@pytest.mark.parametrize("slot", ["", "x", "a|b|c", NOWHERE])
def test_a_time_no_page_of_ours_offered_is_refused(people: DemoClinic, slot: str) -> None:
    page = reverse("desk:book", kwargs={"pk": people.patients["maria"].pk})
    assert as_(people, "joan").post(page, {"slot": slot}).status_code in {409, 422}


NEW_PATIENT = {
    "given_name": "Nora", "family_name": "Lind", "birth_date": "1985-05-05", "sex": "female", "privacy": "open", "state": "CT",
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("birth_date", str(date.today() + timedelta(days=1)), b"in the future"),  # noqa: DTZ011
        ("birth_date", "1850-01-01", b"before 1900"),
        ("birth_date", "2023-02-29", b"valid date"),
        ("email", "not-an-address", b"valid email"),
        ("state", "Connecticut", b"Two letters"),
    ],
)
def test_bad_details_are_refused_beside_the_field_and_nothing_typed_is_lost(
    people: DemoClinic, field: str, value: str, said: bytes
) -> None:
    answer = as_(people, "joan").post(reverse("desk:register"), NEW_PATIENT | {field: value})
    assert answer.status_code == 422
    assert said in answer.content
    assert b'value="Lind"' in answer.content


def test_two_people_editing_one_patient_lose_nothing(people: DemoClinic) -> None:
    page = reverse("desk:edit", kwargs={"pk": people.patients["ben"].pk})
    typed = NEW_PATIENT | {"given_name": "Ben", "family_name": "Carter", "version": "1"}
    assert as_(people, "joan").post(page, typed | {"phone": "111"}).status_code == 302
    answer = as_(people, "ruth").post(page, typed | {"phone": "222"})
    assert answer.status_code == 409
    assert b"222" in answer.content
    assert b"111" in answer.content
    again = as_(people, "ruth").post(
        page, typed | {"phone": "222", "version": str(answer.context["conflict"].version)}
    )
    assert again.status_code == 302
    with passage(people.actor("ruth")):
        assert Patient.objects.get(pk=people.patients["ben"].pk).phone == "222"


def test_search_finds_by_part_of_a_name_and_by_birth_date(people: DemoClinic) -> None:
    joan = as_(people, "joan")
    for words in ("alva", "maria alv", "3/14/1990", "1990-03-14"):
        assert b"Alvarez" in joan.post(reverse("desk:patients"), {"q": words}).content, words
    assert b"Nobody found" in joan.post(reverse("desk:patients"), {"q": "nobody-of-that-name"}).content


def test_another_clinics_patient_is_not_found_by_any_name_or_address(people: DemoClinic) -> None:
    there = other_clinic()
    stranger = as_(there, "joan")
    for name in ("patient", "edit", "book"):
        page = reverse(f"desk:{name}", kwargs={"pk": people.patients["maria"].pk})
        assert stranger.get(page).status_code == 404, name


def test_the_desk_page_shows_today(people: DemoClinic) -> None:
    page = as_(people, "joan").get(reverse("desk:today"))
    assert page.status_code == 200
    assert page.context["day"] == timezone.localdate()


def test_a_day_that_makes_no_sense_is_today(people: DemoClinic) -> None:
    page = as_(people, "joan").get(reverse("desk:today"), {"day": "2026-02-31"})
    assert page.context["is_today"]


def test_an_assistant_is_neither_offered_nor_booked_for_an_evaluation(people: DemoClinic) -> None:
    ruth = people.actor("ruth")
    week = [(day, time(8), time(18)) for day in range(7)]
    with passage(ruth):
        actions.set_working_hours(
            practitioner=people.practitioners["sam"], site=people.sites[0], hours=week, by=ruth
        )
    page = as_(people, "joan").get(reverse("desk:book", args=[people.patients["ben"].pk])).content.decode()
    assert "</strong> David Lindqvist" in page
    assert "</strong> Sam Whitaker" not in page
    with passage(ruth), pytest.raises(Refused, match="does not evaluate"):
        actions.book(
            patient=people.patients["ben"],
            practitioner=people.practitioners["sam"],
            site=people.sites[0],
            visit_type=VisitType.objects.get(is_evaluation=True),
            starts=timezone.now() + timedelta(days=1),
            by=ruth,
        )
