"""Aorta, heart, lung, kidney, gut, giant cell arteritis, limb: diseases that look like spinal pain."""

from synovia.domain.rules import (
    Above,
    AllOf,
    AnyOf,
    AtLeast,
    Cites,
    Gate,
    Is,
    Negative,
    Positive,
    Rule,
    Said,
    Supports,
    named,
    value,
)
from synovia.domain.screening.where import AORTA as BACK_OR_GROIN
from synovia.domain.screening.where import CHEST_WALL
from synovia.domain.screening.wording import (
    DTF,
    DTM,
    M12,
    M34,
    STM,
    STR,
    THR_C,
    THR_P,
    THR_T,
    THRUST_SPINE,
    THRUST_TRUNK,
    TRX,
    blocked,
    blocked_in_region,
    emergency,
    inform,
    refer,
    suspected,
    urgent,
    with_care,
)
from synovia.domain.terms.evidence import Band
from synovia.domain.terms.findings import complaint, conditions, injury, patient, red_flags, vascular
from synovia.domain.terms.places import Place

AMBULANCE = "Call an ambulance now."
AORTA = suspected("AAA_SUSPECTED", "abdominal aortic aneurysm or acute aortic syndrome suspected")

pulsatile_mass_is_an_emergency = Rule(
    asks="Is there a pulsating abdominal mass with pain of back, flank or groin?",
    when=AllOf(BACK_OR_GROIN, Positive(red_flags.PULSATILE_MASS)),
    then=(emergency("ambulance: vascular imaging within the hour", AMBULANCE), AORTA),
    evidence=(Cites("aaa-jospt-2014"), Cites("mechelli-2008")),
    says=Said(
        "Pulsatile abdominal mass with back, flank or groin pain: aneurysm until imaged. Young age does not exclude it.",
        "A beating lump in the belly with back pain can be a swollen artery about to burst. Call for help now.",
    ),
    gates=(Gate(red_flags.PULSATILE_MASS, closes=(*THRUST_TRUNK, TRX)),),
)

pulsatile_mass_without_back_pain_is_urgent = Rule(
    asks="Is there a pulsating abdominal mass, whatever hurts?",
    when=Positive(red_flags.PULSATILE_MASS),
    then=(
        urgent(
            "physician the same day: vascular imaging", "A beating lump in the belly needs a doctor today."
        ),
        AORTA,
    ),
    evidence=(Cites("aaa-jospt-2014"),),
    says=Said("Pulsatile abdominal mass.", "A beating lump in the belly can be a swollen artery."),
    gates=(Gate(red_flags.PULSATILE_MASS, closes=THRUST_TRUNK),),
)

acute_aortic_syndrome_is_an_emergency = Rule(
    asks="Was there sudden tearing pain, or collapse with a risk of aneurysm?",
    when=AnyOf(
        Positive(red_flags.TEARING_PAIN),
        AllOf(
            BACK_OR_GROIN,
            Positive(red_flags.SYNCOPE),
            AnyOf(Positive(red_flags.ANEURYSM), Above(patient.AGE, value("aorta/age"))),
        ),
        AllOf(BACK_OR_GROIN, Positive(red_flags.ANEURYSM), Negative(complaint.MOVEMENT_MODIFIES)),
    ),
    then=(emergency("ambulance", AMBULANCE), AORTA),
    evidence=(Cites("aaa-jospt-2014"), Cites("medical-teaching")),
    says=Said(
        "Sudden tearing pain, collapse with aneurysm risk, or known aneurysm with pain that posture does not change.",
        "Sudden tearing pain or fainting with back pain can be a torn artery. Call for help now.",
    ),
)

syncope_needs_a_physician = Rule(
    asks="Did the patient faint with this pain?",
    when=Positive(red_flags.SYNCOPE),
    then=urgent("physician the same day", "Fainting with pain needs a doctor today."),
    evidence=(Cites("medical-teaching"),),
    says=Said("Syncope with this pain, cause not known.", "Fainting with pain should be looked at today."),
)

