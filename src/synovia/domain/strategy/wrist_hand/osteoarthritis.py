"""Hand osteoarthritis, the base of the thumb among it (ACR 1990, EULAR 2009 and 2018, NICE NG226)."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    AtMost,
    Below,
    Cites,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.strategy.effects import Disagreement, Mentions, Weakens
from synovia.domain.strategy.shared.criteria import IN_WRIST_HAND, on_the_painful_side
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, joint_signs, patient, wrist_hand_tests

CODE, NAME = "HAND-OA", "Findings consistent with hand osteoarthritis"

ACR = (
    AtLeastValue(wrist_hand_tests.ENLARGED_OF_TEN, value("altman-1990/enlarged")),
    AtLeastValue(wrist_hand_tests.ENLARGED_END_JOINTS, value("altman-1990/end-joints")),
    Below(wrist_hand_tests.SWOLLEN_KNUCKLES, value("altman-1990/knuckles")),
    AtLeastValue(wrist_hand_tests.DEFORMED_OF_TEN, value("altman-1990/deformed")),
)
SHORT_STIFFNESS = AtMost(complaint.MORNING_STIFFNESS, value("hand-oa/stiffness"))
THUMB_BASE = on_the_painful_side(
    AnyOf(
        Positive(wrist_hand_tests.THUMB_BASE_TENDER),
        Positive(wrist_hand_tests.THUMB_GRIND),
        Positive(wrist_hand_tests.PINCH_PAIN),
    )
)
HANDS_ON_DEBATED = Disagreement(
    "Hands-on care for hand osteoarthritis",
    "Small trials found less thumb pain after joint mobilization with exercise (Villafane 2013); the EULAR update names "
    "education, exercise, aids and splints, and NICE NG226 considers manual therapy for hip and knee only.",
    "Exercise, aids and splints are the core. Hands-on care may ease the thumb for a while; guidelines do not name it.",
    ("villafane-2013", "kloppenburg-2019", "nice-ng226"),
)

hand_osteoarthritis_criteria_are_met = Rule(
    asks="Does the hand hurt or feel stiff, with three of four signs of osteoarthritis?",
    when=AllOf(IN_WRIST_HAND, Positive(wrist_hand_tests.HAND_PAIN), AtLeast(3, *ACR)),
    then=(Supports(CODE, NAME, Band.HIGH, value("altman-1990/hand")), HANDS_ON_DEBATED),
    evidence=(Cites("altman-1990-hand"),),
    says=Said(
        "Criteria of 1990 met: hand pain with three of four (enlarged joints, enlarged end joints, few swollen knuckles, "
        "deformed joints).",
        "The hard bumps at your finger joints fit joint wear. Motion and strength help.",
    ),
    study=StudyType.DIAGNOSTIC_STUDY,
)
hand_osteoarthritis_is_clear_from_its_features = Rule(
    asks="Does a hand with finger nodes or enlarged bone hurt with use after 40, little stiff in the morning?",
    when=AllOf(
        IN_WRIST_HAND,
        Above(patient.AGE, value("hand-oa/age")),
        Positive(joint_signs.ACTIVITY_RELATED),
        SHORT_STIFFNESS,
        AnyOf(Positive(wrist_hand_tests.NODES), Positive(joint_signs.BONY_ENLARGEMENT)),
    ),
    then=(Supports(CODE, NAME, Band.HIGH), HANDS_ON_DEBATED),
    evidence=(Cites("zhang-2009-hand"), Cites("nice-ng226")),
    says=Said(
        "Over 40, nodes or bony enlargement, pain on use, short morning stiffness: a clinical diagnosis without imaging.",
        "Your age, the bumps and the pain with use fit joint wear in the hand. You need no scan.",
    ),
    study=StudyType.GUIDELINE,
)
thumb_base_osteoarthritis_is_probable = Rule(
    asks="Is the base of the thumb tender or its grind test positive, and does pinching hurt, after 40?",
    when=AllOf(
        IN_WRIST_HAND,
        Above(patient.AGE, value("hand-oa/age")),
        on_the_painful_side(
            AnyOf(Positive(wrist_hand_tests.THUMB_BASE_TENDER), Positive(wrist_hand_tests.THUMB_GRIND)),
            Positive(wrist_hand_tests.PINCH_PAIN),
        ),
    ),
    then=(Supports(CODE, NAME, Band.MODERATE), HANDS_ON_DEBATED),
    evidence=(Cites("zhang-2009-hand"), Cites("villafane-2013", where="who was treated")),
    says=Said(
        "Base of the thumb: tenderness or grind test with pain on pinching, over 40.",
        "The joint at the base of your thumb is sore. Steady muscles and a splint can help.",
    ),
    study=StudyType.GUIDELINE,
)
hand_osteoarthritis_is_possible = Rule(
    asks="Does the hand hurt with use from 45 years on, stiff in the morning for at most 30 minutes?",
    when=AllOf(
        IN_WRIST_HAND,
        AtLeastValue(patient.AGE, value("hand-oa/any-age")),
        Positive(joint_signs.ACTIVITY_RELATED),
        SHORT_STIFFNESS,
    ),
    then=Supports(CODE, NAME, Band.LOW),
    evidence=(Cites("nice-ng226"),),
    says=Said(
        "45 or more, pain with use, short morning stiffness; look for nodes, enlarged joints and the base of the thumb.",
        "Your age and the pain with use may fit joint wear in the hand.",
    ),
    study=StudyType.GUIDELINE,
)
swollen_knuckles_speak_against_osteoarthritis = Rule(
    asks="Are the knuckles tender on squeezing, three or more swollen, or the hands stiff for over half an hour?",
    when=AllOf(
        IN_WRIST_HAND,
        AnyOf(
            Positive(joint_signs.SQUEEZE),
            AtLeastValue(wrist_hand_tests.SWOLLEN_KNUCKLES, value("altman-1990/knuckles")),
            Above(complaint.MORNING_STIFFNESS, value("hand-oa/stiffness")),
        ),
    ),
    then=(
        Weakens(CODE, "Knuckles or morning stiffness point to an inflammatory disease."),
        Mentions("Think of an inflammatory arthritis before osteoarthritis: see the screening."),
    ),
    evidence=(Cites("altman-1990-hand"), Cites("nice-ng100")),
    says=Said(
        "Squeeze test, three or more swollen knuckles or long morning stiffness: not typical of osteoarthritis.",
        "Swollen knuckles or long morning stiffness can come from another joint disease.",
    ),
    study=StudyType.GUIDELINE,
)

RULES = named("wrist-hand", globals())
