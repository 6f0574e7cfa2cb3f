"""Manipulation of neck and upper back for shoulder pain: a rule that was tested and did not hold (Mintken 2010, 2017)."""

from synovia.domain.rules import AllOf, AtLeast, Below, Cites, Negative, Rule, Said, named, value
from synovia.domain.strategy.effects import Disagreement, Mentions
from synovia.domain.strategy.shared.criteria import IN_SHOULDER, on_the_painful_side
from synovia.domain.terms.evidence import StudyType
from synovia.domain.terms.findings import complaint, motion_upper_limb, shoulder_tests

upper_back_rule_of_the_shoulder_is_positive = Rule(
    asks="Are at least three of five signs of the upper back rule for shoulder pain present?",
    when=AllOf(
        IN_SHOULDER,
        on_the_painful_side(
            AtLeast(
                3,
                Below(motion_upper_limb.SHOULDER_FLEXION, value("mintken-2010/flexion")),
                Below(motion_upper_limb.SHOULDER_IR, value("mintken-2010/internal-rotation")),
                Negative(shoulder_tests.NEER),
                Negative(shoulder_tests.PAIN_MEDICINE),
                Below(complaint.DURATION_DAYS, value("mintken-2010/days")),
            )
        ),
    ),
    then=(
        Mentions(
            "Upper back rule for shoulder pain positive; it did not hold when tested (2017), so it moves nothing here.",
            value("mintken-2010/three-of-five"),
        ),
        Disagreement(
            "Upper back manipulation for shoulder pain",
            "One treated group of 2010 gave a rule for who responds; the randomized trial of 2016, analyzed for it in 2017, did not confirm it.",
            "An early study pointed to certain people; a later one did not confirm it.",
            ("mintken-2010", "mintken-2016", "mintken-2017"),
        ),
    ),
    evidence=(Cites("mintken-2010"), Cites("mintken-2017")),
    says=Said(
        "Three of five signs of the 2010 rule; not confirmed in 2017, shown for information.",
        "A quick movement of the upper back may ease the shoulder. It is not proven.",
    ),
    study=StudyType.DERIVATION_RULE,
)

RULES = named("shoulder", globals())
