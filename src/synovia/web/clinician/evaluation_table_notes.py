"""What stands under a row of a table: the better trial, the other side, what is usual at this age, and last time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from synovia.domain.examination.change import score_change_needed
from synovia.domain.examination.tables.function import FUNCTION
from synovia.domain.examination.tables.shape import (
    HEAD,
    Cells,
    CellValue,
    Column,
    Row,
    Table,
    is_usual,
    words_of,
)
from synovia.knowledge.library import library

_INSTRUMENT = {"chair-stand": "chair_stand_30s", "up-and-go": "timed_up_and_go"}
AllCells = Mapping[str, Cells]


@dataclass(frozen=True, slots=True)
class Person:
    """Whose norm it is; nobody in particular has none."""

    age: int = 0
    sex: str = ""


def said_of(table: Table, row: Row, now: AllCells, last: AllCells, person: Person) -> str:
    """One line of plain words; empty when there is nothing to say."""
    values = now.get(table.id, {}).get(row.key, {})
    before = last.get(table.id, {}).get(row.key, {})
    parts = [*_difference(table, row, values)]
    if table is FUNCTION:
        parts += _usual(row, person)
        parts += _change(row, before, values)
    if before:
        parts.append(_("last time: %s") % _in_words(table, row, before))
    return " · ".join(parts)


def _difference(table: Table, row: Row, values: Mapping[str, CellValue]) -> Iterator[str]:
    """The right side against the left, of whatever was measured on both."""
    for left, right in (("left", "right"), ("left_force", "right_force")):
        one, other = values.get(left), values.get(right)
        if not (isinstance(one, float) and isinstance(other, float)) or row.key == HEAD:
            continue
        if one and one != other:
            share = round((other - one) / one * 100)
            way = _("more") if share > 0 else _("less")
            yield _("right %(share)s%% %(way)s (%(right)s against %(left)s)") % {
                "share": abs(share), "way": way, "right": f"{other:g}", "left": f"{one:g}",
            }  # fmt: skip


def _usual(row: Row, person: Person) -> Iterator[str]:
    """What people of this age and sex reach, with its source; and from where on to look closer."""
    known, sources = library().performance, library().sources
    norm = known.norm_of(row.key, person.age, person.sex)
    if norm is not None:
        yield _("usual %(figures)s (%(who)s; %(source)s, %(standing)s)") % {
            "figures": norm.words, "who": norm.population, "source": short_name(sources[norm.source]), "standing": norm.standing,
        }  # fmt: skip
    cut = known.cut_of(row.key, person.age)
    if cut is not None:
        yield _("from %(value)s %(unit)s: %(meaning)s (%(standing)s)") % {
            "value": f"{cut.from_value:g}", "unit": cut.unit, "meaning": cut.meaning.removeprefix("from here "), "standing": cut.standing,
        }  # fmt: skip


def _change(row: Row, before: Mapping[str, CellValue], values: Mapping[str, CellValue]) -> Iterator[str]:
    """How much a change must be to be more than the error of measuring, where that is known."""
    instrument = library().references.change_of(_INSTRUMENT.get(row.key, ""))
    old, new = before.get("value"), values.get("value")
    if instrument is None or not isinstance(old, float) or not isinstance(new, float):
        return
    needed = score_change_needed(old, instrument)
    if needed is not None:
        enough = _("more") if abs(new - old) >= needed else _("not more")
        yield _("change %(change)s, %(enough)s than the %(needed)s that counts") % {
            "change": f"{new - old:+g}", "enough": enough, "needed": f"{needed:g}",
        }  # fmt: skip


def _in_words(table: Table, row: Row, values: Mapping[str, CellValue]) -> str:
    """A row of last time; all of it normal is said in one word."""
    columns: list[Column] = [column for column in table.cells(row) if column.key in values]
    if all(is_usual(column, values[column.key]) for column in columns):
        return _("normal")
    return ", ".join(f"{column.title.lower()} {words_of(column, values[column.key])}" for column in columns)


def short_name(source: object) -> str:
    """A source as it is called in a line: "Laslett 2005"."""
    authors, year = getattr(source, "authors", ""), getattr(source, "year", "")
    return f"{authors.split(' ')[0].rstrip(',')} {year}"
