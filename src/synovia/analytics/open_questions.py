"""Whether a question is open for a criterion: not assessed, and able to settle what is unknown."""

from functools import singledispatch

from synovia.analytics.compiling import Compiler, Truths, all_of, any_of
from synovia.domain.rules.criteria import Criterion, Joining, ScoreAtLeast
from synovia.domain.terms.finding import Finding


def is_open(compiler: Compiler, criterion: Criterion, question: Finding) -> Truths:
    """Whether `criterion.missing` holds the question; never NULL."""
    if question.name not in criterion.names():
        return any_of(())
    parts = _parts(criterion)
    if not parts:
        return compiler.unassessed(question)
    below = any_of(is_open(compiler, p, question) for p in parts if question.name in p.names())
    return all_of((compiler.truth(criterion).isnull(), below))


@singledispatch
def _parts(criterion: Criterion) -> tuple[Criterion, ...]:
    """The criteria it joins; a criterion about findings has none, and lacks what was not assessed."""
    return ()


@_parts.register
def _(criterion: Joining) -> tuple[Criterion, ...]:
    return criterion.parts()


@_parts.register
def _(criterion: ScoreAtLeast) -> tuple[Criterion, ...]:
    return tuple(part for part, _ in criterion.items)
