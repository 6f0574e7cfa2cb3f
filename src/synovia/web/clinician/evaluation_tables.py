"""The tables of the evaluation as the page shows them: which are drawn, their rows and cells, and what each row says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from synovia.domain.examination.tables.catalogue import TABLES, open_in, row_is_open
from synovia.domain.examination.tables.shape import HEAD, Column, Row, Table, is_usual, words_of
from synovia.domain.examination.tables.told import told_by
from synovia.domain.terms.finding import Value
from synovia.records.examination.tables import TablesReading, TypedTables, cell_name, read_tables
from synovia.web.clinician.evaluation_table_notes import Person, said_of
from synovia.web.clinician.finding_words import shown, title_of


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as a field."""

    name: str
    column: Column
    typed: str
    label: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row with its cells, None where there is none, and what stands under it."""

    place: str
    row: Row
    columns: tuple[Column, ...]
    cells: tuple[Cell | None, ...]
    said: str
    problem: str
    closed: bool


@dataclass(frozen=True, slots=True)
class RowSaid:
    """What stands under a row: what its values mean, and what cannot be read."""

    place: str
    said: str
    problem: str


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A finding the table states, in words; empty while it states nothing."""

    finding: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table that is drawn."""

    table: Table
    head: RowShown | None
    rows: tuple[RowShown, ...]
    told: tuple[ToldLine, ...]
    lead: str = ""  # said once for tables that stand together

    @property
    def tells(self) -> str:
        """The findings entered here and nowhere else."""
        return " ".join(one.finding for one in told_by(self.table.id) if one.wholly)

    @property
    def groups(self) -> tuple[tuple[str, str], ...]:
        """Columns that can be said to be normal in one go, each with its words."""
        words = {"all": _("All normal"), "left": _("Left all normal"), "right": _("Right all normal")}
        return tuple((group, words[group]) for group in self.table.groups)

    @property
    def closed(self) -> int:
        """Rows that wait."""
        return sum(row.closed for row in self.rows)


@dataclass(frozen=True)
class Tables:
    """Everything about the tables of one evaluation."""

    region: str
    typed: TypedTables = field(default_factory=dict)
    reading: TablesReading = field(default_factory=TablesReading)
    last: TypedTables = field(default_factory=dict)
    last_reading: TablesReading = field(default_factory=TablesReading)
    person: Person = field(default_factory=Person)
    opened: tuple[str, ...] = ()

    def is_drawn(self, table: str) -> bool:
        """Whether the complaint calls for it, something stands in it, or somebody asked for it."""
        return (
            table in open_in(self.region) or table in self.typed or table in self.last or table in self.opened
        )

    @property
    def instead_of_fields(self) -> frozenset[str]:
        """Findings that are entered in a drawn table, so that their own fields wait."""
        drawn = [table for table in TABLES if self.is_drawn(table)]
        return frozenset(one.finding for table in drawn for one in told_by(table) if one.wholly)

    def of_section(self, section: str) -> tuple[TableShown, ...]:
        """The drawn tables of a section."""
        listed = [table for table in TABLES.values() if table.section == section]
        drawn = [self.shown(table) for table in listed if self.is_drawn(table.id)]
        leads = [one.table.lead for one in drawn]
        return tuple(
            replace(one, lead="" if lead in leads[:place] else lead)
            for place, (one, lead) in enumerate(zip(drawn, leads, strict=True))
        )

    def offered(self, section: str) -> tuple[Table, ...]:
        """The tables of a section that can be added."""
        listed = [table for table in TABLES.values() if table.section == section]
        return tuple(table for table in listed if not self.is_drawn(table.id))

    def shown(self, table: Table) -> TableShown:
        """One table with its rows."""
        head = self._row(table, table.head_row) if table.head else None
        rows = tuple(self._row(table, row) for row in table.rows)
        return TableShown(table, head, rows, tuple(self._told(table)), table.lead)

    def filled(self, section: str) -> int:
        """How many rows of a section hold something."""
        return sum(
            len(rows)
            for table, rows in self.typed.items()
            if table in TABLES and TABLES[table].section == section
        )

    def faulty(self, section: str) -> int:
        """How many cells of a section cannot be read."""
        starts = tuple(f"t.{table.id}." for table in TABLES.values() if table.section == section)
        return sum(name.startswith(starts) for name in self.reading.problems) if starts else 0

    @property
    def spoken_rows(self) -> list[RowSaid]:
        """The rows that have something to say, for the answer to a save."""
        drawn = (table for table in TABLES.values() if self.is_drawn(table.id))
        rows = (self._said(table, row) for table in drawn for row in (table.head_row, *table.rows))
        return [row for row in rows if row.said or row.problem]

    @property
    def told_lines(self) -> list[ToldLine]:
        """Every finding the tables state."""
        return [
            ToldLine(name, title_of(name), shown(name, value)) for name, value in self.reading.told.items()
        ]

    def _row(self, table: Table, row: Row) -> RowShown:
        own = {column.key: column for column in table.cells(row)}
        columns = table.head if row.key == HEAD else table.columns
        cells = tuple(
            self._cell(table, row, own[column.key]) if column.key in own else None for column in columns
        )
        said = self._said(table, row)
        return RowShown(said.place, row, columns, cells, said.said, said.problem, self._is_closed(table, row))

    def _said(self, table: Table, row: Row) -> RowSaid:
        place = f"{table.id}.{row.key}"
        problems = self.reading.problems.items()
        return RowSaid(
            place,
            said_of(table, row, self.reading.cells, self.last_reading.cells, self.person),
            " ".join(why for name, why in problems if name.startswith(f"t.{place}.")),
        )

    def _cell(self, table: Table, row: Row, column: Column) -> Cell:
        name = cell_name(table.id, row.key, column.key)
        typed = self.typed.get(table.id, {}).get(row.key, {}).get(column.key, "")
        label = column.title if row.key == HEAD else f"{row.title}, {column.title}"
        return Cell(name, column, typed, label, self.reading.problems.get(name, ""))

    def _is_closed(self, table: Table, row: Row) -> bool:
        known = row.key in self.typed.get(table.id, {}) or row.key in self.last.get(table.id, {})
        return not (known or row.key == HEAD or row_is_open(row, self.region) or table.id in self.opened)

    def _told(self, table: Table) -> Iterator[ToldLine]:
        for one in told_by(table.id):
            value: Value | None = self.reading.told.get(one.finding)
            words = "" if value is None else shown(one.finding, value)
            yield ToldLine(one.finding, title_of(one.finding), words)


def tables_of_draft(
    region: str, typed: TypedTables, last: TypedTables, person: Person, opened: tuple[str, ...] = ()
) -> Tables:
    """The tables of a draft, read."""
    return Tables(region, typed, read_tables(typed), last, read_tables(last), person, opened)


def cell_title(table: str, row: str, column: str) -> str:
    """Where a cell stands, in words; its keys where the table was retired."""
    known = TABLES.get(table)
    found = known.cell(row, column) if known else None
    if known is None or found is None:
        return f"{table}, {row}, {column}"
    named = "" if row == HEAD else f", {known.by_key[row].title}"
    return f"{known.title}{named}, {found.title}"


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table as a note tells it: rows that say something, and what was tested and is normal in sentences."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    usual: tuple[str, ...]
    head: str = ""


def tables_read(typed: TypedTables) -> dict[str, list[TableRead]]:
    """Every table that holds something, by section, in the order of the page."""
    cells = read_tables(typed).cells
    by_section: dict[str, list[TableRead]] = {}
    for table in TABLES.values():
        if table.id in cells:
            by_section.setdefault(table.section, []).append(_read(table, cells[table.id]))
    return by_section


def _read(table: Table, cells: Mapping[str, Mapping[str, object]]) -> TableRead:
    told = {row.key: _values(table, row, cells[row.key]) for row in table.rows if row.key in cells}
    usual = {key for key, values in told.items() if all(is_normal for _words, is_normal in values.values())}
    spoken = [row for row in table.rows if row.key in told and row.key not in usual]
    columns = [column for column in table.columns if any(column.key in told[row.key] for row in spoken)]
    head = _values(table, table.head_row, cells.get(HEAD, {}))
    return TableRead(
        title=table.title,
        columns=tuple(column.title for column in columns),
        rows=tuple(
            (row.title, tuple(told[row.key].get(c.key, ("", False))[0] for c in columns)) for row in spoken
        ),
        usual=tuple(_usual_lines(table, {key: told[key] for key in usual})),
        head=", ".join(words for words, _is_normal in head.values()),
    )


def _values(table: Table, row: Row, values: Mapping[str, object]) -> dict[str, tuple[str, bool]]:
    """The cells of a row in words, and whether each is as usual."""
    return {
        column.key: (words_of(column, value), is_usual(column, value))  # type: ignore[arg-type]
        for column in table.cells(row)
        if (value := values.get(column.key)) is not None
    }


def _usual_lines(table: Table, rows: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    """Rows that are normal in the same columns, together: "L1-2, L2-3 (central, pain)"."""
    together: dict[tuple[str, ...], list[str]] = {}
    for row in table.rows:
        if row.key in rows:
            together.setdefault(tuple(rows[row.key]), []).append(row.title)
    titles = {column.key: column.title.lower() for column in table.columns}
    for columns, names in together.items():
        yield f"{', '.join(names)} ({', '.join(titles[key] for key in columns)})"
