"""What the rules of the strategy bring about, besides supporting a class."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from synovia.domain.rules.effects import Effect
from synovia.domain.rules.values import ValueReference


class Risk(StrEnum):
    """The risk of lasting disability, by the low back risk score."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Approach(StrEnum):
    """What the treatment-based classification asks of the first weeks."""

    SYMPTOM_MODULATION = "symptom modulation"
    MOVEMENT_CONTROL = "movement control"
    FUNCTIONAL_OPTIMIZATION = "functional optimization"


class Mechanism(StrEnum):
    """What keeps the pain going; it steers the dose."""

    NOCICEPTIVE = "nociceptive"
    NEUROPATHIC = "neuropathic"
    NOCIPLASTIC = "nociplastic"


@dataclass(frozen=True, slots=True)
class Weakens(Effect):
    """A class becomes less probable."""

    code: str
    why: str
    accuracy: ValueReference | None = None


@dataclass(frozen=True, slots=True)
class Favors(Effect):
    """A technique has a rule on its side: it comes first, and a thrust is open at moderate irritability."""

    puts_forward: ClassVar[bool] = True
    technique: str
    why: str
    accuracy: ValueReference | None = None


@dataclass(frozen=True, slots=True)
class Mentions(Effect):
    """A rule that is shown with its answer but moves nothing, because it was not validated."""

    what: str
    accuracy: ValueReference | None = None


@dataclass(frozen=True, slots=True)
class Disagreement(Effect):
    """Guidelines or studies disagree on something that matters here."""

    about: str
    clinician: str
    patient: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdvisesAgainst(Effect):
    """The sources advise against a treatment here, though nothing forbids it."""

    protects: ClassVar[bool] = True
    technique_class: str
    place: str
    clinician: str
    patient: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rates(Effect):
    """The risk of lasting disability is rated."""

    risk: Risk


@dataclass(frozen=True, slots=True)
class Approaches(Effect):
    """The treatment-based approach of the first weeks."""

    approach: Approach


@dataclass(frozen=True, slots=True)
class Works(Effect):
    """The pain mechanism that the markers point to."""

    mechanism: Mechanism
    accuracy: ValueReference | None = None


@dataclass(frozen=True, slots=True)
class Prefers(Effect):
    """The direction in which repeated movement eases: extension, flexion or side glide."""

    direction: str


@dataclass(frozen=True, slots=True)
class Foresees(Effect):
    """What the course is likely to be."""

    clinician: str
    patient: str
