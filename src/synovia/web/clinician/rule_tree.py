"""A rule's criterion as a tree to read: what must hold, part by part, nested as the rule nests it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from synovia.domain.rules.criteria import (
    AllOf,
    AnyOf,
    AtLeast,
    Criterion,
    EitherSide,
    Not,
    ScoreAtLeast,
)
from synovia.web.clinician.rule_words import in_words


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of the tree: a question about the patient, or words that join the lines under it."""

    words: str
    parts: tuple["Branch", ...] = ()
    points: str = ""


def tree_of(criterion: Criterion) -> Branch:
    """The criterion as a tree. What holds on one side is drawn once, not for both."""
    match criterion:
        case AllOf():
            return Branch(_("All of these"), _branches(criterion.of))
        case AnyOf():
            return Branch(_("Any of these"), _branches(criterion.of))
        case AtLeast():
            most = {"needed": criterion.needed, "of": len(criterion.of)}
            return Branch(_("At least %(needed)s of these %(of)s") % most, _branches(criterion.of))
        case Not(of=AtLeast() as counted):
            most = {"allowed": counted.needed - 1, "of": len(counted.of)}
            return Branch(_("At most %(allowed)s of these %(of)s") % most, _branches(counted.of))
        case Not():
            return Branch(_("Not"), (tree_of(criterion.of),))
        case EitherSide():
            return Branch(_("On the same side, left or right"), (tree_of(criterion.of),))
        case ScoreAtLeast():
            return _score(criterion)
    return Branch(in_words(criterion.words()))


def _branches(parts: tuple[Criterion, ...]) -> tuple[Branch, ...]:
    return tuple(tree_of(part) for part in parts)


def _score(criterion: ScoreAtLeast) -> Branch:
    items = ((tree_of(part), f"{weight:+d}".replace("-", "−")) for part, weight in criterion.items)
    parts = tuple(Branch(branch.words, branch.parts, points) for branch, points in items)
    return Branch(_("Points from these, %(needed)s or more together") % {"needed": criterion.needed}, parts)
