"""Low back pain with leg pain: directional preference, and radicular pain (guidelines 2012 and 2021)."""

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Blocks,
    Cites,
    EitherSide,
    Includes,
    Is,
    Limits,
    Negative,
    Not,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import AdvisesAgainst, Disagreement, Prefers, Weakens
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, LEG_BELOW_KNEE, LEG_SYMPTOMS, ROOT_DEFICIT
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, low_back_tests, mechanism, motion, posture, roots
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass

REFERRED, REFERRED_NAME = "LBP-REF", "Low back pain with related leg pain and a directional preference"
RADICULAR, RADICULAR_NAME = "LBP-RAD", "Low back pain with radiating pain, consistent with a lumbar root"

TENSION = EitherSide(
    AnyOf(
        Positive(low_back_tests.SLR),
        Positive(low_back_tests.SLUMP),
        Positive(low_back_tests.CROSSED_SLR),
        Positive(low_back_tests.FEMORAL_NERVE),
    )
)
ROOT_PATTERN = AnyOf(
    OneOf(mechanism.DERMATOMAL, "L1", "L2", "L3", "L4", "L5", "S1", "S2"),
    Positive(mechanism.NARROW_LANCINATING),
)
CENTRALIZES_EXTENSION = Is(low_back_tests.REPEATED_EXTENSION, "centralizes")
CENTRALIZES_FLEXION = Is(low_back_tests.REPEATED_FLEXION, "centralizes")
CENTRALIZES_SIDE = Is(low_back_tests.REPEATED_SIDE_GLIDE, "centralizes")
CENTRALIZES = AnyOf(CENTRALIZES_EXTENSION, CENTRALIZES_FLEXION, CENTRALIZES_SIDE)
PERIPHERALIZES = AnyOf(
    Is(low_back_tests.REPEATED_EXTENSION, "peripheralizes"),
    Is(low_back_tests.REPEATED_FLEXION, "peripheralizes"),
)

HELD_BACK = (
    Blocks(
        TechniqueClass.THR_L,
        TechniqueClass.THR_SI,
        note="The Dutch guideline prefers no manipulation in a radicular syndrome.",
    ),
    Limits(
        "Opening positions and low grades first; no end-range extension, no vigorous tensioner.",
        TechniqueClass.M34,
        TechniqueClass.NEU,
        at=Place.LUMBAR,
    ),
)
GUIDELINES_DISAGREE = Disagreement(
    "Manual therapy for radicular low back pain",
    "KNGF 2021 prefers no mobilization or manipulation in lumbosacral radicular syndrome; the 2021 JOSPT "
    "guideline says thrust or non-thrust mobilization and neural mobilization may be used (B, chronic). "
    "Default here: low-grade opening mobilization and nerve gliding, no thrust.",
    "Guidelines do not agree on hands-on care for leg pain from a nerve. We keep it gentle and add exercise.",
    ("kngf-2021", "george-2021"),
)
NO_TRACTION = AdvisesAgainst(
    TechniqueClass.TRX,
    Place.LUMBAR,
    "Mechanical traction should not be used with chronic leg pain (2021), is not offered (NICE NG59) and is "
    "conditionally advised against (WHO 2023).",
    "A pull by machine does not help the low back.",
    ("george-2021", "nice-ng59", "who-2023"),
)


def _prefers(direction: str, when: Is, movement: str) -> Rule:
    return Rule(
        asks=f"Does repeated {movement} move the pain toward the spine?",
        when=AllOf(IN_LOW_BACK, when),
        then=(
            Supports(REFERRED, REFERRED_NAME, Band.HIGH, value("centralization/disc")),
            Prefers(direction),
        ),
        evidence=(Cites("delitto-2012"), Cites("long-2004"), Cites("laslett-2005-centralization")),
        says=Said(
            f"Symptoms centralize with repeated {movement}: directional preference, good prognosis.",
            f"Repeated {movement} moves your pain toward the back. That is a good sign.",
        ),
        study=StudyType.TRIAL,
    )


bending_backward_centralizes = _prefers("extension", CENTRALIZES_EXTENSION, "bending backward")
bending_forward_centralizes = _prefers("flexion", CENTRALIZES_FLEXION, "bending forward")
side_gliding_centralizes = _prefers("side_glide", CENTRALIZES_SIDE, "side gliding")

