"""Criteria that several rules share."""

from synovia.domain.rules import AllOf, AnyOf, Below, Is, Not, OneOf, Positive, value
from synovia.domain.terms.findings import complaint, neurology, patient
from synovia.domain.terms.places import Region

IN_NECK = Is(patient.REGION, Region.NECK)
IN_LOW_BACK = Is(patient.REGION, Region.LOW_BACK)

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
