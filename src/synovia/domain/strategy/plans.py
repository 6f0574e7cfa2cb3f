"""The shape of a plan: what a class of complaint is offered, in order of preference."""

from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.examination.stage import Stage
from synovia.domain.rules.criteria import Criterion
from synovia.domain.terms.evidence import Grade
from synovia.domain.terms.places import Place, Region


class Slot(StrEnum):
    """The part a technique plays in a session; each slot is filled a limited number of times."""

    JOINT = "joint"
    MOVEMENT = "joint with movement"
    THRUST = "thrust"
    TRACTION = "traction"
    NERVE = "nerve"
    SOFT = "soft tissue"
    STRETCH = "stretch"


ROOM_IN_SLOT = {
    Slot.JOINT: 2,
    Slot.MOVEMENT: 1,
    Slot.THRUST: 1,
    Slot.TRACTION: 1,
    Slot.NERVE: 1,
    Slot.SOFT: 1,
    Slot.STRETCH: 1,
}
"""How often a slot may be filled in one proposal."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A technique a class may be offered.

    With `when`, only while that holds; with `unless`, not while it holds; with `only_favored`, only when a
    decision rule speaks for it.
    """

    technique: str
    place: Place
    slot: Slot
    clinician: str
    patient: str
    when: Criterion | None = None
    unless: Criterion | None = None
    only_favored: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """An exercise a class may be offered."""

    exercise: str
    clinician: str
    when: Criterion | None = None
    unless: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What one class is offered. `course` is the expected course, with its uncertainty, and its source.

    `exercise` gives the guideline's letter for exercise in this class by stage; a stage of None holds for every
    stage not named. `longer`: its exercise needs six weeks or more to show, whatever the stage. `pace`: its weeks
    and visits stand in the knowledge under this name (`plan/tendon-weeks-from`), instead of those of the stage.
    """

    code: str
    choices: tuple[Choice, ...]
    practices: tuple[Practice, ...]
    advice: tuple[str, ...]
    course: str
    course_patient: str
    course_source: str
    retest: str
    exercise: tuple[tuple[Stage | None, Grade], ...] = ()
    longer: bool = False
    pace: str = ""

    def exercise_grade(self, stage: Stage) -> Grade:
        """The letter for exercise at this stage; NONE where no guideline gives one."""
        letters = dict(self.exercise)
        return letters.get(stage, letters.get(None, Grade.NONE))


@dataclass(frozen=True, slots=True)
class OpenClass:
    """The name of a complaint whose class is still open; `stage` None holds for every stage."""

    regions: tuple[Region, ...]
    code: str
    name: str
    source: str
    stage: Stage | None = None
