"""Screening for serious spinal disease: cauda equina, fracture, malignancy, infection, aorta."""

from synovia.domain.terms.finding import choice, findings_in, number, sided, yes_no

# Cauda equina
SADDLE = yes_no(
    "saddle_sensory_change",
    "New change of feeling in the saddle area: perineum, genitals, inner thighs. Felt change counts "
    "even when the examination is normal",
    "Any new numbness, tingling or change of feeling around the genitals or anus?",
    "Do you have new numbness or tingling between your legs, around your genitals or bottom?",
)
BLADDER = yes_no(
    "bladder_change",
    "New bladder change: retention, hesitancy, poor flow, no feeling of filling or passing, incontinence",
    "Any new trouble starting, stopping, holding or feeling the urine?",
    "Do you have new trouble passing, holding or feeling your urine?",
)
BOWEL = yes_no(
    "bowel_change",
    "New bowel change: incontinence, loss of rectal feeling. Constipation alone is `constipation`",
    "Any new loss of bowel control or of feeling when passing stool?",
    "Have you newly lost control of your bowels, or lost the feeling of passing stool?",
)
SEXUAL = yes_no(
    "sexual_function_change",
    "New change of sexual function: loss of genital feeling, erection or ejaculation",
    "Any new loss of sexual function or genital feeling?",
    "Have you newly lost feeling or function during sex?",
)
CONSTIPATION = yes_no(
    "constipation",
    "Constipation alone; weak as a sign, common with opioids",
    "Is the patient constipated, without loss of control or feeling?",
)
BILATERAL_LEGS = yes_no(
    "bilateral_leg_symptoms",
    "Pain, tingling, numbness or weakness in both legs",
    "Are there symptoms in both legs?",
    "Do you have pain, tingling, numbness or weakness in both legs?",
)
BILATERAL_LEGS_NEW = yes_no(
    "bilateral_leg_symptoms_new_or_worsening",
    "The symptoms in both legs are new or getting worse (not long-standing and stable)",
    "Are the symptoms in both legs new or getting worse?",
    "Are the problems in both legs new or getting worse?",
)
BILATERAL_DEFICIT = yes_no(
    "bilateral_leg_deficit",
    "Weakness or loss of feeling found in both legs on examination",
    "Is there a motor or sensory deficit in both legs?",
)
ANAL_TONE = yes_no(
    "anal_tone_reduced",
    "Reduced anal tone or squeeze; poor accuracy, never waited for",
    "Was reduced anal tone found?",
)
POST_VOID_RESIDUAL = number(
    "post_void_residual_ml",
    "Urine left after voiding. 200 mL or less does not exclude cauda equina syndrome",
    "How much urine was left after voiding?",
    unit="mL",
    low=0,
    high=3000,
)

