"""The stiff wrist or hand after a cast, splint or operation."""

from synovia.domain.rules import AllOf, Cites, Includes, Positive, Rule, Said, Supports, named
from synovia.domain.strategy.shared.criteria import IN_WRIST_HAND
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import joint_signs

CODE, NAME = "WRIST_HAND_STIFF", "Stiff wrist or hand after rest, cast or operation"

wrist_or_hand_is_stiff_after_rest = Rule(
    asks="Are motions of wrist or hand limited after a cast, splint, operation or long rest?",
    when=AllOf(
        IN_WRIST_HAND,
        Positive(joint_signs.IMMOBILIZED),
        Includes(joint_signs.LIMITED_MOTIONS, *joint_signs.LIMITED_MOTIONS.choices),
    ),
    then=Supports(CODE, NAME, Band.HIGH),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Limited motion after immobilization; keep to the limits of surgeon or fracture clinic.",
        "Your hand is stiff from rest. It loosens with steady work.",
    ),
    study=StudyType.TEXTBOOK,
)
hand_is_stiff_after_rest = Rule(
    asks="Is stiffness left over from a cast, splint or long rest?",
    when=AllOf(IN_WRIST_HAND, Positive(joint_signs.IMMOBILIZED)),
    then=Supports(CODE, NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said("Stiffness after immobilization; measure motion.", "Your hand is stiff from rest."),
    study=StudyType.TEXTBOOK,
)

RULES = named("wrist-hand", globals())
