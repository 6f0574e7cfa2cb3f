"""Neck pain with headache of cervical origin (guideline 2017, ICHD-3 11.2.1, Ogince 2007)."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Cites,
    DifferenceAtLeast,
    EitherSide,
    Includes,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Mentions
from synovia.domain.strategy.shared.criteria import IN_NECK
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.finding import Opposite
from synovia.domain.terms.findings import complaint, motion, neck_tests, segments

CODE, NAME = "NP-HA", "Neck pain with headache of cervical origin"

HEADACHE = AnyOf(
    Positive(neck_tests.HEADACHE),
    Positive(neck_tests.HEADACHE_REPRODUCED),
    Positive(neck_tests.HEADACHE_FROM_NECK),
    Includes(complaint.PAIN_AREAS, "head_occiput", "head_temple"),
)
FLEXION_ROTATION_POSITIVE = EitherSide(
    AnyOf(
        AtMost(motion.FLEXION_ROTATION_TEST, value("flexion-rotation/positive-at")),
        DifferenceAtLeast(
            Opposite(motion.FLEXION_ROTATION_TEST),
            motion.FLEXION_ROTATION_TEST,
            value("flexion-rotation/difference"),
        ),
    )
)
UPPER_NECK_PROVOKES = AnyOf(
    Positive(neck_tests.HEADACHE_REPRODUCED),
    Includes(segments.NECK_PAINFUL, *segments.UPPER_NECK_LEVELS),
)

headache_comes_from_the_upper_neck = Rule(
    asks="Is the headache reproduced from the upper neck, with a positive flexion-rotation test?",
    when=AllOf(IN_NECK, HEADACHE, FLEXION_ROTATION_POSITIVE, UPPER_NECK_PROVOKES),
    then=Supports(CODE, NAME, Band.HIGH, value("flexion-rotation/positive")),
    evidence=(Cites("blanpied-2017"), Cites("ogince-2007"), Cites("ichd-3", where="11.2.1")),
    says=Said(
        "Headache reproduced by upper neck provocation with a positive flexion-rotation test.",
        "Pressing and turning the top of your neck brings on your headache. It fits a headache from the neck.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
headache_behaves_like_one_from_the_neck = Rule(
    asks="Does the headache behave like one from the neck?",
    when=AllOf(
        IN_NECK,
        HEADACHE,
        AtLeast(
            2,
            FLEXION_ROTATION_POSITIVE,
            UPPER_NECK_PROVOKES,
            Positive(neck_tests.HEADACHE_FROM_NECK),
            Positive(neck_tests.HEADACHE_ONE_SIDED),
        ),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("blanpied-2017"), Cites("ichd-3", where="11.2.1")),
    says=Said(
        "Headache with at least two features of cervical origin.",
        "The headache acts like one that comes from the neck.",
    ),
    study=StudyType.GUIDELINE,
)
headache_may_come_from_the_neck = Rule(
    asks="Is there headache with any sign from the neck?",
    when=AllOf(
        IN_NECK,
        HEADACHE,
        AnyOf(
            FLEXION_ROTATION_POSITIVE,
            UPPER_NECK_PROVOKES,
            Positive(neck_tests.HEADACHE_FROM_NECK),
            Positive(neck_tests.HEADACHE_ONE_SIDED),
        ),
        Not(Positive(neck_tests.MIGRAINE_FEATURES)),
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Headache with one feature of cervical origin and no migraine features.",
        "The headache may come from the neck.",
    ),
    study=StudyType.GUIDELINE,
)
headache_has_features_of_migraine = Rule(
    asks="Does the headache have features of migraine?",
    when=AllOf(IN_NECK, Positive(neck_tests.MIGRAINE_FEATURES)),
    then=Mentions(
        "Migraine features: neck findings are common in migraine; involve the physician for the headache."
    ),
    evidence=(Cites("ichd-3"),),
    says=Said(
        "Migraine features; a mixed picture is common.",
        "Part of the headache may be migraine. Tell your doctor about it.",
    ),
    study=StudyType.CONSENSUS,
)

RULES = named("neck", globals())
