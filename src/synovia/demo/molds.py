"""Molds: rows of the cast's stories with holes where a generated patient's own ids, people and times go.

The cast's evaluations, proposals, plans and visits were written by the pages' own actions and by the engine.
A generated patient relives one of these stories, at another time, with another therapist and other pain; so
every row is one the program itself could have written, and a new column needs no change here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

import psycopg
from psycopg import sql

NOTHING = "\\N"  # how COPY writes NULL


@dataclass(frozen=True, slots=True)
class Mold:
    """One row as a line of COPY's text format, with `%(name)s` for each hole."""

    table: str
    columns: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Pouring:
    """What becomes a hole: ids of the story, days counted from `day_one`, and columns by name.

    `holes` are made where the original holds something (an unsigned note stays unsigned), `always` in any case.
    """

    holes: Mapping[str, str]
    always: Mapping[str, str]
    ids: frozenset[str]
    day_one: date = date.min

    def mold(self, table: str, row: Mapping[str, str]) -> Mold:
        """This row, with its holes."""
        fields = (self._field(column, value) for column, value in row.items())
        return Mold(table, tuple(row), "\t".join(fields) + "\n")

    def _field(self, column: str, value: str) -> str:
        if column in self.always:
            return self.always[column]
        if column in self.holes and value not in ("", NOTHING):
            return self.holes[column]
        if value in self.ids:
            return f"%({value})s"
        if column.endswith("_on") and value != NOTHING:
            return f"%({(date.fromisoformat(value) - self.day_one).days:+d})s"
        return value.replace("%", "%%")


def rows_of(
    connection: psycopg.Connection, table: str, column: str, keys: Iterable[UUID | str]
) -> list[dict[str, str]]:
    """All rows whose `column` is one of the keys, each value as COPY writes it. Computed columns are left out."""
    columns = written_columns(connection, table)
    query = sql.SQL("COPY (SELECT {} FROM {} WHERE {} = ANY ({}::uuid[]) ORDER BY id) TO STDOUT").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.Identifier(table),
        sql.Identifier(column),
        sql.Literal([str(key) for key in keys]),
    )
    with connection.cursor().copy(query) as copy:
        text = b"".join(bytes(part) for part in copy).decode()
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in text.splitlines()]


def written_columns(connection: psycopg.Connection, table: str) -> list[str]:
    """The table's columns that are written, in order; those the database computes are not."""
    found = connection.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attgenerated = '' ORDER BY attnum",
        [table],
    )
    return [str(name) for (name,) in found]


class Filling(dict[str, str]):
    """What fills the holes of one course; "+35" is the 35th day after its evaluation."""

    def __init__(self, day_one: date, values: Mapping[str, str]) -> None:
        super().__init__(values)
        self.day_one = day_one

    def __missing__(self, name: str) -> str:
        if name[0] not in "+-":
            raise KeyError(name)
        self[name] = (self.day_one + timedelta(days=int(name))).isoformat()
        return self[name]


def new_id(milliseconds: int, draw: Random) -> str:
    """A record id like records.keys.new_id: a UUID of version 7, here from the seed so that it can be repeated."""
    tail = f"{draw.getrandbits(72):018x}"
    return f"{milliseconds:012x}7{tail[:3]}a{tail[3:]}"
