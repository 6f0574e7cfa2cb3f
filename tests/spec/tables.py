"""Reads the decision tables of tests/spec: a heading per rule, a row per patient, the answer last."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from synovia.domain.rules import Truth
from synovia.domain.terms.finding import Finding, Kind, Value
from synovia.domain.terms.vocabulary import VOCABULARY

ANSWERS = {"+": Truth.YES, "-": Truth.NO, "?": Truth.UNKNOWN}


@dataclass(frozen=True)
class Row:
    """One patient of one table: what was found, and what the rule must answer."""

    rule: str
    facts: dict[str, Value]
    answer: Truth

    def __str__(self) -> str:
        found = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.rule}: {found or 'nothing assessed'}"


def rows_of(file: Path) -> Iterator[Row]:
    """Every row of every table in the file."""
    rule = ""
    columns: list[str] = []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("## "):
            rule, columns = line.removeprefix("## "), []
        elif line.startswith("|") and not line.startswith("|---"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if columns:
                yield Row(rule, _facts(columns, cells), ANSWERS[cells[-1]])
            else:
                columns = cells


def _facts(columns: list[str], cells: list[str]) -> dict[str, Value]:
    pairs = zip(columns[:-1], cells[:-1], strict=True)
    return {name: value_in(VOCABULARY[name], cell) for name, cell in pairs if cell != "?"}


def value_in(finding: Finding, cell: str) -> Value:
    """A cell in the finding's own type: + and - for yes and no, a+b for a set, none for the empty set."""
    if finding.kind is Kind.YES_NO:
        return {"+": True, "-": False}[cell]
    if finding.kind is Kind.NUMBER:
        return float(cell)
    if finding.kind is Kind.CHOICES:
        return frozenset() if cell == "none" else frozenset(cell.split("+"))
    return cell
