"""Arm complaints that may come from the neck: the neck is examined before shoulder, elbow or hand is treated for it."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Cites,
    EitherSide,
    Includes,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Mentions
from synovia.domain.strategy.shared.criteria import IN_ARM
from synovia.domain.strategy.shared.neck_root import CODE, HELD_BACK, NAME, THREE_ROOT_SIGNS
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import arm_from_neck, mechanism, neck_tests, roots

EXAMINE = Mentions(
    "The arm pain may come from the neck: examine the neck (nerve tension, Spurling, distraction, rotation, power, "
    "reflexes, feeling) before the joint is treated as the only source."
)
PATIENT = "Your arm pain may come from your neck, so we look at the neck too."

neck_root_signs_stand_in_an_arm_complaint = Rule(
    asks="Do three of four root signs of the neck stand on one side in a complaint of the arm?",
    when=AllOf(IN_ARM, THREE_ROOT_SIGNS),
    then=(
        Supports(CODE, NAME, Band.MODERATE, value("wainner-2003/three-of-four")),
        EXAMINE,
        *HELD_BACK,
    ),
    evidence=(Cites("wainner-2003", where="cluster of four"), Cites("blanpied-2017")),
    says=Said("At least three of four root signs: the arm pain is consistent with a neck root.", PATIENT),
    study=StudyType.DIAGNOSTIC_STUDY,
)
neck_movement_changes_the_arm_pain = Rule(
    asks="Does moving the neck bring on or change the arm pain?",
    when=AllOf(IN_ARM, Positive(arm_from_neck.NECK_PROVOKES)),
    then=(Supports(CODE, NAME, Band.LOW), EXAMINE),
    evidence=(Cites("blanpied-2017"),),
    says=Said("Neck movement provokes the arm pain: a source in the neck is possible.", PATIENT),
    study=StudyType.GUIDELINE,
)
arm_pain_follows_a_neck_root = Rule(
    asks="Do the arm symptoms follow a neck root, or is a key muscle of the arm weak?",
    when=AllOf(
        IN_ARM,
        AnyOf(
            OneOf(mechanism.DERMATOMAL, "C4", "C5", "C6", "C7", "C8", "T1"),
            Includes(roots.WEAK_MYOTOMES, "C5", "C6", "C7", "C8", "T1"),
            Includes(roots.NUMB_DERMATOMES, "C4", "C5", "C6", "C7", "C8", "T1"),
        ),
    ),
    then=(Supports(CODE, NAME, Band.LOW), EXAMINE, *HELD_BACK),
    evidence=(Cites("blanpied-2017"),),
    says=Said("Symptoms or a deficit in the pattern of a neck root; patterns vary widely.", PATIENT),
    study=StudyType.GUIDELINE,
)
root_test_of_the_neck_is_positive = Rule(
    asks="Is a root test of the neck positive in a complaint of the arm?",
    when=AllOf(IN_ARM, EitherSide(AnyOf(Positive(neck_tests.ULTT_A), Positive(neck_tests.SPURLING_A)))),
    then=(Supports(CODE, NAME, Band.LOW), EXAMINE, *HELD_BACK),
    evidence=(Cites("wainner-2003"),),
    says=Said("One root test of the neck is positive: complete the cluster.", PATIENT),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("arm-from-neck", globals())