trunk_is_shifted = Rule(
    asks="Does the trunk stand shifted, with leg or buttock pain?",
    when=AllOf(
        IN_LOW_BACK,
        OneOf(low_back_tests.LATERAL_SHIFT, "left", "right"),
        OneOf(complaint.LEG_SYMPTOMS, "buttock", "thigh", "below_knee", "foot"),
    ),
    then=Supports(REFERRED, REFERRED_NAME, Band.LOW),
    evidence=(Cites("delitto-2012"),),
    says=Said("Lateral shift with leg pain: test repeated side gliding.", "Your trunk leans to one side."),
    study=StudyType.GUIDELINE,
)
flat_or_stiff_extension_with_leg_pain = Rule(
    asks="Is the low back curve flat or extension limited, with leg or buttock pain?",
    when=AllOf(
        IN_LOW_BACK,
        OneOf(complaint.LEG_SYMPTOMS, "buttock", "thigh", "below_knee", "foot"),
        AnyOf(
            Is(posture.LORDOSIS, "reduced"),
            Limited(motion.LUMBAR_EXTENSION),
            Includes(motion.LIMITED_LOW_BACK_MOTIONS, "extension"),
        ),
    ),
    then=Supports(REFERRED, REFERRED_NAME, Band.LOW),
    evidence=(Cites("delitto-2012"),),
    says=Said(
        "Leg or buttock pain with a flat curve or limited extension: test repeated movements.",
        "Repeated movements may show which direction eases your pain.",
    ),
    study=StudyType.GUIDELINE,
)
a_direction_eases = Rule(
    asks="Does repeated movement in one direction ease leg or buttock pain?",
    when=AllOf(
        IN_LOW_BACK,
        OneOf(complaint.LEG_SYMPTOMS, "buttock", "thigh", "below_knee", "foot"),
        AnyOf(
            Is(low_back_tests.REPEATED_EXTENSION, "better"),
            Is(low_back_tests.REPEATED_FLEXION, "better"),
            Is(low_back_tests.REPEATED_SIDE_GLIDE, "better"),
        ),
    ),
    then=Supports(REFERRED, REFERRED_NAME, Band.MODERATE),
    evidence=(Cites("delitto-2012"),),
    says=Said("One direction eases, without centralization.", "Moving in one direction eases your pain."),
    study=StudyType.GUIDELINE,
)
radicular_pain_is_likely = Rule(
    asks="Do leg symptoms and a nerve tension test point to a lumbar root?",
    when=AllOf(
        IN_LOW_BACK,
        TENSION,
        AnyOf(LEG_BELOW_KNEE, ROOT_PATTERN, ROOT_DEFICIT),
    ),
    then=(
        Supports(RADICULAR, RADICULAR_NAME, Band.HIGH),
        *HELD_BACK,
        GUIDELINES_DISAGREE,
        NO_TRACTION,
    ),
    evidence=(Cites("delitto-2012"), Cites("majlesi-2008"), Cites("vanderwindt-2010")),
    says=Said(
        "Nerve tension test positive with symptoms below the knee, a root pattern or a deficit.",
        "The tests fit a sore nerve in the low back.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
leg_pain_comes_with_a_root_deficit = Rule(
    asks="Does leg pain come with a loss of power, reflex or feeling?",
    when=AllOf(IN_LOW_BACK, LEG_SYMPTOMS, ROOT_DEFICIT),
    then=(Supports(RADICULAR, RADICULAR_NAME, Band.HIGH), *HELD_BACK, GUIDELINES_DISAGREE, NO_TRACTION),
    evidence=(Cites("delitto-2012"), Cites("vanderwindt-2010")),
    says=Said(
        "Leg symptoms with a root deficit.",
        "The leg pain, with a change of strength, reflex or feeling, fits a sore nerve in the low back.",
    ),
    study=StudyType.GUIDELINE,
)
root_muscle_is_weak_with_leg_pain = Rule(
    asks="Is the key muscle of a lumbar root weak, with leg symptoms?",
    when=AllOf(IN_LOW_BACK, LEG_SYMPTOMS, Includes(roots.WEAK_MYOTOMES, *roots.ROOTS)),
    then=(Supports(RADICULAR, RADICULAR_NAME, Band.HIGH), *HELD_BACK, GUIDELINES_DISAGREE, NO_TRACTION),
    evidence=(Cites("delitto-2012"), Cites("vanderwindt-2010")),
    says=Said(
        "Leg symptoms with a weak key muscle.",
        "The leg pain, with a weak muscle, fits a sore nerve in the low back.",
    ),
    study=StudyType.GUIDELINE,
)
slump_reproduces_leg_symptoms = Rule(
    asks="Does the slump test reproduce leg symptoms?",
    when=AllOf(IN_LOW_BACK, LEG_SYMPTOMS, EitherSide(Positive(low_back_tests.SLUMP))),
    then=Supports(RADICULAR, RADICULAR_NAME, Band.MODERATE, value("slump/positive")),
    evidence=(Cites("majlesi-2008"),),
    says=Said(
        "Slump test positive (sensitivity 0.84, specificity 0.83).",
        "The tests fit a sore nerve in the low back.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
crossed_leg_raise_is_positive = Rule(
    asks="Is the crossed straight leg raise positive, with leg symptoms?",
    when=AllOf(IN_LOW_BACK, LEG_SYMPTOMS, EitherSide(Positive(low_back_tests.CROSSED_SLR))),
    then=Supports(RADICULAR, RADICULAR_NAME, Band.MODERATE, value("crossed-straight-leg-raise/positive")),
    evidence=(Cites("vanderwindt-2010"),),
    says=Said(
        "Crossed straight leg raise positive: specific for a disc-related root (specificity 0.90).",
        "The tests fit a sore nerve in the low back.",
    ),
    study=StudyType.SYSTEMATIC_REVIEW,
)
leg_pain_may_be_radicular = Rule(
    asks="Do leg symptoms leave a radicular source open?",
    when=AllOf(
        IN_LOW_BACK,
        LEG_SYMPTOMS,
        AnyOf(TENSION, ROOT_PATTERN, AllOf(LEG_BELOW_KNEE, PERIPHERALIZES)),
    ),
    then=(Supports(RADICULAR, RADICULAR_NAME, Band.MODERATE), GUIDELINES_DISAGREE, NO_TRACTION),
    evidence=(Cites("delitto-2012"),),
    says=Said(
        "Leg symptoms with a tension sign, a root pattern or peripheralization.",
        "Some signs fit a sore nerve in the low back.",
    ),
    study=StudyType.GUIDELINE,
)
traction_was_once_matched_to_these_signs = Rule(
    asks="Does the pain peripheralize without a direction, or is the crossed straight leg raise positive?",
    when=AllOf(
        IN_LOW_BACK,
        LEG_SYMPTOMS,
        AnyOf(PERIPHERALIZES, EitherSide(Positive(low_back_tests.CROSSED_SLR))),
        Not(CENTRALIZES),
    ),
    then=(
        Disagreement(
            "Lumbar traction for leg pain that no direction eases",
            "Older classification matched traction to these signs and the 2012 guideline called the evidence "
            "conflicting; the 2021 guideline, NICE NG59 and WHO 2023 advise against it. Not offered.",
            "Guidelines used to differ on a pull by machine. Today they advise against it.",
            ("alrwaily-2016", "delitto-2012", "george-2021", "nice-ng59", "who-2023"),
        ),
        NO_TRACTION,
    ),
    evidence=(Cites("delitto-2012"), Cites("george-2021"), Cites("nice-ng59"), Cites("who-2023")),
    says=Said("Signs once matched to traction; guidelines now advise against it.", ""),
    study=StudyType.GUIDELINE,
)
leg_pain_below_the_knee_may_be_radicular = Rule(
    asks="Do symptoms below one knee leave a radicular source open?",
    when=AllOf(IN_LOW_BACK, LEG_BELOW_KNEE),
    then=Supports(RADICULAR, RADICULAR_NAME, Band.LOW),
    evidence=(Cites("delitto-2012"),),
    says=Said(
        "Symptoms below the knee: complete the nerve tension tests and the neurological screen.",
        "Leg pain can come from a back nerve; more tests would tell.",
    ),
    study=StudyType.GUIDELINE,
)
leg_raise_is_free_on_both_sides = Rule(
    asks="Is the straight leg raise free on both sides?",
    when=AllOf(IN_LOW_BACK, Negative(low_back_tests.SLR.left), Negative(low_back_tests.SLR.right)),
    then=Weakens(
        RADICULAR,
        "The straight leg raise is free on both sides.",
        value("straight-leg-raise/positive"),
    ),
    evidence=(Cites("vanderwindt-2010"),),
    says=Said(
        "A free straight leg raise makes a disc-related root less likely (LR- 0.29 in surgical cohorts).",
        "A sore nerve root is less likely.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("low-back", globals())
