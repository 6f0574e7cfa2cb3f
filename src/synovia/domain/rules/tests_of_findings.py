"""Criteria about one finding: is it there, is it this, is it above or below a cut-off."""

from abc import abstractmethod
from dataclasses import dataclass

from synovia.domain.rules.criteria import NOTHING, Criterion, Facts, Names
from synovia.domain.rules.truth import Truth, truth_of
from synovia.domain.rules.values import ValueReference, Values
from synovia.domain.terms.finding import AnyFinding, Value
from synovia.domain.terms.places import Side


class _OfOneFinding(Criterion):
    """Unknown while the finding is not assessed, settled by it alone once it is."""

    __slots__ = ()
    finding: AnyFinding

    @abstractmethod
    def holds(self, known: Value) -> bool:
        """Whether the assessed value fulfils the criterion."""

    def judge(self, facts: Facts) -> Truth:
        known = facts.get(self.finding.name)
        return Truth.UNKNOWN if known is None else truth_of(self.holds(known))

    def because(self, facts: Facts) -> Names:
        return self.names() if self.finding.name in facts else NOTHING

    def missing(self, facts: Facts) -> Names:
        return NOTHING if self.finding.name in facts else self.names()

    def names(self) -> Names:
        return frozenset({self.finding.name})


@dataclass(frozen=True, slots=True)
class Positive(_OfOneFinding):
    """The answer is yes."""

    finding: AnyFinding

    def judge(self, facts: Facts) -> Truth:
        # The commonest criterion by far: without the detour over `holds`.
        known = facts.get(self.finding.name)
        if known is None:
            return Truth.UNKNOWN
        return Truth.YES if known is True else Truth.NO

    def holds(self, known: Value) -> bool:
        return known is True

    def words(self) -> str:
        return self.finding.name


@dataclass(frozen=True, slots=True)
class Negative(_OfOneFinding):
    """The answer is no: asked, and not so."""

    finding: AnyFinding

    def holds(self, known: Value) -> bool:
        return known is False

    def words(self) -> str:
        return f"no {self.finding.name}"


@dataclass(frozen=True, slots=True)
class Is(_OfOneFinding):
    """The choice is this one."""

    finding: AnyFinding
    choice: str

    def __post_init__(self) -> None:
        _allowed(self.finding, (self.choice,))

    def holds(self, known: Value) -> bool:
        return known == self.choice

    def words(self) -> str:
        return f"{self.finding.name} is {self.choice}"


@dataclass(frozen=True, slots=True, init=False)
class OneOf(_OfOneFinding):
    """The choice is one of these."""

    finding: AnyFinding
    choices: tuple[str, ...]

    def __init__(self, finding: AnyFinding, *choices: str | tuple[str, ...]) -> None:
        object.__setattr__(self, "finding", finding)
        object.__setattr__(self, "choices", _allowed(finding, _words(choices)))

    def holds(self, known: Value) -> bool:
        return known in self.choices

    def on(self, side: Side) -> Criterion:
        return OneOf(self.finding.on(side), *self.choices)

    def bound(self, values: Values) -> Criterion:
        return self

    def words(self) -> str:
        return f"{self.finding.name} is one of {', '.join(self.choices)}"


@dataclass(frozen=True, slots=True, init=False)
class Includes(_OfOneFinding):
    """The set of choices holds at least one of these."""

    finding: AnyFinding
    choices: tuple[str, ...]

    def __init__(self, finding: AnyFinding, *choices: str | tuple[str, ...]) -> None:
        object.__setattr__(self, "finding", finding)
        object.__setattr__(self, "choices", _allowed(finding, _words(choices)))

    def holds(self, known: Value) -> bool:
        return isinstance(known, frozenset) and not known.isdisjoint(self.choices)

    def on(self, side: Side) -> Criterion:
        return Includes(self.finding.on(side), *self.choices)

    def bound(self, values: Values) -> Criterion:
        return self

    def words(self) -> str:
        return f"{self.finding.name} includes {' or '.join(self.choices)}"


