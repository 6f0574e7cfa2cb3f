"""Knee osteoarthritis: ACR clinical criteria (Altman 1986), EULAR 2010, NICE; hip mobilization for it (Currier 2007)."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AtLeast,
    AtMost,
    AtMostOf,
    Below,
    Cites,
    EitherSide,
    Negative,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Favors, Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_KNEE, HurtsHere, on_the_painful_side
from synovia.domain.strategy.shared.leg_measures import KNEE_FLEXION, KNEE_STIFF, ROTATION, measured
from synovia.domain.strategy.shared.osteoarthritis import NICE_CRITERIA, disagreement
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, joint_signs, knee_tests, leg_function, patient

CODE, NAME = "KNEE-OA", "Findings consistent with knee osteoarthritis"
SAID = "Your findings fit a worn knee. Exercise helps it most."

CONFLICT = disagreement(
    "knee",
    "Trials found a benefit with exercise (Deyle 2000 and 2005, Abbott 2013); AAOS 2021 sees limited support.",
    "deyle-2000",
    "deyle-2005",
    "abbott-2013",
    "aaos-knee-2021",
)
SIX_CRITERIA = (
    Above(patient.AGE, value("altman-1986/age")),
    Below(complaint.MORNING_STIFFNESS, value("altman-1986/stiffness")),
    Positive(joint_signs.CREPITUS),
    Positive(joint_signs.BONY_TENDERNESS),
    Positive(joint_signs.BONY_ENLARGEMENT),
    Negative(joint_signs.WARMTH),
)
THREE_OF_SIX = AtLeast(3, *SIX_CRITERIA)
EULAR_SIX = AllOf(
    Positive(joint_signs.ACTIVITY_RELATED),
    AtMost(complaint.MORNING_STIFFNESS, value("zhang-2010/stiffness")),
    Positive(leg_function.FUNCTION_REDUCED),
    Positive(joint_signs.CREPITUS),
    Positive(joint_signs.BONY_ENLARGEMENT),
    on_the_painful_side(KNEE_STIFF),
)


def _currier(needed: int) -> EitherSide:
    return EitherSide(
        AllOf(
            HurtsHere(),
            AtLeast(
                needed,
                Positive(knee_tests.HIP_OR_GROIN_PAIN),
                Positive(knee_tests.THIGH_PAIN),
                measured(Below, KNEE_FLEXION, "currier-2007/flexion"),
                measured(Below, ROTATION, "currier-2007/rotation"),
                Positive(knee_tests.HIP_DISTRACTION_PAIN),
            ),
        )
    )


knee_osteoarthritis_meets_all_signs = Rule(
    asks="Do three symptoms and three signs of knee osteoarthritis stand together?",
    when=AllOf(IN_KNEE, EULAR_SIX),
    then=(Supports(CODE, NAME, Band.HIGH, value("zhang-2010/six-of-six")), CONFLICT),
    evidence=(Cites("zhang-2010"),),
    says=Said(
        "Pain with use, short stiffness, reduced function; crepitus, restricted motion, bony enlargement.",
        SAID,
    ),
    study=StudyType.GUIDELINE,
)
knee_osteoarthritis_meets_altman = Rule(
    asks="Are at least three of six clinical criteria of knee osteoarthritis met?",
    when=AllOf(IN_KNEE, THREE_OF_SIX),
    then=(Supports(CODE, NAME, Band.MODERATE, value("altman-1986/three-of-six")), CONFLICT),
    evidence=(Cites("altman-1986"),),
    says=Said(
        "At least three of six: over 50, stiffness under 30 minutes, crepitus, bony tenderness, bony enlargement, no warmth.",
        SAID,
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
knee_osteoarthritis_by_age_and_activity = Rule(
    asks="Is it knee pain with activity at 45 or over, with little morning stiffness?",
    when=AllOf(IN_KNEE, NICE_CRITERIA),
    then=(Supports(CODE, NAME, Band.MODERATE), CONFLICT),
    evidence=(Cites("nice-ng226"),),
    says=Said("NICE: a clinical diagnosis; no imaging is needed.", SAID),
    study=StudyType.GUIDELINE,
)
knee_osteoarthritis_is_unlikely = Rule(
    asks="Do no more than two of six clinical criteria stand?",
    when=AllOf(IN_KNEE, AtMostOf(2, *SIX_CRITERIA)),
    then=Weakens(CODE, "No more than two of six clinical criteria.", value("altman-1986/three-of-six")),
    evidence=(Cites("altman-1986"),),
    says=Said("No more than two of six criteria: less likely.", "A worn knee is less likely."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
hip_mobilization_may_help_the_knee = Rule(
    asks="Do at least two of five signs foretell a quick response of the knee to hip mobilization?",
    when=AllOf(IN_KNEE, THREE_OF_SIX, _currier(2)),
    then=Favors(
        "M-HIP",
        "At least two of five signs of quick response to hip mobilization; a derivation-only rule, never the sole reason.",
        value("currier-2007/two-of-five"),
    ),
    evidence=(Cites("currier-2007"),),
    says=Said(
        "At least two of five: hip or groin pain, front-of-thigh pain, knee flexion under 122°, hip rotation under 17°, "
        "pain on hip distraction. Derivation only.",
        "Your hip may be part of it. Loosening it can ease the knee.",
    ),
    study=StudyType.DERIVATION_RULE,
)
one_sign_of_help_from_the_hip = Rule(
    asks="Is at least one of five signs of response to hip mobilization present?",
    when=AllOf(IN_KNEE, THREE_OF_SIX, _currier(1)),
    then=Mentions(
        "One of five signs of response to hip mobilization (ratio 5.1, derivation only): examine the hip.",
        value("currier-2007/one-of-five"),
    ),
    evidence=(Cites("currier-2007"),),
    says=Said("One of five signs: examine the hip too. Derivation only."),
    study=StudyType.DERIVATION_RULE,
)

RULES = named("knee", globals())
