"""How a finding becomes columns of a table: NULL is "not assessed", and never a value.

yes/no       boolean
number       double
choice       the place of the word in the finding's choices, from 0 (integer)
set          one bit per choice, 63 to a column (bigint); the empty set is 0
free names   boolean: a list was given. The words themselves never leave the record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from synovia.domain.terms.finding import Finding, Kind, Value

BITS = 63
"""Choices that fit into one signed 64-bit integer without its sign."""

_TYPES = {
    Kind.YES_NO: "boolean",
    Kind.NUMBER: "float64",
    Kind.CHOICE: "int32",
    Kind.CHOICES: "int64",
    Kind.NAMES: "boolean",
}
Cell = bool | int | float


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the facts table."""

    name: str
    dtype: str


@cache
def columns_of(finding: Finding) -> tuple[Column, ...]:
    """The columns of a finding: one, or several for a set of more than 63 choices."""
    dtype = _TYPES[finding.kind]
    parts = len(parts_of(finding)) if finding.kind is Kind.CHOICES else 1
    return tuple(Column(part_name(finding.name, part), dtype) for part in range(parts))


@cache
def parts_of(finding: Finding) -> tuple[tuple[str, ...], ...]:
    """The choices of a set, 63 to a column."""
    words = finding.choices
    return tuple(words[start : start + BITS] for start in range(0, max(len(words), 1), BITS))


def part_name(name: str, part: int) -> str:
    """The column of a part: the finding's own name for the first."""
    return name if part == 0 else f"{name}__{part + 1}"


def code_of(finding: Finding, word: str) -> int:
    """The number that stands for a choice."""
    return finding.choices.index(word)


def mask_of(part: tuple[str, ...], words: frozenset[str]) -> int:
    """The bits of these words in one part of a set."""
    return sum(1 << place for place, word in enumerate(part) if word in words)


def cells_of(finding: Finding, value: Value) -> Iterator[tuple[str, Cell]]:
    """The cells that keep this value, by column."""
    for part, column in enumerate(columns_of(finding)):
        yield column.name, _cell(finding, value, part)


def row_of(facts: Mapping[str, Value], vocabulary: Mapping[str, Finding]) -> dict[str, Cell]:
    """What is known of a patient, by column; what is not among them was not assessed."""
    return {name: cell for known, value in facts.items() for name, cell in cells_of(vocabulary[known], value)}


def _cell(finding: Finding, value: Value, part: int) -> Cell:
    if isinstance(value, frozenset):
        return mask_of(parts_of(finding)[part], value)
    if isinstance(value, tuple):
        return True
    return code_of(finding, value) if isinstance(value, str) else value