def _allowed(finding: AnyFinding, choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices, if the finding knows them all; a rule that compares with another word refuses to exist."""
    known = finding.on(Side.LEFT).choices
    strange = [choice for choice in choices if choice not in known]
    if strange:
        raise ValueError(f"{finding.name} is never {strange[0]!r}; it is one of {', '.join(known)}")
    return choices


def _words(choices: tuple[str | tuple[str, ...], ...]) -> tuple[str, ...]:
    flat: list[str] = []
    for part in choices:
        flat.extend(part if isinstance(part, tuple) else (part,))
    return tuple(flat)


class _OfMeasure(_OfOneFinding):
    """A measured finding against a cut-off from the knowledge."""

    __slots__ = ()
    limit: ValueReference

    @abstractmethod
    def compares(self, measured: float, limit: float) -> bool:
        """Whether the measure stands to the cut-off as asked."""

    def holds(self, known: Value) -> bool:
        return isinstance(known, int | float) and self.compares(known, self.limit.number)


@dataclass(frozen=True, slots=True)
class Below(_OfMeasure):
    """Less than the cut-off."""

    finding: AnyFinding
    limit: ValueReference

    def compares(self, measured: float, limit: float) -> bool:
        return measured < limit

    def words(self) -> str:
        return f"{self.finding.name} below {self.limit.words()}"


@dataclass(frozen=True, slots=True)
class AtMost(_OfMeasure):
    """The cut-off or less."""

    finding: AnyFinding
    limit: ValueReference

    def compares(self, measured: float, limit: float) -> bool:
        return measured <= limit

    def words(self) -> str:
        return f"{self.finding.name} at most {self.limit.words()}"


@dataclass(frozen=True, slots=True)
class Above(_OfMeasure):
    """More than the cut-off."""

    finding: AnyFinding
    limit: ValueReference

    def compares(self, measured: float, limit: float) -> bool:
        return measured > limit

    def words(self) -> str:
        return f"{self.finding.name} above {self.limit.words()}"


@dataclass(frozen=True, slots=True)
class AtLeastValue(_OfMeasure):
    """The cut-off or more."""

    finding: AnyFinding
    limit: ValueReference

    def compares(self, measured: float, limit: float) -> bool:
        return measured >= limit

    def words(self) -> str:
        return f"{self.finding.name} at least {self.limit.words()}"


@dataclass(frozen=True, slots=True)
class DifferenceAtLeast(Criterion):
    """The first measure exceeds the second by the cut-off or more; with `either_way`, or the reverse."""

    more: AnyFinding
    less: AnyFinding
    limit: ValueReference
    either_way: bool = False

    def judge(self, facts: Facts) -> Truth:
        more, less = facts.get(self.more.name), facts.get(self.less.name)
        if not isinstance(more, int | float) or not isinstance(less, int | float):
            return Truth.UNKNOWN
        difference = abs(more - less) if self.either_way else more - less
        return truth_of(difference >= self.limit.number)

    def because(self, facts: Facts) -> Names:
        return self.names() if self.judge(facts).settled else NOTHING

    def missing(self, facts: Facts) -> Names:
        return frozenset(name for name in self.names() if name not in facts)

    def names(self) -> Names:
        return frozenset({self.more.name, self.less.name})

    def words(self) -> str:
        joint = "and" if self.either_way else "over"
        return f"{self.more.name} {joint} {self.less.name} differ by at least {self.limit.words()}"


@dataclass(frozen=True, slots=True)
class DifferenceAbove(DifferenceAtLeast):
    """The first measure exceeds the second by more than the cut-off."""

    def judge(self, facts: Facts) -> Truth:
        more, less = facts.get(self.more.name), facts.get(self.less.name)
        if not isinstance(more, int | float) or not isinstance(less, int | float):
            return Truth.UNKNOWN
        difference = abs(more - less) if self.either_way else more - less
        return truth_of(difference > self.limit.number)

    def words(self) -> str:
        joint = "and" if self.either_way else "over"
        return f"{self.more.name} {joint} {self.less.name} differ by more than {self.limit.words()}"


@dataclass(frozen=True, slots=True)
class ShareAtMost(Criterion):
    """The first measure is at most this share of the second. No where the second is not above zero."""

    part: AnyFinding
    whole: AnyFinding
    limit: ValueReference

    def judge(self, facts: Facts) -> Truth:
        part, whole = facts.get(self.part.name), facts.get(self.whole.name)
        if not isinstance(part, int | float) or not isinstance(whole, int | float):
            return Truth.UNKNOWN
        return truth_of(whole > 0 and part <= self.limit.number * whole)

    def because(self, facts: Facts) -> Names:
        return self.names() if self.judge(facts).settled else NOTHING

    def missing(self, facts: Facts) -> Names:
        return frozenset(name for name in self.names() if name not in facts)

    def names(self) -> Names:
        return frozenset({self.part.name, self.whole.name})

    def words(self) -> str:
        return f"{self.part.name} at most {self.limit.words()} of {self.whole.name}"
