"""Tests and behavior of wrist and hand complaints: osteoarthritis of the fingers and of the base of the thumb."""

from synovia.domain.terms.finding import findings_in, number, sided, yes_no

HAND_PAIN = yes_no(
    "hand_pain_aching_or_stiffness",
    "Pain, aching or stiffness of the hand on most days",
    "Is there pain, aching or stiffness of the hand on most days?",
    "Do your hands hurt, ache or feel stiff on most days?",
)
ENLARGED_OF_TEN = number(
    "enlarged_hand_joints_of_ten",
    "How many of ten hand joints are hard and enlarged: end and middle joints of index and middle finger and the base of the thumb, both hands",
    "How many of the ten selected hand joints are enlarged?",
    unit="joints of 10",
    low=0,
    high=10,
)
DEFORMED_OF_TEN = number(
    "deformed_hand_joints_of_ten",
    "How many of the same ten hand joints are deformed",
    "How many of the ten selected hand joints are deformed?",
    unit="joints of 10",
    low=0,
    high=10,
)
ENLARGED_END_JOINTS = number(
    "enlarged_finger_end_joints",
    "How many end joints of the fingers (DIP) are hard and enlarged, both hands",
    "How many finger end joints are enlarged?",
    unit="joints",
    low=0,
    high=8,
)
SWOLLEN_KNUCKLES = number(
    "swollen_knuckle_joints",
    "How many knuckle joints (MCP) are swollen, both hands",
    "How many knuckle joints are swollen?",
    unit="joints",
    low=0,
    high=10,
)
NODES = yes_no(
    "finger_nodes",
    "Heberden or Bouchard nodes: hard nodes beside the end or middle finger joints",
    "Are there Heberden or Bouchard nodes?",
)
THUMB_BASE_TENDER = sided(
    yes_no(
        "thumb_base_tenderness",
        "The joint at the base of the {side} thumb (first carpometacarpal) is tender",
        "Is the base of the {side} thumb tender?",
    )
)
THUMB_GRIND = sided(
    yes_no(
        "thumb_grind_test",
        "Grind test: pressing and turning the {side} thumb into its base reproduces the pain",
        "Is the grind test of the {side} thumb positive?",
    )
)
PINCH_PAIN = sided(
    yes_no(
        "pinching_hurts_thumb_base",
        "Pinching or opening a jar hurts at the base of the {side} thumb",
        "Does pinching hurt at the base of the {side} thumb?",
        "Does it hurt at the base of your {side} thumb when you pinch?",
    )
)
GRIP_STRENGTH = sided(
    number(
        "grip_strength",
        "Grip strength of the {side} hand, best of three",
        "How many kilograms of grip strength in the {side} hand?",
        unit="kilograms",
        low=0,
        high=100,
    )
)

FINDINGS = findings_in("wrist and hand tests", globals())
