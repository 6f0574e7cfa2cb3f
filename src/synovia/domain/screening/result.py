"""What the screening comes to: candidacy, what is withheld, what needs care, who else must look."""

from collections.abc import Mapping
from dataclasses import dataclass

from synovia.domain.screening.answers import (
    BlockedClass,
    MissingGate,
    NextFinding,
    Precaution,
    Reason,
    Referral,
)
from synovia.domain.terms.evidence import ActionLevel, Candidacy
from synovia.domain.terms.finding import Value
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass


@dataclass(frozen=True, slots=True)
class Screening:
    """The gate that everything else has to pass."""

    level: ActionLevel
    candidacy: Candidacy
    reasons: tuple[Reason, ...]
    blocks: tuple[BlockedClass, ...]
    precautions: tuple[Precaution, ...]
    referral: Referral
    unanswered: tuple[NextFinding, ...]
    missing_gates: tuple[MissingGate, ...]
    next_best: tuple[NextFinding, ...]
    facts: Mapping[str, Value]

    @property
    def medical_first(self) -> bool:
        """Whether a physician must act before anything else."""
        return self.level >= ActionLevel.URGENT

    @property
    def hands_on_withheld(self) -> bool:
        """Whether no hands-on technique may be offered at all."""
        return self.medical_first or self.candidacy is Candidacy.SCREENING_INCOMPLETE

    def is_blocked(self, technique_class: TechniqueClass, place: Place) -> BlockedClass | None:
        """The block that keeps this class from this place, or None."""
        for block in self.blocks:
            if block.technique_class is technique_class and block.place.covers(place):
                return block
        return None

    def cautions(self, technique_class: TechniqueClass, place: Place) -> tuple[str, ...]:
        """What to mind with this class at this place, each sentence once."""
        found = (
            caution.how
            for caution in self.precautions
            if technique_class in caution.classes and caution.place.covers(place)
        )
        return tuple(dict.fromkeys(found))
