"""Cancer in or near the spine, the bones and the joints."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeastValue,
    AtMost,
    Cites,
    Gate,
    Negative,
    Positive,
    Rule,
    Said,
    Supports,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import CHEST_WALL, NECK, SHOULDER
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    M12,
    M34,
    MWM,
    STM,
    STR,
    THR_P,
    THRUST_SPINE,
    TRX,
    blocked,
    blocked_in_region,
    blocked_locally,
    emergency,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import Band, Urgency
from synovia.domain.terms.findings import complaint, neurology, patient, red_flags, vascular

ANY_CANCER = AnyOf(
    Positive(red_flags.CANCER), Positive(red_flags.ACTIVE_CANCER), Positive(red_flags.METASTASIS)
)
SUSPECTED = suspected("MALIGNANCY_SUSPECTED", "malignancy in bone or spine suspected")
MRI_WITHIN_A_WEEK = urgent(
    "physician or oncologist, imaging within a week (spinal pain: MRI)",
    "See your doctor now: this pain needs a scan within days.",
    Urgency.URGENT_DAYS,
)
HELD = (
    blocked(*THRUST_SPINE, THR_P, TRX),
    blocked_in_region(M34, M12, MWM, DTM, DTF, STR),
    with_care("Light, and only when the oncologist or physician agrees", STM),
)
"""What stays closed until malignancy is excluded: section 1.3 and the matrix row of suspected spinal malignancy."""

cord_compression_by_tumor_is_an_emergency = Rule(
    asks="Does cancer come with new neurology, gait or sphincter change?",
    when=AllOf(
        ANY_CANCER,
        AnyOf(
            Positive(neurology.PROGRESSIVE_WEAKNESS),
            Positive(neurology.UNSTEADY_GAIT),
            Positive(neurology.UMN_SIGNS),
            Positive(red_flags.HEAVY_LEGS),
            Positive(red_flags.SADDLE),
            Positive(red_flags.BLADDER),
            Positive(red_flags.BOWEL),
        ),
    ),
    then=(
        emergency(
            "emergency department: metastatic cord compression, MRI within 24 hours",
            "Go to an emergency department now. Tell them about the cancer.",
        ),
        suspected("MSCC_SUSPECTED", "metastatic spinal cord compression suspected"),
        SUSPECTED,
    ),
    evidence=(Cites("nice-ng234"), Cites("finucane-2020")),
    says=Said(
        "Cancer with new neurology, gait or sphincter change: metastatic cord compression until excluded.",
        "With cancer, new weakness, unsteady walking or bladder trouble can mean pressure on the spinal cord.",
    ),
)

metastasis_needs_the_oncologist = Rule(
    asks="Is a bone tumor or spinal metastasis known or suspected?",
    when=Positive(red_flags.METASTASIS),
    then=(MRI_WITHIN_A_WEEK, SUSPECTED),
    evidence=(Cites("hawk-2017"), Cites("nice-ng234")),
    says=Said(
        "Bone tumor or metastasis, known or suspected.", "A tumor in the bone must be looked at first."
    ),
)

cancer_with_signs_is_urgent = Rule(
    asks="Does a history of cancer come with another sign of malignancy?",
    when=AllOf(
        ANY_CANCER,
        AnyOf(
            Positive(red_flags.WEIGHT_LOSS),
            Positive(red_flags.NIGHT_PAIN),
            Positive(red_flags.PERCUSSION_TENDERNESS),
            Positive(red_flags.BAND_PAIN),
            Positive(red_flags.FEVER),
            Positive(complaint.SEVERE_NON_MECHANICAL),
            Positive(complaint.NOT_IMPROVED),
        ),
    ),
    then=(MRI_WITHIN_A_WEEK, SUSPECTED),
    evidence=(Cites("downie-2013"), Cites("deyo-1988"), Cites("mabry-2014")),
    says=Said(
        "Cancer, past or present, with weight loss, night pain, percussion tenderness, band-like pain, feeling "
        "ill or no improvement: metastasis until excluded, even if treatment brought relief for a while.",
        "Because you have had cancer, these signs need a scan before any treatment.",
    ),
)

cancer_needs_an_answer_first = Rule(
    asks="Has the patient had cancer, and nobody has excluded it as the cause of this pain?",
    when=AllOf(Positive(red_flags.CANCER), Negative(red_flags.CANCER_CLEARED)),
    then=(
        refer(
            "physician: exclude recurrence before thrust or mobilization",
            "Ask your doctor to make sure this pain has nothing to do with the cancer.",
        ),
        *HELD,
        Supports("MALIGNANCY_SUSPECTED", "malignancy not excluded", Band.LOW, value("downie-2013/cancer")),
    ),
    evidence=(Cites("downie-2013"), Cites("finucane-2020")),
    says=Said(
        "History of cancer with pain that no physician has looked at.",
        "Because you have had cancer, a doctor should look at this pain first.",
    ),
    gates=(
        Gate(red_flags.CANCER, closes=(*THRUST_SPINE, THR_P, M34, M12, MWM, TRX, DTM), weight=Weight.CORE),
        Gate(red_flags.CANCER_CLEARED, presumed=False),
    ),
)

active_cancer_needs_clearance = Rule(
    asks="Is there active cancer without clearance for manual therapy?",
    when=AllOf(Positive(red_flags.ACTIVE_CANCER), Negative(red_flags.CANCER_CLEARED)),
    then=(refer("oncologist for clearance", "Ask your cancer doctor first."), *HELD),
    evidence=(Cites("batavia-2006"),),
    says=Said("Active cancer, not cleared.", "While cancer is being treated, ask your cancer doctor first."),
    gates=(Gate(red_flags.CANCER_CLEARED, presumed=False),),
)

active_cancer_limits_hands_on_care = Rule(
    asks="Is there active cancer, cleared for careful manual therapy?",
    when=Positive(red_flags.ACTIVE_CANCER),
    then=(
        blocked(*THRUST_SPINE, THR_P),
        blocked_in_region(DTM),
        blocked_locally(DTF),
        with_care("Light only; never over a tumor, port or radiation field", STM, M34, TRX, STR),
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said("Active cancer, not in bone.", "We use only light techniques while cancer is treated."),
)

past_cancer_is_a_precaution = Rule(
    asks="Was the cancer long ago, and has a physician cleared this pain?",
    when=AllOf(
        Positive(red_flags.CANCER),
        Positive(red_flags.CANCER_CLEARED),
        Above(red_flags.CANCER_YEARS, value("cancer/cleared-years")),
    ),
    then=with_care(
        "Low force; stop and refer if the pain does not behave mechanically", *THRUST_SPINE, THR_P
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said(
        "Cancer more than five years ago, cleared.",
        "Your past cancer is cleared. We stay watchful all the same.",
    ),
)

recent_cancer_closes_thrust = Rule(
    asks="Was the cancer within five years, though a physician has cleared this pain?",
    when=AllOf(
        Positive(red_flags.CANCER),
        Positive(red_flags.CANCER_CLEARED),
        AtMost(red_flags.CANCER_YEARS, value("cancer/cleared-years")),
    ),
    then=(
        blocked(*THRUST_SPINE),
        with_care("Low force; stop and refer if the pain does not behave mechanically", M34, TRX),
    ),
    evidence=(Cites("batavia-2006"),),
    says=Said("Cancer within five years, cleared.", "After cancer in recent years we use no thrust."),
    gates=(Gate(red_flags.CANCER_YEARS, closes=THRUST_SPINE, weight=Weight.EXAM),),
)

weight_loss_cluster_is_urgent = Rule(
    asks="Does unexplained weight loss come with another sign of malignancy?",
    when=AllOf(
        Positive(red_flags.WEIGHT_LOSS),
        AnyOf(
            AtLeastValue(patient.AGE, value("deyo-1988/age")),
            Positive(complaint.NOT_IMPROVED),
            Positive(red_flags.NIGHT_PAIN),
            Positive(complaint.SEVERE_NON_MECHANICAL),
            Positive(red_flags.PERCUSSION_TENDERNESS),
        ),
    ),
    then=(MRI_WITHIN_A_WEEK, SUSPECTED),
    evidence=(Cites("deyo-1988"), Cites("finucane-2020")),
    says=Said(
        "Unexplained weight loss with age 50 or more, night pain, no improvement or a tender segment.",
        "Losing weight without trying, together with this pain, needs tests soon.",
    ),
)

weight_loss_needs_a_physician = Rule(
    asks="Is there unexplained weight loss?",
    when=Positive(red_flags.WEIGHT_LOSS),
    then=(
        refer("physician for work-up", "See your doctor about the weight loss first."),
        *HELD,
    ),
    evidence=(Cites("deyo-1988"), Cites("finucane-2020")),
    says=Said("Unexplained weight loss.", "Losing weight without trying should be looked at first."),
    gates=(Gate(red_flags.WEIGHT_LOSS, closes=THRUST_SPINE, weight=Weight.CORE),),
)

night_pain_asks_for_watchfulness = Rule(
    asks="Is there night pain that position does not ease?",
    when=Positive(red_flags.NIGHT_PAIN),
    then=(
        blocked(*THRUST_SPINE),
        with_care("Treat on trial and watch the course; refer when it worsens or does not improve"),
    ),
    evidence=(Cites("osu-cervical-list"), Cites("downie-2013"), Cites("finucane-2020")),
    says=Said(
        "Night pain not eased by position: alone it barely changes the odds; no thrust, and watch the course.",
        "Pain at night that nothing eases is something we keep a close eye on.",
    ),
    gates=(Gate(red_flags.NIGHT_PAIN, closes=THRUST_SPINE),),
)

unremitting_pain_needs_a_physician = Rule(
    asks="Is the pain severe, worsening and eased by nothing?",
    when=Positive(complaint.SEVERE_NON_MECHANICAL),
    then=(
        refer("physician for work-up", "See a doctor first: this pain does not behave like a strain."),
        *HELD,
    ),
    evidence=(Cites("finucane-2020"), Cites("osu-cervical-list")),
    says=Said(
        "Severe, worsening, unremitting pain that is not mechanical.",
        "Very bad pain that nothing eases should be looked at by a doctor first.",
    ),
)

older_patient_without_improvement_needs_review = Rule(
    asks="Has a month of care brought nothing at 50 or older, with night pain or a tender segment?",
    when=AllOf(
        Positive(complaint.NOT_IMPROVED),
        AtLeastValue(patient.AGE, value("deyo-1988/age")),
        AnyOf(Positive(red_flags.NIGHT_PAIN), Positive(red_flags.PERCUSSION_TENDERNESS)),
    ),
    then=(refer("physician for work-up", "See your doctor: care has not helped as expected."), *HELD),
    evidence=(Cites("deyo-1988"),),
    says=Said(
        "No improvement after a month of care at 50 or older, with night pain or a tender segment.",
        "When care does not help after a month, the cause should be looked at again.",
    ),
)

pancoast_pattern_is_urgent = Rule(
    asks="Does neck or arm pain come with signs of a tumor at the top of the lung?",
    when=AllOf(
        AnyOf(NECK, CHEST_WALL),
        AnyOf(
            Positive(red_flags.SUPRACLAVICULAR_MASS),
            AllOf(Positive(vascular.HORNER), Positive(red_flags.HAND_WASTING)),
            AllOf(
                AnyOf(NECK, SHOULDER),
                Positive(red_flags.HAND_WASTING),
                AnyOf(Positive(vascular.SMOKER), Positive(red_flags.NIGHT_PAIN)),
            ),
        ),
    ),
    then=(
        urgent(
            "physician for chest imaging", "See your doctor now: this needs a scan soon.", Urgency.URGENT_DAYS
        ),
        suspected("PANCOAST_SUSPECTED", "apical lung tumor suspected"),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Neck, shoulder or arm pain with a supraclavicular mass, Horner sign, or wasting of the hand in a smoker or "
        "with night pain.",
        "Arm pain with these signs can come from the lung and needs a scan soon.",
    ),
)

RULES = named("malignancy", globals())
