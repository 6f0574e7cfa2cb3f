"""Patients made up from a seed: every finding of the vocabulary, numbers at and beside the cut-offs, any density."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa

from synovia.analytics.columns import columns_of, row_of
from synovia.domain.rules import Rule
from synovia.domain.rules.values import Quantity, ValueReference
from synovia.domain.screening.reading import recognized
from synovia.domain.terms.finding import Finding, Kind, Opposite, SidedFinding, Value
from synovia.domain.terms.places import Region, Side
from synovia.domain.terms.reading import Findings, read_case
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook

CASES = Path(__file__).resolve().parents[1] / "spec" / "cases"
MEDICINES = ("warfarin 5 mg", "prednisone", "alendronate", "aspirin", "levothyroxine", "an unknown powder")
CONDITIONS = ("rheumatoid arthritis", "no gout", "breast cancer 2019", "osteoporosis", "hay fever")
DENSITIES = (0.02, 0.1, 0.4, 0.8, 1.0)
ASKED = tuple(finding for finding in VOCABULARY.values() if finding.name != "region")
PA_TYPES = {"boolean": pa.bool_(), "float64": pa.float64(), "int32": pa.int32(), "int64": pa.int64()}


def patients(count: int, *, seed: int = 1) -> Iterator[Findings]:
    """So many patients, the same ones for the same seed: two thirds made up, one third cases of tests/spec, changed."""
    chance = Random(seed)
    for number in range(count):
        if number % 3 == 2:
            yield Findings(_changed(chance.choice(cases()), chance))
        else:
            region = tuple(Region)[number % len(Region)]
            yield Findings({"region": region, **dict(_made_up(chance))})


@cache
def cases() -> tuple[dict[str, Value], ...]:
    """The patients of tests/spec/cases."""
    read = (json.loads(path.read_text()) for path in sorted(CASES.glob("*.json")))
    return tuple(dict(read_case(one["case"]).facts) for one in read)


def _changed(facts: dict[str, Value], chance: Random) -> dict[str, Value]:
    """The case with up to four findings forgotten and four others answered anew."""
    kept = sorted(facts)
    gone = set(chance.sample(kept, min(len(kept), chance.randrange(5)))) - {"region"}
    anew = {
        finding.name: _value(finding, chance, 0.3) for finding in chance.sample(ASKED, chance.randrange(5))
    }
    return {**{name: facts[name] for name in kept if name not in gone}, **anew}


def _made_up(chance: Random) -> Iterator[tuple[str, Value]]:
    density, yes = chance.choice(DENSITIES), chance.choice((0.0, 0.005, 0.05, 0.3, 0.7))
    for finding in ASKED:
        if chance.random() < density:
            yield finding.name, _value(finding, chance, yes)


def _value(finding: Finding, chance: Random, yes: float) -> Value:
    match finding.kind:
        case Kind.YES_NO:
            return chance.random() < yes
        case Kind.NUMBER:
            return chance.choice(numbers_of(finding.name))
        case Kind.CHOICE:
            return chance.choice(finding.choices)
        case Kind.CHOICES:
            return frozenset(word for word in finding.choices if chance.random() < yes / 3)
    words = CONDITIONS if finding.name == "other_conditions" else MEDICINES
    return tuple(word for word in words if chance.random() < yes / 2)


@cache
def numbers_of(name: str) -> tuple[float, ...]:
    """The ends of a measure, and each cut-off a rule compares it with, just below, at and just above."""
    finding = VOCABULARY[name]
    low, high = finding.low or 0, finding.high or 0
    near = {cut + step for cut in cut_offs().get(name, ()) for step in (-1, -0.01, 0, 0.01, 1)}
    between = {low + (high - low) * share / 10 for share in range(11)}
    return tuple(sorted(number for number in near | between if low <= number <= high))


@cache
def cut_offs() -> dict[str, set[float]]:
    """By finding: every number that stands beside it in a criterion of the book."""
    found: dict[str, set[float]] = {}
    book = rulebook()
    for rule in (*book.rules, *book.readings):
        for part in _parts(rule.when):
            names = {f.name for f in _findings_in(part)}
            for limit in (value for value in _values(part) if isinstance(value, ValueReference)):
                if isinstance(limit.known, Quantity):
                    for name in names:
                        found.setdefault(name, set()).add(limit.known.number)
    return found


def _parts(declared: Any) -> Iterator[Any]:
    if isinstance(declared, tuple):
        for one in declared:
            yield from _parts(one)
    elif is_dataclass(declared):
        yield declared
        for value in _values(declared):
            yield from _parts(value)


def _values(part: Any) -> list[Any]:
    return [getattr(part, entry.name) for entry in fields(part)]


def _findings_in(part: Any) -> Iterator[Finding]:
    for value in _values(part):
        if isinstance(value, Finding):
            yield value
        elif isinstance(value, SidedFinding | Opposite):
            yield from (value.on(side) for side in Side)


def table_of(people: Sequence[Mapping[str, Value]]) -> pa.Table:
    """Facts as a facts table, as they are: nothing is recognized or read."""
    rows = [row_of(facts, VOCABULARY) for facts in people]
    columns = [column for finding in VOCABULARY.values() for column in columns_of(finding)]
    arrays = {c.name: pa.array([row.get(c.name) for row in rows], type=PA_TYPES[c.dtype]) for c in columns}
    return pa.table({"episode": pa.array([str(n) for n in range(len(rows))]), **arrays})


def recognized_table(people: Sequence[Findings]) -> pa.Table:
    """The patients as the export leaves them: what needs text is recognized, nothing is read yet."""
    book = rulebook()
    return table_of([recognized(one, book) for one in people])


def rule_named(name: str) -> Rule:
    """A rule or reading of the book by its id."""
    book = rulebook()
    return next(rule for rule in (*book.rules, *book.readings) if rule.id == name)
