"""What follows when a rule answers yes."""

from dataclasses import dataclass, field
from typing import ClassVar

from synovia.domain.rules.parts import rebuilt, with_values
from synovia.domain.rules.values import ValueReference, Values
from synovia.domain.terms.evidence import ActionLevel, Band, Grade, Urgency
from synovia.domain.terms.finding import Finding, Value
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass


class Effect:
    """Anything a rule can bring about; rooms may add their own."""

    __slots__ = ()
    protects: ClassVar[bool] = False
    """Whether it keeps the patient safe: never loosened without a written reason (rules/review.py)."""
    puts_forward: ClassVar[bool] = False
    """Whether it puts a treatment forward: a restricted rule no longer does."""

    def bound(self, values: Values) -> "Effect":
        """The effect with its values from the knowledge."""
        return rebuilt(self, lambda part: with_values(part, values))


@dataclass(frozen=True, slots=True)
class Refers(Effect):
    """Somebody else must see the patient; the level also sets the candidacy."""

    protects: ClassVar[bool] = True
    level: ActionLevel
    to: str
    urgency: Urgency
    to_patient: str = ""


@dataclass(frozen=True, slots=True, init=False)
class Blocks(Effect):
    """Technique classes withheld, how far, and where."""

    protects: ClassVar[bool] = True
    classes: tuple[TechniqueClass, ...]
    scope: Scope = field(default=Scope.NONE)
    at: Place = field(default=Place.EVERYWHERE)
    note: str = field(default="")

    def __init__(
        self,
        *classes: TechniqueClass,
        scope: Scope | None = None,
        at: Place = Place.EVERYWHERE,
        note: str = "",
    ) -> None:
        default = Scope.NONE if at is Place.EVERYWHERE else Scope.REGION
        object.__setattr__(self, "classes", classes)
        object.__setattr__(self, "scope", scope or default)
        object.__setattr__(self, "at", at)
        object.__setattr__(self, "note", note)

    def bound(self, values: Values) -> Effect:
        return self


@dataclass(frozen=True, slots=True, init=False)
class Limits(Effect):
    """Technique classes allowed with care: what to do differently. Makes it a precaution."""

    protects: ClassVar[bool] = True
    how: str
    classes: tuple[TechniqueClass, ...]
    at: Place

    def __init__(self, how: str, *classes: TechniqueClass, at: Place = Place.EVERYWHERE) -> None:
        object.__setattr__(self, "how", how)
        object.__setattr__(self, "classes", classes)
        object.__setattr__(self, "at", at)

    def bound(self, values: Values) -> Effect:
        return self


@dataclass(frozen=True, slots=True)
class Supports(Effect):
    """A class is supported, how strongly, and what the study says it is worth."""

    code: str
    name: str
    band: Band
    accuracy: ValueReference | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offers(Effect):
    """A technique or exercise, by its catalogue id, is a sensible choice, and why."""

    puts_forward: ClassVar[bool] = True
    technique: str
    why: str
    grade: Grade = Grade.NONE
    rank: int = 50
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Implies(Effect):
    """One finding says another, read before anything is judged.

    It fills in what was not stated; when `firm`, it also overrules a stated contrary answer, and the
    contradiction is named. It protects, for what it says may be what another rule blocks on.
    """

    protects: ClassVar[bool] = True
    finding: Finding
    value: Value
    firm: bool = False
