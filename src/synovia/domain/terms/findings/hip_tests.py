"""Tests and behavior of hip complaints: osteoarthritis, non-arthritic hip pain, pain at the side of the hip."""

from synovia.domain.terms.finding import findings_in, sided, yes_no

SCOUR = sided(
    yes_no(
        "hip_scour_test",
        "Scour test of the {side} hip with adduction reproduces the familiar groin or side-of-hip pain",
        "Is the scour test of the {side} hip positive?",
    )
)
ROTATION_PAIN = sided(
    yes_no(
        "pain_on_hip_internal_rotation",
        "Passive internal rotation of the {side} hip reproduces the familiar pain",
        "Does passive internal rotation of the {side} hip hurt?",
    )
)
FLEXION_LATERAL_PAIN = sided(
    yes_no(
        "lateral_pain_on_active_hip_flexion",
        "Bending the {side} hip actively brings pain at the side of the hip",
        "Does active flexion of the {side} hip bring pain at its side?",
    )
)
EXTENSION_PAIN = sided(
    yes_no(
        "pain_on_active_hip_extension",
        "Extending the {side} hip actively brings the familiar pain",
        "Does active extension of the {side} hip hurt?",
    )
)
FADIR = sided(
    yes_no(
        "fadir_test",
        "FADIR (flexion, adduction, internal rotation) of the {side} hip reproduces the familiar pain",
        "Is the FADIR test of the {side} hip positive?",
    )
)
IMAGING_SHAPE = yes_no(
    "hip_imaging_cam_pincer_or_labrum",
    "Imaging of the hip shows a cam or pincer shape or a torn labrum",
    "Does imaging of the hip show a cam or pincer shape or a torn labrum?",
)
TROCHANTER_TENDER = sided(
    yes_no(
        "trochanter_tenderness",
        "Pressure on the {side} greater trochanter reproduces the familiar side-of-hip pain",
        "Is the {side} greater trochanter tender with the familiar pain?",
    )
)
STANCE_LATERAL_PAIN = sided(
    yes_no(
        "single_leg_stance_lateral_hip_pain",
        "Standing on the {side} leg brings the familiar side-of-hip pain within 30 seconds",
        "Does standing on the {side} leg bring the side-of-hip pain on within 30 seconds?",
    )
)
FADER_RESISTED = sided(
    yes_no(
        "fader_resisted_test",
        "Resisted rotation from flexion, adduction and external rotation of the {side} hip (FADER-R) brings the "
        "familiar side-of-hip pain",
        "Is the FADER-R test of the {side} hip positive?",
    )
)
ADDUCTION_RESISTED = sided(
    yes_no(
        "adduction_resisted_test",
        "Resisted abduction of the {side} hip from full adduction (ADD-R) brings the familiar side-of-hip pain",
        "Is the ADD-R test of the {side} hip positive?",
    )
)

FINDINGS = findings_in("hip tests", globals())
