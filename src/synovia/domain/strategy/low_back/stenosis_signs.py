"""What single signs say of lumbar stenosis in older adults with leg pain (Suri 2010), and what speaks against it."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AtLeast,
    AtLeastValue,
    Below,
    Cites,
    Negative,
    Not,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.rules.criteria import Criterion
from synovia.domain.strategy.effects import Mentions, Weakens
from synovia.domain.strategy.low_back.stenosis import CLUSTER, CODE, NAME, NO_TRACTION, WATCHED
from synovia.domain.strategy.shared.criteria import IN_LOW_BACK, LEG_SYMPTOMS
from synovia.domain.terms.evidence import Band, StudyType
from synovia.domain.terms.findings import complaint, low_back_tests, patient, red_flags

OLDER_WITH_LEG_PAIN = AllOf(IN_LOW_BACK, LEG_SYMPTOMS, AtLeastValue(patient.AGE, value("suri-2010/younger")))
"""The signs were weighed in older adults with leg pain; of others they say nothing."""
REVIEW = (Cites("suri-2010"),)


def _sign(asks: str, sign: Criterion, band: Band, worth: str, clinician: str, patient_words: str) -> Rule:
    support = Supports(CODE, NAME, band, value(f"suri-2010/{worth}"))
    return Rule(
        asks=asks,
        when=AllOf(OLDER_WITH_LEG_PAIN, sign),
        then=(support, *WATCHED, NO_TRACTION) if band is Band.MODERATE else support,
        evidence=REVIEW,
        says=Said(clinician, patient_words),
        study=StudyType.SYSTEMATIC_REVIEW,
    )


legs_are_free_when_seated = _sign(
    "In an older adult with leg pain: are the legs free of pain when seated?",
    Positive(low_back_tests.NO_PAIN_SEATED),
    Band.MODERATE,
    "seated",
    "No leg pain when seated (LR+ 7.4 in older adults).",
    "Leg pain that is gone when you sit can come from a narrow spinal canal.",
)
bending_forward_frees_the_legs = _sign(
    "In an older adult with leg pain: does bending forward ease it?",
    Positive(complaint.RELIEF_BENDING),
    Band.MODERATE,
    "bending",
    "Eased by bending forward (LR+ 6.4 in older adults).",
    "Leg pain that eases when you bend can come from a narrow spinal canal.",
)
both_legs_hurt_in_an_older_adult = _sign(
    "In an older adult with leg pain: do both legs hurt?",
    Positive(red_flags.BILATERAL_LEGS),
    Band.MODERATE,
    "bilateral",
    "Both buttocks or legs (LR+ 6.3 in older adults), once a cauda equina syndrome is ruled out.",
    "Pain in both legs on walking can come from a narrow spinal canal.",
)
gait_is_wide_with_leg_pain = _sign(
    "In an older adult with leg pain: is the gait wide-based?",
    Positive(low_back_tests.STANDS_WIDE),
    Band.MODERATE,
    "wide-gait",
    "Wide-based gait (LR+ 13 in older adults); a cord sign too: test the upper motor neuron.",
    "Walking with the feet wide apart can come from a narrow spinal canal.",
)
balance_is_poor_with_leg_pain = _sign(
    "In an older adult with leg pain: is the Romberg test abnormal?",
    Positive(low_back_tests.ROMBERG),
    Band.LOW,
    "romberg",
    "Abnormal Romberg test (LR+ 4.2 in older adults); nerves, cord and ear are other reasons.",
    "Poor balance with leg pain can come from a narrow spinal canal.",
)
age_over_seventy_with_pain_on_walking = _sign(
    "Is the patient over 70, with leg pain on standing or walking?",
    AllOf(Above(patient.AGE, value("suri-2010/older")), Positive(complaint.WORSE_STANDING_WALKING)),
    Band.LOW,
    "over-70",
    "Over 70 with pain on standing or walking (LR+ 2.0 for age alone).",
    "Leg pain on walking at your age can come from a narrow spinal canal.",
)
neurogenic_claudication_in_an_older_adult = _sign(
    "In an older adult: does leg pain come on standing or walking and ease on sitting?",
    AllOf(Positive(complaint.WORSE_STANDING_WALKING), Positive(complaint.RELIEF_SITTING)),
    Band.MODERATE,
    "claudication",
    "Neurogenic claudication (LR+ 3.7 in older adults).",
    "Leg pain on walking that eases on sitting can come from a narrow spinal canal.",
)
walking_does_not_bring_leg_pain_on = Rule(
    asks="Do standing and walking not bring the leg pain on?",
    when=AllOf(IN_LOW_BACK, LEG_SYMPTOMS, Negative(complaint.WORSE_STANDING_WALKING)),
    then=Weakens(CODE, "Standing and walking do not bring it on.", value("suri-2010/claudication")),
    evidence=REVIEW,
    says=Said("No claudication: stenosis unlikely (LR- 0.23).", "A narrow canal is unlikely."),
    study=StudyType.SYSTEMATIC_REVIEW,
)
patient_is_young_for_stenosis = Rule(
    asks="Is the patient under 60, without four of the five stenosis signs?",
    when=AllOf(
        IN_LOW_BACK,
        LEG_SYMPTOMS,
        Below(patient.AGE, value("suri-2010/younger")),
        Not(AtLeast(4, *CLUSTER)),
    ),
    then=Weakens(CODE, "Under 60 years.", value("suri-2010/under-60")),
    evidence=REVIEW,
    says=Said("Under 60: stenosis is less likely (LR 0.40).", "At your age a narrow canal is less likely."),
    study=StudyType.SYSTEMATIC_REVIEW,
)
experts_agree_on_the_history_of_stenosis = Rule(
    asks="Does the history fit stenosis, as experts see it?",
    when=AllOf(IN_LOW_BACK, AtLeast(4, *CLUSTER)),
    then=Mentions(
        "An international consensus (2016) found that six questions of the history make experts 80 % certain of "
        "stenosis; the history decides, imaging confirms before surgery or injection."
    ),
    evidence=(Cites("tomkins-lane-2016"),),
    says=Said("The history carries the diagnosis.", ""),
    study=StudyType.CONSENSUS,
)

RULES = named("low-back", globals())
