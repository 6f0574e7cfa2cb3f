"""Tests and behavior of low back complaints: nerve root, movement control, sacroiliac joint, direction."""

from synovia.domain.terms.finding import Finding, choice, findings_in, number, sided, yes_no

SLR = sided(
    yes_no(
        "straight_leg_raise",
        "Straight leg raise of the {side} leg reproduces the familiar leg symptoms",
        "Does raising the straight {side} leg reproduce the familiar leg symptoms?",
    )
)
CROSSED_SLR = sided(
    yes_no(
        "crossed_straight_leg_raise",
        "Raising the straight {side} leg reproduces symptoms in the other leg",
        "Does raising the straight {side} leg reproduce symptoms in the other leg?",
    )
)
SLUMP = sided(
    yes_no(
        "slump_test",
        "Slump test of the {side} leg reproduces the familiar leg symptoms and eases when the neck is released",
        "Is the slump test of the {side} leg positive?",
    )
)
FEMORAL_NERVE = sided(
    yes_no(
        "femoral_nerve_tension_test",
        "Prone knee bend of the {side} leg reproduces the familiar front-of-thigh symptoms",
        "Is the femoral nerve tension test of the {side} leg positive?",
    )
)
PRONE_INSTABILITY = yes_no(
    "prone_instability_test",
    "Prone instability test: pressure hurts at rest and eases when the legs are lifted",
    "Is the prone instability test positive?",
)
ABERRANT_MOVEMENT = yes_no(
    "aberrant_lumbar_movement",
    "Painful arc, catch, thigh climbing or reversed rhythm when bending and rising",
    "Is low back movement aberrant?",
)
POOR_TRUNK_CONTROL = yes_no(
    "poor_trunk_endurance_or_control",
    "Poor endurance or control of the trunk and pelvic muscles",
    "Is trunk endurance or control poor?",
)
SORENSEN = number(
    "sorensen_hold",
    "Back extensor endurance (Biering-Sorensen): seconds held",
    "How many seconds in the Sorensen hold?",
    unit="seconds",
    low=0,
    high=600,
)


def _response(direction: str, spoken: str) -> Finding:
    return choice(
        f"repeated_{direction}_response",
        f"What repeated {spoken} does: pain moves toward the spine, moves outward, eases, worsens or stays",
        f"What does repeated {spoken} do to the pain?",
        "centralizes",
        "peripheralizes",
        "better",
        "worse",
        "no_change",
    )


REPEATED_EXTENSION = _response("extension", "bending backward")
REPEATED_FLEXION = _response("flexion", "bending forward")
REPEATED_SIDE_GLIDE = _response("side_glide", "side gliding")
LATERAL_SHIFT = choice(
    "lateral_shift",
    "The trunk stands shifted to one side (acute list)",
    "Does the trunk stand shifted to one side?",
    "none",
    "left",
    "right",
)
SIJ_DISTRACTION = yes_no(
    "sij_distraction",
    "Sacroiliac distraction test reproduces the familiar pain",
    "Is SIJ distraction positive?",
)
SIJ_COMPRESSION = yes_no(
    "sij_compression",
    "Sacroiliac compression test reproduces the familiar pain",
    "Is SIJ compression positive?",
)
SIJ_SACRAL_THRUST = yes_no(
    "sij_sacral_thrust", "Sacral thrust test reproduces the familiar pain", "Is the sacral thrust positive?"
)
SIJ_THIGH_THRUST = sided(
    yes_no(
        "sij_thigh_thrust",
        "Thigh thrust of the {side} leg reproduces the familiar pain",
        "Is the {side} thigh thrust positive?",
    )
)
SIJ_GAENSLEN = sided(
    yes_no(
        "sij_gaenslen",
        "Gaenslen test with the {side} leg hanging reproduces the familiar pain",
        "Is the {side} Gaenslen test positive?",
    )
)
FABER = sided(
    yes_no(
        "faber", "FABER test of the {side} leg reproduces the familiar pain", "Is the {side} FABER positive?"
    )
)
FORTIN_FINGER = sided(
    yes_no(
        "fortin_finger_sign",
        "The patient points with one finger just below and inside the {side} dimple of the pelvis",
        "Does the patient point to the {side} sacroiliac joint with one finger?",
    )
)
MIDLINE_PAIN = yes_no(
    "midline_lumbar_pain",
    "Pain in the midline or above the fifth lumbar vertebra",
    "Is there pain in the midline or above L5?",
)
RISING_FROM_SITTING = yes_no(
    "pain_rising_from_sitting", "Rising from sitting brings the pain on", "Does rising from sitting hurt?"
)
LUMBAR_EXTENSION_ROTATION = sided(
    yes_no(
        "lumbar_extension_rotation_test",
        "Extension with rotation of the low back to the {side} reproduces the familiar pain (Kemp)",
        "Does extension with rotation to the {side} reproduce the familiar pain?",
    )
)
RELIEVED_LYING = yes_no(
    "relieved_by_lying_down", "Lying down relieves the pain well", "Does lying down relieve the pain well?"
)
WORSE_COUGH = yes_no("worse_with_cough", "Coughing makes the back pain worse", "Does coughing make it worse?")
WORSE_FLEXION = yes_no(
    "worse_bending_forward", "Bending forward makes the pain worse", "Does bending forward make it worse?"
)
WORSE_RISING = yes_no(
    "worse_rising_from_bending",
    "Rising from a forward bend makes the pain worse",
    "Does rising from a forward bend make it worse?",
)
WORSE_EXTENSION = yes_no(
    "worse_bending_backward", "Bending backward makes the pain worse", "Does bending backward make it worse?"
)
SHOPPING_CART = yes_no(
    "shopping_cart_sign",
    "Walking is easier leaning on a shopping cart or walker",
    "Is walking easier leaning on a shopping cart?",
    "Is walking easier when you lean on a shopping cart?",
)
NO_PAIN_SEATED = yes_no(
    "no_pain_when_seated",
    "No leg symptoms at all while seated",
    "Are the leg symptoms gone while seated?",
    "Is the leg pain gone when you sit?",
)
STANDS_WIDE = yes_no(
    "wide_based_gait", "The patient walks with the feet wide apart", "Is the gait wide-based?"
)
AWKWARD_MOVEMENT = yes_no(
    "onset_with_awkward_movement",
    "The episode began with an awkward, unguarded movement, lifting or twisting",
    "Did it begin with an awkward movement, lifting or twisting?",
)
SYMPTOMS_VOLATILE = yes_no(
    "symptoms_volatile",
    "Symptoms jump up with small causes and are hard to predict",
    "Are the symptoms volatile?",
)
ACTIVE_LEG_RAISE = sided(
    yes_no(
        "active_leg_raise_difficult",
        "Lifting the straight {side} leg from lying is hard or painful at the pelvis (active straight leg raise)",
        "Is lifting the straight {side} leg from lying hard or painful at the pelvis?",
    )
)
DORSAL_LIGAMENT = sided(
    yes_no(
        "long_dorsal_ligament_tender",
        "Tenderness of the {side} ligament just below the dimple of the pelvis (long dorsal ligament)",
        "Is the {side} long dorsal sacroiliac ligament tender?",
    )
)
SYMPHYSIS_TENDER = yes_no(
    "symphysis_tender",
    "Tenderness of the pubic symphysis that lasts after the pressure ends",
    "Is the pubic symphysis tender?",
)
ROMBERG = yes_no(
    "romberg_abnormal",
    "Standing with the feet together and the eyes closed is unsteady (Romberg)",
    "Is the Romberg test abnormal?",
)

FINDINGS = findings_in("low back tests", globals())
