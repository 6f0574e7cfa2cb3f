"""Imported tables written into the clinic's tariff folder, and the list of them (`imported.toml`) that the loader reads."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
import tomllib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from synovia.domain.charges.problems import ChargeProblem
from synovia.domain.charges.tariff import Tariff
from synovia.knowledge.tariff_files import Room, TariffFileProblem
from synovia.knowledge.tariff_published import ImportProblem, Kind, Table
from synovia.knowledge.tariff_tables import read_tariff

LIST = "imported.toml"
YEARLY = (Kind.VALUES, Kind.LOCALITIES)
"""Tables that may stand in for the next year's until these are out."""
Entries: TypeAlias = dict[str, list[dict[str, Any]]]


def write_tables(tables: Sequence[Table], folder: Path, tariff: Tariff, checked_on: date) -> None:
    """Write the tables beside what the folder holds; a table of the same kind and days takes the place of the old one.

    All is tried in a copy first: what the loader would not read is refused, and the folder stays as it was.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tried:
        copy = Path(tried)
        for file in (*folder.glob("*.csv"), *folder.glob(LIST)):
            shutil.copy(file, copy)
        _write_all(tables, copy, tariff, checked_on)
        try:
            read_tariff(Room.shipped(), Room(copy))
        except TariffFileProblem as problem:
            raise ImportProblem(tables[0].where, str(problem)) from problem
    _write_all(tables, folder, tariff, checked_on)


def _write_all(tables: Sequence[Table], folder: Path, tariff: Tariff, checked_on: date) -> None:
    entries = _listed(folder)
    for table in tables:
        _write(folder / table.file, _csv(table, folder))
        _put(entries, table, checked_on)
        for which, value in table.factor.items():
            _put_factor(entries, table, which, value, tariff)
    _write(folder / LIST, _toml(entries))


def _listed(folder: Path) -> Entries:
    file = folder / LIST
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ImportProblem(LIST, f"the clinic's list of tables is damaged ({problem})") from problem


def _csv(table: Table, folder: Path) -> str:
    """The table's text; parts of one quarter's pairs are joined, as CMS publishes them in several files."""
    rows = dict.fromkeys(table.rows)
    before = folder / table.file
    if table.kind is Kind.PAIRS and before.exists():
        kept = list(csv.reader(before.read_text(encoding="utf-8").splitlines()))[1:]
        rows = dict.fromkeys([*(tuple(row) for row in kept), *table.rows])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(rows)
    return out.getvalue()


def _put(entries: Entries, table: Table, checked_on: date) -> None:
    key = f"import-{table.file.removesuffix('.csv')}"
    source = {
        "key": key,
        "title": table.title,
        "where": f"imported by the clinic from {table.where}",
        "standing": "F",
        "checked_on": checked_on,
    }
    _replace(entries, "source", source, "key")
    entry = {
        "file": table.file,
        "starts": table.starts,
        "ends": table.ends,
        "source": key,
        "standing": "F",
        "checked_on": checked_on,
    }
    if table.kind in YEARLY:
        entry["carried_through"] = date(table.ends.year + 1, 12, 31)
    _replace(entries, table.kind.value, entry, "file")


def _put_factor(entries: Entries, table: Table, which: str, value: str, tariff: Tariff) -> None:
    """The conversion factor of a fee schedule, unless the tables already know it for these days.

    A file states one factor even for a year that had two (2024): where another one is known it is kept.
    """
    mine = next((each for each in entries.get("factor", ()) if each["starts"] == table.starts), None)
    if mine is None:
        known = _known_factor(table, tariff)
        if known is not None and known[which] == Decimal(value):
            return
        if known is not None and which == "usual":
            what = f"its conversion factor {value} is not the {known[which]} known from {table.starts}: say from which day it holds"
            raise ImportProblem(table.where, what)
        other = {"usual": value, "qualifying": value}
        if known is not None:
            other = {name: str(amount) for name, amount in known.items()}
        carried = date(table.ends.year + 1, 12, 31)
        mine = {
            "starts": table.starts,
            "ends": table.ends,
            "carried_through": carried,
            "standing": "F",
            **other,
        }
    changed = {**mine, which: value, "source": f"import-{table.file.removesuffix('.csv')}"}
    changed["checked_on"] = entries["source"][-1]["checked_on"]
    _replace(entries, "factor", changed, "starts")


def _known_factor(table: Table, tariff: Tariff) -> dict[str, Decimal] | None:
    try:
        found = tariff.medicare.factor.on(table.starts)
    except ChargeProblem:
        return None
    return None if found.carried else {"usual": found.value.usual, "qualifying": found.value.qualifying}


def _replace(entries: Entries, kind: str, entry: dict[str, Any], by: str) -> None:
    others = [each for each in entries.get(kind, []) if each[by] != entry[by]]
    entries[kind] = [*others, entry]


def _toml(entries: Entries) -> str:
    lines = [
        "# Tables imported with `synovia tariffs import`. They go before the shipped ones on their days.\n"
    ]
    for kind, tables in entries.items():
        for table in tables:
            lines.append(f"\n[[{kind}]]\n")
            lines += [f"{name} = {_literal(value)}\n" for name, value in table.items()]
    return "".join(lines)


def _literal(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{text}"'


def _write(path: Path, text: str) -> None:
    """Write whole or not at all: into a file beside it, then in its place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
    Path(name).replace(path)
