"""The stiff shoulder: adhesive capsulitis with its stages, osteoarthritis, stiffness after rest or operation.

The measured proxy of adhesive capsulitis is a design choice drawn from the guideline of 2013 (C); it was not validated.
"""

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    DifferenceAbove,
    EitherSide,
    Includes,
    Is,
    Negative,
    Positive,
    Rule,
    Said,
    ShareAtMost,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Disagreement, Foresees, Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_SHOULDER, on_the_painful_side
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.finding import Opposite, SidedFinding
from synovia.domain.terms.findings import (
    complaint,
    joint_signs,
    motion_upper_limb,
    patient,
    shoulder_tests,
    vascular,
)

CODE, NAME = "ADH-CAPS", "Shoulder pain with mobility deficits, consistent with adhesive capsulitis"
ARTHRITIS, ARTHRITIS_NAME = "GH-OA", "Findings consistent with osteoarthritis of the shoulder joint"
STIFF, STIFF_NAME = "SHOULDER_STIFF", "Stiff shoulder after rest, cast or operation"

ROTATION = motion_upper_limb.SHOULDER_ER_PASSIVE


def _a_quarter_lost(motion: SidedFinding) -> ShareAtMost:
    return ShareAtMost(motion, Opposite(motion), value("adh-caps/other-share"))


PROXY = on_the_painful_side(
    AnyOf(
        ShareAtMost(ROTATION, Opposite(ROTATION), value("adh-caps/rotation-share")),
        DifferenceAbove(Opposite(ROTATION), ROTATION, value("adh-caps/rotation-loss")),
    ),
    AtLeast(
        2,
        _a_quarter_lost(motion_upper_limb.SHOULDER_FLEXION_PASSIVE),
        _a_quarter_lost(motion_upper_limb.SHOULDER_ABDUCTION_PASSIVE),
        _a_quarter_lost(motion_upper_limb.SHOULDER_IR_PASSIVE),
    ),
)
PATTERN = AllOf(
    on_the_painful_side(Positive(shoulder_tests.PASSIVE_LOSS)),
    Is(complaint.ONSET, "insidious"),
    AtLeastValue(patient.AGE, value("adh-caps/age-from")),
    AtMost(patient.AGE, value("adh-caps/age-to")),
)
STIFF_SHOULDER = AllOf(IN_SHOULDER, AnyOf(PROXY, PATTERN))

HOW_FIRM = Disagreement(
    "How firm mobilization of a stiff shoulder should be",
    "Vermeulen 2006: high grades did slightly better than low grades at twelve months. The guideline of 2013 sets force "
    "by irritability, and Diercks 2004 found care within the limits of pain better than intensive stretching (89 % against 63 % near normal at two years; not randomized).",
    "Studies do not agree on how firm to be. We stay gentle while it is sore and get firmer as it calms.",
    ("vermeulen-2006", "kelley-2013", "diercks-2004"),
)
INJECTION = Mentions(
    "Guideline 2013, grade A (recalled): a corticosteroid injection with mobility and stretching exercise eases pain in the "
    "short term; raise it with the physician, above all in the painful stages."
)

