"""The tables of patients that the tests run, as the Rule Book and the product show them beside each rule."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from synovia.knowledge.examples import FILE, Example, as_text

ANSWERS = {"yes": "+", "no": "-"}


def examples_in(spec: Path) -> Iterator[tuple[str, Example]]:
    """Rule id to its table, from every table file under tests/spec."""
    for file in sorted(spec.rglob("*.md")):
        yield from _from_markdown(file.read_text("utf-8"))
    for file in sorted(spec.rglob("*.toml")):
        yield from _from_toml(tomllib.loads(file.read_text("utf-8")))


def tables_by_rule(spec: Path) -> dict[str, str]:
    """Rule id to its table in Markdown; several tables of one rule stand in one."""
    return {rule: _markdown(example) for rule, example in examples_by_rule(spec).items()}


def examples_by_rule(spec: Path) -> dict[str, Example]:
    """Rule id to everything its tables show."""
    found: dict[str, list[Example]] = {}
    for rule, example in examples_in(spec):
        found.setdefault(rule, []).append(example)
    return {rule: _joined(several) for rule, several in found.items()}


def _joined(several: list[Example]) -> Example:
    """Several tables as one: every finding a column, what all patients of a table share written into each row."""
    if len(several) == 1:
        return several[0]
    told = [
        dict(zip(one.columns, row, strict=False)) | dict(one.given) for one in several for row in one.rows
    ]
    names = list(dict.fromkeys(name for one in told for name in one if name not in ("answer", "remark")))
    columns = (*names, "answer", "remark")
    empty = dict.fromkeys(names, "?") | {"remark": ""}
    return Example(columns, tuple(tuple((empty | one)[name] for name in columns) for one in told))


def write_examples(root: Path, spec: Path) -> Path:
    """Writes the tables into the package, for the pages on which a medical lead reviews the rules."""
    place = root / "src" / "synovia" / "knowledge" / FILE
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(as_text(examples_by_rule(spec)), encoding="utf-8")
    return place


def _from_markdown(text: str) -> Iterator[tuple[str, Example]]:
    for section in text.split("\n## ")[1:]:
        rule, _, rest = section.partition("\n")
        lines = [line for line in rest.splitlines() if line.startswith("|") and not line.startswith("|---")]
        if lines:
            head, *patients = (tuple(part.strip() for part in line.strip("|").split("|")) for line in lines)
            yield rule.strip(), Example(head, tuple(patients))


def _from_toml(content: dict[str, Any]) -> Iterator[tuple[str, Example]]:
    tables = content.get("table", [])
    for table in tables if isinstance(tables, list) else []:
        if isinstance(table.get("rows"), str) and isinstance(table.get("rule"), str):
            yield table["rule"], _example(table["rows"], table.get("given", {}))


def _example(rows: str, given: dict[str, Any]) -> Example:
    head, *patients = [line for line in rows.splitlines() if line.strip()]
    names = head.partition("|")[0].split()
    common = {name: str(value) for name, value in given.items()}
    return Example((*names, "answer", "remark"), tuple(_cells(patient) for patient in patients), common)


def _cells(patient: str) -> tuple[str, ...]:
    found, answer, *remark = (part.strip() for part in patient.split("|"))
    return (*found.split(), ANSWERS.get(answer, answer), " ".join(remark))


def _markdown(example: Example) -> str:
    lines = [_line(example.columns), "|---" * len(example.columns) + "|", *map(_line, example.rows)]
    common = ", ".join(f"{name} {value}" for name, value in example.given.items())
    return (f"Every patient: {common}.\n\n" if common else "") + "\n".join(lines)


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
