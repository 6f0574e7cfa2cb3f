"""A criterion drawn as a tree: what joins what, with the findings and cut-offs at the leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from synovia.domain.rules.criteria import (
    AllOf,
    AnyOf,
    AtLeast,
    Criterion,
    EitherSide,
    Joining,
    Not,
    ScoreAtLeast,
)


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree, and what stands below it."""

    says: str
    below: tuple["Branch", ...] = ()


@singledispatch
def tree_of(criterion: Criterion) -> Branch:
    """The tree of a criterion; one about a single finding is a leaf."""
    return Branch(criterion.words())


@tree_of.register
def _(criterion: AllOf) -> Branch:
    return _joined("all of", criterion.of)


@tree_of.register
def _(criterion: AnyOf) -> Branch:
    return _joined("any of", criterion.of)


@tree_of.register
def _(criterion: AtLeast) -> Branch:
    return Branch(f"at least {criterion.needed} of", tuple(map(tree_of, criterion.of)))


@tree_of.register
def _(criterion: Not) -> Branch:
    return Branch("not", (tree_of(criterion.of),))


@tree_of.register
def _(criterion: EitherSide) -> Branch:
    return Branch("on one side", (tree_of(criterion.of),))


@tree_of.register
def _(criterion: ScoreAtLeast) -> Branch:
    items = tuple(Branch(f"{weight:+d} points for", (tree_of(part),)) for part, weight in criterion.items)
    return Branch(f"a score of at least {criterion.needed}", items)


def _joined(how: str, parts: tuple[Criterion, ...]) -> Branch:
    return tree_of(parts[0]) if len(parts) == 1 else Branch(how, tuple(map(tree_of, parts)))


def supporting_leaves(criterion: Criterion) -> Iterator[Criterion]:
    """The leaves that speak for it: none under a "not", and no items that lower a score."""
    if isinstance(criterion, ScoreAtLeast):
        parts = tuple(part for part, weight in criterion.items if weight > 0)
    elif isinstance(criterion, Joining):
        parts = () if isinstance(criterion, Not) else criterion.parts()
    else:
        yield criterion
        return
    for part in parts:
        yield from supporting_leaves(part)


def drawn(branch: Branch) -> str:
    """The tree in characters, a line each.

    >>> print(drawn(Branch("all of", (Branch("fever"), Branch("any of", (Branch("a"), Branch("b")))))))
    all of
    ├─ fever
    └─ any of
       ├─ a
       └─ b
    """
    return "\n".join((branch.says, *_lines(branch.below, "")))


def _lines(branches: tuple[Branch, ...], indent: str) -> Iterator[str]:
    for place, branch in enumerate(branches, start=1):
        last = place == len(branches)
        yield f"{indent}{'└─' if last else '├─'} {branch.says}"
        yield from _lines(branch.below, indent + ("   " if last else "│  "))
