"""The stiff knee after a cast, a splint, long rest or an operation, a joint replacement among them."""

from synovia.domain.rules import (
    AllOf,
    AnyOf,
    AtLeastValue,
    Cites,
    Includes,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.shared.criteria import IN_KNEE, on_the_painful_side
from synovia.domain.strategy.shared.leg_measures import KNEE_STIFF
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, conditions, joint_signs
from synovia.domain.terms.places import Side

CODE, NAME = "KNEE_STIFF", "Stiff knee after rest, cast or operation"
SAID = "Your knee is stiff from rest or from the operation. It loosens with steady work."

knee_is_stiff_after_rest = Rule(
    asks="Is the knee stiff after a cast, splint, operation or long rest?",
    when=AllOf(
        IN_KNEE,
        Positive(joint_signs.IMMOBILIZED),
        on_the_painful_side(KNEE_STIFF),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Loss of knee motion after immobilization; keep to the limits of surgeon or fracture clinic.",
        SAID,
    ),
    study=StudyType.TEXTBOOK,
)
knee_is_stiff_after_operation = Rule(
    asks="Is the knee stiff twelve weeks and more after an operation on it?",
    when=AllOf(
        IN_KNEE,
        AtLeastValue(conditions.SURGERY_WEEKS, value("surgery/weeks")),
        on_the_painful_side(KNEE_STIFF),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Loss of knee motion twelve weeks and more after an operation; keep to the surgeon's limits.",
        SAID,
    ),
    study=StudyType.TEXTBOOK,
)
replaced_knee_is_stiff = Rule(
    asks="Is the painful knee a replaced one, and stiff?",
    when=AllOf(
        IN_KNEE,
        AnyOf(
            *(
                AllOf(
                    OneOf(complaint.PAIN_SIDE, side, "both"),
                    Includes(conditions.JOINT_REPLACEMENT, f"knee_{side}"),
                    KNEE_STIFF.on(side),
                )
                for side in Side
            )
        ),
    ),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"), Cites("synovia-design")),
    says=Said(
        "Replaced knee with loss of motion: kneecap glides, motion and strength inside the surgeon's limits; no glides "
        "of the joint itself.",
        "Your new knee is stiff. It loosens with steady work inside your surgeon's limits.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("knee", globals())
