"""The example patients of each rule, as the tests run them, so that whoever reviews a rule can see how it answers.

The file is made from tests/spec by `synovia rules --book` and a house test says that it is current.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

FILE = "reviews/examples.json"


@dataclass(frozen=True, slots=True)
class Example:
    """One rule's table: what all its patients share, the findings asked, and a row per patient, the answer in it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    given: Mapping[str, str] = field(default_factory=dict)


@cache
def examples() -> Mapping[str, Example]:
    """By rule id the table of its patients."""
    read: dict[str, Any] = json.loads(files("synovia.knowledge").joinpath(FILE).read_text("utf-8"))
    return MappingProxyType({name: _example(table) for name, table in read.items()})


def _example(table: Mapping[str, Any]) -> Example:
    return Example(tuple(table["columns"]), tuple(map(tuple, table["rows"])), table.get("given", {}))


def as_text(tables: Mapping[str, Example]) -> str:
    """The file's text: a line per row, so that a change shows as the row it is."""
    return "{\n" + ",\n".join(_table(name, tables[name]) for name in sorted(tables)) + "\n}\n"


def _table(name: str, table: Example) -> str:
    rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in table.rows)
    head = f'"columns": {json.dumps(table.columns, ensure_ascii=False)}'
    given = f'"given": {json.dumps(dict(table.given), ensure_ascii=False)},\n ' if table.given else ""
    return f'{json.dumps(name)}: {{\n {given}{head},\n "rows": [\n{rows}\n ]}}'
