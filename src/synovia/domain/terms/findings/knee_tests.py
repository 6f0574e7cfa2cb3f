"""Tests and behavior of knee complaints: osteoarthritis, pain around the kneecap, and the hip that helps the knee."""

from synovia.domain.terms.finding import findings_in, sided, yes_no

KNEECAP_PAIN = yes_no(
    "pain_around_kneecap",
    "The pain is felt behind or around the kneecap",
    "Is the pain behind or around the kneecap?",
    "Is the pain behind or around your kneecap?",
)
SITTING_PAIN = yes_no(
    "long_sitting_reproduces_knee_pain",
    "Sitting long with a bent knee brings the familiar pain on",
    "Does long sitting with a bent knee bring the pain on?",
    "Does long sitting bring your knee pain on?",
)
TILT_TEST = sided(
    yes_no(
        "patellar_tilt_test",
        "Patellar tilt test of the {side} knee: the outer edge does not lift to level",
        "Is the patellar tilt test of the {side} knee positive?",
    )
)
PATELLA_STIFF = sided(
    yes_no(
        "patella_hypomobile",
        "The {side} kneecap glides less than usual",
        "Does the {side} kneecap glide less than usual?",
    )
)
HIP_OR_GROIN_PAIN = yes_no(
    "hip_or_groin_pain_with_knee_pain",
    "Hip or groin pain or tingling beside the knee pain",
    "Is there hip or groin pain or tingling beside the knee pain?",
    "Do you have hip or groin pain too?",
)
THIGH_PAIN = yes_no(
    "anterior_thigh_pain_with_knee_pain",
    "Pain at the front of the thigh beside the knee pain",
    "Is there pain at the front of the thigh beside the knee pain?",
    "Does the front of your thigh hurt too?",
)
HIP_DISTRACTION_PAIN = sided(
    yes_no(
        "hip_distraction_hurts",
        "Pulling the {side} hip along the leg brings pain",
        "Does pulling the {side} hip along the leg hurt?",
    )
)

FINDINGS = findings_in("knee tests", globals())
