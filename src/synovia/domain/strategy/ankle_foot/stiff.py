"""The stiff ankle after a cast, a boot, long rest or an operation."""

from synovia.domain.rules import (
    AllOf,
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
    asks="Is the ankle stiff after a cast, splint, operation or long rest?",
    when=AllOf(
        IN_ANKLE_FOOT,
        Positive(joint_signs.IMMOBILIZED),
        on_the_painful_side(ANKLE_STIFF),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Loss of upward bend after immobilization; keep to the limits of surgeon or fracture clinic.",
        "Your ankle is stiff from rest. It loosens with steady work.",
    ),
    study=StudyType.TEXTBOOK,
)
ankle_is_stiff_after_operation = Rule(
    asks="Is the ankle stiff twelve weeks and more after an operation on it?",
    when=AllOf(
        IN_ANKLE_FOOT,
        AtLeastValue(conditions.SURGERY_WEEKS, value("surgery/weeks")),
        on_the_painful_side(ANKLE_STIFF),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Loss of upward bend twelve weeks and more after an operation; keep to the surgeon's limits.",
        "Your ankle is stiff since the operation. It loosens with steady work.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("ankle-foot", globals())