capsulitis_proxy_is_met_with_a_normal_xray = Rule(
    asks="Is passive motion lost in external rotation and two other planes, with a normal X-ray?",
    when=AllOf(IN_SHOULDER, PROXY, Is(shoulder_tests.XRAY, "normal")),
    then=(Supports(CODE, NAME, Band.HIGH), HOW_FIRM, INJECTION),
    evidence=(
        Cites("kelley-2013", where="global loss of active and passive motion"),
        Cites("synovia-design", where="cut-offs"),
    ),
    says=Said(
        "Passive external rotation halved or more than 30° short, a quarter lost in two other planes, X-ray normal.",
        "Your shoulder is stiff in several directions. This fits a frozen shoulder.",
    ),
    study=StudyType.CONSENSUS,
)
capsulitis_proxy_is_met = Rule(
    asks="Is passive motion lost in external rotation and in two other planes?",
    when=AllOf(IN_SHOULDER, PROXY),
    then=(Supports(CODE, NAME, Band.MODERATE), HOW_FIRM, INJECTION),
    evidence=(Cites("kelley-2013"), Cites("synovia-design", where="cut-offs")),
    says=Said(
        "Passive external rotation halved or more than 30° short, with a quarter lost in two other planes.",
        "Your shoulder is stiff in several directions. This may be a frozen shoulder.",
    ),
    study=StudyType.CONSENSUS,
)
capsulitis_pattern_fits = Rule(
    asks="Did passive and active motion go gradually, between 40 and 65 years?",
    when=AllOf(IN_SHOULDER, PATTERN),
    then=(Supports(CODE, NAME, Band.MODERATE), HOW_FIRM, INJECTION),
    evidence=(Cites("kelley-2013"),),
    says=Said(
        "Gradual loss of active and passive motion at the typical age.",
        "Your shoulder got stiff little by little. This may be a frozen shoulder.",
    ),
    study=StudyType.GUIDELINE,
)
shoulder_is_limited_in_turning_out_and_lifting = Rule(
    asks="Is turning out limited together with lifting, or is there a capsular pattern?",
    when=AllOf(
        IN_SHOULDER,
        AnyOf(
            Positive(joint_signs.CAPSULAR),
            AllOf(
                Includes(joint_signs.LIMITED_MOTIONS, "external_rotation"),
                Includes(joint_signs.LIMITED_MOTIONS, "abduction", "flexion"),
            ),
        ),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("kelley-2013"), Cites("cyriax")),
    says=Said(
        "Limited in the capsular pattern by eye; measure passive motion of both sides. The pattern is a hint only.",
        "Your shoulder is stiff. Measuring both sides tells more.",
    ),
    study=StudyType.TEXTBOOK,
)
passive_shoulder_motion_is_kept = Rule(
    asks="Is passive motion kept?",
    when=AllOf(IN_SHOULDER, on_the_painful_side(Negative(shoulder_tests.PASSIVE_LOSS))),
    then=Weakens(CODE, "Passive motion is better than active motion."),
    evidence=(Cites("kelley-2013"),),
    says=Said("Passive motion kept: adhesive capsulitis unlikely.", "The joint itself is not frozen."),
    study=StudyType.GUIDELINE,
)
xray_osteoarthritis_speaks_against_capsulitis = Rule(
    asks="Does an X-ray show osteoarthritis of the shoulder?",
    when=AllOf(IN_SHOULDER, Is(shoulder_tests.XRAY, "osteoarthritis")),
    then=Weakens(CODE, "The X-ray shows osteoarthritis."),
    evidence=(Cites("kelley-2013"),),
    says=Said("Osteoarthritis on X-ray explains the loss of motion better.", "An X-ray shows wear."),
    study=StudyType.GUIDELINE,
)


def _stage(name: str, clinician: str, says_patient: str, *when: Below | AtLeastValue) -> Rule:
    return Rule(
        asks=f"Is the stiff shoulder in its {name} stage by time?",
        when=AllOf(STIFF_SHOULDER, *when),
        then=Foresees(clinician, says_patient),
        evidence=(Cites("kelley-2013", where="stages, by time since onset"),),
        says=Said(f"{name.capitalize()} stage by time; stages overlap and the whole course varies widely."),
        study=StudyType.GUIDELINE,
    )


DAYS = complaint.DURATION_DAYS
FREEZING, FROZEN, THAWING = (value(f"adh-caps/{name}-from") for name in ("freezing", "frozen", "thawing"))

stiff_shoulder_is_in_its_first_stage = _stage(
    "first",
    "First stage (under 3 months): pain leads and motion is still being lost; expect more stiffness before it eases.",
    "This is the early stage. It may get stiffer before it gets better.",
    Below(DAYS, FREEZING),
)
stiff_shoulder_is_freezing = _stage(
    "freezing",
    "Freezing stage (3 to 9 months): painful and stiff; keep force low.",
    "Your shoulder is in the sore and stiff stage. Gentle care fits best now.",
    AtLeastValue(DAYS, FREEZING),
    Below(DAYS, FROZEN),
)
stiff_shoulder_is_frozen = _stage(
    "frozen",
    "Frozen stage (9 to 15 months): pain fades, stiffness stays; firmer mobilization and longer stretches fit.",
    "The pain fades and the stiffness stays. Firmer stretches fit now.",
    AtLeastValue(DAYS, FROZEN),
    Below(DAYS, THAWING),
)
stiff_shoulder_is_thawing = _stage(
    "thawing",
    "Thawing stage (15 months and more, often to 24): motion comes back; some people keep a mild loss.",
    "Motion comes back now. Some people keep a little stiffness.",
    AtLeastValue(DAYS, THAWING),
)
diabetes_slows_the_stiff_shoulder = Rule(
    asks="Does the patient with a stiff shoulder have diabetes?",
    when=AllOf(STIFF_SHOULDER, Positive(vascular.DIABETES)),
    then=Foresees(
        "With diabetes adhesive capsulitis is more common, often slower and sometimes on both sides.",
        "With diabetes a frozen shoulder can take longer.",
    ),
    evidence=(Cites("kelley-2013"),),
    says=Said("Diabetes: a slower course is likely."),
    study=StudyType.GUIDELINE,
)

