"""`generate(patients=50_000)`: a clinic with years of history, for measuring speed. Seeded: the same call, the same rows."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
from django.db import connections
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from synovia.demo.bulk import bulk_load, copy_lines
from synovia.demo.courses import Clinic, Course, Lines
from synovia.demo.crowd import MAILBOX
from synovia.demo.lanes import Held
from synovia.demo.originals import PROPOSALS_TO_COME, Originals, read_originals
from synovia.demo.therapists import employed, hire

BATCH = 500  # courses of care in one COPY
ROOM_FOR_PROPOSALS = (
    "CREATE TEMP TABLE proposals_to_come ON COMMIT DROP AS SELECT * FROM programme_proposal LIMIT 0"
)
TAKE_OVER_PROPOSALS = """
    INSERT INTO programme_proposal ({columns})
    SELECT {chosen} FROM proposals_to_come came
    JOIN programme_proposal original ON original.id = (came.content #>> '{{}}')::uuid
"""


def generate(*, patients: int, seed: int = 1, today: date | None = None) -> int:
    """Add that many generated patients to the demo clinic, with all that happened to them; returns how many were added.

    None are added when generated patients are there already: the demo was started again on the same data.
    """
    with _owner_connection() as connection:
        there = _already_there(connection)
        if there:
            Console().print(f"{there:,} generated patients are there; --reset makes another number.")
            return 0
        with connection.transaction():
            _fill(connection, patients, seed, today)
        # Outside the transaction: statistics for the planner, and the marks that spare readers a second look.
        connection.execute("VACUUM (ANALYZE)")
    return patients


@contextmanager
def _owner_connection() -> Iterator[psycopg.Connection]:
    """The owner of the tables may switch triggers off, and sees every clinic."""
    wrapper = connections["owner"]
    parameters: dict[str, Any] = wrapper.get_connection_params()
    known = {
        name: parameters[name]
        for name in ("dbname", "user", "password", "host", "port")
        if name in parameters
    }
    with psycopg.connect(**known, autocommit=True) as connection:
        yield connection


def _already_there(connection: psycopg.Connection) -> int:
    found = connection.execute("SELECT count(*) FROM people_patient WHERE email LIKE %s", [f"%@{MAILBOX}"])
    row = found.fetchone()
    return int(row[0]) if row else 0


def _fill(connection: psycopg.Connection, patients: int, seed: int, today: date | None) -> None:
    clinic_id, zone = _clinic(connection)
    originals = read_originals(connection, clinic_id)
    hire(connection, originals, patients, Random(f"{seed}/therapists"))  # noqa: S311  # repeatable
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to come cannot be altered
    first_type, visit_type = _visit_types(connection, clinic_id)
    clinic = Clinic(
        originals=originals,
        therapists=employed(connection, clinic_id),
        first_type=first_type,
        visit_type=visit_type,
        zone=zone,
        today=today or datetime.now(zone).date(),
        held=Held(_held(connection)),
        patients=patients,
        seed=seed,
    )
    hired = {mold.table for mold in originals.hired}
    tables = sorted({*originals.columns(), "programme_proposal"} - hired - {PROPOSALS_TO_COME})
    connection.execute(ROOM_FOR_PROPOSALS)
    with bulk_load(connection, tables):
        _write(connection, clinic, originals)


def _clinic(connection: psycopg.Connection) -> tuple[Any, ZoneInfo]:
    row = connection.execute(
        "SELECT id, time_zone FROM accounts_clinic ORDER BY created_at LIMIT 1"
    ).fetchone()
    if row is None:
        raise LookupError("There is no demo clinic yet.")
    return row[0], ZoneInfo(row[1])


def _visit_types(connection: psycopg.Connection, clinic_id: Any) -> tuple[str, str]:
    rows = connection.execute(
        "SELECT is_evaluation, min(id::text) FROM scheduling_visittype WHERE clinic_id = %s GROUP BY 1",
        [clinic_id],
    ).fetchall()
    by_kind: dict[bool, str] = dict(rows)
    return by_kind[True], by_kind[False]


def _held(connection: psycopg.Connection) -> list[tuple[str, datetime, datetime]]:
    rows = connection.execute(
        "SELECT practitioner_id::text, lower(during), upper(during) FROM scheduling_appointment"
    )
    return [(who, starts, ends) for who, starts, ends in rows.fetchall()]


def _write(connection: psycopg.Connection, clinic: Clinic, originals: Originals) -> None:
    """The oldest courses first, so that ids and times grow together as in a clinic that has lived."""
    columns, numbers = originals.columns(), range(clinic.courses - 1, -1, -1)
    take_over = _take_over(columns[PROPOSALS_TO_COME])
    with _progress() as progress:
        task = progress.add_task("Courses of care", total=len(numbers))
        for start in range(0, len(numbers), BATCH):
            lines: Lines = defaultdict(list)
            for number in numbers[start : start + BATCH]:
                Course(clinic, number, lines).write()
            copy_lines(connection, columns, lines)
            connection.execute(take_over)
            connection.execute("TRUNCATE proposals_to_come")
            progress.advance(task, len(numbers[start : start + BATCH]))
        progress.update(task, description="Indexes and keys")


def _take_over(columns: tuple[str, ...]) -> str:
    chosen = ["original.content" if name == "content" else f"came.{name}" for name in columns]
    return TAKE_OVER_PROPOSALS.format(columns=", ".join(columns), chosen=", ".join(chosen))


def _progress() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
