"""The proposal: everything the engine says about one patient, frozen, with its reasons and sources.

Nothing here is a plan. A therapist accepts, changes or declines each part, and the proposal is stored as it was
shown. `reviewed` speaks of the rules: whether the clinic's medical lead approved every one that had a part in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from typing import Any

from synovia.domain.rules.review import ReviewStatus
from synovia.domain.screening.answers import (
    SILENT,
    BlockedClass,
    Contradiction,
    FindingUsed,
    MissingGate,
    NextFinding,
    Precaution,
    Reason,
    Referral,
    Text,
)
from synovia.domain.terms.evidence import ActionLevel, Band, Candidacy, Grade, Standing, StudyType
from synovia.domain.terms.places import Place, Region, Side
from synovia.domain.terms.techniques import TechniqueClass

__all__ = [
    "SILENT",
    "Advice",
    "BlockedClass",
    "Classified",
    "ClinicChange",
    "Conflict",
    "Contradiction",
    "Dose",
    "FindingUsed",
    "Likelihood",
    "MissingGate",
    "NextFinding",
    "NotRecommended",
    "OfferedExercise",
    "OfferedTechnique",
    "Options",
    "Precaution",
    "Proposal",
    "Reason",
    "Referral",
    "Schedule",
    "SessionStep",
    "Source",
    "SuggestedGoal",
    "Text",
    "plain",
]


@dataclass(frozen=True, slots=True)
class Source:
    """A source as shown beside an answer."""

    key: str
    citation: str
    kind: StudyType
    standing: Standing
    doi: str = ""
    pmid: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What a positive rule is worth, where the study gives it. Probabilities are fractions of 1.

    The interval after the test follows from the interval of the ratio; `assumed` says for whom it all holds.
    """

    lr_positive: float | None
    lr_low: float | None
    lr_high: float | None
    pretest: float | None
    posttest: float | None
    source: str
    standing: Standing
    posttest_low: float | None = None
    posttest_high: float | None = None
    assumed: str = ""
    says: Text = SILENT


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where guidelines or studies disagree."""

    about: str
    says: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classified:
    """A class the findings are consistent with; never a certain single-structure diagnosis."""

    code: str
    name: str
    band: Band
    likelihood: Likelihood | None
    rules: tuple[str, ...]
    inputs_used: tuple[FindingUsed, ...]
    inputs_missing: tuple[str, ...]
    sources: tuple[str, ...]
    grade: Grade
    study: StudyType | None
    validated: bool
    conflicts: tuple[str, ...] = ()
    says: Text = SILENT


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: the numbers that apply, and the same in words."""

    words: str
    bouts: int | None = None
    seconds: int | None = None
    repetitions: int | None = None
    sets: int | None = None
    attempts: int | None = None
    minutes: float | None = None
    times_per_day: int | None = None
    days_per_week: int | None = None


