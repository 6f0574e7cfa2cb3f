"""Reads the tables of this folder: a rule, what every row has in common, and a row for each patient.

The first line of `rows` names the findings. In a cell, + is yes, - is no, ? is not assessed; numbers and
words are values; words joined by + inside braces are a set, {} is the empty one. After the bar stands the
answer (yes, no, ?) and, after a second bar, why the row is there.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synovia.domain.rules.criteria import Facts
from synovia.domain.terms.reading import read_findings

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """One patient for one rule."""

    rule: str
    findings: dict[str, Any]
    answer: str
    remark: str

    @property
    def name(self) -> str:
        """The rule and what is particular about the patient."""
        told = ",".join(f"{name}={value}" for name, value in self.findings.items())
        return f"{self.rule}[{told}]"


def facts_of(findings: dict[str, Any]) -> Facts:
    """The findings of a row, read strictly; a row without a region is a patient whose region is not known yet."""
    facts = dict(read_findings({"region": "neck", **findings}).facts)
    if "region" not in findings:
        del facts["region"]
    return facts


def rows() -> list[Row]:
    """Every row of every table of this folder."""
    return [row for path in sorted(HERE.glob("*.toml")) for row in _in_file(path)]


def _in_file(path: Path) -> Iterator[Row]:
    for table in tomllib.loads(path.read_text("utf-8"))["table"]:
        header, *lines = table["rows"].strip().splitlines()
        names = header.split("|")[0].split()
        for line in lines:
            yield _row(table["rule"], table.get("given", {}), names, line)


def _row(rule: str, given: dict[str, Any], names: list[str], line: str) -> Row:
    cells, answer, *remark = (part.strip() for part in line.split("|"))
    values = cells.split()
    assert len(values) == len(names), f"{rule}: {line}"
    told = {name: _value(cell) for name, cell in zip(names, values, strict=True) if cell != "?"}
    return Row(rule, {**given, **told}, answer, remark[0] if remark else "")


def _value(cell: str) -> Any:
    if cell in ("+", "-"):
        return cell == "+"
    if cell.startswith("{"):
        return [word for word in cell.strip("{}").split("+") if word]
    try:
        return float(cell) if "." in cell else int(cell)
    except ValueError:
        return cell.strip("'")
