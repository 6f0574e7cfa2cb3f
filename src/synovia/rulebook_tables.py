"""The tables of patients that the tests run, as the Rule Book shows them beside each rule."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ANSWERS = {"yes": "+", "no": "-"}


def tables_in(spec: Path) -> Iterator[tuple[str, str]]:
    """Rule id to its table in Markdown, from every table file under tests/spec."""
    for file in sorted(spec.rglob("*.md")):
        yield from _from_markdown(file.read_text("utf-8"))
    for file in sorted(spec.rglob("*.toml")):
        yield from _from_toml(tomllib.loads(file.read_text("utf-8")))


def tables_by_rule(spec: Path) -> dict[str, str]:
    """Every table of a rule, one below the other."""
    found: dict[str, list[str]] = {}
    for rule, table in tables_in(spec):
        found.setdefault(rule, []).append(table)
    return {rule: "\n\n".join(several) for rule, several in found.items()}


def _from_markdown(text: str) -> Iterator[tuple[str, str]]:
    for section in text.split("\n## ")[1:]:
        rule, _, rest = section.partition("\n")
        yield rule.strip(), "\n".join(line for line in rest.splitlines() if line.startswith("|"))


def _from_toml(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    tables = content.get("table", [])
    for table in tables if isinstance(tables, list) else []:
        if isinstance(table.get("rows"), str) and isinstance(table.get("rule"), str):
            yield table["rule"], _markdown(table["rows"], table.get("given", {}))


def _markdown(rows: str, given: dict[str, Any]) -> str:
    head, *patients = [line for line in rows.splitlines() if line.strip()]
    names = head.partition("|")[0].split()
    lines = [_line([*names, "answer", "remark"]), "|---" * (len(names) + 2) + "|"]
    lines += [_line(_cells(patient)) for patient in patients]
    common = ", ".join(f"{name} {value}" for name, value in given.items())
    return (f"Every patient: {common}.\n\n" if common else "") + "\n".join(lines)


def _cells(patient: str) -> list[str]:
    found, answer, *remark = (part.strip() for part in patient.split("|"))
    return [*found.split(), ANSWERS.get(answer, answer), " ".join(remark)]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
