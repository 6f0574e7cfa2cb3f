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
MEDIAN_TINGLING = sided(
    yes_no(
        "thumb_to_middle_finger_tingling",
        "Tingling or numbness of thumb, index or middle finger of the {side} hand, often at night",
        "Do thumb, index or middle finger of the {side} hand tingle or feel numb?",
        "Do the thumb, index or middle finger of your {side} hand tingle or feel numb?",
    )
)
FLICK = sided(
    yes_no(
        "shaking_the_hand_relieves",
        "Shaking the {side} hand eases the tingling (flick sign)",
        "Does shaking the {side} hand relieve the tingling?",
        "Does it help to shake your {side} hand?",
    )
)
PHALEN = sided(
    yes_no(
        "phalen_test",
        "Phalen test: holding the {side} wrist bent brings the tingling on",
        "Is the Phalen test of the {side} wrist positive?",
    )
)
WRIST_TINEL = sided(
    yes_no(
        "tinel_at_wrist",
        "Tapping over the {side} carpal tunnel sends tingling to the fingers",
        "Is the Tinel sign at the {side} wrist positive?",
    )
)
COMPRESSION = sided(
    yes_no(
        "carpal_compression_test",
        "Pressing on the {side} carpal tunnel brings the tingling on",
        "Is the carpal compression test of the {side} wrist positive?",
    )
)
THUMB_NUMB = sided(
    yes_no(
        "thumb_pad_feels_less",
        "Reduced feeling in the pad of the {side} thumb",
        "Is feeling reduced in the pad of the {side} thumb?",
    )
)
WRIST_RATIO = sided(
    number(
        "wrist_ratio",
        "Thickness of the {side} wrist from front to back divided by its width",
        "What is the ratio of thickness to width of the {side} wrist?",
        unit="ratio",
        low=0.3,
        high=1.5,
    )
)
THENAR_WEAK = sided(
    yes_no(
        "thumb_muscles_weak_or_wasted",
        "The muscles at the ball of the {side} thumb are weak or wasted",
        "Are the muscles at the ball of the {side} thumb weak or wasted?",
    )
)

FINDINGS = findings_in("wrist and hand tests", globals())
