"""Booking a time: what is offered, what is refused, and that nobody is ever booked twice."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from synovia.records.accounts.models import Practitioner
from synovia.records.clinical import EditedElsewhere
from synovia.records.refusals import NotYours, Refused
from synovia.records.scheduling import actions, queries
from synovia.records.scheduling.access import appointment_for
from synovia.records.scheduling.choices import AppointmentStatus, OnlineBooking
from synovia.records.scheduling.models import Appointment, VisitType
from tests.people import DemoClinic, other_clinic, passage, settle

ZONE = "America/New_York"
TEN = datetime(2026, 12, 1, 15, 0, tzinfo=UTC)  # nine in the morning in Austin


def with_visit_type(people: DemoClinic) -> VisitType:
    return actions.add_visit_type(
        name="First visit",
        minutes=60,
        online=OnlineBooking.REQUEST,
        is_evaluation=True,
        position=1,
        by=people.actor("ruth"),
    )


def book(
    people: DemoClinic, who: str, starts: datetime, *, kind: VisitType, with_: str = "david"
) -> Appointment:
    return actions.book(
        patient=people.patients[who],
        practitioner=people.practitioners[with_],
        site=people.sites[0],
        visit_type=kind,
        starts=starts,
        by=people.actor("joan"),
    )


@pytest.mark.django_db
def test_a_time_is_booked_once() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        kind = with_visit_type(people)
        book(people, "maria", TEN, kind=kind)
        with pytest.raises(actions.SlotTaken, match="already has an appointment"):
            book(people, "ben", TEN + timedelta(minutes=30), kind=kind)
        book(people, "ben", TEN + timedelta(minutes=60), kind=kind)
        assert Appointment.objects.count() == 2


@pytest.mark.django_db
def test_nobody_is_in_two_places_at_once() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        kind = with_visit_type(people)
        book(people, "maria", TEN, kind=kind)
        with pytest.raises(actions.SlotTaken, match="Maria Alvarez"):
            book(people, "maria", TEN, kind=kind, with_="amina")


@pytest.mark.django_db
def test_a_canceled_time_is_free_again() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        kind = with_visit_type(people)
        first = book(people, "maria", TEN, kind=kind)
        actions.cancel(appointment=first, reason="has a cold", expected_version=1, by=people.actor("joan"))
        assert book(people, "ben", TEN, kind=kind).status == AppointmentStatus.BOOKED


@pytest.mark.django_db
def test_moving_with_an_old_version_moves_nothing() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        first = book(people, "maria", TEN, kind=with_visit_type(people))
        later = TEN + timedelta(hours=2)
        actions.move(appointment=first, starts=later, expected_version=1, by=people.actor("joan"))
        stale = Appointment.objects.get(pk=first.pk)
        with pytest.raises(EditedElsewhere):
            actions.move(appointment=stale, starts=TEN, expected_version=1, by=people.actor("ruth"))
        assert Appointment.objects.get(pk=first.pk).during.lower == later


@pytest.mark.django_db
def test_a_patient_who_did_not_arrive_cannot_be_done() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        first = book(people, "maria", TEN, kind=with_visit_type(people))
        with pytest.raises(Refused, match="cannot become"):
            actions.mark(
                appointment=first,
                status=AppointmentStatus.FULFILLED,
                expected_version=1,
                by=people.actor("joan"),
            )


@pytest.mark.django_db
def test_the_biller_books_nothing() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        kind = with_visit_type(people)
        with pytest.raises(Refused):
            actions.book(
                patient=people.patients["maria"],
                practitioner=people.practitioners["david"],
                site=people.sites[0],
                visit_type=kind,
                starts=TEN,
                by=people.actor("walt"),
            )


@pytest.mark.django_db
def test_another_clinics_appointment_is_not_found() -> None:
    here, there = settle(), other_clinic()
    with passage(here.actor("ruth")):
        appointment = book(here, "maria", TEN, kind=with_visit_type(here))
    with passage(there.actor("ruth")), pytest.raises(NotYours):
        appointment_for(there.actor("ruth"), appointment.pk)


def offered(people: DemoClinic, *, day: datetime, minutes: int = 60) -> list[str]:
    david: Practitioner = people.practitioners["david"]
    free = queries.free_times(days=[day.date()], minutes=minutes, zone=ZONE, practitioners=[david])
    return [f"{slot.starts:%H:%M}" for slot in free]


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 11, 30, 12, 0, tzinfo=UTC), tick=False)
def test_free_times_lie_in_working_hours_and_avoid_what_is_booked() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        kind = with_visit_type(people)
        actions.set_working_hours(
            practitioner=people.practitioners["david"],
            site=people.sites[0],
            hours=[(1, time(9), time(12))],
            by=people.actor("ruth"),
        )
        assert offered(people, day=TEN) == [f"{h:02}:{m:02}" for h in (9, 10) for m in (0, 15, 30, 45)] + [
            "11:00"
        ]
        book(people, "maria", TEN, kind=kind)
        assert offered(people, day=TEN) == ["09:00", "11:00"]


@pytest.mark.django_db
@time_machine.travel(datetime(2027, 3, 1, 12, 0, tzinfo=UTC), tick=False)
def test_the_night_the_clocks_go_forward_has_no_missing_hour() -> None:
    people = settle()
    with passage(people.actor("ruth")):
        actions.set_working_hours(
            practitioner=people.practitioners["david"],
            site=people.sites[0],
            hours=[(6, time(1), time(4))],
            by=people.actor("ruth"),
        )
        sunday = timezone.make_aware(datetime(2027, 3, 14))  # noqa: DTZ001  # made aware at once
        times = offered(people, day=sunday)
        assert "02:00" not in times
        assert times == ["01:00", "01:15", "01:30", "01:45", "03:00"]
