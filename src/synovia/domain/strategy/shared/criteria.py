"""Criteria that several rules share."""

from dataclasses import dataclass

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Below,
    Criterion,
    EitherSide,
    Includes,
    Is,
    Not,
    OneOf,
    Positive,
    Truth,
    value,
)
from synovia.domain.rules.criteria import Facts, Names
from synovia.domain.screening import where
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.findings import complaint, muscles, neurology
from synovia.domain.terms.places import Side

IN_NECK, IN_THORACIC, IN_LOW_BACK, IN_SPINE = where.NECK, where.THORACIC, where.LOW_BACK, where.SPINAL
IN_SHOULDER, IN_ELBOW, IN_WRIST_HAND = where.SHOULDER, where.ELBOW, where.WRIST_HAND
IN_HIP, IN_KNEE, IN_ANKLE_FOOT = where.HIP, where.KNEE, where.ANKLE_FOOT
IN_ARM, IN_LEG, IN_LIMB = where.UPPER_LIMB, where.LOWER_LIMB, where.LIMB


@dataclass(frozen=True, slots=True)
class HurtsHere(Criterion):
    """Inside a criterion that is asked per side: the main pain is on this side, or on both."""

    finding: Finding = complaint.PAIN_SIDE

    def on(self, side: Side) -> Criterion:
        return OneOf(self.finding, side, "both")

    def judge(self, facts: Facts) -> Truth:
        raise TypeError("HurtsHere stands inside EitherSide, which asks it per side")

    def because(self, facts: Facts) -> Names:
        raise TypeError("HurtsHere stands inside EitherSide, which asks it per side")

    def missing(self, facts: Facts) -> Names:
        raise TypeError("HurtsHere stands inside EitherSide, which asks it per side")

    def names(self) -> Names:
        return frozenset({self.finding.name})

    def words(self) -> str:
        return "the painful side"


def on_the_painful_side(*criteria: Criterion) -> EitherSide:
    """All of the criteria hold on one side, and the main pain is on that side or on both."""
    return EitherSide(AllOf(HurtsHere(), *criteria))


ROOT_DEFICIT = AllOf(
    Not(Is(neurology.NEURO_SCREEN, "normal")),
    AnyOf(
        Below(neurology.POWER, value("power/full")),
        Positive(neurology.REFLEX_REDUCED),
        Positive(neurology.SENSORY_LOSS),
    ),
)
"""Loss of power, reflex or feeling that fits a nerve root; a normal screen says there is none."""

TRIGGER_POINT = Includes(muscles.TRIGGER_POINTS, *muscles.MUSCLES)
ARM_BELOW_ELBOW = OneOf(complaint.ARM_SYMPTOMS, "below_elbow", "hand")
ARM_SYMPTOMS = OneOf(complaint.ARM_SYMPTOMS, "upper_arm", "below_elbow", "hand")
LEG_BELOW_KNEE = OneOf(complaint.LEG_SYMPTOMS, "below_knee", "foot")
LEG_SYMPTOMS = OneOf(complaint.LEG_SYMPTOMS, "thigh", "below_knee", "foot")
NOT_BELOW_KNEE = OneOf(complaint.LEG_SYMPTOMS, "none", "buttock", "thigh")
