"""Three-valued truth after Kleene: what was not assessed stays unknown until something settles it."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """The answer to a criterion."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def negated(self) -> "Truth":
        """Yes becomes no, no becomes yes, unknown stays unknown."""
        return _NEGATED[self]

    @property
    def settled(self) -> bool:
        """Whether more findings can no longer change the answer."""
        return self is not Truth.UNKNOWN


_NEGATED = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}


def truth_of(answer: bool) -> Truth:
    """A plain yes or no as a truth."""
    return Truth.YES if answer else Truth.NO


def at_least(needed: int, truths: Iterable[Truth]) -> Truth:
    """Whether at least `needed` are yes: settled as soon as the unknown ones cannot change it."""
    counted = list(truths)
    yes = counted.count(Truth.YES)
    if yes >= needed:
        return Truth.YES
    return Truth.UNKNOWN if yes + counted.count(Truth.UNKNOWN) >= needed else Truth.NO
