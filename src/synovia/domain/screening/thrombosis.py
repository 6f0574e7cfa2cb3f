"""Deep vein thrombosis: the Wells score for the leg, the Constans score for the arm."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    Cites,
    Gate,
    Includes,
    Positive,
    Rule,
    Said,
    ScoreAtLeast,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import LIMB, LOWER_LIMB
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    HANDS_ON,
    blocked_in_region,
    emergency,
    suspected,
    urgent,
)
from synovia.domain.terms.findings import complaint, injury, red_flags, vascular
from synovia.domain.terms.places import Place

WELLS_ITEMS = (
    (Positive(red_flags.ACTIVE_CANCER), 1),
    (Positive(vascular.LEG_IMMOBILE), 1),
    (Positive(vascular.BEDRIDDEN), 1),
    (Positive(vascular.VEIN_TENDER), 1),
    (Positive(vascular.WHOLE_LEG_SWOLLEN), 1),
    (AtLeastValue(vascular.CALF_DIFFERENCE, value("wells-2003/calf")), 1),
    (Positive(vascular.PITTING), 1),
    (Positive(vascular.COLLATERALS), 1),
    (Positive(vascular.PREVIOUS_DVT), 1),
    (Positive(vascular.OTHER_DIAGNOSIS), -2),
)
LEG_SIGN = AnyOf(
    Positive(vascular.SWELLING),
    Positive(vascular.VEIN_TENDER),
    Positive(vascular.WHOLE_LEG_SWOLLEN),
    AtLeastValue(vascular.CALF_DIFFERENCE, value("wells-2003/calf")),
    Positive(vascular.PITTING),
    Positive(vascular.COLLATERALS),
    AllOf(LOWER_LIMB, Includes(complaint.PAIN_AREAS, "lower_leg_left", "lower_leg_right")),
)
"""The score is for a leg with symptoms: risks alone are no thrombosis."""
CONSTANS_ITEMS = (
    (Positive(injury.VENOUS_MATERIAL), 1),
    (Positive(injury.ARM_VEIN_PAIN), 1),
    (Positive(injury.ARM_EDEMA), 1),
    (Positive(vascular.OTHER_DIAGNOSIS), -1),
)
SUSPECTED = suspected("DVT_SUSPECTED", "deep vein thrombosis suspected")

thrombosis_is_likely = Rule(
    asks="Does the Wells score make a thrombosis likely?",
    when=AllOf(LEG_SIGN, ScoreAtLeast(2, *WELLS_ITEMS)),
    then=(
        emergency(
            "emergency department: ultrasound today", "Go to an emergency department: you may have a clot."
        ),
        SUSPECTED,
    ),
    evidence=(Cites("wells-2003"),),
    says=Said(
        "Wells score 2 or more. The Homans sign is not used: it is not valid.",
        "You may have a blood clot in the leg. It needs an ultrasound today.",
    ),
    gates=(Gate(vascular.OTHER_DIAGNOSIS, presumed=False),),
)

arm_thrombosis_is_likely = Rule(
    asks="Does the Constans score make a thrombosis of the arm likely?",
    when=ScoreAtLeast(2, *CONSTANS_ITEMS),
    then=(
        emergency(
            "emergency department: ultrasound today", "Go to an emergency department: you may have a clot."
        ),
        SUSPECTED,
    ),
    evidence=(Cites("constans-2008"),),
    says=Said(
        "Constans score 2 or more: venous material, localized pain, edema of one arm.",
        "You may have a blood clot in the arm. It needs an ultrasound today.",
    ),
    gates=(Gate(vascular.OTHER_DIAGNOSIS, presumed=False),),
)

swelling_question_comes_first = Rule(
    asks="With a limb complaint, is one limb newly swollen without an explanation?",
    when=AllOf(LIMB, Positive(vascular.SWELLING)),
    then=blocked_in_region(*HANDS_ON),
    evidence=(Cites("wells-2003"),),
    says=Said("Unexplained swelling of the limb: no hands on it.", "We leave a swollen limb alone first."),
    gates=(Gate(vascular.SWELLING, closes=HANDS_ON, at=Place.COMPLAINT, weight=Weight.CORE),),
)

unexplained_swelling_is_urgent = Rule(
    asks="Is one limb swollen without an explanation?",
    when=Positive(vascular.SWELLING),
    then=(urgent("physician the same day: D-dimer", "One swollen limb needs a doctor today."), SUSPECTED),
    evidence=(Cites("wells-2003"),),
    says=Said(
        "Unexplained swelling of one limb.", "Swelling of one limb can be a clot and needs a doctor today."
    ),
    gates=(Gate(vascular.SWELLING, closes=(DTM, DTF), at=Place.LOWER_LIMB),),
)

treated_thrombosis_closes_deep_work = Rule(
    asks="Was there a thrombosis in the last three months?",
    when=AllOf(Positive(vascular.DVT_KNOWN)),
    then=(
        blocked_in_region(DTM, DTF, at=Place.LOWER_LIMB),
        blocked_in_region(DTM, DTF, at=Place.UPPER_LIMB),
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Thrombosis in the last 3 months: no deep work on the limb.", "We do no deep massage on that leg."
    ),
)

RULES = named("thrombosis", globals())
