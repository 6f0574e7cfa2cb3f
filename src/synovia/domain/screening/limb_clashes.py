"""Findings of the limbs, of injuries and of several joints that cannot both be right."""

from synovia.domain.rules.criteria import AllOf, Answered, AnyOf, Not
from synovia.domain.rules.tests_of_findings import Includes, Is, Negative, OneOf, Positive
from synovia.domain.screening.contradiction import Clash, above, both
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    injury,
    joint_signs,
    mechanism,
    patient,
    pregnancy,
    questionnaires,
    red_flags,
)

NO_SITE = Is(joint_signs.BURSA, "none")

LIMB_CLASHES: tuple[Clash, ...] = (
    both(
        AllOf(
            Positive(complaint.PAIN_FREE),
            AnyOf(Positive(joint_signs.WEIGHT_BEARING_PAIN), Positive(joint_signs.ACTIVITY_RELATED)),
        ),
        "No pain at all, yet pain on bearing weight or using the joint.",
        "Is there any pain?",
    ),
    both(
        AllOf(
            Positive(complaint.PAIN_FREE),
            Includes(complaint.PAIN_AREAS, *complaint.PAIN_AREAS.choices),
        ),
        "No pain at all, yet painful areas are marked.",
        "Is there any pain, and where?",
    ),
    both(
        AllOf(
            Positive(joint_signs.CAPSULAR),
            Answered(joint_signs.LIMITED_MOTIONS),
            Not(Includes(joint_signs.LIMITED_MOTIONS, *joint_signs.MOTIONS)),
        ),
        "A capsular pattern is named, yet no motion is limited.",
        "Which motions of the joint are limited?",
    ),
    both(
        AllOf(
            Negative(joint_signs.SWELLING),
            AnyOf(
                Positive(conditions.HOT_JOINT),
                Positive(joint_signs.FLUCTUANT),
                Positive(injury.FAST_SWELLING),
            ),
        ),
        "The joint is called not swollen, yet a hot, fluctuating or fast swelling is named.",
        "Is the joint or the bursa swollen?",
    ),
    both(
        AllOf(
            Negative(conditions.HOT_JOINT),
            Positive(joint_signs.SWELLING),
            Positive(joint_signs.WARMTH),
            Positive(joint_signs.REDNESS),
        ),
        "Swollen, warm and red, yet a hot swollen joint is answered no.",
        "Is the joint hot and swollen, or is it the skin or a bursa?",
    ),
    both(
        AllOf(
            Is(conditions.BURSITIS, "none"),
            AnyOf(
                OneOf(joint_signs.BURSA, *(s for s in joint_signs.BURSA.choices if s != "none")),
                Positive(joint_signs.FLUCTUANT),
            ),
        ),
        "No bursitis, yet a swollen or tender bursa is named.",
        "Is there a bursitis, and of which bursa?",
    ),
    both(
        AllOf(NO_SITE, OneOf(conditions.BURSITIS, "aseptic", "septic_suspected")),
        "A bursitis, yet no bursa is named.",
        "Which bursa is it?",
    ),
    both(
        AllOf(
            Negative(red_flags.TRAUMA),
            AnyOf(
                Positive(injury.FAST_SWELLING),
                Positive(injury.DEFORMITY),
                Positive(injury.GRADE_THREE),
                Positive(injury.SHORT_ROTATED),
                Positive(conditions.ACUTE_INJURY),
            ),
        ),
        "A fresh injury is described, yet trauma is answered no.",
        "Was there an injury in the last six weeks, and when?",
    ),
    both(
        AllOf(
            Positive(conditions.FLARE),
            Negative(conditions.INFLAMMATORY),
            Negative(conditions.CRYSTAL),
        ),
        "A flare of a known arthritis, yet inflammatory and crystal arthritis are answered no.",
        "Is there a diagnosed arthritis, and which?",
    ),
    both(
        AllOf(Is(patient.REGION, "widespread"), Negative(mechanism.WIDESPREAD)),
        "The complaint is widespread, yet pain in several regions is answered no.",
        "Is the pain in one place or in many?",
    ),
    both(
        AllOf(
            Is(patient.SEX, "male"),
            AnyOf(
                Answered(pregnancy.POSTPARTUM_WEEKS),
                Answered(pregnancy.WEEKS),
            ),
        ),
        "Male, yet weeks of pregnancy or since birth are given.",
        "Is the recorded sex right?",
    ),
    both(
        AllOf(
            Negative(red_flags.BILATERAL_LEGS),
            Includes(complaint.PAIN_AREAS, "thigh_left", "lower_leg_left", "foot_left"),
            Includes(complaint.PAIN_AREAS, "thigh_right", "lower_leg_right", "foot_right"),
            OneOf(patient.REGION, "low_back", "sacroiliac", "thoracic"),
        ),
        "Both legs are marked on the body chart, yet symptoms in both legs are answered no.",
        "Are there symptoms in both legs, and since when?",
    ),
    both(
        AllOf(
            Is(complaint.LEG_SYMPTOMS, "none"),
            Includes(complaint.PAIN_AREAS, "lower_leg_left", "lower_leg_right"),
            OneOf(patient.REGION, "low_back", "sacroiliac", "thoracic"),
        ),
        "No leg symptoms, yet the lower leg is marked on the body chart.",
        "How far down the legs do symptoms reach?",
    ),
    above(
        questionnaires.WPI_REGIONS,
        questionnaires.WPI,
        "More painful body regions than painful sites.",
        "How many sites and how many regions hurt?",
    ),
)
"""Contradictions of the limbs, each named and asked about."""
