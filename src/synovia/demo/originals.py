"""The cast's stories as molds: what a generated patient, course, visit, appointment and therapist are poured from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import psycopg

from synovia.demo.molds import NOTHING, Mold, Pouring, rows_of

Row = Mapping[str, str]
MOST_TREATMENTS = 5  # in a visit of 45 minutes
# Where the rows of a course hang, from the episode down: table, and the column that names its parent.
COURSE = (
    ("examination_evaluation", "episode_id"),
    ("examination_observation", "evaluation_id"),
    ("programme_proposal", "evaluation_id"),
    ("programme_proposaldecision", "proposal_id"),
    ("programme_planofcare", "evaluation_id"),
    ("programme_goal", "plan_id"),
    ("programme_plannedintervention", "plan_id"),
)
# What the engine answered is long. It is not sent again for every copy: the copies go into this temporary table with
# the original's id in place of the content, and the database takes the content over, compressed as it lies there.
PROPOSALS_TO_COME = "proposals_to_come"
STAFF = {
    "examiner_id": "%(membership)s",
    "therapist_id": "%(membership)s",
    "recorded_by_id": "%(membership)s",
    "signed_by_id": "%(user)s",
    "decided_by_id": "%(user)s",
    "signed_name": "%(signer)s",
    "practitioner_id": "%(practitioner)s",
}
TIMES = dict.fromkeys(("created_at", "updated_at", "started_at", "signed_at", "decided_at"), "%(at)s")
SEAL = {"content_hash": "%(seal)s"}
OUTCOME = {
    "status": "%(episode_status)s",
    "closed_on": "%(closed_on)s",
    "closing_reason": "%(closing_reason)s",
    "onset_date": NOTHING,
}
PERSON = (
    *("given_name", "family_name", "preferred_name", "search_text", "birth_date", "sex", "email", "phone"),
    *("address", "city", "postal_code", "privacy"),
)
VISIT = {
    "number": "%(number)s",
    "happened_on": "%(visited_on)s",
    "pain_before": "%(pain_before)s",
    "pain_after": "%(pain_after)s",
    "appointment_id": "%(appointment)s",
    "draft": "{}",
}
APPOINTMENT = {
    "patient_id": "%(patient)s",
    "practitioner_id": "%(practitioner)s",
    "site_id": "%(site)s",
    "visit_type_id": "%(visit_type)s",
    "during": "[%(starts)s,%(ends)s)",
    "status": "%(appointment_status)s",
}
HIRED = {
    "password": "!",  # nobody signs in as somebody who was generated
    "is_active": "f",
    "is_public": "f",
    "last_login": NOTHING,
    "email": "%(email)s",
    "name": "%(name)s",
    "display_name": "%(name)s",
    "position": "%(position)s",
}


@dataclass(frozen=True, slots=True)
class Story:
    """One course of care: its rows up to the plan, one visit's rows, and the ids that each copy needs anew."""

    course: tuple[Mold, ...]
    ids: tuple[str, ...]
    visit: tuple[Mold, ...]
    visit_ids: tuple[str, ...]
    patient: str
    visit_id: str

    @property
    def is_treated(self) -> bool:
        """Whether visits follow its evaluation."""
        return bool(self.visit)


@dataclass(frozen=True, slots=True)
class Originals:
    """Everything copies are made of, read from one demo clinic."""

    stories: Mapping[str, Story]
    patient: Mold
    patient_id: str
    coverages: Mapping[str, Mold]
    appointment: Mold
    hired: tuple[Mold, ...]
    hired_ids: tuple[str, ...]

    def columns(self) -> dict[str, tuple[str, ...]]:
        """The written columns of every table that takes copies."""
        stories = self.stories.values()
        molds = [self.patient, self.appointment, *self.coverages.values(), *self.hired]
        molds += [mold for story in stories for mold in (*story.course, *story.visit)]
        return {mold.table: mold.columns for mold in molds}


def read_originals(connection: psycopg.Connection, clinic_id: Any) -> Originals:
    """The molds of this clinic's cast. Raises LookupError when the cast's stories are not there."""
    patients = {row["id"]: row for row in rows_of(connection, "people_patient", "clinic_id", [clinic_id])}
    stories = {
        patients[row["patient_id"]]["given_name"].lower(): read_story(connection, row)
        for row in rows_of(connection, "episodes_episode", "patient_id", patients)
    }
    maria = next((row for row in patients.values() if row["given_name"] == "Maria"), None)
    if maria is None or "maria" not in stories:
        raise LookupError("The demo clinic's own patients are not there: start afresh with --reset.")
    hired, hired_ids = _therapist(connection, clinic_id)
    return Originals(
        stories=stories,
        patient=_pour("people_patient", [maria], {name: f"%({name})s" for name in PERSON})[0],
        patient_id=maria["id"],
        coverages=_coverages(connection, patients),
        appointment=_appointment(connection, maria["id"]),
        hired=hired,
        hired_ids=hired_ids,
    )