@dataclass(frozen=True, slots=True)
class OfferedTechnique:
    """A technique that fits and is not blocked."""

    id: str
    technique_class: TechniqueClass
    name: str
    plain_name: str
    place: Place
    target: str
    segment: str
    side: Side | None
    grade: str
    dose: Dose
    why: Text
    because: tuple[FindingUsed, ...]
    rules: tuple[str, ...]
    evidence_grade: Grade
    study: StudyType | None
    sources: tuple[str, ...]
    cautions: tuple[str, ...]
    cpt: str
    conflicts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    retest: str = ""
    stop: str = ""
    position: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class OfferedExercise:
    """An exercise that fits, with its starting dose and how it goes on."""

    id: str
    technique_class: TechniqueClass
    name: str
    plain_name: str
    tags: tuple[str, ...]
    dose: Dose
    progression: str
    why: Text
    rules: tuple[str, ...]
    evidence_grade: Grade
    sources: tuple[str, ...]
    cautions: tuple[str, ...]
    cpt: str = ""
    regression: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """A piece of education."""

    id: str
    says: Text
    sources: tuple[str, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotRecommended:
    """A treatment the sources advise against here, though nothing forbids it."""

    technique_class: TechniqueClass
    place: Place
    says: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClinicChange:
    """Where the clinic's medical lead changed what would have been said here: which rule, how, why, who and when."""

    rule: str
    asks: str
    status: ReviewStatus
    level: ActionLevel
    loosens: bool
    """Whether something that protects no longer acts."""
    says: Text
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class SuggestedGoal:
    """A goal worth agreeing on, with the measure, where it stands and where it should get to."""

    measure: str
    name: str
    baseline: float | None
    target: float | None
    unit: str
    weeks: int
    says: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often and for how long, and when to look again."""

    visits_per_week: tuple[int, int]
    weeks: tuple[int, int]
    total_visits: tuple[int, int]
    reassess_after: str
    says: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionStep:
    """One step of a session, in its order; `minutes` None where the catalogue gives none."""

    kind: str
    id: str
    name: str
    minutes: float | None
    why: Text


@dataclass(frozen=True, slots=True)
class Options:
    """What classification and strategy add to the screening (domain/strategy/options.py)."""

    classification: tuple[Classified, ...] = ()
    techniques: tuple[OfferedTechnique, ...] = ()
    exercises: tuple[OfferedExercise, ...] = ()
    education: tuple[Advice, ...] = ()
    not_recommended: tuple[NotRecommended, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    goals: tuple[SuggestedGoal, ...] = ()
    schedule: Schedule | None = None
    session: tuple[SessionStep, ...] = ()
    next_best: tuple[NextFinding, ...] = ()
    referral: Referral | None = None
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The engine's whole answer for one patient."""

    region: Region
    candidacy: Candidacy
    summary: Text
    hands_on: bool
    reasons: tuple[Reason, ...]
    classification: tuple[Classified, ...]
    techniques: tuple[OfferedTechnique, ...]
    exercises: tuple[OfferedExercise, ...]
    education: tuple[Advice, ...]
    blocked: tuple[BlockedClass, ...]
    precautions: tuple[Precaution, ...]
    not_recommended: tuple[NotRecommended, ...]
    referral: Referral
    conflicts: tuple[Conflict, ...]
    contradictions: tuple[Contradiction, ...]
    medications_not_recognized: tuple[str, ...]
    missing_gates: tuple[MissingGate, ...]
    unanswered_screening: tuple[NextFinding, ...]
    next_best: tuple[NextFinding, ...]
    goals: tuple[SuggestedGoal, ...]
    schedule: Schedule | None
    sources: tuple[Source, ...]
    rule_set_hash: str
    knowledge_release: str
    notes: tuple[Text, ...] = ()
    session: tuple[SessionStep, ...] = ()
    reviewed: bool = field(default=False)
    spoke: tuple[str, ...] = ()
    """Every rule that had a part in this answer."""
    unreviewed: tuple[str, ...] = ()
    """Those of them that the clinic's medical lead has not approved as they stand."""
    clinic_changes: tuple[ClinicChange, ...] = ()

    @property
    def candidacy_on_safety_scale(self) -> Candidacy:
        """Candidacy on the five steps of the safety scale: an incomplete screening holds care back."""
        incomplete = self.candidacy is Candidacy.SCREENING_INCOMPLETE
        return Candidacy.DIFFERENT_CARE_FIRST if incomplete else self.candidacy

    def as_json(self) -> dict[str, Any]:
        """The proposal as plain JSON values; enums by value, sets sorted, nothing left out."""
        answer = {part.name: plain(getattr(self, part.name)) for part in fields(self)}
        return answer | {"candidacy_on_safety_scale": self.candidacy_on_safety_scale.value}


def plain(part: Any) -> Any:
    """A part of a proposal as JSON knows it."""
    if isinstance(part, ActionLevel):
        return part.name.lower()
    if isinstance(part, Enum):
        return part.value
    if isinstance(part, frozenset):
        return sorted(part)
    if isinstance(part, tuple | list):
        return [plain(one) for one in part]
    if isinstance(part, Mapping):
        return {str(key): plain(one) for key, one in part.items()}
    if is_dataclass(part) and not isinstance(part, type):
        return {_json_name(f.name): plain(getattr(part, f.name)) for f in fields(part)}
    return part


def _json_name(name: str) -> str:
    return "class" if name == "technique_class" else name
