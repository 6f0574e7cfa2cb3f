"""Small lies about a rule: each is one thing said wrongly, which the rule's table must notice.

Rules are declared values, so they are mutated as such and not as text: a count one higher or lower, a part left out,
all read as any, a cut-off that includes its own number, a yes taken for a no, a side forgotten, a weight changed.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import singledispatch

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    Above,
    AllOf,
    Answered,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Below,
    Criterion,
    DifferenceAtLeast,
    EitherSide,
    Includes,
    Is,
    Negative,
    Not,
    OneOf,
    Positive,
    Quantity,
    ScoreAtLeast,
    ShareAtMost,
    ValueReference,
)
from synovia.domain.strategy.shared.criteria import HurtsHere
from synovia.domain.terms.finding import AnyFinding
from synovia.domain.terms.places import Side

Mutant = tuple[str, Criterion]
"""What is said wrongly, and the criterion that says it."""

BESIDE: dict[type[Criterion], Callable[[AnyFinding, ValueReference], Criterion]] = {
    Below: AtMost,
    AtMost: Below,
    Above: AtLeastValue,
    AtLeastValue: Above,
}


@singledispatch
def mutants(criterion: Criterion) -> Iterator[Mutant]:
    """Every small lie about this criterion; one of a kind nobody lied about yet raises TypeError."""
    if not isinstance(criterion, Answered | Limited | HurtsHere):
        raise TypeError(f"no small lie is known about {type(criterion).__name__}")
    yield from ()


@mutants.register
def _(criterion: Positive) -> Iterator[Mutant]:
    yield f"{criterion.words()} denied", Negative(criterion.finding)


@mutants.register
def _(criterion: Negative) -> Iterator[Mutant]:
    yield f"{criterion.words()} turned to yes", Positive(criterion.finding)


@mutants.register
def _(criterion: Is) -> Iterator[Mutant]:
    yield f"{criterion.words()} denied", Not(criterion)


@mutants.register(OneOf)
@mutants.register(Includes)
def _choices(criterion: OneOf | Includes) -> Iterator[Mutant]:
    if len(criterion.choices) == 1:
        yield f"{criterion.words()} denied", Not(criterion)
        return
    for choice in criterion.choices:
        rest = tuple(one for one in criterion.choices if one != choice)
        yield f"{choice} left out of {criterion.words()}", type(criterion)(criterion.finding, *rest)


@mutants.register(Below)
@mutants.register(AtMost)
@mutants.register(Above)
@mutants.register(AtLeastValue)
def _cut_off(criterion: Below | AtMost | Above | AtLeastValue) -> Iterator[Mutant]:
    beside = BESIDE[type(criterion)](criterion.finding, criterion.limit)
    yield f"{criterion.words()}, the number itself", beside


@mutants.register
def _(criterion: DifferenceAtLeast) -> Iterator[Mutant]:
    if not criterion.either_way:
        yield f"{criterion.words()}, turned", replace(criterion, more=criterion.less, less=criterion.more)
    yield f"{criterion.words()}, more needed", replace(criterion, limit=_nudged(criterion.limit))


@mutants.register
def _(criterion: ShareAtMost) -> Iterator[Mutant]:
    yield f"{criterion.words()}, turned", replace(criterion, part=criterion.whole, whole=criterion.part)
    yield f"{criterion.words()}, more allowed", replace(criterion, limit=_nudged(criterion.limit))


def _nudged(limit: ValueReference) -> ValueReference:
    assert isinstance(limit.known, Quantity)
    return ValueReference(limit.key, replace(limit.known, number=limit.known.number + 0.01))


@mutants.register
def _(criterion: Not) -> Iterator[Mutant]:
    yield f"{criterion.words()}, not forgotten", criterion.of
    yield from ((said, Not(one)) for said, one in mutants(criterion.of))


@mutants.register
def _(criterion: AllOf) -> Iterator[Mutant]:
    if len(criterion.of) > 1:
        yield f"any of: {criterion.words()}", AnyOf(*criterion.of)
    yield from _with_parts_changed(criterion)


@mutants.register
def _(criterion: AnyOf) -> Iterator[Mutant]:
    if len(criterion.of) > 1:
        yield f"all of: {criterion.words()}", AllOf(*criterion.of)
    yield from _with_parts_changed(criterion)


def _with_parts_changed(criterion: AllOf | AnyOf) -> Iterator[Mutant]:
    kind, parts = type(criterion), criterion.of
    for place, part in enumerate(parts):
        if len(parts) > 1:
            yield f"left out: {part.words()}", kind(*parts[:place], *parts[place + 1 :])
        yield from ((said, kind(*parts[:place], one, *parts[place + 1 :])) for said, one in mutants(part))


@mutants.register
def _(criterion: AtLeast) -> Iterator[Mutant]:
    needed, parts = criterion.needed, criterion.of
    if needed > 1:
        yield f"one less: {criterion.words()}", AtLeast(needed - 1, *parts)
    if needed < len(parts):
        yield f"one more: {criterion.words()}", AtLeast(needed + 1, *parts)
    for place, part in enumerate(parts):
        if len(parts) > 1:
            yield f"left out: {part.words()}", AtLeast(needed, *parts[:place], *parts[place + 1 :])
        yield from (
            (said, AtLeast(needed, *parts[:place], one, *parts[place + 1 :])) for said, one in mutants(part)
        )


@mutants.register
def _(criterion: ScoreAtLeast) -> Iterator[Mutant]:
    yield f"one less: {criterion.words()}", replace_score(criterion, criterion.needed - 1)
    yield f"one more: {criterion.words()}", replace_score(criterion, criterion.needed + 1)
    for place, (part, weight) in enumerate(criterion.items):
        rest = (*criterion.items[:place], *criterion.items[place + 1 :])
        yield f"left out: {part.words()}", ScoreAtLeast(criterion.needed, *rest)
        yield (
            f"turned: {weight:+d} for {part.words()}",
            ScoreAtLeast(criterion.needed, *rest, (part, -weight)),
        )


def replace_score(criterion: ScoreAtLeast, needed: int) -> ScoreAtLeast:
    """The same score with another total."""
    return ScoreAtLeast(needed, *criterion.items)


@mutants.register
def _(criterion: EitherSide) -> Iterator[Mutant]:
    yield f"left alone: {criterion.words()}", criterion.of.on(Side.LEFT)
    yield f"right alone: {criterion.words()}", criterion.of.on(Side.RIGHT)
    yield from ((said, EitherSide(one)) for said, one in mutants(criterion.of))