aneurysm_pattern_is_urgent = Rule(
    asks="Does pain that posture does not change come with the risks of an aneurysm?",
    when=AllOf(
        BACK_OR_GROIN,
        Negative(complaint.MOVEMENT_MODIFIES),
        Above(patient.AGE, value("aorta/age")),
        AtLeast(1, Is(patient.SEX, "male"), Positive(vascular.SMOKER), Positive(vascular.HYPERTENSION)),
    ),
    then=(
        urgent("physician the same day: vascular imaging", "This pain needs a scan of the belly soon."),
        AORTA,
    ),
    evidence=(Cites("aaa-jospt-2014"),),
    says=Said(
        "Deep pain not modified by movement or posture, over 60, with male sex, smoking or hypertension.",
        "Back pain that moving does not change can come from the main artery. It needs a scan.",
    ),
)

known_aneurysm_closes_trunk_thrust = Rule(
    asks="Is an abdominal aortic aneurysm known?",
    when=Positive(red_flags.ANEURYSM),
    then=(
        blocked(*THRUST_TRUNK),
        blocked_in_region(M34, at=Place.TRUNK),
        blocked_in_region(TRX, DTM, at=Place.TRUNK),
        with_care("No pressure on the abdomen; not lying face down", STM, STR, M12, DTF),
        with_care("Lowest force", THR_C),
        inform("physician: is the aneurysm watched?", "Ask your doctor whether the aneurysm is checked."),
    ),
    evidence=(Cites("aaa-jospt-2014"), Cites("hawk-2017")),
    says=Said(
        "Known aortic aneurysm of any size.", "Because of your aneurysm we leave out pressure on the trunk."
    ),
)

pain_that_posture_does_not_change_is_watched = Rule(
    asks="Does neither movement nor posture change the pain?",
    when=Negative(complaint.MOVEMENT_MODIFIES),
    then=(
        blocked(*THRUST_SPINE),
        with_care("Look for a visceral or systemic cause; refer if none of the movements reproduce it"),
    ),
    evidence=(Cites("finucane-2020"),),
    says=Said(
        "Pain not modified by movement or posture: non-mechanical until shown otherwise.",
        "Pain that moving does not change may not come from the spine.",
    ),
)

heart_attack_pattern_is_an_emergency = Rule(
    asks="Is there chest pain or breathlessness that is new or comes with exertion?",
    when=AnyOf(Positive(vascular.CHEST), Positive(vascular.CORONARY_PATTERN)),
    then=(
        emergency("ambulance: acute coronary syndrome", AMBULANCE),
        Supports("ACS_SUSPECTED", "acute coronary syndrome suspected", Band.MODERATE),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "New or unexplained chest pain or breathlessness, or exertional chest, arm or jaw pain.",
        "New chest pain or trouble breathing can come from the heart. Call for help now.",
    ),
    gates=(Gate(vascular.CHEST, closes=THRUST_SPINE),),
)

exertional_chest_pain_fits_the_heart = Rule(
    asks="Does pain of chest, left arm or jaw come with exertion, sweating or breathlessness?",
    when=Positive(vascular.CORONARY_PATTERN),
    then=(
        emergency("ambulance: acute coronary syndrome", AMBULANCE),
        suspected("ACS_SUSPECTED", "acute coronary syndrome suspected"),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Chest, left arm or jaw pain with exertion, sweating or breathlessness: the heart until excluded.",
        "Chest, arm or jaw pain on effort can come from the heart. Call for help now.",
    ),
)

heart_question_of_chest_and_arm = Rule(
    asks="With upper back, shoulder or arm pain, is there chest pain or breathlessness?",
    when=AllOf(CHEST_WALL, AnyOf(Positive(vascular.CHEST), Positive(vascular.CORONARY_PATTERN))),
    then=emergency("ambulance: acute coronary syndrome", AMBULANCE),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Chest pain or breathlessness with upper back, shoulder or arm pain: the heart first.",
        "Pain of the arm or upper back with chest pain can come from the heart. Call for help now.",
    ),
    gates=(Gate(vascular.CHEST, closes=(THR_P, THR_T, M34), at=Place.COMPLAINT),),
)

lung_embolism_pattern_is_an_emergency = Rule(
    asks="Is there sudden breathlessness, pleuritic pain or coughing of blood?",
    when=Positive(vascular.EMBOLISM_PATTERN),
    then=(
        emergency("ambulance: pulmonary embolism", AMBULANCE),
        suspected("PE_SUSPECTED", "pulmonary embolism suspected"),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Sudden dyspnea, pleuritic pain or hemoptysis.", "This can be a clot in the lung. Call for help now."
    ),
)

