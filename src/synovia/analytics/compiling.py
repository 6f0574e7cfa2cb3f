"""Compiles a declared criterion to one expression over the columns of a table of patients.

The answer of a criterion is a boolean: true, false, or NULL for unknown. SQL joins them as Kleene does, so
AllOf, AnyOf and Not are AND, OR and NOT; what counts (AtLeast, ScoreAtLeast) is counted twice, once with the
unknown taken as no and once as yes. A criterion of a kind that is not known here refuses to compile.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import singledispatchmethod
from operator import and_, or_
from typing import Any

import ibis
import ibis.expr.types as ir

from synovia.analytics.columns import cells_of, code_of, columns_of, mask_of, part_name, parts_of
from synovia.analytics.limits import falls_short
from synovia.domain.examination.limited import Limited
from synovia.domain.rules.criteria import (
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    Criterion,
    EitherSide,
    Not,
    ScoreAtLeast,
)
from synovia.domain.rules.tests_of_findings import (
    Above,
    AtLeastValue,
    AtMost,
    Below,
    DifferenceAbove,
    DifferenceAtLeast,
    Includes,
    Is,
    Negative,
    OneOf,
    Positive,
    ShareAtMost,
)
from synovia.domain.terms.finding import AnyFinding, Finding, Kind, Value

Truths = Any  # an ibis boolean expression; ibis types what its operators return too loosely to say so
FEW = 3
"""Choices named one by one; more are looked up in a list."""


class NotCompilable(TypeError):
    """A criterion nobody taught this module, or one about a finding of the wrong kind or without its side."""


class Compiler:
    """Compiles criteria over these columns. `taken` stands in for findings that were not assessed."""

    def __init__(self, table: ir.Table, taken: Mapping[Finding, Value] | None = None) -> None:
        self.table = table
        self._taken = {finding.name: value for finding, value in (taken or {}).items()}
        self._known: dict[str, Any] = {}
        self._judged: dict[Criterion, Truths] = {}

    def truth(self, criterion: Criterion) -> Truths:
        """True, false or NULL for each patient, as `criterion.judge` answers."""
        found = self._judged.get(criterion)
        if found is None:
            found = self._judged[criterion] = self._judge(criterion)
        return found

    def column(self, finding: AnyFinding, kind: Kind, part: int = 0) -> Any:
        """The column of a finding, which must be of this kind and of one side."""
        if _one(finding).kind is not kind:
            raise NotCompilable(f"{finding.name} is not a finding of the kind {kind}")
        return self._column(_one(finding), part)

    def unassessed(self, finding: AnyFinding) -> Truths:
        """Whether nobody assessed it; what is `taken` counts as assessed."""
        return self._column(_one(finding), 0).isnull()

    def _column(self, finding: Finding, part: int) -> Any:
        name = part_name(finding.name, part)
        if name not in self._known:
            stored = self.table[name]
            taken = self._taken.get(finding.name)
            self._known[name] = stored if taken is None else stored.fill_null(literal(finding, taken, part))
        return self._known[name]

    @singledispatchmethod
    def _judge(self, criterion: Criterion) -> Truths:
        raise NotCompilable(f"no column is known for a criterion of the kind {type(criterion).__name__}")

    @_judge.register
    def _(self, asked: Positive) -> Truths:
        return self.column(asked.finding, Kind.YES_NO)

    @_judge.register
    def _(self, asked: Negative) -> Truths:
        return ~self.column(asked.finding, Kind.YES_NO)

    @_judge.register
    def _(self, asked: Is) -> Truths:
        return self._one_of(asked.finding, (asked.choice,))

    @_judge.register
    def _(self, asked: OneOf) -> Truths:
        return self._one_of(asked.finding, asked.choices)

    @_judge.register
    def _(self, asked: Includes) -> Truths:
        return self._includes(asked.finding, frozenset(asked.choices))

    @_judge.register
    def _(self, asked: Below) -> Truths:
        return self._measured(asked) < asked.limit.number

    @_judge.register
    def _(self, asked: AtMost) -> Truths:
        return self._measured(asked) <= asked.limit.number

    @_judge.register
    def _(self, asked: Above) -> Truths:
        return self._measured(asked) > asked.limit.number

    @_judge.register
    def _(self, asked: AtLeastValue) -> Truths:
        return self._measured(asked) >= asked.limit.number

    @_judge.register
    def _(self, asked: DifferenceAtLeast) -> Truths:
        difference = self.column(asked.more, Kind.NUMBER) - self.column(asked.less, Kind.NUMBER)
        return (difference.abs() if asked.either_way else difference) >= asked.limit.number

    @_judge.register
    def _(self, asked: DifferenceAbove) -> Truths:
        difference = self.column(asked.more, Kind.NUMBER) - self.column(asked.less, Kind.NUMBER)
        return (difference.abs() if asked.either_way else difference) > asked.limit.number

    @_judge.register
    def _(self, asked: ShareAtMost) -> Truths:
        part, whole = self.column(asked.part, Kind.NUMBER), self.column(asked.whole, Kind.NUMBER)
        # Both measures or unknown: "no" by one of them alone would be more than the single patient is told.
        reached = (whole > 0) & (part <= asked.limit.number * whole)
        return ibis.ifelse(part.notnull() & whole.notnull(), reached, ibis.null("boolean"))

    @_judge.register
    def _(self, asked: Answered) -> Truths:
        return yes_or_unknown(~self.unassessed(asked.finding))

    @_judge.register
    def _(self, asked: Limited) -> Truths:
        measured = self.column(asked.finding, Kind.NUMBER)
        return falls_short(measured, self.table["age"], self.table["sex"], asked)

    @_judge.register
    def _(self, asked: AllOf) -> Truths:
        return all_of(map(self.truth, asked.of))

    @_judge.register
    def _(self, asked: AnyOf) -> Truths:
        return any_of(map(self.truth, asked.of))

    @_judge.register
    def _(self, asked: EitherSide) -> Truths:
        return any_of(map(self.truth, asked.sides))

    @_judge.register
    def _(self, asked: Not) -> Truths:
        return ~self.truth(asked.of)

    @_judge.register
    def _(self, asked: AtLeast) -> Truths:
        return self._score(asked.needed, [(part, 1) for part in asked.of])

    @_judge.register
    def _(self, asked: ScoreAtLeast) -> Truths:
        return self._score(asked.needed, asked.items)

    def _measured(self, asked: Below | AtMost | Above | AtLeastValue) -> Any:
        return self.column(asked.finding, Kind.NUMBER)

    def _one_of(self, finding: AnyFinding, words: tuple[str, ...]) -> Truths:
        column = self.column(finding, Kind.CHOICE)
        codes = [code_of(_one(finding), word) for word in words]
        return any_of([column == code for code in codes]) if len(codes) <= FEW else column.isin(codes)

    def _includes(self, finding: AnyFinding, words: frozenset[str]) -> Truths:
        parts = enumerate(parts_of(_one(finding)))
        masks = {part: mask_of(choices, words) for part, choices in parts}
        return any_of(
            (self.column(finding, Kind.CHOICES, part) & mask) != 0 for part, mask in masks.items() if mask
        )

    def _score(self, needed: int, items: Iterable[tuple[Criterion, int]]) -> Truths:
        """Yes once the least possible score reaches it, no once the most possible one cannot."""
        parts = [(self.truth(part), weight) for part, weight in items]
        least = sum(_points(truth, weight, weight < 0) for truth, weight in parts)
        most = sum(_points(truth, weight, weight > 0) for truth, weight in parts)
        return ibis.cases((least >= needed, True), (most < needed, False))


def _points(truth: Truths, weight: int, unknown_counts: bool) -> Any:
    counted = truth.fill_null(unknown_counts).cast("int8")
    return counted if weight == 1 else counted * weight


def all_of(truths: Iterable[Truths]) -> Truths:
    """All hold; nothing to hold is a yes."""
    return _joined(and_, list(truths), nothing=True)


def any_of(truths: Iterable[Truths]) -> Truths:
    """Any holds; nothing to hold is a no."""
    return _joined(or_, list(truths), nothing=False)


def _joined(how: Callable[[Any, Any], Any], truths: list[Truths], *, nothing: bool) -> Truths:
    """Joined by halves: a long chain would nest deeper than Python recurses."""
    if len(truths) < 2:
        return truths[0] if truths else ibis.literal(nothing)
    middle = len(truths) // 2
    return how(_joined(how, truths[:middle], nothing=nothing), _joined(how, truths[middle:], nothing=nothing))


def yes_or_unknown(truth: Truths) -> Truths:
    """A yes stays, everything else is unknown."""
    return truth.nullif(ibis.literal(False))


def literal(finding: Finding, value: Value, part: int = 0) -> Any:
    """A value as its column keeps it."""
    cell = dict(cells_of(finding, value))[part_name(finding.name, part)]
    return ibis.literal(cell, type=columns_of(finding)[part].dtype)


def _one(finding: AnyFinding) -> Finding:
    if not isinstance(finding, Finding):
        raise NotCompilable(f"{finding.name} is taken per side: ask it inside EitherSide")
    return finding
