"""Neck pain with mobility deficits and probable facet pain (guideline 2017, Schneider 2014)."""

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeast,
    Cites,
    DifferenceAtLeast,
    EitherSide,
    Includes,
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
from synovia.domain.strategy.effects import Disagreement, Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_NECK
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import motion, neck_tests, segments

CODE, NAME = "NP-MOB", "Neck pain with mobility deficits"
FACET, FACET_NAME = "CX-FACET", "Findings consistent with a cervical facet source"

MOTION_LIMITED = AnyOf(
    Includes(motion.LIMITED_NECK_MOTIONS, *motion.LIMITED_NECK_MOTIONS.choices),
    Limited(motion.CERVICAL_FLEXION),
    Limited(motion.CERVICAL_EXTENSION),
    EitherSide(Limited(motion.CERVICAL_ROTATION)),
    EitherSide(Limited(motion.CERVICAL_LATERAL_FLEXION)),
    DifferenceAtLeast(
        motion.CERVICAL_ROTATION.left,
        motion.CERVICAL_ROTATION.right,
        value("mobility/neck-rotation-difference"),
        either_way=True,
    ),
)
SEGMENT_STIFF = Includes(segments.NECK_STIFF, *segments.NECK_LEVELS)
SEGMENT_PAINFUL = AnyOf(
    Includes(segments.NECK_PAINFUL, *segments.NECK_LEVELS),
    EitherSide(Positive(segments.MANUAL_NECK_EXAMINATION)),
    EitherSide(Positive(segments.SEGMENTAL_TENDERNESS)),
    Positive(segments.MID_CERVICAL_SPRING_PAIN),
)
THORACIC_STIFF = Includes(segments.THORACIC_STIFF, *segments.THORACIC_LEVELS)
END_RANGE_PAIN = AnyOf(
    OneOf(motion.PAIN_IN_RANGE, "end_range", "sustained_end_range", "mid_range_worse_at_end"),
    Includes(motion.PAINFUL_NECK_MOTIONS, *motion.PAINFUL_NECK_MOTIONS.choices),
)

neck_motion_and_segments_are_restricted = Rule(
    asks="Is neck motion limited, with a stiff or painful segment?",
    when=AllOf(IN_NECK, MOTION_LIMITED, AnyOf(SEGMENT_STIFF, SEGMENT_PAINFUL)),
    then=Supports(CODE, NAME, Band.HIGH),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Limited neck motion with a restricted or provocative segment.",
        "Your neck is stiff, and one joint in it is sore. Easing that joint should help.",
    ),
    study=StudyType.GUIDELINE,
)
neck_is_stiff = Rule(
    asks="Is neck motion limited, or a segment of neck or upper back stiff?",
    when=AllOf(IN_NECK, AnyOf(MOTION_LIMITED, SEGMENT_STIFF, AllOf(THORACIC_STIFF, END_RANGE_PAIN))),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Limited motion or segmental restriction.",
        "Your neck is stiff. Movement and hands-on care can ease it.",
    ),
    study=StudyType.GUIDELINE,
)
neck_hurts_at_the_end_of_motion = Rule(
    asks="Does the neck hurt at the end of motion or on pressure, without a measured limit?",
    when=AllOf(IN_NECK, AnyOf(SEGMENT_PAINFUL, END_RANGE_PAIN)),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("blanpied-2017"),),
    says=Said(
        "Pain at end range or on segmental provocation.",
        "Your neck hurts at the end of a movement. Movement and hands-on care can ease it.",
    ),
    study=StudyType.GUIDELINE,
)
facet_source_is_probable = Rule(
    asks="Are manual examination, segmental tenderness and extension-rotation positive on one side?",
    when=AllOf(
        IN_NECK,
        EitherSide(
            AtLeast(
                3,
                Positive(segments.MANUAL_NECK_EXAMINATION),
                Positive(segments.SEGMENTAL_TENDERNESS),
                Positive(neck_tests.EXTENSION_ROTATION),
            )
        ),
    ),
    then=Supports(FACET, FACET_NAME, Band.HIGH, value("schneider-2014/three-of-three")),
    evidence=(Cites("schneider-2014"), Cites("king-2007", where="manual examination alone is not specific")),
    says=Said(
        "All three signs of the facet guide on one side; treated as mobility deficit, not an anatomical certainty.",
        "The signs fit a sore small joint of the neck.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
facet_source_is_possible = Rule(
    asks="Are two of the three facet signs positive on one side?",
    when=AllOf(
        IN_NECK,
        EitherSide(
            AtLeast(
                2,
                Positive(segments.MANUAL_NECK_EXAMINATION),
                Positive(segments.SEGMENTAL_TENDERNESS),
                Positive(neck_tests.EXTENSION_ROTATION),
            )
        ),
    ),
    then=Supports(FACET, FACET_NAME, Band.LOW),
    evidence=(Cites("schneider-2014"),),
    says=Said("Two of three facet signs.", "A small joint of the neck may be the sore spot."),
    study=StudyType.DIAGNOSTIC_STUDY,
)
manual_examination_stands_alone = Rule(
    asks="Is the manual examination the only sign of a neck facet source?",
    when=AllOf(
        IN_NECK,
        EitherSide(Positive(segments.MANUAL_NECK_EXAMINATION)),
        Not(EitherSide(Positive(segments.SEGMENTAL_TENDERNESS))),
        Not(EitherSide(Positive(neck_tests.EXTENSION_ROTATION))),
    ),
    then=(
        Mentions(
            "Manual examination alone does not single out a facet source (specificity about 0.4 in 173 people).",
            value("king-2007/manual"),
        ),
        Disagreement(
            "What a manual examination of the neck joints is worth",
            "In 20 people (1988) one examiner was always right; in 173 people (2007) the same examination was "
            "sensitive but not specific (LR+ about 1.3 to 1.7). Here it counts only with the other two signs.",
            "Studies do not agree on how well hands can find the sore neck joint.",
            ("jull-1988", "king-2007"),
        ),
    ),
    evidence=(Cites("king-2007"), Cites("jull-1988")),
    says=Said(
        "Manual examination positive, tenderness and extension-rotation negative: not specific.",
        "Feeling the joints alone cannot tell which one is sore.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
facet_source_is_unlikely = Rule(
    asks="Is there no segmental tenderness on either side?",
    when=AllOf(
        IN_NECK,
        Negative(segments.SEGMENTAL_TENDERNESS.left),
        Negative(segments.SEGMENTAL_TENDERNESS.right),
    ),
    then=Weakens(FACET, "No segmental tenderness on either side.", value("schneider-2014/tenderness")),
    evidence=(Cites("schneider-2014"),),
    says=Said(
        "No segmental tenderness: a facet source is unlikely (LR- 0.08).", "The small joints are not sore."
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)

RULES = named("neck", globals())
