"""An evaluation as it is read in a note: section by section, its tables, and what was asked and is not so in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from synovia.domain.examination.motions import MOTIONS
from synovia.domain.examination.tables.shape import TypedTable
from synovia.domain.terms.finding import Value
from synovia.records.examination.queries import LastTime
from synovia.records.examination.tables import NOTES, TypedTables
from synovia.web.clinician import evaluation_layout as layout
from synovia.web.clinician.evaluation_motion import (
    findings_of as findings_of_motion,
)
from synovia.web.clinician.evaluation_tables import (
    TableRead,
    tables_read,
)
from synovia.web.clinician.evaluation_worth import stem_of
from synovia.web.clinician.finding_words import shown, title_of

MOTION = "motion"  # the section the grid and the table stand in

LONGEST_VALUE = 26  # letters that still fit beside their title in half a column


@dataclass(frozen=True, slots=True)
class Line:
    """A finding and its value, to be read."""

    name: str
    title: str
    value: str
    was: str = ""
    is_denied: bool = False  # asked or tested, and not so, now as last time

    @property
    def is_wide(self) -> bool:
        """Whether it needs a line of its own."""
        return len(self.value) > LONGEST_VALUE


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the note, to be read."""

    section: layout.Section
    lines: tuple[Line, ...]
    denied: tuple[str, ...]
    tables: tuple[TableRead, ...] = ()


def parts(
    values: Iterable[tuple[str, Value]],
    last: LastTime,
    tables: TypedTables | None = None,
    *,
    with_motion: bool = False,
) -> tuple[Part, ...]:
    """Values as they are read in a note: section by section, what was asked and is not so in one line.

    Measured motion is left out: it stands in a table of its own (`motion_table.py`), in its section.
    """
    told = ((name, value) for name, value in values if name not in _MEASURED)
    gathered = _lines(told, last, (tables or {}).get(NOTES, {}))
    drawn = tables_read(tables or {})
    return tuple(
        Part(
            section,
            tuple(line for line in gathered.get(section.key, ()) if not line.is_denied),
            tuple(line.title for line in gathered.get(section.key, ()) if line.is_denied),
            tuple(drawn.get(section.key, ())),
        )
        for section in layout.sections()
        if section.key in gathered or section.key in drawn or (with_motion and section.key == MOTION)
    )


_MEASURED = frozenset(name for motion in MOTIONS.values() for name in findings_of_motion(motion))


def _lines(
    values: Iterable[tuple[str, Value]], last: LastTime, notes: TypedTable
) -> dict[str, tuple[Line, ...]]:
    """Values as lines to read, by section, each with the note beside it."""
    known = dict(values)
    by_section: dict[str, list[Line]] = {}
    for name in layout.in_section_order(known):
        was = shown(name, last.values[name]) if name in last.values else ""
        note = notes.get(stem_of(name), {}).get("note", "")
        denied = known[name] is False and not last.values.get(name) and not note
        value = shown(name, known[name])
        line = Line(name, title_of(name), f"{value} ({note})" if note else value, was, denied)
        by_section.setdefault(layout.section_of(name), []).append(line)
    return {key: tuple(found) for key, found in by_section.items()}
