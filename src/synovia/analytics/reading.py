"""The readings, as updates of columns: what one finding says of another, in as few passes as their order allows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import ibis
import ibis.expr.types as ir

from synovia.analytics.columns import columns_of
from synovia.analytics.compiling import Compiler, Truths, literal
from synovia.domain.rules import Implies, Rule


def read_table(table: ir.Table, readings: Sequence[Rule]) -> ir.Table:
    """The table with everything filled in that the findings imply, as `reading.read` does for one patient.

    Medicines and conditions written as text must have been recognized before: the table holds no text.
    """
    for stage in stages(readings):
        table = _updated(table, stage)
    return table


def stages(readings: Sequence[Rule]) -> list[tuple[Rule, ...]]:
    """The readings in passes: within a pass none reads what another has written, and their order is kept.

    A reading comes after every earlier one that writes what it reads, and no earlier than any earlier one that
    reads or writes what it writes.
    """
    placed: list[tuple[int, Rule]] = []
    for rule in readings:
        placed.append((_stage_of(rule, placed), rule))
    by_stage = sorted(placed, key=lambda one: one[0])
    return [tuple(rule for _, rule in together) for _, together in groupby(by_stage, key=lambda one: one[0])]


def _stage_of(rule: Rule, placed: Iterable[tuple[int, Rule]]) -> int:
    reads, writes = rule.when.names(), written_by(rule)
    return max(
        (s + bool(written_by(other) & reads) for s, other in placed if _meets(other, reads, writes)),
        default=0,
    )


def _meets(other: Rule, reads: frozenset[str], writes: frozenset[str]) -> bool:
    return bool(written_by(other) & (reads | writes) or other.when.names() & writes)


def written_by(rule: Rule) -> frozenset[str]:
    """The findings a reading may fill in."""
    return frozenset(effect.finding.name for effect in _implied(rule))


def _implied(rule: Rule) -> Iterator[Implies]:
    return (effect for effect in rule.effects if isinstance(effect, Implies))


def _updated(table: ir.Table, stage: Iterable[Rule]) -> ir.Table:
    """All conditions are asked of the table as it was; several writers of a finding follow each other."""
    compiler, columns = Compiler(table), dict[str, Any]()
    for rule in stage:
        for effect in _implied(rule):
            holds = compiler.truth(rule.when)
            for part, column in enumerate(columns_of(effect.finding)):
                known = columns.get(column.name, table[column.name])
                columns[column.name] = _filled(known, holds, effect, part)
    return table.mutate(**columns)


def _filled(known: Any, holds: Truths, effect: Implies, part: int) -> Any:
    implied = literal(effect.finding, effect.value, part)
    if effect.firm:
        return ibis.cases((holds, implied), else_=known)
    return ibis.coalesce(known, ibis.cases((holds, implied)))
