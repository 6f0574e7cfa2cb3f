"""Tests of the upper back and ribs. Most are taught, few were ever measured: none is proof of a source of pain."""

from synovia.domain.terms.finding import choices, findings_in, number, sided, yes_no

MOTIONS = (
    "flexion",
    "extension",
    "lateral_flexion_left",
    "lateral_flexion_right",
    "rotation_left",
    "rotation_right",
)
LIMITED_MOTIONS = choices(
    "limited_upper_back_motions",
    "Upper back motions judged limited by eye, when not measured in degrees; the empty list: none is",
    "Which upper back motions are limited?",
    *MOTIONS,
)
PAINFUL_MOTIONS = choices(
    "painful_upper_back_motions",
    "Upper back motions that reproduce the familiar pain; the empty list: none does",
    "Which upper back motions reproduce the familiar pain?",
    *MOTIONS,
)
CHEST_EXPANSION = number(
    "chest_expansion",
    "Chest girth at the fourth rib, full breath in less full breath out",
    "By how many centimeters does the chest widen on a full breath in?",
    unit="centimeters",
    low=0,
    high=20,
)
BREATH_PAIN = yes_no(
    "pain_on_deep_breath",
    "A deep breath brings on the familiar pain at one spot of the chest wall, for days and not suddenly",
    "Does a deep breath bring on the familiar chest wall pain?",
    "Does a deep breath bring on your usual pain?",
)
RIB_SPRING = sided(
    yes_no(
        "rib_spring_test",
        "Springing the {side} ribs over their joints with the spine reproduces the familiar pain",
        "Does springing the {side} ribs reproduce the familiar pain?",
    )
)
RIB_STIFF = sided(
    yes_no(
        "rib_stiff_on_springing",
        "A {side} rib is stiff on springing, compared with its neighbors and the other side",
        "Is a {side} rib stiff on springing?",
    )
)
RIB_ANGLE_TENDER = sided(
    yes_no(
        "rib_angle_tenderness",
        "Tenderness beside the spine over the {side} rib joint or rib angle, the familiar pain",
        "Is the {side} rib joint or rib angle tender?",
    )
)
NECK_MOTION_PROVOKES = yes_no(
    "neck_motion_brings_on_upper_back_pain",
    "Moving the neck reproduces the familiar pain between or beside the shoulder blades",
    "Does moving the neck reproduce the upper back pain?",
    "Does moving your neck bring on the pain in your upper back?",
)

FINDINGS = findings_in("thoracic tests", globals())
