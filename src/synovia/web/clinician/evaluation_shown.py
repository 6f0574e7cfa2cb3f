"""What the evaluation page shows of its fields: a field, a row, a group, a section, the note beside a field."""

from __future__ import annotations

from dataclasses import dataclass

from synovia.domain.examination.tables.shape import Table
from synovia.domain.terms.finding import Finding
from synovia.records.examination.typed import NONE, Typed
from synovia.web.clinician.evaluation_layout import Section
from synovia.web.clinician.evaluation_tables import TableShown
from synovia.web.clinician.finding_words import unit_of

LONGEST_KEYS = 30  # letters in all; longer keys stand below their title


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field."""

    value: str
    text: str
    chosen: bool
    id: str


@dataclass(frozen=True, slots=True)
class Field:
    """One finding as a field."""

    finding: Finding
    control: str
    label: str
    typed: Typed = ""
    problem: str = ""
    was: str = ""
    proposed: str = ""
    proposed_words: str = ""
    is_measured: bool = False  # the proposal comes from the measures, not from what the patient told
    is_drawn: bool = False  # the proposal comes from the body chart
    read_as: str = ""
    options: tuple[Option, ...] = ()
    unset: bool = True
    unset_words: str = ""
    told: bool = False  # stated by a table, so that nothing is typed here

    @property
    def is_long(self) -> bool:
        """Whether its keys need a line of their own."""
        return self.control == "keys" and sum(len(option.text) for option in self.options) > LONGEST_KEYS

    @property
    def name(self) -> str:
        return self.finding.name

    @property
    def unit(self) -> str:
        return unit_of(self.finding)

    @property
    def text(self) -> str:
        """What stands in a text input."""
        if isinstance(self.typed, str):
            return self.typed
        return "\n".join(part for part in self.typed if part != NONE)

    @property
    def says_none(self) -> bool:
        """Whether "asked, and none" is marked."""
        return isinstance(self.typed, list) and NONE in self.typed

    @property
    def settled_by_patient(self) -> bool:
        """Whether there is an answer from home still to confirm."""
        return bool(self.proposed) and self.unset


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a section: a field, or the same finding on the left and on the right."""

    fields: tuple[Field, ...]
    title: str
    closed: bool
    note: str | None = None  # the note beside a test; None where the row is no test

    @property
    def is_pair(self) -> bool:
        return len(self.fields) == 2  # left and right

    @property
    def first(self) -> Field:
        return self.fields[0]

    @property
    def meaning(self) -> str:
        return self.first.finding.meaning


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one group of the vocabulary; of those that wait, only their number until somebody asks for them."""

    title: str
    rows: tuple[Row, ...]
    waiting: int = 0

    @property
    def place(self) -> str:
        """Its id on the page, where the rows that wait are put when they come."""
        return "g-" + self.title.replace(" ", "-")

    @property
    def is_closed(self) -> bool:
        """Whether nothing of it shows, so that its heading waits too."""
        return all(row.closed for row in self.rows)


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section with its rows and what its tab says about it."""

    section: Section
    groups: tuple[Group, ...]
    answered: int
    faulty: int
    tables: tuple[TableShown, ...] = ()
    offered: tuple[Table, ...] = ()

    @property
    def key(self) -> str:
        return self.section.key

    @property
    def closed(self) -> int:
        """How many fields wait behind "show all"."""
        drawn = sum(len(row.fields) for group in self.groups for row in group.rows if row.closed)
        waiting = sum(group.waiting for group in self.groups)
        return drawn + waiting + sum(table.closed for table in self.tables)


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a field after saving."""

    name: str
    problem: str
    read_as: str = ""
    told: bool = False
