"""Which regions a rule speaks of. A screening rule that names none of these is asked whatever hurts."""

from synovia.domain.rules import AnyOf, Includes, Is, OneOf
from synovia.domain.terms.findings import complaint, patient
from synovia.domain.terms.places import (
    LIMB_REGIONS,
    LOWER_LIMB_REGIONS,
    SPINE_REGIONS,
    UPPER_LIMB_REGIONS,
    Region,
)

NECK = Is(patient.REGION, Region.NECK)
THORACIC = Is(patient.REGION, Region.THORACIC)
LOW_BACK = OneOf(patient.REGION, Region.LOW_BACK, Region.SACROILIAC)
"""The low back and the pelvis are looked at together: pain of one is often felt in the other."""
BACK = OneOf(patient.REGION, Region.THORACIC, Region.LOW_BACK, Region.SACROILIAC)
TRUNK = OneOf(patient.REGION, Region.THORACIC, Region.LOW_BACK, Region.SACROILIAC, Region.WIDESPREAD)
"""Where the cord's end and the cauda equina lie: the regions whose saddle questions come first."""
CORD = OneOf(patient.REGION, Region.NECK, Region.THORACIC, Region.WIDESPREAD)
"""Where the cord itself may be pressed on."""
SPINAL = OneOf(patient.REGION, *SPINE_REGIONS)
"""A region of the spine, and not pain all over."""
SPINE = OneOf(patient.REGION, *SPINE_REGIONS, Region.WIDESPREAD)
UPPER_LIMB = OneOf(patient.REGION, *UPPER_LIMB_REGIONS)
LOWER_LIMB = OneOf(patient.REGION, *LOWER_LIMB_REGIONS)
LIMB = OneOf(patient.REGION, *LIMB_REGIONS)
AORTA = OneOf(
    patient.REGION, Region.THORACIC, Region.LOW_BACK, Region.SACROILIAC, Region.HIP, Region.WIDESPREAD
)
"""Where the pain of an aneurysm is felt: back, flank, groin."""
CHEST_WALL = OneOf(patient.REGION, Region.THORACIC, *UPPER_LIMB_REGIONS)
"""Where the pain of heart and lungs is felt, beside the chest itself."""

SHOULDER = Is(patient.REGION, Region.SHOULDER)
ELBOW = Is(patient.REGION, Region.ELBOW)
WRIST_HAND = Is(patient.REGION, Region.WRIST_HAND)
HIP = Is(patient.REGION, Region.HIP)
KNEE = Is(patient.REGION, Region.KNEE)
ANKLE_FOOT = Is(patient.REGION, Region.ANKLE_FOOT)

_BACK_OR_LEG = tuple(
    area
    for area in complaint.PAIN_AREAS.choices
    if area.startswith(("low_back", "sacroiliac", "buttock", "thigh", "lower_leg", "foot", "perineum"))
)
BACK_OR_LEG_PAIN = AnyOf(
    LOWER_LIMB,
    Includes(complaint.PAIN_AREAS, *_BACK_OR_LEG),
    OneOf(complaint.LEG_SYMPTOMS, "buttock", "thigh", "below_knee", "foot"),
)
"""Low back or leg pain, whatever region the patient comes for."""
NECK_PAIN = AnyOf(
    NECK, Includes(complaint.PAIN_AREAS, "neck_left", "neck_right", "neck_central", "head_occiput")
)
"""Neck pain as the complaint, or beside another one on the body chart."""
