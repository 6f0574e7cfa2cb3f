"""Tests and behavior of ankle and foot complaints: sprain, instability, heel pain, Achilles tendon, big toe."""

from synovia.domain.terms.finding import findings_in, number, sided, yes_no

INVERSION_INJURY = yes_no(
    "ankle_inversion_injury",
    "The foot rolled inward at the injury",
    "Did the foot roll inward?",
    "Did your foot roll inward?",
)
PREVIOUS_SPRAIN = yes_no(
    "previous_ankle_sprain",
    "An earlier sprain of this ankle with pain, swelling and days of lost activity",
    "Was there an earlier sprain of this ankle?",
    "Have you sprained this ankle before?",
)
LIGAMENT_TENDER = sided(
    yes_no(
        "lateral_ankle_ligament_tenderness",
        "Tenderness of the ligaments at the outer side of the {side} ankle",
        "Are the outer ligaments of the {side} ankle tender?",
    )
)
ANTERIOR_DRAWER = sided(
    yes_no(
        "ankle_anterior_drawer",
        "Anterior drawer test of the {side} ankle: the foot slides forward more than usual",
        "Is the anterior drawer of the {side} ankle positive?",
    )
)
TALAR_TILT = sided(
    yes_no(
        "talar_tilt_test",
        "Talar tilt test of the {side} ankle: it opens at the outer side more than usual",
        "Is the talar tilt test of the {side} ankle positive?",
    )
)
NAVICULAR_DROP = sided(
    number(
        "navicular_drop_mm",
        "Navicular drop of the {side} foot from sitting to standing",
        "By how many millimeters does the navicular of the {side} foot drop?",
        unit="millimeters",
        low=0,
        high=30,
    )
)
FIBULA_STIFF = sided(
    yes_no(
        "distal_tibiofibular_hypomobile",
        "The lower joint between shin bone and fibula of the {side} leg glides less than usual",
        "Does the {side} distal tibiofibular joint glide less than usual?",
    )
)
WORSE_STANDING = yes_no(
    "ankle_worse_when_standing",
    "The ankle symptoms are worse when standing",
    "Are the ankle symptoms worse when standing?",
)
WORSE_EVENING = yes_no(
    "ankle_worse_in_the_evening",
    "The ankle symptoms are worse in the evening",
    "Are the ankle symptoms worse in the evening?",
)
FIRST_STEPS = yes_no(
    "heel_pain_on_first_steps",
    "Heel pain with the first steps in the morning or after rest",
    "Is the heel pain worst with the first steps after rest?",
    "Does your heel hurt most with the first steps?",
)
PROLONGED_LOAD = yes_no(
    "heel_pain_after_long_standing",
    "Heel pain grows with long standing or walking, or began when load on the feet rose",
    "Does long standing bring it on, or did it begin when load on the feet rose?",
)
HEEL_TENDER = sided(
    yes_no(
        "plantar_heel_tenderness",
        "Pressure on the inner underside of the {side} heel reproduces the familiar pain",
        "Is the underside of the {side} heel tender?",
    )
)
WINDLASS = sided(
    yes_no(
        "windlass_test",
        "Windlass test of the {side} foot: bending the big toe up reproduces the familiar heel pain",
        "Is the windlass test of the {side} foot positive?",
    )
)
TARSAL_TUNNEL = sided(
    yes_no(
        "tarsal_tunnel_test",
        "Tapping or stretching the nerve at the inner {side} ankle brings tingling of the sole",
        "Is the tarsal tunnel test of the {side} foot positive?",
    )
)
ACHILLES_PAIN = sided(
    yes_no(
        "achilles_midportion_pain",
        "The pain sits in the {side} Achilles tendon two to six centimeters above the heel",
        "Is the pain in the {side} Achilles tendon, above the heel?",
    )
)
ACHILLES_TENDER = sided(
    yes_no(
        "achilles_palpation_tender",
        "Pressing the {side} Achilles tendon two to six centimeters above the heel reproduces the familiar pain",
        "Is the {side} Achilles tendon tender above the heel?",
    )
)
ARC_SIGN = sided(
    yes_no(
        "achilles_arc_sign",
        "Arc sign: the tender swelling of the {side} Achilles tendon moves with the foot",
        "Is the arc sign of the {side} Achilles tendon positive?",
    )
)
ROYAL_LONDON = sided(
    yes_no(
        "royal_london_hospital_test",
        "The tenderness of the {side} Achilles tendon fades when the foot is bent up (Royal London Hospital test)",
        "Is the Royal London Hospital test of the {side} side positive?",
    )
)
HEEL_RAISE_PAIN = sided(
    yes_no(
        "single_heel_raise_pain",
        "Rising on the toes of the {side} foot alone reproduces the familiar pain",
        "Does a heel raise on the {side} foot alone hurt?",
    )
)
BIG_TOE_PAIN = sided(
    yes_no(
        "big_toe_joint_pain",
        "Pain in the base joint of the {side} big toe, on pushing off or on bending it up",
        "Does the base joint of the {side} big toe hurt?",
    )
)

FINDINGS = findings_in("ankle and foot tests", globals())
