"""Measured motion of neck, upper back, low back and hips, in degrees from neutral unless said otherwise."""

from synovia.domain.terms.finding import Finding, SidedFinding, choice, choices, findings_in, number, sided


def _degrees(name: str, meaning: str, question: str, *, low: float, high: float) -> Finding:
    return number(name, meaning, question, unit="degrees", low=low, high=high)


def _each_side(name: str, meaning: str, question: str, *, low: float, high: float) -> SidedFinding:
    return sided(_degrees(name, meaning, question, low=low, high=high))


ROM_METHOD = choice(
    "rom_method",
    "How motion was measured; norms and measurement error depend on it",
    "Which method was used to measure motion?",
    "CROM",
    "inclinometer",
    "goniometer",
    "smartphone",
    "camera",
    "visual",
)
CERVICAL_FLEXION = _degrees(
    "cervical_flexion",
    "Active neck flexion (chin to chest)",
    "How many degrees of neck flexion?",
    low=0,
    high=110,
)
CERVICAL_EXTENSION = _degrees(
    "cervical_extension",
    "Active neck extension (looking up)",
    "How many degrees of neck extension?",
    low=0,
    high=130,
)
CERVICAL_ROTATION = _each_side(
    "cervical_rotation",
    "Active neck rotation to the {side}",
    "How many degrees does the neck rotate to the {side}?",
    low=0,
    high=110,
)
CERVICAL_LATERAL_FLEXION = _each_side(
    "cervical_lateral_flexion",
    "Active neck side-bending to the {side}",
    "How many degrees does the neck side-bend to the {side}?",
    low=0,
    high=80,
)
FLEXION_ROTATION_TEST = _each_side(
    "flexion_rotation_test",
    "Flexion-rotation test of C1-2: rotation to the {side} with the neck fully flexed",
    "How many degrees in the flexion-rotation test to the {side}?",
    low=0,
    high=80,
)
THORACIC_ROTATION = _each_side(
    "thoracic_rotation",
    "Seated trunk rotation to the {side}",
    "How many degrees does the trunk rotate to the {side}?",
    low=0,
    high=100,
)
LUMBAR_FLEXION = _degrees(
    "lumbar_flexion",
    "Active low back flexion, lumbar only (pelvis subtracted)",
    "How many degrees of low back flexion?",
    low=0,
    high=110,
)
LUMBAR_EXTENSION = _degrees(
    "lumbar_extension",
    "Active low back extension, lumbar only",
    "How many degrees of low back extension?",
    low=0,
    high=80,
)
LUMBAR_LATERAL_FLEXION = _each_side(
    "lumbar_lateral_flexion",
    "Active low back side-bending to the {side}",
    "How many degrees does the low back side-bend to the {side}?",
    low=0,
    high=70,
)
LUMBAR_ROTATION = _each_side(
    "lumbar_rotation",
    "Active low back rotation to the {side}",
    "How many degrees does the low back rotate to the {side}?",
    low=0,
    high=60,
)
HIP_INTERNAL_ROTATION = _each_side(
    "hip_internal_rotation",
    "Internal rotation of the {side} hip",
    "How many degrees of internal rotation in the {side} hip?",
    low=0,
    high=90,
)
HIP_EXTERNAL_ROTATION = _each_side(
    "hip_external_rotation",
    "External rotation of the {side} hip",
    "How many degrees of external rotation in the {side} hip?",
    low=0,
    high=90,
)
HIP_EXTENSION = _each_side(
    "hip_extension",
    "Extension of the {side} hip past neutral; a hip that stays bent is negative",
    "How many degrees of extension in the {side} hip?",
    low=-40,
    high=50,
)
HIP_FLEXION = _each_side(
    "hip_flexion",
    "Flexion of the {side} hip",
    "How many degrees of flexion in the {side} hip?",
    low=0,
    high=160,
)
STRAIGHT_LEG_RAISE = _each_side(
    "straight_leg_raise_degrees",
    "Straight leg raise of the {side} leg: degrees reached, whether or not it hurts",
    "How many degrees does the straight {side} leg rise?",
    low=0,
    high=130,
)
FINGERTIP_TO_FLOOR = number(
    "fingertip_to_floor",
    "Distance from fingertips to floor when bending forward; past the floor is negative",
    "How many centimeters from fingertips to floor?",
    unit="centimeters",
    low=-40,
    high=120,
)
MODIFIED_SCHOBER = number(
    "modified_schober",
    "Lengthening of the marked low back on bending (modified Schober)",
    "By how many centimeters does the marked distance lengthen?",
    unit="centimeters",
    low=0,
    high=15,
)
LIMITED_NECK_MOTIONS = choices(
    "limited_neck_motions",
    "Neck motions judged limited by eye, when not measured in degrees; the empty list: none is",
    "Which neck motions are limited?",
    "flexion",
    "extension",
    "rotation_left",
    "rotation_right",
    "lateral_flexion_left",
    "lateral_flexion_right",
)
PAINFUL_NECK_MOTIONS = choices(
    "painful_neck_motions",
    "Neck motions that reproduce the familiar pain; the empty list: none does",
    "Which neck motions reproduce the familiar pain?",
    "flexion",
    "extension",
    "rotation_left",
    "rotation_right",
    "lateral_flexion_left",
    "lateral_flexion_right",
)
LIMITED_LOW_BACK_MOTIONS = choices(
    "limited_low_back_motions",
    "Low back motions judged limited by eye, when not measured in degrees; the empty list: none is",
    "Which low back motions are limited?",
    "flexion",
    "extension",
    "lateral_flexion_left",
    "lateral_flexion_right",
    "rotation_left",
    "rotation_right",
)
PAINFUL_LOW_BACK_MOTIONS = choices(
    "painful_low_back_motions",
    "Low back motions that reproduce the familiar pain; the empty list: none does",
    "Which low back motions reproduce the familiar pain?",
    "flexion",
    "extension",
    "lateral_flexion_left",
    "lateral_flexion_right",
    "rotation_left",
    "rotation_right",
)
PAIN_IN_RANGE = choice(
    "pain_in_range",
    "Where in the active range the pain appears",
    "Where in the range does the pain appear?",
    "none",
    "end_range",
    "mid_range",
    "mid_range_worse_at_end",
    "sustained_end_range",
)
PAIN_RESISTANCE = choice(
    "pain_and_resistance",
    "When the joint is moved passively: pain before resistance, both together, or resistance before pain",
    "On passive movement, what comes first: pain or resistance?",
    "pain_before_resistance",
    "together",
    "resistance_before_pain",
)
END_FEEL = choice(
    "end_feel",
    "What the end of the passive movement feels like",
    "What is the end-feel?",
    "firm",
    "hard",
    "soft",
    "muscle_spasm",
    "springy_block",
    "empty",
)

FINDINGS = findings_in("motion", globals())
