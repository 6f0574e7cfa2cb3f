"""The clinician's day: one's own appointments, what waits for one's signature, open requests."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from psycopg.types.range import TimestamptzRange

from synovia.records.people.actions import add_to_care_team
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.records.scheduling.models import Appointment, VisitType
from tests.people import passage
from tests.records.programme.stage import planned, treated
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db
TODAY = "/clinic/"


def here(stage: Stage) -> datetime:
    """What the clock on the clinic's wall says."""
    return timezone.localtime(timezone=ZoneInfo(stage.clinic.owner.timezone))


def book(stage: Stage, patient: str, therapist: str, *, hours: int = 0, status: str = "booked") -> None:
    """An appointment that many hours from the middle of today."""
    owner = stage.clinic.owner
    noon = here(stage).replace(hour=12, minute=0, second=0, microsecond=0)
    begins = noon + timedelta(hours=hours)
    with passage(owner):
        kind, _ = VisitType.objects.get_or_create(clinic_id=owner.clinic_id, name="Treatment", minutes=40)
        Appointment.objects.create(
            clinic_id=owner.clinic_id,
            patient=stage.clinic.patients[patient],
            practitioner=stage.clinic.practitioners[therapist],
            site=stage.clinic.sites[0],
            visit_type=kind,
            during=TimestamptzRange(begins, begins + timedelta(minutes=40)),
            status=status,
        )


def read(stage: Stage, who: str, address: str = TODAY) -> str:
    return stage.client(who).get(address).content.decode()


def test_one_sees_ones_own_patients_first(stage: Stage) -> None:
    book(stage, "maria", "david")
    book(stage, "helen", "amina")
    said = read(stage, "david")
    assert "Maria Alvarez" in said
    assert "Helen Brooks" not in said
    assert "1 with others" in said
    assert "Helen Brooks" in read(stage, "david", f"{TODAY}?everyone=1")


def test_an_assistant_without_a_column_sees_the_whole_day(stage: Stage) -> None:
    book(stage, "maria", "david")
    assert "Maria Alvarez" in read(stage, "sam")


def test_a_canceled_visit_stays_visible_as_canceled(stage: Stage) -> None:
    book(stage, "maria", "david", status=AppointmentStatus.CANCELLED)
    assert "is-gone" in read(stage, "david")


def test_notes_wait_for_the_signature_of_who_began_them(stage: Stage) -> None:
    assert "Evaluation, Ben Carter" in read(stage, "david")
    assert "Evaluation, Ben Carter" not in read(stage, "amina")


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-31", "", "9999-99-99"])
def test_a_day_that_makes_no_sense_is_today(stage: Stage, day: str) -> None:
    book(stage, "maria", "david")
    assert "Maria Alvarez" in read(stage, "david", f"{TODAY}?day={day}")


def test_another_day_is_one_step_away(stage: Stage) -> None:
    book(stage, "maria", "david", hours=24)
    tomorrow = here(stage).date() + timedelta(days=1)
    assert f"?day={tomorrow.isoformat()}" in read(stage, "david")
    assert "Maria Alvarez" in read(stage, "david", f"{TODAY}?day={tomorrow.isoformat()}")


def test_a_doctor_sees_the_patients_they_care_for_and_no_others(stage: Stage) -> None:
    with passage(stage.clinic.owner):
        add_to_care_team(
            patient=stage.clinic.patients["grace"],
            membership=stage.clinic.members["elena"],
            by=stage.clinic.owner,
        )
    said = read(stage, "elena")
    assert "Grace Kim" in said
    assert "Ben Carter" not in said


@pytest.mark.parametrize("key", ["joan", "walt"])
def test_desk_and_billing_have_pages_of_their_own(stage: Stage, key: str) -> None:
    assert stage.client(key).get(reverse("clinician:today")).status_code == 403


def test_the_day_costs_few_queries(stage: Stage, django_assert_max_num_queries: object) -> None:
    book(stage, "maria", "david")
    book(stage, "helen", "david", hours=2)
    client = stage.client("david")
    client.get(TODAY)
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(
        17
    ):  # four of them are the savepoints a test puts in place of transactions
        client.get(TODAY)


def test_whom_care_does_not_help_is_a_task_of_the_day(
    stage: Stage, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    clinic, david = stage.clinic, stage.clinic.actor("david")
    with passage(david):
        helped, not_helped = (planned(clinic.patients[who], david) for who in ("priya", "maria"))
        for pain in (5, 4, 3, 2):
            treated(helped, david, pain_before=pain, pain_after=pain)
            treated(not_helped, david, pain_before=5, pain_after=5)
    book(stage, "priya", "david")
    assert "Evaluate again" not in read(stage, "david")
    book(stage, "maria", "david", hours=1)
    client = stage.client("david")
    said = client.get(TODAY).content.decode()
    task = said[said.index("Evaluate again") :][:600]
    assert "Maria Alvarez" in task
    assert "No clear change so far" in task
    assert "Priya Nair" not in task
    with django_assert_max_num_queries(18):  # four of them savepoints
        client.get(TODAY)
    assert "Evaluate again" not in read(stage, "sam")
