"""What a backup says about itself, and the same measured in a database."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import psycopg
from psycopg import sql


@dataclass(frozen=True)
class Contents:
    """What a database holds: the rows of each table, and sequence number and MAC of each audit chain's head."""

    rows: Mapping[str, int]
    audit_heads: Mapping[str, tuple[int, str]]

    @property
    def total_rows(self) -> int:
        return sum(self.rows.values())

    def differences(self, found: Contents) -> list[str]:
        """What is otherwise in `found`, a line each."""
        tables = sorted(set(self.rows) | set(found.rows))
        rows = [
            f"table {table}: {self.rows.get(table, 0)} rows were saved, {found.rows.get(table, 0)} came back"
            for table in tables
            if self.rows.get(table) != found.rows.get(table)
        ]
        chains = [
            f"audit chain {chain}: its head is not the one that was saved"
            for chain in sorted(set(self.audit_heads) | set(found.audit_heads))
            if self.audit_heads.get(chain) != found.audit_heads.get(chain)
        ]
        return rows + chains


@dataclass(frozen=True)
class Manifest:
    """The last part of every backup. `keys` are the installation's own, when it keeps them in files."""

    made_at: str
    release: str
    postgres: str
    dump_sha256: str
    dump_bytes: int
    contents: Contents
    keys: Mapping[str, str]

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, text: bytes) -> Manifest:
        fields = json.loads(text)
        contents = fields.pop("contents")
        heads = {chain: (int(seq), str(mac)) for chain, (seq, mac) in contents["audit_heads"].items()}
        return cls(**fields, contents=Contents(contents["rows"], heads))


def measure(connection: psycopg.Connection) -> Contents:
    """Count every table of the public schema. Takes a role that sees every clinic's rows."""
    tables = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    ).fetchall()
    rows = {name: _count(connection, name) for (name,) in tables}
    heads: dict[str, tuple[int, str]] = {}
    if "audit_audithead" in rows:
        found = connection.execute("SELECT chain, seq, mac FROM audit_audithead").fetchall()
        heads = {chain: (seq, mac) for chain, seq, mac in found}
    return Contents(rows, heads)


def _count(connection: psycopg.Connection, table: str) -> int:
    found = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    assert found is not None
    return int(found[0])