def read_story(connection: psycopg.Connection, episode: Row) -> Story:
    """The molds of one episode with everything below it."""
    found = {"episodes_episode": [dict(episode)]}
    for table, parent in COURSE:
        above = found[_PARENTS[parent]]
        found[table] = list(rows_of(connection, table, parent, _ids(above))) if above else []
        if table == "examination_evaluation":
            found[table] = found[table][
                :1
            ]  # a copy is told up to its first plan; a look again later stays the cast's
    for row in found["programme_proposal"]:
        row["content"] = f'"{row["id"]}"'  # see PROPOSALS_TO_COME
    day_one = date.fromisoformat(episode["opened_on"])
    ids = [key for rows in found.values() for key in _ids(rows)]
    visits = rows_of(connection, "programme_visit", "episode_id", [episode["id"]])[:1]
    given = rows_of(connection, "programme_treatmentgiven", "visit_id", _ids(visits))
    treatments = sorted(given, key=lambda row: int(row["position"]))[:MOST_TREATMENTS]
    every_id = frozenset([*ids, *_ids(visits), *_ids(treatments), episode["patient_id"]])
    pouring = Pouring(STAFF | TIMES | SEAL, OUTCOME, every_id, day_one)
    of_visit = replace(pouring, always=VISIT)
    return Story(
        course=tuple(pouring.mold(_destination(table), row) for table, rows in found.items() for row in rows),
        ids=tuple(ids),
        visit=(
            *(of_visit.mold("programme_visit", row) for row in visits),
            *(pouring.mold("programme_treatmentgiven", row) for row in treatments),
        ),
        visit_ids=(*_ids(visits), *_ids(treatments)),
        patient=episode["patient_id"],
        visit_id=visits[0]["id"] if visits else "",
    )


_PARENTS = {
    "episode_id": "episodes_episode",
    "evaluation_id": "examination_evaluation",
    "proposal_id": "programme_proposal",
    "plan_id": "programme_planofcare",
}


def _destination(table: str) -> str:
    return PROPOSALS_TO_COME if table == "programme_proposal" else table


def _ids(rows: Iterable[Row]) -> list[str]:
    return [row["id"] for row in rows]


def _pour(
    table: str, rows: Iterable[Row], always: Mapping[str, str], ids: Iterable[str] = ()
) -> tuple[Mold, ...]:
    """Rows outside any story: each with its own id as a hole."""
    every = list(rows)
    pouring = Pouring(TIMES, always, frozenset([*_ids(every), *ids]))
    return tuple(pouring.mold(table, row) for row in every)


def _coverages(connection: psycopg.Connection, patients: Mapping[str, Row]) -> dict[str, Mold]:
    rows = rows_of(connection, "charges_coverage", "patient_id", patients)
    holes = {"id": "%(coverage)s", "patient_id": "%(patient)s", "member_id": "%(member)s"}
    return {row["kind"]: _pour("charges_coverage", [row], holes)[0] for row in rows}


def _appointment(connection: psycopg.Connection, patient_id: str) -> Mold:
    rows = rows_of(connection, "scheduling_appointment", "patient_id", [patient_id])
    return _pour("scheduling_appointment", rows[:1], APPOINTMENT | {"id": "%(appointment)s"})[0]


def _therapist(connection: psycopg.Connection, clinic_id: Any) -> tuple[tuple[Mold, ...], tuple[str, ...]]:
    """David's account, membership, profile and working hours, for the colleagues a larger clinic needs."""
    rows = rows_of(connection, "accounts_practitioner", "clinic_id", [clinic_id])
    david = [row for row in rows if row["display_name"].startswith("David")]
    members = rows_of(connection, "accounts_membership", "id", [row["membership_id"] for row in david])
    users = rows_of(connection, "accounts_user", "id", [row["user_id"] for row in members])
    hours = rows_of(connection, "scheduling_workinghours", "practitioner_id", _ids(david))
    ids = tuple(_ids([*users, *members, *david, *hours]))
    tables = {
        "accounts_user": users,
        "accounts_membership": members,
        "accounts_practitioner": david,
        "scheduling_workinghours": hours,
    }
    molds: Iterator[Mold] = (
        mold for table, found in tables.items() for mold in _pour(table, found, HIRED, ids)
    )
    return tuple(molds), ids
