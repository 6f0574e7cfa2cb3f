"""Upper back pain with mobility deficits. No guideline names this class: it follows practice and stays moderate."""

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    AllOf,
    AnyOf,
    Below,
    Cites,
    DifferenceAtLeast,
    EitherSide,
    Includes,
    Negative,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_THORACIC
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, motion, motion_trunk, segments, thoracic_tests

CODE, NAME = "T-MOB", "Upper back pain with mobility deficits"

MOTION_LIMITED = AnyOf(
    Includes(thoracic_tests.LIMITED_MOTIONS, *thoracic_tests.MOTIONS),
    EitherSide(Limited(motion.THORACIC_ROTATION)),
    DifferenceAtLeast(
        motion.THORACIC_ROTATION.left,
        motion.THORACIC_ROTATION.right,
        value("thoracic/side-difference"),
        either_way=True,
    ),
    Below(motion_trunk.THORACIC_FLEXION, value("thoracic/flexion-low")),
    Below(motion_trunk.THORACIC_EXTENSION, value("thoracic/extension-low")),
    EitherSide(Below(motion_trunk.THORACIC_LATERAL_FLEXION, value("thoracic/lateral-flexion-low"))),
)
SEGMENT_STIFF = Includes(segments.THORACIC_STIFF, *segments.THORACIC_LEVELS)
SEGMENT_PAINFUL = Includes(segments.THORACIC_PAINFUL, *segments.THORACIC_LEVELS)
MOTION_PAINFUL = Includes(thoracic_tests.PAINFUL_MOTIONS, *thoracic_tests.MOTIONS)

upper_back_motion_and_segments_are_restricted = Rule(
    asks="Is upper back motion limited, with a stiff segment?",
    when=AllOf(IN_THORACIC, MOTION_LIMITED, SEGMENT_STIFF),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("heneghan-2019"), Cites("synovia-design")),
    says=Said(
        "Limited upper back motion with segmental hypomobility. No guideline or tested rule names this class.",
        "Your upper back is stiff. Movement and hands-on care can ease it.",
    ),
    study=StudyType.CONSENSUS,
)
upper_back_is_stiff_or_sore = Rule(
    asks="Is upper back motion limited or painful, or a segment stiff or sore?",
    when=AllOf(IN_THORACIC, AnyOf(MOTION_LIMITED, SEGMENT_STIFF, SEGMENT_PAINFUL, MOTION_PAINFUL)),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("heneghan-2019"), Cites("synovia-design")),
    says=Said(
        "One sign of a mechanical upper back complaint; complete motion and segments.",
        "Moving or pressing your upper back brings the pain on. That fits a stiff or sore joint.",
    ),
    study=StudyType.CONSENSUS,
)
nothing_in_the_upper_back_provokes = Rule(
    asks="Does neither motion nor pressure bring the upper back pain on?",
    when=AllOf(
        IN_THORACIC,
        Not(MOTION_PAINFUL),
        Not(SEGMENT_PAINFUL),
        Negative(complaint.MOVEMENT_MODIFIES),
    ),
    then=(
        Weakens(CODE, "Neither motion nor pressure changes the pain: think of an organ behind it."),
        Mentions(
            "Upper back pain that no movement or pressure changes: look again for heart, lung, gall bladder, "
            "aorta, shingles and tumor before any hands-on care."
        ),
    ),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Pain that nothing mechanical provokes is not a mobility deficit.",
        "Moving does not change your pain. It may come from somewhere else.",
    ),
    study=StudyType.CONSENSUS,
)
neck_may_be_the_source = Rule(
    asks="Does moving the neck bring the upper back pain on?",
    when=AllOf(IN_THORACIC, Positive(thoracic_tests.NECK_MOTION_PROVOKES)),
    then=Mentions(
        "Neck motion provokes: pain beside the shoulder blade often comes from C6-7 and C7-T1. Examine the neck "
        "as the region complained of too."
    ),
    evidence=(Cites("fukui-1996"),),
    says=Said(
        "Referral from the lower neck to the shoulder blade is common.",
        "Pain between the shoulder blades often comes from the neck.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
rule_of_the_neck_is_not_for_the_upper_back = Rule(
    asks="Is the upper back stiff, in someone who comes for upper back pain?",
    when=AllOf(IN_THORACIC, SEGMENT_STIFF),
    then=Mentions(
        "Trials of thoracic thrust were made in neck pain. For upper back pain one small trial found less pain "
        "than with placebo, by less than matters to people."
    ),
    evidence=(Cites("southerst-2015"), Cites("cleland-2010")),
    says=Said("What is known of thoracic thrust comes mostly from neck pain.", ""),
    study=StudyType.SYSTEMATIC_REVIEW,
)

RULES = named("thoracic", globals())