HANDS_ON_UNTESTED = Disagreement(
    "Hands-on care for osteoarthritis of the shoulder",
    "The guideline of 2023 says physical therapy may benefit and no one intervention is superior (best practice, little "
    "evidence); NICE NG226 names manual therapy only for hip and knee, beside exercise.",
    "Exercise is the core. How much hands-on care adds is not known.",
    ("michener-2023", "nice-ng226"),
)
osteoarthritis_shows_on_xray = Rule(
    asks="Does an X-ray show osteoarthritis in a shoulder that crunches, is stiff or hurts with use?",
    when=AllOf(
        IN_SHOULDER,
        Is(shoulder_tests.XRAY, "osteoarthritis"),
        AnyOf(
            Positive(joint_signs.CREPITUS),
            Positive(joint_signs.CAPSULAR),
            Positive(joint_signs.ACTIVITY_RELATED),
            on_the_painful_side(Positive(shoulder_tests.PASSIVE_LOSS)),
        ),
    ),
    then=(Supports(ARTHRITIS, ARTHRITIS_NAME, Band.HIGH), HANDS_ON_UNTESTED),
    evidence=(Cites("michener-2023"), Cites("nice-ng226")),
    says=Said(
        "Osteoarthritis on X-ray with signs that fit it; the picture alone would not count.",
        "Your shoulder joint has wear that fits your pain. Strength and motion help.",
    ),
    study=StudyType.GUIDELINE,
)
osteoarthritis_fits_without_xray = Rule(
    asks="Does a shoulder hurt with use from 45 years on, little stiff in the morning, with crepitus or capsular loss?",
    when=AllOf(
        IN_SHOULDER,
        AtLeastValue(patient.AGE, value("gh-oa/age")),
        Positive(joint_signs.ACTIVITY_RELATED),
        AtMost(complaint.MORNING_STIFFNESS, value("gh-oa/stiffness")),
        AnyOf(
            Positive(joint_signs.CREPITUS),
            Positive(joint_signs.CAPSULAR),
            Positive(joint_signs.BONY_ENLARGEMENT),
        ),
    ),
    then=(Supports(ARTHRITIS, ARTHRITIS_NAME, Band.MODERATE), HANDS_ON_UNTESTED),
    evidence=(Cites("nice-ng226"),),
    says=Said(
        "Clinical picture of osteoarthritis (45 or more, with use, short morning stiffness) with joint signs.",
        "Your age, the pain with use and the short morning stiffness fit joint wear.",
    ),
    study=StudyType.GUIDELINE,
)
shoulder_is_stiff_after_rest = Rule(
    asks="Is the shoulder stiff after a cast, sling, operation or long rest?",
    when=AllOf(
        IN_SHOULDER,
        Positive(joint_signs.IMMOBILIZED),
        AnyOf(
            Includes(joint_signs.LIMITED_MOTIONS, *joint_signs.LIMITED_MOTIONS.choices),
            on_the_painful_side(Positive(shoulder_tests.PASSIVE_LOSS)),
            EitherSide(Limited(motion_upper_limb.SHOULDER_FLEXION_PASSIVE)),
        ),
    ),
    then=Supports(STIFF, STIFF_NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Loss of motion after immobilization; keep to the limits of surgeon or fracture clinic.",
        "Your shoulder is stiff from rest. It loosens with steady work.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("shoulder", globals())
