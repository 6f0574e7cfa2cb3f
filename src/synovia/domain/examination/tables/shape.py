"""What a table of the examination is, and how its cells are read. An empty cell means: not tested."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

HEAD = "head"
"""The row key of what is said once for the whole table: the position, the unit of the device."""
LONGEST_NOTE = 300
MOST_TRIALS = 3
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COMMA = re.compile(r"-?\d+,\d{1,2}")

CellValue = str | float
Cells = Mapping[str, Mapping[str, CellValue]]
"""One table as read: row, column, value."""
TypedTable = Mapping[str, Mapping[str, str]]
"""One table as typed: row, column, text."""


class Takes(StrEnum):
    """What a cell takes."""

    CHOICE = "choice"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a cell can say. `keys` are single keys that enter it; `usual` is what "all normal" enters."""

    value: str
    words: str
    keys: str = ""
    usual: bool = False
    short: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Columns of the same `together` get "all normal" in one go; `better` ("high", "low") picks of trials.

    `over`: the columns in whose place it stands in rows that have it.
    """

    key: str
    title: str
    choices: tuple[Choice, ...] = ()
    takes: Takes = Takes.CHOICE
    together: str = ""
    unit: str = ""
    low: float = 0
    high: float = 0
    better: str = ""
    over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `only` names the columns that exist for it (all where empty); unit, limits, choices may be its own.

    `finding` is the test of the vocabulary it is, without its side: what is known of that test stands beside it.
    `regions`: where the row is open unasked; everywhere its table is, where empty.
    """

    key: str
    title: str
    hint: str = ""
    only: tuple[str, ...] = ()
    unit: str = ""
    low: float = 0
    high: float = 0
    better: str = ""
    choices: Mapping[str, tuple[Choice, ...]] | None = None
    finding: str = ""
    heading: str = ""
    regions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Table:
    """One table. `across`: a single key goes on to the right, else down. `regions`: where it is open unasked."""

    id: str
    title: str
    section: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    regions: frozenset[str] = frozenset()
    lead: str = ""
    head: tuple[Column, ...] = ()
    across: bool = True

    @cached_property
    def by_key(self) -> Mapping[str, Row]:
        """Its rows by key."""
        return {row.key: row for row in self.rows}

    @cached_property
    def head_row(self) -> Row:
        """What is said once for the whole table, as a row."""
        return Row(HEAD, self.title)

    def cells(self, row: Row) -> Iterator[Column]:
        """The columns that exist for a row, as they are for it."""
        for column in self.head if row.key == HEAD else self.columns:
            if not row.only or column.key in row.only:
                yield own(column, row)

    def cell(self, row_key: str, column_key: str) -> Column | None:
        """The column of that cell, or None where there is no such cell."""
        row = self.head_row if row_key == HEAD else self.by_key.get(row_key)
        if row is None:
            return None
        return next((column for column in self.cells(row) if column.key == column_key), None)

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The columns that are said to be normal together, each group once."""
        return tuple(dict.fromkeys(column.together for column in self.columns if column.together))


def own(column: Column, row: Row) -> Column:
    """The column as it is in this row: with the row's own choices, unit and limits."""
    choices = (row.choices or {}).get(column.key, column.choices)
    if column.takes is not Takes.NUMBER or not row.high:
        return column if choices is column.choices else _with(column, choices=choices)
    return _with(column, unit=row.unit, low=row.low, high=row.high, better=row.better or column.better)


def _with(column: Column, **changes: object) -> Column:
    parts = {name: getattr(column, name) for name in Column.__slots__}
    return Column(**{**parts, **changes})


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table as read: its values, and for each cell that cannot be read (row, column), why."""

    values: Cells
    problems: Mapping[tuple[str, str], str]


def read_table(table: Table, typed: TypedTable) -> TableReading:
    """Every typed cell as a value, or the reason why not. Cells the table does not have are passed over."""
    values: dict[str, dict[str, CellValue]] = {}
    problems: dict[tuple[str, str], str] = {}
    for row, entries in typed.items():
        for key, text in entries.items():
            column = table.cell(row, key)
            if column is None or not text.strip():
                continue
            try:
                values.setdefault(row, {})[key] = read_cell(column, text.strip())
            except ValueError as refusal:
                problems[row, key] = str(refusal)
    return TableReading({row: cells for row, cells in values.items() if cells}, problems)


def read_cell(column: Column, text: str) -> CellValue:
    """One cell; raises ValueError, in words for beside the cell."""
    if column.takes is Takes.TEXT:
        return text
    if column.takes is Takes.NUMBER:
        return _best(column, text)
    if text not in {choice.value for choice in column.choices}:
        raise ValueError(f"“{text}” is not one of the choices.")
    return text


def with_point(text: str) -> str:
    """A number with a decimal comma as it is written here ("45,5" is 45.5); else nothing. "1,000" may be either: nothing."""
    return text.replace(",", ".") if _COMMA.fullmatch(text) else ""


def _best(column: Column, text: str) -> float:
    """The number; of up to three trials ("22 24 23") the best, where the better direction is known."""
    if with_point(text):
        raise ValueError(f"Write decimals with a point: {with_point(text)}.")
    parts = text.replace(",", " ").replace(";", " ").split()
    if not all(_NUMBER.fullmatch(part) for part in parts):
        raise ValueError(f"“{text}” is not a number{_allowed(column)}.")
    numbers = [float(part) for part in parts]
    if any(not column.low <= number <= column.high for number in numbers):
        raise ValueError(f"Outside what is possible{_allowed(column)}.")
    if len(numbers) > (MOST_TRIALS if column.better else 1):
        raise ValueError("Up to three trials." if column.better else "One number.")
    return min(numbers) if column.better == "low" else max(numbers)


def _allowed(column: Column) -> str:
    return f"; allowed {column.low:g} to {column.high:g} {column.unit}".rstrip()


def words_of(column: Column, value: CellValue) -> str:
    """A value as it is read."""
    if isinstance(value, float):
        return f"{value:g} {column.unit}".strip()
    return next((choice.words for choice in column.choices if choice.value == value), value)


def is_usual(column: Column, value: CellValue) -> bool:
    """Whether this is what "all normal" would have entered."""
    return any(choice.usual and choice.value == value for choice in column.choices)
