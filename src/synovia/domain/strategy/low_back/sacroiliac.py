"""Sacroiliac pain by provocation tests (Laslett 2005, van der Wurff 2006). Position tests are not used."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMostOf,
    Cites,
    EitherSide,
    Negative,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Weakens
from synovia.domain.strategy.low_back.leg_pain import CENTRALIZES
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import low_back_tests

CODE, NAME = "SIJ", "Findings consistent with a sacroiliac source"

SIX_TESTS = (
    Positive(low_back_tests.SIJ_DISTRACTION),
    EitherSide(Positive(low_back_tests.SIJ_THIGH_THRUST)),
    Positive(low_back_tests.SIJ_GAENSLEN.left),
    Positive(low_back_tests.SIJ_GAENSLEN.right),
    Positive(low_back_tests.SIJ_COMPRESSION),
    Positive(low_back_tests.SIJ_SACRAL_THRUST),
)
FIVE_TESTS = (
    Positive(low_back_tests.SIJ_DISTRACTION),
    EitherSide(Positive(low_back_tests.SIJ_THIGH_THRUST)),
    EitherSide(Positive(low_back_tests.SIJ_GAENSLEN)),
    Positive(low_back_tests.SIJ_COMPRESSION),
    EitherSide(Positive(low_back_tests.FABER)),
)
BEST_FOUR = (
    Positive(low_back_tests.SIJ_DISTRACTION),
    EitherSide(Positive(low_back_tests.SIJ_THIGH_THRUST)),
    Positive(low_back_tests.SIJ_COMPRESSION),
    Positive(low_back_tests.SIJ_SACRAL_THRUST),
)

sacroiliac_source_is_likely = Rule(
    asks="Are at least three of six provocation tests positive, without centralization?",
    when=AllOf(IN_LOW_BACK, AtLeast(3, *SIX_TESTS), Not(CENTRALIZES)),
    then=Supports(CODE, NAME, Band.HIGH, value("laslett-2003/three-without-centralization")),
    evidence=(Cites("laslett-2005"), Cites("laslett-2003")),
    says=Said(
        "At least three of six sacroiliac provocation tests and no centralization.",
        "Several tests point to a joint at the back of the pelvis.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
sacroiliac_source_is_possible = Rule(
    asks="Are at least three of six provocation tests positive?",
    when=AllOf(IN_LOW_BACK, AtLeast(3, *SIX_TESTS)),
    then=Supports(CODE, NAME, Band.MODERATE, value("laslett-2005/three-of-six")),
    evidence=(Cites("laslett-2005"),),
    says=Said(
        "At least three of six sacroiliac provocation tests; repeated movements complete the picture.",
        "Several tests point to a joint at the back of the pelvis.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
sacroiliac_five_tests_are_positive = Rule(
    asks="Are at least three of five provocation tests positive, FABER among them?",
    when=AllOf(IN_LOW_BACK, AtLeast(3, *FIVE_TESTS)),
    then=Supports(CODE, NAME, Band.MODERATE, value("vanderwurff-2006/three-of-five")),
    evidence=(Cites("vanderwurff-2006"),),
    says=Said("At least three of five tests with FABER.", "Several tests point to a joint of the pelvis."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
two_of_the_best_four_tests_are_positive = Rule(
    asks="Are two of the best four provocation tests positive, without centralization?",
    when=AllOf(IN_LOW_BACK, AtLeast(2, *BEST_FOUR), Not(CENTRALIZES)),
    then=Supports(CODE, NAME, Band.MODERATE, value("laslett-2005/two-of-four")),
    evidence=(Cites("laslett-2005"),),
    says=Said(
        "Two of distraction, thigh thrust, compression and sacral thrust: the short form of the six tests.",
        "Two tests point to a joint at the back of the pelvis.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
patient_points_to_the_sacroiliac_joint = Rule(
    asks="Does the patient point to the joint with one finger, without midline pain?",
    when=AllOf(
        IN_LOW_BACK,
        EitherSide(Positive(low_back_tests.FORTIN_FINGER)),
        AnyOf(Negative(low_back_tests.MIDLINE_PAIN), AtLeast(1, *SIX_TESTS)),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("fortin-1994"),),
    says=Said("Fortin finger sign; do the provocation tests.", "You point to a joint of the pelvis."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
sacroiliac_source_is_unlikely = Rule(
    asks="Are fewer than three of six provocation tests positive?",
    when=AllOf(IN_LOW_BACK, AtMostOf(2, *SIX_TESTS)),
    then=Weakens(CODE, "Fewer than three of six provocation tests.", value("laslett-2005/three-of-six")),
    evidence=(Cites("laslett-2005"),),
    says=Said(
        "Fewer than three of six tests: a sacroiliac source is unlikely.", "The pelvis joint is not sore."
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)

pain_that_centralizes_is_not_sacroiliac = Rule(
    asks="Does the pain centralize with repeated movement?",
    when=AllOf(IN_LOW_BACK, CENTRALIZES),
    then=Weakens(CODE, "The pain centralizes; provocation tests mislead in such people."),
    evidence=(Cites("laslett-2003"),),
    says=Said("Centralization: sacroiliac tests lose their worth.", "Your pain follows a direction instead."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
rising_and_one_sided_pain_fit_the_joint = Rule(
    asks="Does rising from sitting hurt, on one side without midline pain, with a positive test?",
    when=AllOf(
        IN_LOW_BACK,
        Positive(low_back_tests.RISING_FROM_SITTING),
        Negative(low_back_tests.MIDLINE_PAIN),
        AtLeast(1, *SIX_TESTS),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("young-2003"),),
    says=Said(
        "Pain on rising from sitting without midline pain, and one positive test: complete the six tests.",
        "Pain on standing up, on one side, can come from a joint of the pelvis.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("low-back", globals())
