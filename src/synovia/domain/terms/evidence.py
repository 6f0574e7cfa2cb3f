"""How sure, how strong, how urgent: the scales every answer is given on."""

from enum import IntEnum, StrEnum


class Standing(StrEnum):
    """How well a fact is known to us."""

    FOUND = "F"
    RECALLED = "R"
    UNCERTAIN = "R?"
    CONSENSUS = "C"


class Grade(StrEnum):
    """The guideline's own letter; NONE where the source gives none."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    NONE = "none"


class StudyType(StrEnum):
    """What kind of work a source is."""

    GUIDELINE = "guideline"
    FRAMEWORK = "framework"
    SYSTEMATIC_REVIEW = "systematic review"
    TRIAL = "randomized trial"
    VALIDATED_RULE = "validated rule"
    DERIVATION_RULE = "derivation-only rule"
    DIAGNOSTIC_STUDY = "diagnostic study"
    COHORT = "cohort"
    CASE_REPORT = "case report"
    REFERENCE_DATA = "reference data"
    TEXTBOOK = "textbook"
    CONSENSUS = "consensus"
    DESIGN = "design"


class Band(StrEnum):
    """How probable a class is, in words."""

    LOW = "low"
    MODERATE = "mod"
    HIGH = "high"


class ActionLevel(IntEnum):
    """What a screening answer asks for; the highest one wins."""

    OK = 0
    PRECAUTION = 1
    REFER = 2
    URGENT = 3
    EMERGENCY = 4


class Urgency(StrEnum):
    """How soon somebody else must see the patient."""

    NONE = "none"
    ROUTINE = "routine"
    URGENT_DAYS = "urgent_days"
    SAME_DAY = "same_day"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """0 for none up to 4 for emergency."""
        return tuple(Urgency).index(self)


class Candidacy(StrEnum):
    """Whether manual therapy is an option now, most serious first."""

    EMERGENCY = "emergency"
    NO_REFER_URGENT = "no_refer_urgent"
    DIFFERENT_CARE_FIRST = "different_care_first"
    SCREENING_INCOMPLETE = "screening_incomplete"
    YES_WITH_PRECAUTION = "yes_with_precaution"
    YES = "yes"
