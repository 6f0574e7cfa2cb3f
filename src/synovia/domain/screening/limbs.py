"""Vessels, nerves and growth plates of the limbs: what cannot wait, whatever joint is complained of."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    Gate,
    Includes,
    Positive,
    Rule,
    Said,
    named,
    value,
)
from synovia.domain.screening.where import HIP, KNEE
from synovia.domain.screening.wording import M34, NEU, blocked_in_region, emergency, refer, suspected, urgent
from synovia.domain.terms.findings import complaint, conditions, injury, patient, vascular
from synovia.domain.terms.places import Place

limb_emergency = Rule(
    asks="Is a limb acutely ischemic, or a compartment tense?",
    when=AnyOf(Positive(vascular.ISCHEMIC_LIMB), Positive(vascular.COMPARTMENT)),
    then=(
        emergency("emergency department", "Go to an emergency department now to save the limb."),
        suspected("LIMB_THREAT_SUSPECTED", "acute limb ischemia or compartment syndrome suspected"),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said("Acute limb ischemia or compartment syndrome.", "The limb is in danger. Get help now."),
)

vascular_claudication_needs_a_physician = Rule(
    asks="Is leg pain on walking relieved by standing still, or are pulses or pressures low?",
    when=AnyOf(
        Below(vascular.ABI, value("claudication/abi")),
        AllOf(
            AnyOf(Positive(conditions.CALF_CLAUDICATION), Positive(complaint.WORSE_STANDING_WALKING)),
            AnyOf(Positive(complaint.RELIEF_STANDING_STILL), Positive(vascular.PULSES_WEAK)),
        ),
    ),
    then=(
        refer("physician: vascular assessment", "See your doctor about the blood flow to your legs."),
        suspected("VASCULAR_CLAUDICATION", "vascular claudication suspected"),
        blocked_in_region(M34, NEU),
        blocked_in_region(M34, NEU, at=Place.LOWER_LIMB),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Exertional leg pain relieved by standing still, weak pulses or an index below 0.9.",
        "Leg pain that eases when you just stand still may come from the blood vessels.",
    ),
)

ADOLESCENT = AllOf(
    AtLeastValue(patient.AGE, value("adolescent/age-from")),
    AtMost(patient.AGE, value("adolescent/age-to")),
)
HIP_OR_GROIN = AnyOf(
    HIP, Includes(complaint.PAIN_AREAS, "groin_left", "groin_right", "lateral_hip_left", "lateral_hip_right")
)
SLIPPED = suspected("SCFE_SUSPECTED", "slipped capital femoral epiphysis suspected")
X_RAY_TODAY = emergency(
    "emergency department: X-ray today, no weight on the leg",
    "Do not walk on the leg. Get an X-ray today.",
)

slipped_hip_growth_plate_is_an_emergency = Rule(
    asks="Does an adolescent limp with lost hip rotation, or limp with pain of hip or groin?",
    when=AllOf(
        ADOLESCENT,
        AnyOf(
            Positive(conditions.LIMP_HIP),
            AllOf(
                AnyOf(HIP_OR_GROIN, KNEE),
                AnyOf(Positive(injury.HIP_ROTATION_LOST), Positive(injury.CANNOT_WALK_FOUR_STEPS)),
            ),
            AllOf(HIP_OR_GROIN, Positive(injury.LIMPING)),
        ),
    ),
    then=(X_RAY_TODAY, SLIPPED),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Adolescent with limp and pain of hip, groin or knee, or lost hip rotation: slipped epiphysis until imaged.",
        "The hip may have slipped.",
    ),
)

adolescent_knee_pain_with_limp_is_urgent = Rule(
    asks="Does an adolescent limp with knee pain, and is hip rotation not known to be normal?",
    when=AllOf(ADOLESCENT, KNEE, Positive(injury.LIMPING), Positive(injury.HIP_ROTATION_LOST)),
    then=(urgent("physician the same day: X-ray of the hip", "The hip needs an X-ray today."), SLIPPED),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Adolescent with knee pain and limp: the hip is examined first, its pain is often felt in the knee.",
        "Knee pain at this age can come from the hip. It should be looked at today.",
    ),
    gates=(Gate(injury.HIP_ROTATION_LOST, presumed=True),),
)

RULES = named("limbs", globals())
