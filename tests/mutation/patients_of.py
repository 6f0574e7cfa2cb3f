"""Patients built for a rule part by part: everything else answered so that the part in question decides.

For a part of "all of" the others hold, for a part of "any of" the others do not, of "at least n" n - 1 others hold.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    Criterion,
    DifferenceAtLeast,
    EitherSide,
    Not,
    Quantity,
    ScoreAtLeast,
    ShareAtMost,
    Truth,
    ValueReference,
)
from synovia.domain.rules.criteria import Facts
from synovia.domain.terms.finding import Kind, Value
from synovia.domain.terms.vocabulary import VOCABULARY

Patient = dict[str, Value]
GIVEN: Patient = {"age": 40, "sex": "female"}
MOST_VALUES = 60
NUDGE = 0.005
"""Less than a lie moves a cut-off."""


def patients_of(rule: Criterion) -> list[Patient]:
    """Every patient in whom one part decides, with each value its findings may take."""
    seen: dict[str, Patient] = {}
    for patient in _deciding(rule, {}):
        seen.setdefault(repr(sorted(patient.items(), key=lambda pair: pair[0])), patient)
    return list(seen.values())


def _deciding(part: Criterion, around: Patient) -> Iterator[Patient]:
    match part:
        case Not():
            yield from _deciding(part.of, around)
        case AllOf():
            yield from _each(part.of, around, others=len(part.of) - 1)
        case AnyOf():
            yield from _each(part.of, around, others=0)
        case AtLeast():
            yield from _each(part.of, around, others=part.needed - 1)
            yield from _each(part.of, around, others=max(part.needed - 2, 0))
        case EitherSide():
            yield from _each(part.sides, around, others=0)
        case ScoreAtLeast():
            parts = tuple(one for one, _ in part.items)
            for others in range(len(parts)):
                yield from _each(parts, around, others=others)
        case _:
            for values in _values(part):
                yield {**around, **values}


def _each(parts: tuple[Criterion, ...], around: Patient, *, others: int) -> Iterator[Patient]:
    for place, part in enumerate(parts):
        rest = parts[:place] + parts[place + 1 :]
        held = {**around}
        for turn, one in enumerate(rest):
            held.update(settled(one, Truth.YES if turn < others else Truth.NO))
        yield from _deciding(part, held)
        yield held  # the part itself not assessed


def settled(part: Criterion, truth: Truth) -> Patient:
    """Findings that answer the part so, as few as come to hand; empty when none was found."""
    match part:
        case Not():
            return settled(part.of, truth.negated())
        case AllOf():
            return _together(part.of, truth, len(part.of) if truth is Truth.YES else 0)
        case AnyOf():
            return _together(part.of, truth, 1 if truth is Truth.YES else 0)
        case AtLeast():
            return _together(part.of, truth, part.needed if truth is Truth.YES else 0)
        case EitherSide():
            return _together(part.sides, truth, 1 if truth is Truth.YES else 0)
        case ScoreAtLeast():
            return _together(
                tuple(one for one, _ in part.items), truth, len(part.items) * (truth is Truth.YES)
            )
    return next((values for values in _values(part) if part.judge(values) is truth), {})


def _together(parts: Iterable[Criterion], truth: Truth, yes: int) -> Patient:
    found: Patient = {}
    for turn, part in enumerate(parts):
        found.update({**settled(part, Truth.YES if turn < yes else Truth.NO), **found})
    return found


def _between(leaf: Criterion) -> Iterator[Patient]:
    """Two measures that stand just beside what the leaf asks of them, where the measures lie wide enough."""
    if isinstance(leaf, DifferenceAtLeast):
        for less, step in product((40.0, 70.0), (-1, 0, NUDGE, 1)):
            more = less + leaf.limit.number + step
            yield {leaf.more.name: more, leaf.less.name: less}
            yield {leaf.more.name: less, leaf.less.name: more}
    elif isinstance(leaf, ShareAtMost):
        for whole, step in product((40.0, 100.0, 300.0), (-0.1, 0, NUDGE, 0.1)):
            yield {leaf.part.name: whole * (leaf.limit.number + step), leaf.whole.name: whole}


def _values(leaf: Criterion) -> list[Patient]:
    if isinstance(leaf, DifferenceAtLeast | ShareAtMost):
        return list(_between(leaf))
    names = [name for name in sorted(leaf.names()) if not isinstance(leaf, Limited) or name not in GIVEN]
    every = [_of(name, leaf) for name in names]
    given = GIVEN if isinstance(leaf, Limited) else {}
    return [{**given, **dict(zip(names, one, strict=True))} for one in product(*every)][:MOST_VALUES]


def _of(name: str, leaf: Criterion) -> Sequence[Value]:
    finding = VOCABULARY[name]
    if finding.kind is Kind.YES_NO:
        return [True, False]
    if finding.kind is Kind.CHOICE:
        return list(finding.choices)
    if finding.kind is Kind.CHOICES:
        return [frozenset({one}) for one in finding.choices] + [frozenset()]
    low, high = finding.low or 0, finding.high or 0
    limit = getattr(leaf, "limit", None)
    cut = (
        limit.known.number
        if isinstance(limit, ValueReference) and isinstance(limit.known, Quantity)
        else None
    )
    if cut is None:
        return [low, high, round((low + high) / 2)]
    middle = round((low + high) / 2)
    near = [cut, cut - 1, cut + 1, middle, middle + cut, middle - cut]
    return [one for one in near if low <= one <= high] + [low, high]


def fewest(rule: Criterion, lie: Criterion, facts: Facts) -> Facts:
    """The patient without what is not needed for rule and lie to differ, the rule's answer staying settled."""
    for name in list(facts):
        fewer = {key: value for key, value in facts.items() if key != name}
        settled_still = rule.judge(fewer).settled or not rule.judge(facts).settled
        if settled_still and rule.judge(fewer) is not lie.judge(fewer):
            facts = fewer
    return facts