# Trauma and fracture
TRAUMA = yes_no(
    "recent_trauma",
    "Trauma to the painful region in the last 6 weeks",
    "Any trauma to the painful region in the last 6 weeks?",
    "Did you have a fall, crash or blow in the last 6 weeks?",
)
TRAUMA_DAYS = number(
    "trauma_days_ago",
    "Days since the trauma",
    "How many days ago was the trauma?",
    unit="days",
    low=0,
    high=36500,
)
SIGNIFICANT_TRAUMA = yes_no(
    "significant_trauma",
    "Significant for fracture: major trauma at any age, or minor trauma in an older person",
    "Was the trauma major, or minor in an older person?",
    "Was it a hard fall, a crash or a heavy blow?",
)
DANGEROUS_MECHANISM = yes_no(
    "dangerous_mechanism",
    "Fall from 1 m or 5 stairs, axial load to the head, vehicle collision at high speed, rollover or "
    "ejection, motorized recreational vehicle, bicycle collision",
    "Was the mechanism dangerous (fall over 1 m, axial load, high speed, rollover, ejection, bicycle)?",
    "Did you fall from a height, land on your head, crash at speed or fall off a bicycle?",
)
TRAUMA_CLEARED = yes_no(
    "trauma_cleared",
    "Fracture was excluded after this trauma, by imaging or, for the neck, by the Canadian C-Spine Rule",
    "Was a fracture excluded by imaging or the Canadian C-Spine Rule?",
    "Did a doctor rule out a broken bone after this?",
)
PARESTHESIA_AFTER_TRAUMA = yes_no(
    "extremity_paresthesia_after_trauma",
    "Tingling or numbness in arms or legs since the trauma",
    "Any tingling or numbness in the limbs since the trauma?",
    "Since the injury, do you have tingling or numbness in your arms or legs?",
)
SIMPLE_REAR_END = yes_no(
    "simple_rear_end_collision",
    "Simple rear-end collision: not pushed into traffic, no bus, truck, rollover or high speed",
    "Was it a simple rear-end collision?",
)
SITTING_IN_ED = yes_no(
    "sitting_in_emergency_department", "Sat up in the emergency department", "Did the patient sit up?"
)
WALKED_AFTER = yes_no(
    "walked_since_trauma",
    "Able to walk at any time since the trauma",
    "Has the patient walked at any time since the trauma?",
)
DELAYED_PAIN = yes_no(
    "delayed_onset_of_neck_pain", "The neck pain began later, not at once", "Did the neck pain begin later?"
)
MIDLINE_TENDERNESS = yes_no(
    "midline_tenderness",
    "Tenderness on the bony midline of the painful spine",
    "Is the midline of the spine tender?",
)
ROTATES_45 = sided(
    yes_no(
        "able_to_rotate_neck_45",
        "Able to turn the head 45 degrees to the {side} actively",
        "Can the patient actively turn the head 45 degrees to the {side}?",
    )
)
CONTUSION = yes_no(
    "contusion_or_abrasion", "Contusion or abrasion over the spine", "Is there a contusion or abrasion?"
)
FRACTURE = choice(
    "fracture_status",
    "Fracture or dislocation of the painful region, suspected or confirmed, and how far it has healed",
    "Is there a fracture or dislocation, and how far has it healed?",
    "none",
    "suspected",
    "unhealed",
    "healed_6_to_12_weeks",
    "healed_over_12_weeks",
)
HEIGHT_LOSS = yes_no(
    "height_loss_or_new_kyphosis",
    "Loss of height or a new rounding of the back",
    "Any loss of height or new kyphosis?",
    "Have you become shorter, or has your back become round?",
)
FOCAL_PAIN = yes_no(
    "new_focal_thoracolumbar_pain",
    "New pain at one spot of the thoracic or lumbar spine",
    "Is there new pain at one spot of the thoracolumbar spine?",
)
REGULAR_EXERCISE = yes_no("regular_exercise", "Exercises regularly", "Does the patient exercise regularly?")

# Malignancy
CANCER = yes_no(
    "cancer_history",
    "Cancer now or ever",
    "Has the patient ever had cancer?",
    "Have you ever had cancer?",
)
ACTIVE_CANCER = yes_no(
    "active_cancer",
    "Cancer present or under treatment now (last 6 months)",
    "Is there active cancer or cancer treatment now?",
    "Are you being treated for cancer now?",
)
CANCER_YEARS = number(
    "years_since_cancer",
    "Years since cancer treatment ended",
    "How many years ago did cancer treatment end?",
    unit="years",
    low=0,
    high=100,
)
CANCER_CLEARED = yes_no(
    "cancer_cleared_for_manual_therapy",
    "A physician has looked at this pain and excluded recurrence",
    "Has a physician excluded recurrence as the cause of this pain?",
)
METASTASIS = yes_no(
    "bone_tumor_or_metastasis",
    "Bone tumor or spinal metastasis, known or suspected by a physician",
    "Is a bone tumor or metastasis known or suspected?",
)
WEIGHT_LOSS = yes_no(
    "unexplained_weight_loss",
    "Unplanned loss of more than 5 % or 4.5 kg in 6 months",
    "Any unplanned weight loss of more than 4.5 kg or 5 % in 6 months?",
    "Have you lost more than 10 pounds in 6 months without trying?",
)
NIGHT_PAIN = yes_no(
    "night_pain_not_eased_by_position",
    "Night pain that turning or changing position does not ease",
    "Is there night pain that changing position does not ease?",
    "Do you have pain at night that does not ease when you turn or change position?",
)
BAND_PAIN = yes_no(
    "band_like_trunk_pain", "Pain like a band around the trunk", "Is there band-like pain around the trunk?"
)
HEAVY_LEGS = yes_no("heavy_legs", "The legs feel heavy or odd", "Do the legs feel heavy or odd?")
PERCUSSION_TENDERNESS = yes_no(
    "spinal_percussion_tenderness",
    "Pain on tapping one spinal segment",
    "Is one spinal segment tender to percussion?",
)
SUPRACLAVICULAR_MASS = yes_no(
    "supraclavicular_mass", "Mass above the collarbone", "Is there a mass above the collarbone?"
)
HAND_WASTING = yes_no(
    "hand_intrinsic_wasting", "Wasting of the small hand muscles", "Are the small hand muscles wasted?"
)

