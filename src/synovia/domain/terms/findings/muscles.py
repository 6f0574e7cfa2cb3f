"""Muscles: short, guarding or tender."""

from synovia.domain.terms.finding import choices, findings_in, yes_no

MUSCLES = (
    "suboccipitals",
    "upper_trapezius",
    "levator_scapulae",
    "scalenes",
    "sternocleidomastoid",
    "pectorals",
    "thoracic_extensors",
    "lumbar_extensors",
    "quadratus_lumborum",
    "gluteals",
    "piriformis",
    "hip_flexors",
    "hamstrings",
    "supraspinatus",
    "infraspinatus",
    "posterior_shoulder_capsule",
    "latissimus_dorsi",
    "wrist_extensors",
    "wrist_flexors",
    "quadriceps",
    "hip_adductors",
    "iliotibial_band",
    "gastrocnemius_soleus",
    "plantar_fascia",
)
SHORT_MUSCLES = choices(
    "short_muscles",
    "Muscles found short on length testing; the empty list: tested, none is short",
    "Which muscles are short on length testing?",
    *MUSCLES,
)
GUARDING_MUSCLES = choices(
    "guarding_muscles",
    "Muscles that guard or stay tense on palpation; the empty list: felt, none guards",
    "Which muscles guard on palpation?",
    *MUSCLES,
)
TRIGGER_POINTS = choices(
    "trigger_point_muscles",
    "Muscles with a taut band and a tender spot that reproduces the familiar pain; the empty list: none",
    "Which muscles hold trigger points with the familiar pain?",
    *MUSCLES,
)
TAUT_BAND = yes_no(
    "taut_band", "A taut band is felt in the painful muscle", "Is a taut band felt in the painful muscle?"
)
HYPERSENSITIVE_SPOT = yes_no(
    "hypersensitive_spot_in_muscle",
    "A spot in the painful muscle that is far more tender than the muscle around it",
    "Is there a hypersensitive spot in the painful muscle?",
)
REFERRED_FROM_SPOT = yes_no(
    "referred_pain_from_muscle_spot",
    "Pressure on the spot in the muscle sends the familiar pain to another place",
    "Does pressure on the spot send the familiar pain elsewhere?",
)

FINDINGS = findings_in("muscles", globals())
