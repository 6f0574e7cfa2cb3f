"""What one finding of the examination says about another, read before anything is judged."""

from synovia.domain.rules import (
    AllOf,
    Answered,
    AnyOf,
    Cites,
    EitherSide,
    Implies,
    Includes,
    Is,
    Not,
    OneOf,
    Positive,
    Rule,
    named,
)
from synovia.domain.strategy.shared import arm_readings, injury_readings, root_readings
from synovia.domain.strategy.shared.criteria import IN_SPINE
from synovia.domain.terms.finding import Finding
from synovia.domain.terms.findings import complaint, low_back_tests, mechanism, neck_tests
from synovia.domain.terms.places import Side

pain_gone_when_seated_means_relief_sitting = Rule(
    asks="Are the leg symptoms gone while seated?",
    when=Positive(low_back_tests.NO_PAIN_SEATED),
    then=Implies(complaint.RELIEF_SITTING, True),
    evidence=(Cites("suri-2010"),),
)
reproduced_headache_means_headache = Rule(
    asks="Does pressure on the upper neck reproduce the headache?",
    when=Positive(neck_tests.HEADACHE_REPRODUCED),
    then=Implies(neck_tests.HEADACHE, True),
    evidence=(Cites("ichd-3"),),
)

quebec_grade_means_whiplash = Rule(
    asks="Has a whiplash grade been given?",
    when=OneOf(neck_tests.WAD_GRADE, "I", "II", "III", "IV"),
    then=Implies(neck_tests.WHIPLASH, True),
    evidence=(Cites("spitzer-1995"),),
)
gradual_onset_means_no_whiplash = Rule(
    asks="Did it begin gradually, without trauma?",
    when=Is(complaint.ONSET, "insidious"),
    then=Implies(neck_tests.WHIPLASH, False),
    evidence=(Cites("synovia-design"),),
)


FOOT = ("foot_left", "foot_right", "heel_left", "heel_right", "ankle_left", "ankle_right")
LOWER_LEG = ("lower_leg_left", "lower_leg_right")
THIGH = ("thigh_left", "thigh_right", "knee_left", "knee_right", "groin_left", "groin_right")
BUTTOCK = ("buttock_left", "buttock_right", "sacroiliac_left", "sacroiliac_right")
HAND = ("hand_left", "hand_right")
FOREARM = ("forearm_left", "forearm_right", "wrist_left", "wrist_right")
UPPER_ARM = ("upper_arm_left", "upper_arm_right", "elbow_left", "elbow_right")
SHOULDER = (
    *("shoulder_left", "shoulder_right", "shoulder_girdle_left", "shoulder_girdle_right"),
    *("scapula_left", "scapula_right"),
)
SIDED_AREAS = tuple(
    area.removesuffix("_left") for area in complaint.PAIN_AREAS.choices if area.endswith("_left")
)


def _chart_reaches(finding: Finding, reach: str, areas: tuple[str, ...]) -> Rule:
    # Only pain of the spine reaches into a limb; a painful ankle is no leg symptom.
    return Rule(
        asks=f"Does the body chart show {areas[0].removesuffix('_left').replace('_', ' ')} pain?",
        when=AllOf(IN_SPINE, Includes(complaint.PAIN_AREAS, *areas)),
        then=Implies(finding, reach),
        evidence=(Cites("synovia-design"),),
    )


def _chart_is_free_of(finding: Finding, areas: tuple[str, ...]) -> Rule:
    return Rule(
        asks="Does the finished body chart show no pain in the limb?",
        when=AllOf(IN_SPINE, Answered(complaint.PAIN_AREAS), Not(Includes(complaint.PAIN_AREAS, *areas))),
        then=Implies(finding, "none"),
        evidence=(Cites("synovia-design"),),
    )


chart_reaches_the_foot = _chart_reaches(complaint.LEG_SYMPTOMS, "foot", FOOT)
chart_reaches_the_lower_leg = _chart_reaches(complaint.LEG_SYMPTOMS, "below_knee", LOWER_LEG)
chart_reaches_the_thigh = _chart_reaches(complaint.LEG_SYMPTOMS, "thigh", THIGH)
chart_reaches_the_buttock = _chart_reaches(complaint.LEG_SYMPTOMS, "buttock", BUTTOCK)
chart_is_free_of_the_leg = _chart_is_free_of(complaint.LEG_SYMPTOMS, (*FOOT, *LOWER_LEG, *THIGH, *BUTTOCK))
chart_reaches_the_hand = _chart_reaches(complaint.ARM_SYMPTOMS, "hand", HAND)
chart_reaches_the_forearm = _chart_reaches(complaint.ARM_SYMPTOMS, "below_elbow", FOREARM)
chart_reaches_the_upper_arm = _chart_reaches(complaint.ARM_SYMPTOMS, "upper_arm", UPPER_ARM)
chart_reaches_the_shoulder = _chart_reaches(complaint.ARM_SYMPTOMS, "shoulder", SHOULDER)
chart_is_free_of_the_arm = _chart_is_free_of(complaint.ARM_SYMPTOMS, (*HAND, *FOREARM, *UPPER_ARM, *SHOULDER))


def _chart_is_one_sided(side: Side) -> Rule:
    here = tuple(f"{area}_{side}" for area in SIDED_AREAS)
    across = tuple(f"{area}_{side.other}" for area in SIDED_AREAS)
    return Rule(
        asks=f"Does the body chart show pain on the {side} side alone?",
        when=AllOf(Includes(complaint.PAIN_AREAS, *here), Not(Includes(complaint.PAIN_AREAS, *across))),
        then=Implies(complaint.PAIN_SIDE, side),
        evidence=(Cites("synovia-design"),),
    )


chart_is_left_alone = _chart_is_one_sided(Side.LEFT)
chart_is_right_alone = _chart_is_one_sided(Side.RIGHT)


def _root_reaches(roots: tuple[str, ...], finding: Finding, reach: str) -> Rule:
    return Rule(
        asks=f"Do the symptoms follow {' or '.join(roots)}?",
        when=OneOf(mechanism.DERMATOMAL, *roots),
        then=Implies(finding, reach),
        evidence=(Cites("synovia-design"),),
    )


arm_root_reaches_the_arm = _root_reaches(("C5", "C6", "C7", "C8", "T1"), complaint.ARM_SYMPTOMS, "upper_arm")
high_leg_root_reaches_the_thigh = _root_reaches(("L1", "L2", "L3"), complaint.LEG_SYMPTOMS, "thigh")
low_leg_root_reaches_the_lower_leg = _root_reaches(
    ("L4", "L5", "S1", "S2"), complaint.LEG_SYMPTOMS, "below_knee"
)
root_test_means_arm_symptoms = Rule(
    asks="Does a root test of the neck reproduce arm symptoms?",
    when=EitherSide(AnyOf(Positive(neck_tests.ULTT_A), Positive(neck_tests.SPURLING_A))),
    then=Implies(complaint.ARM_SYMPTOMS, "upper_arm"),
    evidence=(Cites("synovia-design"),),
)

RULES = (
    *named("strategy-reading", globals()),
    *root_readings.RULES,
    *injury_readings.RULES,
    *arm_readings.RULES,
)
