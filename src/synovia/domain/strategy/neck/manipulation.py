"""Decision rules about thrust for neck pain: Puentedura 2012 (derivation) and Cleland 2007 (not validated)."""

from synovia.domain.rules import (
    AllOf,
    AtLeast,
    Below,
    Cites,
    DifferenceAtLeast,
    Negative,
    OneOf,
    Positive,
    Rule,
    Said,
    named,
    value,
)
from synovia.domain.strategy.effects import Disagreement, Favors, Mentions
from synovia.domain.strategy.shared.criteria import IN_NECK
from synovia.domain.terms.evidence import StudyType
from synovia.domain.terms.findings import complaint, motion, neck_tests, questionnaires, segments

NECK_THRUST_SIGNS = (
    Below(complaint.DURATION_DAYS, value("puentedura-2012/days")),
    Positive(neck_tests.EXPECTS_MANIPULATION_HELPS),
    DifferenceAtLeast(
        motion.CERVICAL_ROTATION.left,
        motion.CERVICAL_ROTATION.right,
        value("puentedura-2012/rotation-difference"),
        either_way=True,
    ),
    Positive(segments.MID_CERVICAL_SPRING_PAIN),
)
UPPER_BACK_THRUST_SIGNS = (
    Below(complaint.DURATION_DAYS, value("cleland-2007/days")),
    OneOf(complaint.ARM_SYMPTOMS, "none", "shoulder"),
    Negative(neck_tests.LOOKING_UP_AGGRAVATES),
    Below(questionnaires.FABQ_ACTIVITY, value("cleland-2007/fabq-pa")),
    Positive(neck_tests.FLAT_UPPER_THORACIC),
    Below(motion.CERVICAL_EXTENSION, value("cleland-2007/extension")),
)

neck_thrust_may_help_at_once = Rule(
    asks="Do at least three of four signs foretell a quick response to neck thrust?",
    when=AllOf(
        IN_NECK,
        AtLeast(3, *NECK_THRUST_SIGNS),
    ),
    then=Favors(
        "THR-CX",
        "At least three of four signs of response to neck thrust; a derivation-only rule, never the sole reason.",
        value("puentedura-2012/three-of-four"),
    ),
    evidence=(Cites("puentedura-2012"),),
    says=Said(
        "At least three of four signs (under 38 days, positive expectation, rotation difference of 10° or more, "
        "painful mid-cervical spring test). Derivation only: supporting, never the sole reason.",
        "People with these signs often felt better right after a quick neck movement.",
    ),
    study=StudyType.DERIVATION_RULE,
)
upper_back_thrust_rule_is_positive = Rule(
    asks="Are at least three of six signs of the thoracic thrust rule present?",
    when=AllOf(
        IN_NECK,
        AtLeast(3, *UPPER_BACK_THRUST_SIGNS),
    ),
    then=(
        Mentions(
            "Thoracic thrust rule positive, but it did not discriminate when tested: thoracic manipulation is "
            "reasonable for suitable mechanical neck pain whatever the rule says.",
            value("cleland-2007/three-of-six"),
        ),
        Disagreement(
            "Who benefits from thoracic thrust in neck pain",
            "The 2007 derivation found a subgroup; the 2010 trial found no interaction of rule and treatment.",
            "An early study pointed to certain people; a later one found that most can benefit.",
            ("cleland-2007", "cleland-2010"),
        ),
    ),
    evidence=(Cites("cleland-2007"), Cites("cleland-2010")),
    says=Said(
        "Three of six signs of the thoracic thrust rule; not validated in 2010, shown for information.",
        "A quick movement of the upper back is a reasonable choice.",
    ),
    study=StudyType.DERIVATION_RULE,
)
all_four_signs_of_the_neck_thrust_rule = Rule(
    asks="Are all four signs of the neck thrust rule present?",
    when=AllOf(IN_NECK, *NECK_THRUST_SIGNS),
    then=Mentions(
        "All four signs: everyone with them responded in the derivation sample; few people, never validated.",
        value("puentedura-2012/four-of-four"),
    ),
    evidence=(Cites("puentedura-2012"),),
    says=Said("All four signs of the neck thrust rule; derivation only.", ""),
    study=StudyType.DERIVATION_RULE,
)
four_of_six_signs_of_the_upper_back_thrust_rule = Rule(
    asks="Are at least four of six signs of the thoracic thrust rule present?",
    when=AllOf(IN_NECK, AtLeast(4, *UPPER_BACK_THRUST_SIGNS)),
    then=Mentions(
        "Four or more of six signs (LR+ 12 in 2007); the rule did not discriminate in 2010.",
        value("cleland-2007/four-of-six"),
    ),
    evidence=(Cites("cleland-2007"), Cites("cleland-2010")),
    says=Said("Four of six signs of the thoracic thrust rule; not validated in 2010.", ""),
    study=StudyType.DERIVATION_RULE,
)

RULES = named("neck", globals())
