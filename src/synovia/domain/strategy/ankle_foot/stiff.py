"""The stiff ankle after a cast, a boot, long rest or an operation."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    Cites,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.shared.criteria import IN_ANKLE_FOOT, on_the_painful_side
from synovia.domain.strategy.shared.leg_measures import ANKLE_STIFF
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import conditions, joint_signs

CODE, NAME = "ANKLE_STIFF", "Stiff ankle after rest, cast or operation"

ankle_is_stiff_after_rest = Rule(
    asks="Is the ankle stiff after a cast, splint or long rest, or twelve weeks and more after an operation?",
    when=AllOf(
        IN_ANKLE_FOOT,
        AnyOf(
            Positive(joint_signs.IMMOBILIZED),
            AtLeastValue(conditions.SURGERY_WEEKS, value("surgery/weeks")),
        ),
        on_the_painful_side(ANKLE_STIFF),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Loss of upward bend after immobilization or operation; keep to the limits of surgeon or fracture clinic.",
        "Your ankle is stiff from rest. It loosens with steady work.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("ankle-foot", globals())
