"""Who treats the generated patients: the cast's therapists, and as many colleagues as a larger clinic needs."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import psycopg

from synovia.demo.bulk import copy_lines
from synovia.demo.crowd import FAMILIES, MEN, WOMEN
from synovia.demo.molds import new_id
from synovia.demo.originals import Originals
from synovia.records.accounts.roles import Role

PATIENTS_EACH = 2000  # on file, for each generated colleague

EMPLOYED = """
    SELECT p.id::text, m.id::text, m.user_id::text, p.display_name || ', ' || p.credentials,
           (SELECT h.site_id::text FROM scheduling_workinghours h WHERE h.practitioner_id = p.id LIMIT 1)
    FROM accounts_practitioner p JOIN accounts_membership m ON m.id = p.membership_id
    WHERE p.clinic_id = %s AND m.role = ANY (%s) AND m.ended_at IS NULL ORDER BY p.position, p.id
"""


@dataclass(frozen=True, slots=True)
class Therapist:
    """One therapist by the ids their notes carry."""

    practitioner: str
    membership: str
    user: str
    signer: str
    site: str


def employed(connection: psycopg.Connection, clinic_id: Any) -> list[Therapist]:
    """Everybody who treats in this clinic, in the order of the team page."""
    roles = [str(Role.OWNER.value), str(Role.THERAPIST.value)]
    return [Therapist(*row) for row in connection.execute(EMPLOYED, [clinic_id, roles]).fetchall()]


def hire(connection: psycopg.Connection, originals: Originals, patients: int, draw: Random) -> None:
    """Colleagues for that many patients. They have working hours, and no way to sign in."""
    columns, lines = originals.columns(), defaultdict[str, list[str]](list)
    for number, name in enumerate(_names(patients // PATIENTS_EACH, draw), start=1):
        values = {key: new_id(number, draw) for key in originals.hired_ids}
        values |= {
            "name": name,
            "email": f"therapist{number}@staff.synovia.example",
            "position": str(100 + number),
            "at": "2012-01-02 08:00:00+00",
        }
        for mold in originals.hired:
            lines[mold.table].append(mold.line % values)
    copy_lines(connection, columns, lines)


def _names(how_many: int, draw: Random) -> Iterator[str]:
    for _ in range(how_many):
        yield f"{draw.choice((*WOMEN, *MEN))} {draw.choice(FAMILIES)}"
