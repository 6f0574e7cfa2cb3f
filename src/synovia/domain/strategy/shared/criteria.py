"""Criteria that several rules share."""

from dataclasses import dataclass

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Below,
    Criterion,
    EitherSide,
    Is,
    Not,
    OneOf,
    Positive,
    Truth,
    value,
)
from synovia.domain.rules.criteria import Facts, Names
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.findings import complaint, neurology, patient
from synovia.domain.terms.places import Region, Side

IN_NECK = Is(patient.REGION, Region.NECK)
IN_THORACIC = Is(patient.REGION, Region.THORACIC)
IN_LOW_BACK = OneOf(patient.REGION, Region.LOW_BACK, Region.SACROILIAC)
"""The low back and the pelvis are examined together: pain of one is often felt in the other."""
IN_SHOULDER = Is(patient.REGION, Region.SHOULDER)
IN_ELBOW = Is(patient.REGION, Region.ELBOW)
IN_WRIST_HAND = Is(patient.REGION, Region.WRIST_HAND)
IN_HIP = Is(patient.REGION, Region.HIP)
IN_KNEE = Is(patient.REGION, Region.KNEE)
IN_ANKLE_FOOT = Is(patient.REGION, Region.ANKLE_FOOT)


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

ARM_BELOW_ELBOW = OneOf(complaint.ARM_SYMPTOMS, "below_elbow", "hand")
ARM_SYMPTOMS = OneOf(complaint.ARM_SYMPTOMS, "upper_arm", "below_elbow", "hand")
LEG_BELOW_KNEE = OneOf(complaint.LEG_SYMPTOMS, "below_knee", "foot")
LEG_SYMPTOMS = OneOf(complaint.LEG_SYMPTOMS, "thigh", "below_knee", "foot")
NOT_BELOW_KNEE = OneOf(complaint.LEG_SYMPTOMS, "none", "buttock", "thigh")
