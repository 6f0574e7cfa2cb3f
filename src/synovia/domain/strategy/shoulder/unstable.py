"""The unstable shoulder and the joint on top of it: well-known tests only (Farber 2006, Chronopoulos 2004)."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Blocks,
    Cites,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Disagreement
from synovia.domain.strategy.shared.criteria import IN_SHOULDER, on_the_painful_side
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import joint_signs, shoulder_tests
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass

CODE, NAME = "GH-INSTAB", "Findings consistent with anterior instability of the shoulder"
TOP, TOP_NAME = "AC-JOINT", "Pain consistent with the acromioclavicular joint"

FEAR = Positive(shoulder_tests.APPREHENSION)
HELD_BACK = (
    Blocks(
        TechniqueClass.THR_P,
        TechniqueClass.M34,
        TechniqueClass.STR,
        at=Place.SHOULDER,
        scope=Scope.LOCAL,
        note="the loose capsule is not stretched",
    ),
    Refers(
        ActionLevel.PRECAUTION,
        "orthopedic surgeon for an opinion when it slips again, above all under 25 years",
        Urgency.ROUTINE,
        "Ask a bone and joint doctor if it slips out again.",
    ),
)
TESTS_DEBATED = Disagreement(
    "Tests of the acromioclavicular joint",
    "Cross-body adduction did well in surgical patients (Chronopoulos 2004); in primary care no traditional test foretold "
    "relief by a guided block (Cadogan 2013).",
    "Tests of this joint are not very sure.",
    ("chronopoulos-2004", "cadogan-2013"),
)

shoulder_is_unstable = Rule(
    asks="Does fear of slipping out come with relief by relocation, or after a dislocation?",
    when=AllOf(
        IN_SHOULDER,
        on_the_painful_side(
            FEAR, AnyOf(Positive(shoulder_tests.RELOCATION), Positive(shoulder_tests.DISLOCATED))
        ),
    ),
    then=(Supports(CODE, NAME, Band.HIGH, value("farber-2006/apprehension")), *HELD_BACK),
    evidence=(Cites("farber-2006"),),
    says=Said(
        "Apprehension with relief by relocation or with a dislocation before: anterior instability.",
        "Your shoulder feels as if it slips. Strong muscles hold it better.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
shoulder_may_be_unstable = Rule(
    asks="Does the shoulder bring fear of slipping out, or give way after a dislocation?",
    when=AllOf(
        IN_SHOULDER,
        on_the_painful_side(
            AnyOf(FEAR, AllOf(Positive(shoulder_tests.DISLOCATED), Positive(joint_signs.GIVING_WAY)))
        ),
    ),
    then=(Supports(CODE, NAME, Band.MODERATE), *HELD_BACK),
    evidence=(Cites("farber-2006"), Cites("medical-teaching")),
    says=Said(
        "Apprehension alone, or giving way after a dislocation.",
        "Your shoulder may be loose. We do not stretch it.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
acromioclavicular_joint_is_sore = Rule(
    asks="Is the acromioclavicular joint tender, and does cross-body adduction hurt there?",
    when=AllOf(
        IN_SHOULDER,
        on_the_painful_side(Positive(shoulder_tests.AC_TENDER), Positive(shoulder_tests.CROSS_BODY)),
    ),
    then=(Supports(TOP, TOP_NAME, Band.MODERATE, value("chronopoulos-2004/cross-body")), TESTS_DEBATED),
    evidence=(Cites("chronopoulos-2004"), Cites("cadogan-2013")),
    says=Said(
        "Tenderness and cross-body adduction both point to the acromioclavicular joint.",
        "The small joint on top of your shoulder is sore.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
acromioclavicular_joint_may_be_sore = Rule(
    asks="Is the acromioclavicular joint tender, or does cross-body adduction hurt there?",
    when=AllOf(
        IN_SHOULDER,
        on_the_painful_side(AnyOf(Positive(shoulder_tests.AC_TENDER), Positive(shoulder_tests.CROSS_BODY))),
    ),
    then=Supports(TOP, TOP_NAME, Band.LOW),
    evidence=(Cites("chronopoulos-2004"),),
    says=Said("One sign of the acromioclavicular joint.", "The joint on top of your shoulder may be sore."),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("shoulder", globals())