kidney_pattern_is_urgent = Rule(
    asks="Is there colic from loin to groin, blood in the urine, or fever with a tender kidney?",
    when=AnyOf(
        Positive(conditions.RENAL),
        Positive(conditions.HEMATURIA),
        AllOf(Positive(red_flags.FEVER), Positive(conditions.CVA_TENDER)),
    ),
    then=(
        urgent("physician the same day", "This may come from a kidney. See a doctor today."),
        suspected("RENAL_SUSPECTED", "renal cause suspected"),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Loin-to-groin colic, hematuria, or fever with a tender kidney.", "This may come from a kidney."
    ),
)

feverish_gut_pattern_is_urgent = Rule(
    asks="Does pain tied to meals come with fever?",
    when=AllOf(Positive(conditions.MEAL_PAIN), Positive(red_flags.FEVER)),
    then=urgent("physician the same day", "Pain after meals with fever needs a doctor today."),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Epigastric, right-scapular or right-shoulder pain tied to meals with fever: gallbladder.",
        "Pain after meals with fever can come from the gallbladder.",
    ),
)

gut_pattern_needs_a_physician = Rule(
    asks="Is the pain tied to meals?",
    when=Positive(conditions.MEAL_PAIN),
    then=refer("physician", "This may come from the stomach or gallbladder. See your doctor."),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Epigastric, right-scapular or right-shoulder pain tied to meals.",
        "Pain after meals may come from an organ.",
    ),
)

shoulder_tip_pain_from_the_belly_is_an_emergency = Rule(
    asks="Is there shoulder-tip pain with belly pain, a blow to the belly or a missed period?",
    when=Positive(injury.SHOULDER_TIP),
    then=emergency("ambulance: bleeding in the abdomen", AMBULANCE),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Shoulder-tip pain with abdominal pain, trauma or a missed period: bleeding under the diaphragm.",
        "Pain at the tip of the shoulder can come from bleeding in the belly. Call for help now.",
    ),
)

jaundice_is_urgent = Rule(
    asks="Is there jaundice?",
    when=Positive(conditions.JAUNDICE),
    then=urgent("physician the same day", "Yellow skin or eyes need a doctor today."),
    evidence=(Cites("medical-teaching"),),
    says=Said("Jaundice.", "Yellow skin or eyes need a doctor today."),
)

giant_cell_arteritis_is_an_emergency = Rule(
    asks="Over 50, does new headache, scalp, jaw or visual trouble point to giant cell arteritis?",
    when=AllOf(
        Above(patient.AGE, value("polymyalgia/age")),
        AnyOf(
            Positive(conditions.JAW_CLAUDICATION),
            Positive(conditions.SCALP_TENDER),
            AllOf(
                Positive(conditions.GIRDLE_PAIN),
                AnyOf(Positive(vascular.NEW_HEADACHE), Positive(vascular.VISUAL)),
            ),
        ),
    ),
    then=(
        emergency(
            "emergency department: steroids the same day",
            "Go to an emergency department now to protect your sight.",
        ),
        suspected("GCA_SUSPECTED", "giant cell arteritis suspected"),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Over 50 with jaw claudication, tender scalp, or girdle pain with new headache or visual symptoms.",
        "These signs can mean an inflamed artery that threatens your sight. Get help today.",
    ),
)

polymyalgia_pattern_needs_a_physician = Rule(
    asks="Over 50, do both girdles hurt with long morning stiffness or raised inflammation values?",
    when=AllOf(
        Above(patient.AGE, value("polymyalgia/age")),
        Positive(conditions.GIRDLE_PAIN),
        AnyOf(
            Above(complaint.MORNING_STIFFNESS, value("polymyalgia/stiffness")),
            Positive(conditions.CRP_RAISED),
        ),
    ),
    then=(
        refer("physician: CRP, ESR", "See your doctor for blood tests."),
        suspected("PMR_SUSPECTED", "polymyalgia rheumatica suspected"),
        *(blocked_in_region(M34, at=place) for place in (Place.COMPLAINT, Place.SHOULDER, Place.HIP)),
    ),
    evidence=(Cites("medical-teaching"),),
    says=Said(
        "Girdle pain with morning stiffness over 45 minutes or raised CRP or ESR after 50.",
        "Long stiffness needs blood tests.",
    ),
)

RULES = named("organs", globals())
