"""Hip osteoarthritis: Altman 1991, Sutlive 2008, the guideline of 2017 (Cibulka) and the clinical diagnosis of NICE."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
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
from synovia.domain.strategy.effects import Weakens
from synovia.domain.strategy.shared.criteria import IN_HIP, HurtsHere, on_the_painful_side
from synovia.domain.strategy.shared.leg_measures import HIP_FLEXION, ROTATION, less_than_across, measured
from synovia.domain.strategy.shared.osteoarthritis import NICE_CRITERIA, disagreement
from synovia.domain.terms.evidence import Band, Grade, StudyType
from synovia.domain.terms.findings import complaint, hip_tests, joint_signs, leg_function, patient

CODE, NAME = "HIP-OA", "Findings consistent with hip osteoarthritis"
SAID = "Your findings fit a worn hip. Exercise helps it most."

CONFLICT = disagreement(
    "hip",
    "JOSPT 2017 recommends it with exercise in mild to moderate disease (A, recalled; a revision of 2025 was not read).",
    "cibulka-2017",
)
STIFF_HIP = AllOf(
    measured(Below, ROTATION, "altman-1991/rotation"), measured(AtMost, HIP_FLEXION, "altman-1991/flexion")
)
SORE_HIP = AllOf(
    measured(AtLeastValue, ROTATION, "altman-1991/rotation"),
    Positive(hip_tests.ROTATION_PAIN),
    AtMost(complaint.MORNING_STIFFNESS, value("altman-1991/stiffness")),
    Above(patient.AGE, value("altman-1991/age")),
)
ALTMAN = on_the_painful_side(AnyOf(STIFF_HIP, SORE_HIP))
NOT_ALTMAN = on_the_painful_side(
    AnyOf(
        AllOf(
            measured(Below, ROTATION, "altman-1991/rotation"),
            measured(Above, HIP_FLEXION, "altman-1991/flexion"),
        ),
        AllOf(
            measured(AtLeastValue, ROTATION, "altman-1991/rotation"),
            AnyOf(
                Negative(hip_tests.ROTATION_PAIN),
                Above(complaint.MORNING_STIFFNESS, value("altman-1991/stiffness")),
                AtMost(patient.AGE, value("altman-1991/age")),
            ),
        ),
    )
)
GUIDELINE = AllOf(
    Above(patient.AGE, value("cibulka-2017/age")),
    Positive(joint_signs.WEIGHT_BEARING_PAIN),
    Below(complaint.MORNING_STIFFNESS, value("cibulka-2017/stiffness")),
    on_the_painful_side(
        AnyOf(
            measured(Below, ROTATION, "cibulka-2017/rotation"),
            AllOf(
                less_than_across(ROTATION, "cibulka-2017/difference"),
                less_than_across(HIP_FLEXION, "cibulka-2017/difference"),
            ),
            Positive(hip_tests.ROTATION_PAIN),
        )
    ),
)


def _sutlive(needed: int) -> EitherSide:
    return EitherSide(
        AllOf(
            HurtsHere(),
            AtLeast(
                needed,
                Positive(leg_function.SQUAT_PAIN),
                Positive(hip_tests.FLEXION_LATERAL_PAIN),
                Positive(hip_tests.SCOUR),
                Positive(hip_tests.EXTENSION_PAIN),
                measured(AtMost, ROTATION, "sutlive-2008/rotation"),
            ),
        )
    )


hip_osteoarthritis_meets_the_guideline = Rule(
    asks="Does the hip meet the criteria of the hip guideline?",
    when=AllOf(IN_HIP, GUIDELINE),
    then=(Supports(CODE, NAME, Band.HIGH), CONFLICT),
    evidence=(Cites("cibulka-2017", Grade.A),),
    says=Said(
        "Over 50, pain on weight bearing, morning stiffness under an hour, and little or painful internal rotation.",
        SAID,
    ),
    study=StudyType.GUIDELINE,
)
hip_osteoarthritis_meets_altman = Rule(
    asks="Does the hip meet the clinical criteria of Altman?",
    when=AllOf(IN_HIP, ALTMAN),
    then=(Supports(CODE, NAME, Band.MODERATE, value("altman-1991/clinical")), CONFLICT),
    evidence=(Cites("altman-1991"),),
    says=Said(
        "Internal rotation under 15° with flexion of 115° or less; or 15° and more with pain on rotation, stiffness up to "
        "an hour and age over 50.",
        SAID,
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
hip_osteoarthritis_has_four_signs = Rule(
    asks="Are at least four of five signs of hip osteoarthritis present?",
    when=AllOf(IN_HIP, _sutlive(4)),
    then=(Supports(CODE, NAME, Band.MODERATE, value("sutlive-2008/four-of-five")), CONFLICT),
    evidence=(Cites("sutlive-2008"),),
    says=Said(
        "At least four of five: squat, active flexion at the side, scour, active extension, rotation of 25° or less. "
        "Derivation only: supporting, never the sole reason.",
        SAID,
    ),
    study=StudyType.DERIVATION_RULE,
)
hip_osteoarthritis_has_three_signs = Rule(
    asks="Are at least three of five signs of hip osteoarthritis present?",
    when=AllOf(IN_HIP, _sutlive(3)),
    then=(Supports(CODE, NAME, Band.MODERATE, value("sutlive-2008/three-of-five")), CONFLICT),
    evidence=(Cites("sutlive-2008"),),
    says=Said("At least three of five signs. Derivation only: supporting, never the sole reason.", SAID),
    study=StudyType.DERIVATION_RULE,
)
hip_osteoarthritis_by_age_and_activity = Rule(
    asks="Is it pain with activity at 45 or over, with little morning stiffness?",
    when=AllOf(IN_HIP, NICE_CRITERIA),
    then=(Supports(CODE, NAME, Band.LOW), CONFLICT),
    evidence=(Cites("nice-ng226"),),
    says=Said("NICE: diagnose without imaging; examine the hip to tell it from other sources.", SAID),
    study=StudyType.GUIDELINE,
)
hip_osteoarthritis_is_unlikely = Rule(
    asks="Are the clinical criteria of Altman not met?",
    when=AllOf(IN_HIP, NOT_ALTMAN),
    then=Weakens(CODE, "The clinical criteria of Altman are not met.", value("altman-1991/clinical")),
    evidence=(Cites("altman-1991"),),
    says=Said("Criteria of Altman not met: less likely (LR- 0.19).", "A worn hip is less likely."),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("hip", globals())
