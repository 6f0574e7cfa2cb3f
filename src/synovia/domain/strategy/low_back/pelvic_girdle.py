"""Pelvic girdle pain in and after pregnancy (European guidelines 2008)."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Cites,
    EitherSide,
    Includes,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Mentions
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, low_back_tests, pregnancy

CODE, NAME = "PGP", "Pelvic girdle pain in or after pregnancy"

WITH_CHILD = AnyOf(
    Positive(pregnancy.PREGNANT),
    AtMost(pregnancy.POSTPARTUM_WEEKS, value("pelvic-girdle/weeks-after-birth")),
)
PELVIS_HURTS = AnyOf(
    Includes(
        complaint.PAIN_AREAS,
        "sacroiliac_left",
        "sacroiliac_right",
        "buttock_left",
        "buttock_right",
        "groin_left",
        "groin_right",
    ),
    EitherSide(Positive(low_back_tests.FORTIN_FINGER)),
    Positive(low_back_tests.SYMPHYSIS_TENDER),
)
TESTS = (
    EitherSide(Positive(low_back_tests.SIJ_THIGH_THRUST)),
    EitherSide(Positive(low_back_tests.FABER)),
    EitherSide(Positive(low_back_tests.SIJ_GAENSLEN)),
    EitherSide(Positive(low_back_tests.DORSAL_LIGAMENT)),
    Positive(low_back_tests.SYMPHYSIS_TENDER),
    EitherSide(Positive(low_back_tests.ACTIVE_LEG_RAISE)),
)

pelvic_girdle_pain_is_likely = Rule(
    asks="In or after pregnancy: does the pelvis hurt, with two tests of the pelvic girdle positive?",
    when=AllOf(IN_LOW_BACK, WITH_CHILD, PELVIS_HURTS, AtLeast(2, *TESTS)),
    then=(
        Supports(CODE, NAME, Band.HIGH),
        Mentions(
            "The guideline of 2008 names the tests (thigh thrust, FABER, Gaenslen, dorsal ligament, symphysis; active "
            "leg raise for function); the count of two is ours."
        ),
    ),
    evidence=(Cites("vleeming-2008"),),
    says=Said(
        "Pain of the pelvic girdle with two positive tests, in or after pregnancy.",
        "Your pelvis joints are sore, as in many pregnancies. It mostly eases after birth.",
    ),
    study=StudyType.GUIDELINE,
)
pelvic_girdle_pain_is_possible = Rule(
    asks="In or after pregnancy: does the pelvis hurt, with one test of the pelvic girdle positive?",
    when=AllOf(IN_LOW_BACK, WITH_CHILD, PELVIS_HURTS, AtLeast(1, *TESTS)),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("vleeming-2008"),),
    says=Said(
        "Pain of the pelvic girdle with one positive test, in or after pregnancy.",
        "Your pelvis joints may be sore, as in many pregnancies.",
    ),
    study=StudyType.GUIDELINE,
)
pelvis_hurts_in_pregnancy = Rule(
    asks="In or after pregnancy: does the pelvis hurt?",
    when=AllOf(IN_LOW_BACK, WITH_CHILD, PELVIS_HURTS),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("vleeming-2008"),),
    says=Said(
        "Pain between the iliac crest and the gluteal fold or at the symphysis: do the pelvic girdle tests.",
        "Pelvis pain is common in pregnancy. A few tests will tell more.",
    ),
    study=StudyType.GUIDELINE,
)

RULES = named("low-back", globals())
