"""Criteria that join other criteria, with counting that respects what is unknown.

Every criterion answers three questions: `judge` (yes, no or unknown), `because` (the findings that
settled the answer, and no others) and `missing` (the findings not assessed that could settle it).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from synovia.domain.rules.parts import on_side, rebuilt, with_values
from synovia.domain.rules.truth import Truth, at_least
from synovia.domain.rules.values import Values
from synovia.domain.terms.finding import AnyFinding, Value
from synovia.domain.terms.places import Side

Facts = Mapping[str, Value]
Names = frozenset[str]
NOTHING: Names = frozenset()


class Criterion(ABC):
    """Something that is so, is not so, or is not known of a patient."""

    __slots__ = ()

    @abstractmethod
    def judge(self, facts: Facts) -> Truth:
        """Yes, no or unknown; absent findings are unknown."""

    @abstractmethod
    def because(self, facts: Facts) -> Names:
        """The names of the findings that settled the answer; empty while it is unknown."""

    @abstractmethod
    def missing(self, facts: Facts) -> Names:
        """The names of findings not assessed that could settle it; empty once it is settled."""

    @abstractmethod
    def names(self) -> Names:
        """Every finding this criterion can ask for."""

    @abstractmethod
    def words(self) -> str:
        """The criterion in English, for the Rule Book."""

    def on(self, side: Side) -> "Criterion":
        """The criterion for one side of the body."""
        return rebuilt(self, lambda part: on_side(part, side))

    def bound(self, values: Values) -> "Criterion":
        """The criterion with its values from the knowledge."""
        return rebuilt(self, lambda part: with_values(part, values))


def joined(parts: Iterable[Names]) -> Names:
    """All names of the parts together."""
    return NOTHING.union(*parts)


class Joining(Criterion):
    """A criterion over parts; what settled it are the parts that agree with the answer."""

    __slots__ = ()

    @abstractmethod
    def parts(self) -> tuple[Criterion, ...]:
        """The criteria joined."""

    @abstractmethod
    def supporting(self, answer: Truth) -> Truth:
        """The answer a part must have given to have helped the settled answer along."""

    def because(self, facts: Facts) -> Names:
        answer = self.judge(facts)
        if not answer.settled:
            return NOTHING
        wanted = self.supporting(answer)
        return joined(part.because(facts) for part in self.parts() if part.judge(facts) is wanted)

    def missing(self, facts: Facts) -> Names:
        if self.judge(facts).settled:
            return NOTHING
        return joined(part.missing(facts) for part in self.parts())

    def names(self) -> Names:
        return joined(part.names() for part in self.parts())


def _of_smallest_sets(criterion: Criterion, facts: Facts, named: Names) -> Names:
    """The names that stand in some smallest set of findings which settles the same answer alone."""
    answer = criterion.judge(facts)
    smallest: list[Names] = []
    for size in range(len(named) + 1):
        for chosen in map(frozenset, combinations(sorted(named), size)):
            alone = {name: facts[name] for name in chosen}
            if not any(one <= chosen for one in smallest) and criterion.judge(alone) is answer:
                smallest.append(chosen)
    return joined(smallest)


@dataclass(frozen=True, slots=True, init=False)
class AtLeast(Joining):
    """At least so many of the criteria hold."""

    needed: int
    of: tuple[Criterion, ...]

    def __init__(self, needed: int, *of: Criterion | tuple[Criterion, ...]) -> None:
        object.__setattr__(self, "needed", needed)
        object.__setattr__(self, "of", _flat(of))

    def parts(self) -> tuple[Criterion, ...]:
        return self.of

    def judge(self, facts: Facts) -> Truth:
        return at_least(self.needed, (part.judge(facts) for part in self.of))

    def supporting(self, answer: Truth) -> Truth:
        return answer

    def because(self, facts: Facts) -> Names:
        """Parts that ask for the same finding may settle it without one another."""
        named = Joining.because(self, facts)
        shared = sum(len(part.names()) for part in self.of) > len(self.names())
        return _of_smallest_sets(self, facts, named) if shared and named else named

    def words(self) -> str:
        return f"at least {self.needed} of: " + "; ".join(part.words() for part in self.of)

    def on(self, side: Side) -> Criterion:
        return AtLeast(self.needed, *(part.on(side) for part in self.of))

    def bound(self, values: Values) -> Criterion:
        return AtLeast(self.needed, *(part.bound(values) for part in self.of))


def _flat(of: tuple[Criterion | tuple[Criterion, ...], ...]) -> tuple[Criterion, ...]:
    """Criteria given one by one, or as one tuple."""
    flat: list[Criterion] = []
    for part in of:
        flat.extend(part if isinstance(part, tuple) else (part,))
    return tuple(flat)


@dataclass(frozen=True, slots=True, init=False)
class AllOf(Joining):
    """All of the criteria hold."""

    of: tuple[Criterion, ...]

    def __init__(self, *of: Criterion) -> None:
        object.__setattr__(self, "of", _flat(of))

    def parts(self) -> tuple[Criterion, ...]:
        return self.of

    def judge(self, facts: Facts) -> Truth:
        answer = Truth.YES
        for part in self.of:
            truth = part.judge(facts)
            if truth is Truth.NO:
                return Truth.NO
            if truth is Truth.UNKNOWN:
                answer = Truth.UNKNOWN
        return answer

    def supporting(self, answer: Truth) -> Truth:
        return answer

    def words(self) -> str:
        return " and ".join(_bracketed(part) for part in self.of)

    def on(self, side: Side) -> Criterion:
        return AllOf(*(part.on(side) for part in self.of))

    def bound(self, values: Values) -> Criterion:
        return AllOf(*(part.bound(values) for part in self.of))


@dataclass(frozen=True, slots=True, init=False)
class AnyOf(Joining):
    """Any of the criteria holds."""

    of: tuple[Criterion, ...]

    def __init__(self, *of: Criterion) -> None:
        object.__setattr__(self, "of", _flat(of))

    def parts(self) -> tuple[Criterion, ...]:
        return self.of

    def judge(self, facts: Facts) -> Truth:
        answer = Truth.NO
        for part in self.of:
            truth = part.judge(facts)
            if truth is Truth.YES:
                return Truth.YES
            if truth is Truth.UNKNOWN:
                answer = Truth.UNKNOWN
        return answer

    def supporting(self, answer: Truth) -> Truth:
        return answer

    def words(self) -> str:
        return " or ".join(_bracketed(part) for part in self.of)

    def on(self, side: Side) -> Criterion:
        return AnyOf(*(part.on(side) for part in self.of))

    def bound(self, values: Values) -> Criterion:
        return AnyOf(*(part.bound(values) for part in self.of))


def _bracketed(part: Criterion) -> str:
    return f"({part.words()})" if isinstance(part, Joining) else part.words()


@dataclass(frozen=True, slots=True)
class Not(Joining):
    """The criterion does not hold. Unknown stays unknown."""

    of: Criterion

    def parts(self) -> tuple[Criterion, ...]:
        return (self.of,)

    def judge(self, facts: Facts) -> Truth:
        return self.of.judge(facts).negated()

    def supporting(self, answer: Truth) -> Truth:
        return answer.negated()

    def words(self) -> str:
        return f"not ({self.of.words()})"


def AtMostOf(allowed: int, *of: Criterion) -> Criterion:  # noqa: N802 (a word of the language)
    """At most so many of the criteria hold."""
    return Not(AtLeast(allowed + 1, *of))


@dataclass(frozen=True, slots=True)
class EitherSide(Joining):
    """The criterion holds on the left or on the right, with all its sided findings from one side."""

    of: Criterion
    sides: tuple[Criterion, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sides", tuple(self.of.on(side) for side in Side))

    def parts(self) -> tuple[Criterion, ...]:
        return self.sides

    def judge(self, facts: Facts) -> Truth:
        return at_least(1, (part.judge(facts) for part in self.sides))

    def supporting(self, answer: Truth) -> Truth:
        return answer

    def because(self, facts: Facts) -> Names:
        """A no that findings without a side settle on both sides needs no finding of one side beside them."""
        named = Joining.because(self, facts)
        left, right = (part.because(facts) for part in self.sides)
        if self.judge(facts) is not Truth.NO or not left & right:
            return named
        return _of_smallest_sets(self, facts, named)

    def on(self, side: Side) -> Criterion:
        return self.sides[0] if side is Side.LEFT else self.sides[1]

    def side(self, facts: Facts) -> tuple[Side, ...]:
        """The sides on which it holds."""
        return tuple(s for s, part in zip(Side, self.sides, strict=True) if part.judge(facts) is Truth.YES)

    def words(self) -> str:
        return f"on one side: {self.of.words()}"


@dataclass(frozen=True, slots=True)
class Answered(Criterion):
    """The finding was assessed, whatever the answer. Yes or unknown, never no: it may still be asked."""

    finding: AnyFinding

    def judge(self, facts: Facts) -> Truth:
        return Truth.YES if self.finding.name in facts else Truth.UNKNOWN

    def because(self, facts: Facts) -> Names:
        return frozenset({self.finding.name}) if self.finding.name in facts else NOTHING

    def missing(self, facts: Facts) -> Names:
        return NOTHING if self.finding.name in facts else frozenset({self.finding.name})

    def names(self) -> Names:
        return frozenset({self.finding.name})

    def words(self) -> str:
        return f"{self.finding.name} answered"


@dataclass(frozen=True, slots=True, init=False)
class ScoreAtLeast(Criterion):
    """The weighted sum of the criteria that hold reaches a total; weights may be negative (Wells)."""

    needed: int
    items: tuple[tuple[Criterion, int], ...]

    def __init__(self, needed: int, *items: tuple[Criterion, int]) -> None:
        object.__setattr__(self, "needed", needed)
        object.__setattr__(self, "items", items)

    def judge(self, facts: Facts) -> Truth:
        least = most = 0
        for criterion, weight in self.items:
            truth = criterion.judge(facts)
            if truth is Truth.YES:
                least, most = least + weight, most + weight
            elif truth is Truth.UNKNOWN:
                least, most = least + min(weight, 0), most + max(weight, 0)
        if least >= self.needed:
            return Truth.YES
        return Truth.UNKNOWN if most >= self.needed else Truth.NO

    def because(self, facts: Facts) -> Names:
        answer = self.judge(facts)
        if not answer.settled:
            return NOTHING
        return joined(c.because(facts) for c, weight in self.items if _helps(c.judge(facts), weight, answer))

    def missing(self, facts: Facts) -> Names:
        if self.judge(facts).settled:
            return NOTHING
        return joined(criterion.missing(facts) for criterion, _ in self.items)

    def names(self) -> Names:
        return joined(criterion.names() for criterion, _ in self.items)

    def words(self) -> str:
        items = "; ".join(f"{weight:+d} if {criterion.words()}" for criterion, weight in self.items)
        return f"a score of at least {self.needed} from: {items}"

    def on(self, side: Side) -> Criterion:
        return ScoreAtLeast(self.needed, *((c.on(side), weight) for c, weight in self.items))

    def bound(self, values: Values) -> Criterion:
        return ScoreAtLeast(self.needed, *((c.bound(values), weight) for c, weight in self.items))


def _helps(truth: Truth, weight: int, answer: Truth) -> bool:
    """A reached total is helped by points present and by deductions absent; the reverse for a missed one."""
    raises = (truth is Truth.YES) == (weight > 0)
    return truth.settled and raises == (answer is Truth.YES)
