"""Putting millions of generated rows into the database fast: COPY, with the slow checks made once at the end."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import psycopg
from psycopg import sql

FOREIGN_KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])
"""
PLAIN_INDEXES = """
    SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
    FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
    WHERE i.indrelid = ANY (%s::regclass[]) AND c.oid IS NULL
"""


@contextmanager
def bulk_load(connection: psycopg.Connection, tables: Sequence[str]) -> Iterator[None]:
    """Inside the block the tables take rows without triggers, foreign keys and plain indexes; all of it comes back.

    The triggers are off because they guard what people write: children of a signed note are refused, and every
    row would be copied into the history, though nothing has happened to it yet. Foreign keys are checked for all
    rows together when they come back, which takes seconds instead of minutes. Primary keys, unique, check and
    exclusion constraints stay on throughout. It is one transaction: stopped midway, nothing was done.
    """
    names = list(tables)
    foreign_keys = connection.execute(FOREIGN_KEYS, [names]).fetchall()
    indexes = connection.execute(PLAIN_INDEXES, [names]).fetchall()
    connection.execute("SET LOCAL maintenance_work_mem = '256MB'")
    for table in names:
        _say(connection, "ALTER TABLE {} DISABLE TRIGGER USER", table)
    for table, name, _ in foreign_keys:
        _say(connection, "ALTER TABLE {} DROP CONSTRAINT {}", table, name)
    for name, _ in indexes:
        _say(connection, "DROP INDEX {}", name)
    yield
    for _, definition in indexes:
        connection.execute(definition)
    for table, name, definition in foreign_keys:
        _say(connection, f"ALTER TABLE {{}} ADD CONSTRAINT {{}} {definition}", table, name)
    for table in names:
        _say(connection, "ALTER TABLE {} ENABLE TRIGGER USER", table)


def copy_lines(
    connection: psycopg.Connection, columns: Mapping[str, Sequence[str]], lines: Mapping[str, list[str]]
) -> None:
    """Append these lines of COPY's text format to each table."""
    for table, new in lines.items():
        named = sql.SQL(", ").join(map(sql.Identifier, columns[table]))
        query = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), named)
        with connection.cursor().copy(query) as copy:
            copy.write("".join(new))


def _say(connection: psycopg.Connection, text: str, *names: str) -> None:
    """Run a statement about these names. The text comes from this file or from the database's own catalog."""
    connection.execute(sql.SQL(text).format(*map(sql.Identifier, names)))
