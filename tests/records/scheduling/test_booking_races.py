"""Two desks on one slot: exactly one wins. With the protections switched off the same race double-books."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

import psycopg
import pytest
from django.db import OperationalError, close_old_connections, connection

from synovia.records.refusals import Refused
from synovia.records.scheduling import actions
from synovia.records.scheduling.choices import OnlineBooking
from synovia.records.scheduling.models import VisitType
from tests.people import DemoClinic, passage, settle

FIRST = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)
CLIENTS, ROUNDS = 8, 12
OVERLAPS = (
    "SELECT count(*) FROM scheduling_appointment a JOIN scheduling_appointment b"
    " ON a.practitioner_id = b.practitioner_id AND a.id < b.id AND a.during && b.during"
)


def stage() -> tuple[DemoClinic, VisitType]:
    people = settle()
    with passage(people.actor("ruth")):
        kind = actions.add_visit_type(
            name="Visit",
            minutes=30,
            online=OnlineBooking.OFF,
            is_evaluation=False,
            position=1,
            by=people.actor("ruth"),
        )
    return people, kind


def race(people: DemoClinic, kind: VisitType, losing: tuple[type[Exception], ...] = (Refused,)) -> int:
    """CLIENTS desks try to book the same ROUNDS slots for different patients; returns how many succeeded."""
    everybody = list(people.patients.values())

    def one_try(task: tuple[int, int]) -> int:
        slot, client = task
        try:
            with passage(people.actor("joan")):
                actions.book(
                    patient=everybody[client],
                    practitioner=people.practitioners["david"],
                    site=people.sites[0],
                    visit_type=kind,
                    starts=FIRST + timedelta(minutes=30 * slot + 5 * (client % 3)),
                    by=people.actor("joan"),
                )
        except losing:
            return 0
        else:
            return 1
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(CLIENTS) as desks:
        return sum(desks.map(one_try, product(range(0, 2 * ROUNDS, 2), range(CLIENTS))))


def overlaps(superuser: psycopg.Connection) -> int:
    row = superuser.execute(OVERLAPS).fetchone()
    assert row
    return int(row[0])


@pytest.mark.django_db(transaction=True)
def test_of_many_desks_on_one_slot_exactly_one_wins(as_superuser: psycopg.Connection) -> None:
    people, kind = stage()
    assert race(people, kind) == ROUNDS
    assert overlaps(as_superuser) == 0


@pytest.mark.django_db(transaction=True)
def test_without_lock_and_constraint_the_same_race_double_books(
    as_superuser: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a race that could not show the fault would prove nothing."""
    people, kind = stage()
    monkeypatch.setattr(actions, "_take_turn", lambda *keys: None)
    for constraint in ("one_appointment_at_a_time", "one_place_at_a_time"):
        as_superuser.execute(f"ALTER TABLE scheduling_appointment DROP CONSTRAINT {constraint}")
    as_superuser.commit()
    race(people, kind)
    assert overlaps(as_superuser) > 0


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_constraint_still_holds(
    as_superuser: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, kind = stage()
    turns: list[UUID] = []
    monkeypatch.setattr(actions, "_take_turn", lambda *keys: turns.extend(keys))
    race(
        people, kind, losing=(Refused, OperationalError)
    )  # the constraint alone may deadlock: why there is a lock
    assert turns
    assert overlaps(as_superuser) == 0
