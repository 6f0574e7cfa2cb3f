"""The catalogue: techniques and exercises as the knowledge files describe them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from synovia.domain.terms.evidence import Grade, Standing, StudyType
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass

Span = tuple[int, ...]
"""A range of whole numbers, least and most."""


@dataclass(frozen=True, slots=True)
class TechniqueDose:
    """How much of a technique fits one level of irritability; `offered` False: not at this level."""

    offered: bool
    text: str
    grades: tuple[str, ...] = ()
    bouts: Span = ()
    seconds: Span = ()
    repetitions: Span = ()
    sets: Span = ()
    minutes: Span = ()
    attempts: int | None = None


@dataclass(frozen=True, slots=True)
class Backing:
    """What a source says of a technique for a class of complaint at a stage."""

    indications: tuple[str, ...]
    stage: str
    grade: Grade
    study_type: StudyType
    text: str
    source: str

    def speaks_of(self, code: str, stage: str) -> bool:
        """Whether this holds for that class at that stage ("any" holds always)."""
        return code in self.indications and self.stage in ("any", stage)


@dataclass(frozen=True, slots=True)
class Technique:
    """A hands-on technique. `cpt` is the code number alone; its wording belongs to the AMA."""

    id: str
    classes: tuple[TechniqueClass, ...]
    name: str
    plain_name: str
    plain: str
    places: tuple[Place, ...]
    target: str
    site: str
    side: str
    indications: tuple[str, ...]
    position: str
    direction: str
    cpt: str
    minutes: int
    stop: str
    sources: tuple[str, ...]
    standing: Standing
    checked_on: date
    dose: Mapping[str, TechniqueDose]
    tags: tuple[str, ...] = ()
    evidence: tuple[Backing, ...] = ()
    note: str = ""
    joint: str = ""
    """The joint whose glides give the direction for a lost motion; empty: `direction` says it for everybody."""

    def backing(self, code: str, stage: str) -> tuple[Backing, ...]:
        """What the sources say for that class at that stage, the best grade first."""
        found = [backing for backing in self.evidence if backing.speaks_of(code, stage)]
        return tuple(sorted(found, key=lambda backing: tuple(Grade).index(backing.grade)))


@dataclass(frozen=True, slots=True)
class Glide:
    """The direction to begin with at a joint for a motion that is lost: then test and re-test.

    `motion` is the motion's unsided name, or "opening" and "closing" at a joint of the spine. `for_class` makes it
    the choice for that class alone, where a trial speaks for another direction than the rule.
    """

    joint: str
    motion: str
    direction: str
    source: str
    standing: Standing
    checked_on: date
    note: str = ""
    for_class: str = ""


@dataclass(frozen=True, slots=True)
class StartDose:
    """The dose an exercise begins with; what is None does not apply."""

    sets: int = 1
    repetitions: int | None = None
    hold_seconds: int | None = None
    minutes: int | None = None
    times_per_day: int = 1
    days_per_week: int = 7


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise, with instructions in plain words for the patient."""

    id: str
    technique_class: TechniqueClass
    name: str
    plain_name: str
    region: str
    goals: tuple[str, ...]
    tags: tuple[str, ...]
    indications: tuple[str, ...]
    purpose: str
    instructions: tuple[str, ...]
    progression: str
    regression: str
    caution: str
    equipment: str
    minutes: int
    cpt: str
    sources: tuple[str, ...]
    standing: Standing
    checked_on: date
    start: StartDose = field(default_factory=StartDose)
    avoid: tuple[str, ...] = ()
