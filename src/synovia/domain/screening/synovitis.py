"""Joints that may be inflamed by a disease nobody has named yet, and a limb whose pain system runs wild."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtLeastValue,
    Cites,
    Gate,
    Negative,
    Positive,
    Rule,
    Said,
    named,
    value,
)
from synovia.domain.screening.where import LIMB
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    M12,
    M34,
    MWM,
    STM,
    STR,
    THR_C,
    THR_P,
    TRX,
    blocked,
    blocked_locally,
    refer,
    suspected,
    with_care,
)
from synovia.domain.terms.evidence import Urgency
from synovia.domain.terms.findings import complaint, conditions, injury, joint_signs, mechanism

RHEUMATOLOGY = "rheumatology: suspected persistent synovitis"
TOLD = "Ask your doctor about seeing a joint specialist soon."
RA_SUSPECTED = suspected("RA_SUSPECTED", "inflammatory arthritis suspected")
SPARED = (
    blocked(THR_C),
    blocked_locally(THR_P, M34, MWM, TRX, STM, DTM, DTF, STR, note="over the swollen joint"),
    with_care("Pain relief only", M12),
)
UNEXPLAINED = AllOf(
    Negative(conditions.INFLAMMATORY),
    Negative(conditions.CRYSTAL),
    Negative(joint_signs.SWELLING_EXPLAINED),
)
TAKEN_AS_UNEXPLAINED = tuple(
    Gate(question, presumed=False)
    for question in (conditions.INFLAMMATORY, conditions.CRYSTAL, joint_signs.SWELLING_EXPLAINED)
)
MARKS = (
    Above(complaint.MORNING_STIFFNESS, value("synovitis/stiffness")),
    Positive(joint_signs.SQUEEZE),
    Positive(joint_signs.SYMMETRICAL),
    Positive(conditions.CRP_RAISED),
)
SEVERAL = AnyOf(
    Positive(joint_signs.SMALL_JOINTS),
    AtLeastValue(joint_signs.SWOLLEN_JOINTS, value("synovitis/several")),
)

persistent_synovitis_needs_a_rheumatologist_soon = Rule(
    asks="Are small joints or several joints swollen without a cause, or has one been for three months?",
    when=AllOf(
        UNEXPLAINED,
        AnyOf(
            SEVERAL,
            AllOf(
                AtLeastValue(joint_signs.SWOLLEN_JOINTS, value("synovitis/one")),
                AtLeastValue(complaint.DURATION_DAYS, value("synovitis/delay")),
                AtLeast(1, *MARKS),
            ),
        ),
    ),
    then=(refer(RHEUMATOLOGY, TOLD, Urgency.URGENT_DAYS), RA_SUSPECTED, *SPARED),
    evidence=(Cites("nice-ng100"),),
    says=Said(
        "Unexplained swelling of small joints or of more than one joint, or three months gone by: rheumatology within "
        "days.",
        "Several swollen joints without a cause should be seen by a joint specialist soon.",
    ),
    gates=TAKEN_AS_UNEXPLAINED,
)

one_swollen_joint_needs_a_rheumatologist = Rule(
    asks="Is a joint swollen without a cause, with a mark of inflammation?",
    when=AllOf(
        UNEXPLAINED,
        AnyOf(
            AtLeastValue(joint_signs.SWOLLEN_JOINTS, value("synovitis/one")),
            Positive(joint_signs.SWELLING),
        ),
        AtLeast(1, *MARKS),
    ),
    then=(refer(RHEUMATOLOGY, TOLD, Urgency.ROUTINE), RA_SUSPECTED, *SPARED),
    evidence=(Cites("nice-ng100"),),
    says=Said(
        "A joint swollen without a cause, with stiffness over 30 minutes, a positive squeeze, symmetry or raised CRP.",
        "A swollen joint that stays stiff in the morning should be looked at by a joint specialist.",
    ),
    gates=TAKEN_AS_UNEXPLAINED,
)

squeeze_and_stiffness_need_a_rheumatologist = Rule(
    asks="Without a diagnosis, does squeezing the knuckles hurt with long morning stiffness?",
    when=AllOf(
        UNEXPLAINED,
        Positive(joint_signs.SQUEEZE),
        Above(complaint.MORNING_STIFFNESS, value("synovitis/stiffness")),
    ),
    then=(refer(RHEUMATOLOGY, TOLD, Urgency.URGENT_DAYS), RA_SUSPECTED, *SPARED),
    evidence=(Cites("nice-ng100"),),
    says=Said(
        "Positive squeeze test of the knuckles with stiffness over 30 minutes, even before swelling is seen.",
        "Sore knuckles with long stiffness in the morning should be seen by a joint specialist.",
    ),
    gates=TAKEN_AS_UNEXPLAINED,
)

regional_pain_syndrome_is_suspected = Rule(
    asks="With a limb complaint, do symptoms and signs fit complex regional pain syndrome?",
    when=AllOf(
        LIMB,
        Negative(conditions.CRPS),
        Positive(mechanism.DISPROPORTIONATE),
        AtLeastValue(injury.CRPS_SYMPTOMS, value("budapest/symptoms")),
        AtLeastValue(injury.CRPS_SIGNS, value("budapest/signs")),
    ),
    then=(
        refer("physician or pain specialist", "See your doctor soon about this pain.", Urgency.URGENT_DAYS),
        suspected("CRPS_SUSPECTED", "complex regional pain syndrome suspected"),
        blocked_locally(THR_P, M34, DTM, DTF, STR, note="the painful limb"),
        with_care("Desensitization and active movement only"),
    ),
    evidence=(Cites("harden-2010"),),
    says=Said(
        "Pain out of proportion with symptoms in three and signs in two of four categories (Budapest).",
        "Your pain has marks of a syndrome that should be treated early by a specialist.",
    ),
    gates=(Gate(conditions.CRPS, presumed=False),),
)

RULES = named("synovitis", globals())
