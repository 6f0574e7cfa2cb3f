"""The bursa at the tip of the elbow when it is not infected, and the stiff elbow.

A bursa that may be infected is a matter of the screening; here stands what is left once that is cleared.
"""

from synovia.domain.examination.limited import Limited
from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    Below,
    Blocks,
    Cites,
    EitherSide,
    Includes,
    Is,
    Negative,
    Positive,
    Refers,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.shared.criteria import IN_ELBOW
from synovia.domain.terms.evidence import ActionLevel, Band, StudyType, Urgency
from synovia.domain.terms.findings import conditions, joint_signs, motion_upper_limb, red_flags
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import Scope, TechniqueClass

CODE, NAME = "BURSITIS_OLECRANON_ASEPTIC", "Bursitis at the tip of the elbow, no sign of infection"
STIFF, STIFF_NAME = "ELBOW_STIFF", "Stiff elbow after rest, cast or operation"

OLECRANON = Is(joint_signs.BURSA, "olecranon")
COOL = AnyOf(
    Negative(joint_signs.WARMTH),
    Below(joint_signs.WARMTH_DIFFERENCE, value("olecranon-bursitis/warmth")),
)
NOT_PRESSED = Blocks(
    TechniqueClass.DTF,
    TechniqueClass.DTM,
    at=Place.ELBOW,
    scope=Scope.LOCAL,
    note="over the bursa",
)

aseptic_olecranon_bursitis_is_likely = Rule(
    asks="Is the bursa at the elbow swollen and soft, cool, not red, skin whole, no fever?",
    when=AllOf(
        IN_ELBOW,
        OLECRANON,
        Positive(joint_signs.FLUCTUANT),
        COOL,
        Negative(joint_signs.REDNESS),
        Negative(joint_signs.SKIN_BREAK),
        Negative(red_flags.FEVER),
    ),
    then=(Supports(CODE, NAME, Band.HIGH), NOT_PRESSED),
    evidence=(Cites("smith-1989"), Cites("medical-teaching")),
    says=Said(
        "Fluctuant olecranon bursa without warmth, redness, broken skin or fever: aseptic; offload and compress.",
        "The cushion at your elbow is swollen but shows no sign of infection. Keep pressure off it.",
    ),
    study=StudyType.TEXTBOOK,
)
olecranon_bursitis_is_known_as_aseptic = Rule(
    asks="Has the bursitis at the elbow been judged aseptic?",
    when=AllOf(IN_ELBOW, Is(conditions.BURSITIS, "aseptic")),
    then=(Supports(CODE, NAME, Band.MODERATE), NOT_PRESSED),
    evidence=(Cites("medical-teaching"),),
    says=Said("Aseptic bursitis as judged by a clinician.", "The cushion at your elbow is swollen."),
    study=StudyType.TEXTBOOK,
)
olecranon_bursitis_lasts_or_returns = Rule(
    asks="Has the bursitis at the elbow lasted more than six weeks, or come back?",
    when=AllOf(
        IN_ELBOW,
        OLECRANON,
        AnyOf(
            Above(joint_signs.BURSA_WEEKS, value("olecranon-bursitis/weeks")),
            Positive(joint_signs.BURSA_RECURRENT),
        ),
    ),
    then=Refers(
        ActionLevel.REFER,
        "physician: bursitis beyond six weeks or recurrent (crystals, infection, inflammatory disease)",
        Urgency.ROUTINE,
        "See your doctor about the swelling, as it lasts or came back.",
    ),
    evidence=(Cites("medical-teaching"), Cites("synovia-design", where="six weeks")),
    says=Said(
        "Olecranon bursitis of more than six weeks, or recurrent.",
        "A swelling that lasts this long should be looked at by a doctor.",
    ),
    study=StudyType.CONSENSUS,
)
elbow_is_stiff_after_rest = Rule(
    asks="Is the elbow stiff after a cast, splint, operation or long rest?",
    when=AllOf(
        IN_ELBOW,
        Positive(joint_signs.IMMOBILIZED),
        AnyOf(
            Includes(joint_signs.LIMITED_MOTIONS, *joint_signs.LIMITED_MOTIONS.choices),
            EitherSide(
                AnyOf(
                    Limited(motion_upper_limb.ELBOW_FLEXION_PASSIVE),
                    Limited(motion_upper_limb.ELBOW_EXTENSION_PASSIVE),
                    Limited(motion_upper_limb.FOREARM_PRONATION_PASSIVE),
                    Limited(motion_upper_limb.FOREARM_SUPINATION_PASSIVE),
                )
            ),
        ),
    ),
    then=Supports(STIFF, STIFF_NAME, Band.MODERATE),
    evidence=(Cites("kisner-2018"),),
    says=Said(
        "Loss of elbow or forearm motion after immobilization; never forced, as muscle here can turn to bone.",
        "Your elbow is stiff from rest. It loosens with steady, gentle work.",
    ),
    study=StudyType.TEXTBOOK,
)

RULES = named("elbow", globals())