# Infection
FEVER = yes_no(
    "fever_unwell",
    "Fever, chills, sweats, or feeling generally unwell",
    "Any fever, chills, sweats or feeling generally unwell?",
    "Do you have fever, chills, night sweats, or feel ill all over?",
)
TEMPERATURE = number(
    "temperature_c",
    "Body temperature",
    "What is the temperature?",
    unit="degrees Celsius",
    low=30,
    high=45,
)
IMMUNOSUPPRESSED = yes_no(
    "immunosuppressed",
    "Weakened immune system: biologics, chemotherapy, transplant, HIV, dialysis, heavy alcohol use",
    "Is the immune system weakened (medicines, HIV, dialysis, transplant)?",
    "Is your immune system weak, from illness or medicine?",
)
IV_DRUGS = yes_no(
    "ivdu",
    "Injects drugs, now or in the last months",
    "Any injecting drug use?",
    "Have you injected drugs in the last months?",
)
RECENT_INFECTION = yes_no(
    "recent_infection_or_procedure",
    "Bacterial infection, spinal procedure or surgery in recent weeks",
    "Any infection, spinal procedure or surgery in recent weeks?",
    "In recent weeks, did you have an infection, a needle in your spine, or surgery?",
)
TUBERCULOSIS = yes_no(
    "tuberculosis_exposure",
    "Tuberculosis, contact with it, or origin from where it is common",
    "Any tuberculosis or exposure to it?",
)
INDWELLING_LINE = yes_no(
    "indwelling_line_or_dialysis", "Indwelling line or dialysis", "Is there an indwelling line or dialysis?"
)
SEPSIS = yes_no(
    "sepsis_signs",
    "Looks septic: confused, fast breathing or pulse, low pressure, mottled",
    "Are there signs of sepsis?",
)
NECK_STIFF_FEVER = yes_no(
    "meningism",
    "Stiff neck with light hurting the eyes or severe headache (meningism)",
    "Is there meningism?",
)

# Aorta
PULSATILE_MASS = yes_no(
    "pulsatile_abdominal_mass",
    "Pulsating mass in the abdomen",
    "Is there a pulsating mass in the abdomen?",
    "Do you feel a strong pulse or a beating lump in your belly?",
)
ANEURYSM = yes_no(
    "aortic_aneurysm_known",
    "Abdominal aortic aneurysm of any size, known (3 cm or more)",
    "Is an abdominal aortic aneurysm known?",
    "Have you been told you have an aneurysm in your belly?",
)
TEARING_PAIN = yes_no(
    "sudden_tearing_pain",
    "Sudden tearing pain in chest, back or abdomen",
    "Was there sudden tearing pain?",
)
SYNCOPE = yes_no(
    "syncope_or_collapse", "Fainting or collapse with this pain", "Did the patient faint or collapse?"
)

FINDINGS = findings_in("red flags", globals())
