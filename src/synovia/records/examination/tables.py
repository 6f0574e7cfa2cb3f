"""The tables of an evaluation: cells as a form sends them, as the draft keeps them, and as they are read.

A cell's field is called `t.<table>.<row>.<column>`. The table `notes` is no table of the page: it holds a note beside
a test, by the test's name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from synovia.domain.examination.tables.catalogue import TABLES
from synovia.domain.examination.tables.shape import HEAD, LONGEST_NOTE, Cells, TypedTable, read_table
from synovia.domain.examination.tables.told import told
from synovia.domain.terms.finding import Value
from synovia.domain.terms.vocabulary import VOCABULARY

TypedTables = Mapping[str, TypedTable]
PREFIX = "t."
NOTES = "notes"
_WHICH_UNIT = "Does the device read newtons or kilograms?"


@dataclass(frozen=True, slots=True)
class TablesReading:
    """Every table as read; the cells that cannot be, by field name; and the findings the tables state."""

    cells: Mapping[str, Cells] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, Value] = field(default_factory=dict)


def cell_name(table: str, row: str, column: str) -> str:
    """What the cell's field is called."""
    return f"{PREFIX}{table}.{row}.{column}"


def cells_of(tables: TypedTables) -> dict[str, str]:
    """Every cell by its field's name."""
    return {
        cell_name(table, row, column): text
        for table, rows in tables.items()
        for row, cells in rows.items()
        for column, text in cells.items()
    }


def typed_cells(entries: Iterable[tuple[str, list[str]]]) -> dict[str, dict[str, dict[str, str]]]:
    """What a form held of tables. Cells that no table has are left out."""
    kept: dict[str, dict[str, dict[str, str]]] = {}
    for name, given in entries:
        table, row, column = place_of(name)
        if _is_cell(table, row, column):
            kept.setdefault(table, {}).setdefault(row, {})[column] = given[-1][:LONGEST_NOTE] if given else ""
    return kept


def merged_tables(before: TypedTables, later: TypedTables) -> dict[str, dict[str, dict[str, str]]]:
    """The cells of both; a cell that the later form emptied goes, and with the last of them its row and table."""
    merged: dict[str, dict[str, dict[str, str]]] = {}
    for name, text in (cells_of(before) | cells_of(later)).items():
        if text.strip():
            table, row, column = place_of(name)
            merged.setdefault(table, {}).setdefault(row, {})[column] = text
    return merged


def read_tables(typed: TypedTables) -> TablesReading:
    """Every table as values and problems, and what they tell. A table that was retired is passed over."""
    cells: dict[str, Cells] = {}
    problems: dict[str, str] = {}
    for table_id, rows in typed.items():
        if table_id not in TABLES:
            continue
        reading = read_table(TABLES[table_id], rows)
        if reading.values:
            cells[table_id] = reading.values
        problems |= {cell_name(table_id, *place): why for place, why in reading.problems.items()}
    return TablesReading(cells, problems | dict(_without_unit(cells)), told(cells))


def place_of(name: str) -> tuple[str, str, str]:
    """Table, row and column of a cell's field; empty for any other field."""
    if not name.startswith(PREFIX):
        return "", "", ""
    table, _dot, rest = name.removeprefix(PREFIX).partition(".")
    row, _dot, column = rest.rpartition(".")
    return table, row, column


def _without_unit(cells: Mapping[str, Cells]) -> Iterator[tuple[str, str]]:
    """A force without its unit is no measurement."""
    for table, rows in cells.items():
        pushed = any(column.endswith("_force") for row in rows.values() for column in row)
        if pushed and "unit" not in rows.get(HEAD, {}):
            yield cell_name(table, HEAD, "unit"), _WHICH_UNIT


def _is_cell(table: str, row: str, column: str) -> bool:
    if table == NOTES:
        return column == "note" and (row in VOCABULARY or f"{row}_left" in VOCABULARY)
    return table in TABLES and TABLES[table].cell(row, column) is not None
