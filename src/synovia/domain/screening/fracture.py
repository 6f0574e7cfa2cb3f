"""Fracture of the spine: after trauma, and without it in weak bone."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Cites,
    Gate,
    Is,
    Negative,
    OneOf,
    Positive,
    Rule,
    Said,
    Supports,
    Weight,
    named,
    value,
)
from synovia.domain.screening.where import BACK, LIMB, SPINE, TRUNK
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
    inform,
    refer,
    suspected,
    urgent,
)
from synovia.domain.terms.evidence import Band
from synovia.domain.terms.findings import (
    complaint,
    conditions,
    medication,
    neck_tests,
    neurology,
    patient,
    red_flags,
    vascular,
)

SUSPECTED = suspected("FRACTURE_SUSPECTED", "fracture suspected")
IMMOBILIZE = emergency(
    "emergency department: immobilize and image",
    "Stay still and call an ambulance. You may have a broken bone in your spine.",
)
IMAGE_SOON = urgent("physician the same day for imaging", "See a doctor today: a bone may be broken.")
HELD = (
    blocked(*THRUST_SPINE, TRX),
    blocked_in_region(THR_P, M34, M12, MWM, DTM, STR),
    blocked_locally(STM, DTF),
)
"""What stays closed until a fracture is excluded: section 1.2 and the matrix row of the suspected fracture."""
WEAK_BONE = AnyOf(
    Positive(conditions.OSTEOPOROSIS), Positive(conditions.FRAGILITY_FRACTURE), Positive(medication.STEROID)
)

trauma_with_signs_is_an_emergency = Rule(
    asks="Does significant trauma come with midline tenderness or neurological signs?",
    when=AllOf(
        Positive(red_flags.SIGNIFICANT_TRAUMA),
        AnyOf(
            Positive(red_flags.MIDLINE_TENDERNESS),
            Positive(neurology.UMN_SIGNS),
            AllOf(
                SPINE,
                AnyOf(
                    Positive(red_flags.PARESTHESIA_AFTER_TRAUMA),
                    Positive(neurology.PROGRESSIVE_WEAKNESS),
                    Is(neurology.NEURO_SCREEN, "abnormal"),
                ),
            ),
        ),
        Negative(red_flags.TRAUMA_CLEARED),
    ),
    then=(IMMOBILIZE, SUSPECTED),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Significant trauma with midline tenderness or neurological signs: unstable fracture until imaged.",
        "After a hard blow, a tender spine or nerve signs can mean a broken bone. Keep still and get help now.",
    ),
    gates=(Gate(red_flags.TRAUMA_CLEARED, presumed=False),),
)

fracture_is_known_or_suspected = Rule(
    asks="Is there a fracture or dislocation that has not healed?",
    when=OneOf(red_flags.FRACTURE, "suspected", "unhealed"),
    then=(IMAGE_SOON, SUSPECTED),
    evidence=(Cites("hawk-2017"), Cites("finucane-2020")),
    says=Said("Unhealed or suspected fracture or dislocation.", "A bone may be broken or out of its joint."),
)

whiplash_grade_four_is_an_emergency = Rule(
    asks="Is the whiplash grade IV, a fracture or dislocation?",
    when=Is(neck_tests.WAD_GRADE, "IV"),
    then=(IMMOBILIZE, SUSPECTED),
    evidence=(Cites("spitzer-1995"),),
    says=Said(
        "Whiplash grade IV: fracture or dislocation.", "Your neck may be broken. Keep still, get help now."
    ),
)

two_fracture_features_need_imaging = Rule(
    asks="Do two or more features of fracture stand together in a recent episode?",
    when=AllOf(
        BACK,
        AtLeast(
            2,
            Is(patient.SEX, "female"),
            Above(patient.AGE, value("henschke-2009/age")),
            Positive(red_flags.SIGNIFICANT_TRAUMA),
            Positive(medication.STEROID),
        ),
        AnyOf(
            AtMost(complaint.DURATION_DAYS, value("fracture/acute")),
            Positive(red_flags.SIGNIFICANT_TRAUMA),
        ),
    ),
    then=(
        IMAGE_SOON,
        Supports("FRACTURE_SUSPECTED", "fracture suspected", Band.HIGH, value("henschke-2009/two")),
    ),
    evidence=(Cites("henschke-2009"), Cites("downie-2013")),
    says=Said(
        "Two or more of: female, over 70, significant trauma, prolonged steroid, in a recent episode. A single "
        "one of them says little.",
        "Several signs together suggest that a bone in your back may be broken.",
    ),
)

significant_trauma_needs_an_answer = Rule(
    asks="Was there significant trauma to the back that nobody has cleared?",
    when=AllOf(
        TRUNK,
        Positive(red_flags.TRAUMA),
        Positive(red_flags.SIGNIFICANT_TRAUMA),
        Negative(red_flags.TRAUMA_CLEARED),
    ),
    then=(refer("physician for imaging", "See a doctor first to rule out a broken bone."), *HELD),
    evidence=(Cites("downie-2013"), Cites("finucane-2020")),
    says=Said(
        "Significant trauma to the back, fracture not excluded.",
        "After a hard fall or crash, a doctor should rule out a broken bone first.",
    ),
    gates=(
        Gate(
            red_flags.TRAUMA,
            red_flags.SIGNIFICANT_TRAUMA,
            closes=(*THRUST_SPINE, M34, TRX),
            weight=Weight.CORE,
        ),
        Gate(red_flags.TRAUMA_CLEARED, presumed=False),
    ),
)

contusion_after_trauma_needs_imaging = Rule(
    asks="Is there a contusion or abrasion over the spine after trauma?",
    when=AllOf(Positive(red_flags.TRAUMA), Positive(red_flags.CONTUSION), Negative(red_flags.TRAUMA_CLEARED)),
    then=(
        IMAGE_SOON,
        Supports("FRACTURE_SUSPECTED", "fracture suspected", Band.HIGH, value("downie-2013/contusion")),
    ),
    evidence=(Cites("downie-2013"),),
    says=Said(
        "Contusion or abrasion over the spine after trauma: the single strongest flag for fracture.",
        "A bruise or graze over your spine after an injury can mean a broken bone below.",
    ),
    gates=(Gate(red_flags.TRAUMA_CLEARED, presumed=False),),
)

weak_bone_with_new_signs_needs_imaging = Rule(
    asks="Does weak bone come with a new focal pain, lost height, a tender segment or a fall?",
    when=AllOf(
        WEAK_BONE,
        AnyOf(
            Positive(red_flags.FOCAL_PAIN),
            Positive(red_flags.HEIGHT_LOSS),
            Positive(red_flags.PERCUSSION_TENDERNESS),
            AllOf(Positive(red_flags.TRAUMA), Negative(red_flags.TRAUMA_CLEARED)),
        ),
    ),
    then=(IMAGE_SOON, SUSPECTED),
    evidence=(Cites("finucane-2020"), Cites("downie-2013")),
    says=Said(
        "Weak bone with new focal pain, height loss, percussion tenderness or trauma, minor trauma included.",
        "With thin bones, new pain in one spot, lost height or even a small fall can mean a break.",
    ),
    gates=(Gate(red_flags.TRAUMA_CLEARED, presumed=False),),
)

compression_fracture_is_possible = Rule(
    asks="Do four of five features of a compression fracture stand together in a recent episode?",
    when=AllOf(
        BACK,
        AtMost(complaint.DURATION_DAYS, value("fracture/acute")),
        AtLeast(
            4,
            Above(patient.AGE, value("roman-2010/age")),
            Is(complaint.LEG_SYMPTOMS, "none"),
            AtMost(vascular.BMI, value("roman-2010/bmi")),
            Negative(red_flags.REGULAR_EXERCISE),
            Is(patient.SEX, "female"),
        ),
    ),
    then=(
        refer("physician for imaging", "See a doctor first: a bone in your back may have given way."),
        *HELD,
        Supports("FRACTURE_SUSPECTED", "fracture possible", Band.MODERATE, value("roman-2010/four-of-five")),
    ),
    evidence=(Cites("roman-2010"),),
    says=Said(
        "Four or more of: over 52, no leg pain, body mass index 22 or less, no regular exercise, female.",
        "Several signs together suggest that a bone in your back may have given way.",
    ),
)

lost_height_needs_imaging = Rule(
    asks="With spinal pain, has the patient lost height or become rounder?",
    when=AllOf(SPINE, Positive(red_flags.HEIGHT_LOSS)),
    then=(refer("physician for imaging", "See a doctor first about your lost height."), *HELD),
    evidence=(Cites("finucane-2020"),),
    says=Said("Height loss or new kyphosis.", "Getting shorter or rounder can mean a bone has given way."),
)

lost_height_closes_spinal_thrust = Rule(
    asks="With a limb complaint, has the patient lost height or become rounder?",
    when=AllOf(LIMB, Positive(red_flags.HEIGHT_LOSS)),
    then=(
        blocked(*THRUST_SPINE),
        inform("physician: bone density", "Ask your doctor about your bones: you have become shorter."),
    ),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Height loss or new kyphosis beside a limb complaint: weak bone until measured.",
        "Getting shorter or rounder can mean thin bones, so we leave out quick techniques.",
    ),
)

trauma_on_a_fused_spine_is_an_emergency = Rule(
    asks="Is there pain after trauma, even minor, in an ankylosed spine?",
    when=AllOf(Positive(conditions.ANKYLOSED), Positive(red_flags.TRAUMA)),
    then=(IMMOBILIZE, SUSPECTED),
    evidence=(Cites("hawk-2017"),),
    says=Said(
        "New pain after trauma in an ankylosed spine: fracture through the fused spine until excluded.",
        "A stiff, fused spine can break from a small fall. Keep still and get help now.",
    ),
)

RULES = named("fracture", globals())
