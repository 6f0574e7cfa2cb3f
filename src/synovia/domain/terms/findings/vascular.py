"""Arteries of the neck, blood pressure, heart, lungs and veins."""

from synovia.domain.terms.finding import findings_in, number, yes_no

NEW_HEADACHE = yes_no(
    "new_or_worst_headache",
    "Headache that is new, the worst ever, or unlike any before",
    "Is there a headache that is new, the worst ever or unlike any before?",
    "Do you have a headache that is new, or the worst you have ever had?",
)
THUNDERCLAP = yes_no(
    "thunderclap_headache",
    "Headache at its worst within a minute",
    "Was the headache at its worst within a minute?",
    "Did the headache come on like a clap of thunder?",
)
UNLIKE_ANY = yes_no(
    "pain_unlike_any_before",
    "Acute neck pain or headache the patient calls unlike any other",
    "Does the patient call this neck pain or headache unlike any other?",
    "Did this neck pain or headache start suddenly and feel unlike any before?",
)
DIZZINESS = yes_no(
    "dizziness",
    "Dizziness, vertigo or light-headedness with the complaint",
    "Is there dizziness?",
    "Do you feel dizzy?",
)
VISUAL = yes_no(
    "visual_disturbance",
    "New visual disturbance: blurred, lost or reduced vision",
    "Any new visual disturbance?",
    "Has your sight changed?",
)
DIPLOPIA = yes_no("diplopia", "Double vision", "Is there double vision?", "Do you see double?")
SPEECH_SWALLOW = yes_no(
    "dysarthria_dysphagia",
    "New trouble speaking or swallowing",
    "Any new trouble speaking or swallowing?",
    "Do you have new trouble speaking or swallowing?",
)
DROP_ATTACK = yes_no(
    "drop_attack",
    "Sudden falls without loss of consciousness",
    "Any sudden drops to the floor while awake?",
    "Have your legs suddenly given way so that you dropped to the floor?",
)
FACE = yes_no(
    "facial_numbness_or_droop",
    "New numbness or drooping of the face or lips",
    "Any new facial numbness or droop?",
    "Is part of your face numb or drooping?",
)
HORNER = yes_no(
    "ptosis_or_miosis",
    "Drooping eyelid or small pupil (Horner)",
    "Is there a drooping eyelid or a small pupil?",
    "Is one eyelid drooping, or is one pupil smaller?",
)
ATAXIA = yes_no("ataxia", "New ataxia of limbs or trunk", "Is there new ataxia?")
NYSTAGMUS = yes_no("nystagmus", "Nystagmus", "Is there nystagmus?")
NAUSEA = yes_no("nausea", "Nausea or vomiting with the complaint", "Is there nausea or vomiting?")
CRANIAL_NERVE = yes_no(
    "cranial_nerve_deficit", "Any cranial nerve deficit on examination", "Is there a cranial nerve deficit?"
)
HEMI_DEFICIT = yes_no(
    "hemibody_weakness_or_numbness",
    "Sudden weakness or numbness of one side of the body",
    "Any sudden weakness or numbness of one side of the body?",
    "Is one side of your body weak or numb?",
)
SYSTOLIC = number(
    "systolic_bp",
    "Systolic blood pressure at rest",
    "What is the systolic blood pressure?",
    unit="mmHg",
    low=50,
    high=300,
)
DIASTOLIC = number(
    "diastolic_bp",
    "Diastolic blood pressure at rest",
    "What is the diastolic blood pressure?",
    unit="mmHg",
    low=20,
    high=200,
)
BP_SYMPTOMS = yes_no(
    "high_bp_symptoms",
    "Symptoms of a hypertensive emergency: headache, confusion, visual change, chest pain, breathlessness",
    "With the high pressure, is there headache, confusion, visual change, chest pain or breathlessness?",
)
HYPERTENSION = yes_no(
    "hypertension",
    "High blood pressure, diagnosed",
    "Has high blood pressure been diagnosed?",
    "Do you have high blood pressure?",
)
CHOLESTEROL = yes_no(
    "high_cholesterol", "High cholesterol", "Is the cholesterol high?", "Do you have high cholesterol?"
)
DIABETES = yes_no("diabetes", "Diabetes", "Does the patient have diabetes?", "Do you have diabetes?")
SMOKER = yes_no(
    "smoker", "Smokes, now or in the past", "Does or did the patient smoke?", "Do or did you smoke?"
)
BMI = number("bmi", "Body mass index", "What is the body mass index?", unit="kg/m2", low=8, high=90)
FAMILY_STROKE = yes_no(
    "family_history_stroke",
    "Stroke in a first-degree relative",
    "Any stroke in a first-degree relative?",
    "Has a parent, brother or sister had a stroke?",
)
STROKE_TIA = yes_no(
    "prior_stroke_or_tia",
    "Stroke or transient attack before",
    "Any stroke or TIA before?",
    "Have you had a stroke?",
)
MIGRAINE = yes_no("migraine", "Migraine, diagnosed", "Has migraine been diagnosed?", "Do you have migraines?")
CONTRACEPTIVE = yes_no(
    "combined_oral_contraceptive",
    "Takes a combined oral contraceptive",
    "Does the patient take a combined oral contraceptive?",
)
VESSEL_ANOMALY = yes_no(
    "vascular_anomaly", "Known anomaly of the neck vessels", "Is an anomaly of the neck vessels known?"
)
PRIOR_DISSECTION = yes_no(
    "prior_dissection_or_carotid_stenosis",
    "Prior dissection, stent or known stenosis of a neck artery",
    "Any prior dissection, stent or stenosis of a neck artery?",
)
CHEST = yes_no(
    "chest_pain_or_dyspnea",
    "New or unexplained chest pain or shortness of breath",
    "Any new or unexplained chest pain or shortness of breath?",
    "Do you have new chest pain or trouble breathing?",
)
CORONARY_PATTERN = yes_no(
    "exertional_chest_arm_or_jaw_pain",
    "Chest, left-arm or jaw pain with exertion, sweating or breathlessness",
    "Is there chest, left-arm or jaw pain with exertion, sweating or breathlessness?",
)
EMBOLISM_PATTERN = yes_no(
    "sudden_dyspnea_or_hemoptysis",
    "Sudden breathlessness, pleuritic pain or coughing blood",
    "Any sudden breathlessness, pleuritic pain or coughing of blood?",
)
ISCHEMIC_LIMB = yes_no(
    "acute_limb_ischemia",
    "Limb suddenly painful, pale, cold, without pulse, numb or paralyzed",
    "Is a limb suddenly painful, pale, cold, pulseless, numb or weak?",
)
COMPARTMENT = yes_no(
    "compartment_syndrome_signs",
    "Tense painful compartment, pain on passive stretch, after trauma or exertion",
    "Is a limb compartment tense with pain on passive stretch?",
)
PULSES_WEAK = yes_no("weak_pedal_pulses", "Weak or absent foot pulses", "Are the foot pulses weak or absent?")
ABI = number(
    "ankle_brachial_index",
    "Ankle-brachial pressure index",
    "What is the ankle-brachial index?",
    unit="ratio",
    low=0,
    high=3,
)

# Deep vein thrombosis
SWELLING = yes_no(
    "unilateral_limb_swelling",
    "One limb newly swollen, not explained",
    "Is one limb newly swollen?",
    "Is one arm or leg newly swollen?",
)
DVT_KNOWN = yes_no(
    "dvt_within_3_months",
    "Deep vein thrombosis in the last 3 months, treated",
    "Was there a deep vein thrombosis in the last 3 months?",
)
PREVIOUS_DVT = yes_no("previous_dvt", "Deep vein thrombosis ever before", "Any deep vein thrombosis before?")
LEG_IMMOBILE = yes_no(
    "leg_paralysis_or_plaster",
    "Paralysis, paresis or recent plaster of the leg",
    "Any leg paralysis or plaster?",
)
BEDRIDDEN = yes_no(
    "bedridden_or_major_surgery",
    "In bed for 3 days or more, or major surgery within 12 weeks",
    "Bedridden for 3 days or more, or major surgery within 12 weeks?",
)
VEIN_TENDER = yes_no("deep_vein_tenderness", "Tenderness along the deep veins", "Are the deep veins tender?")
WHOLE_LEG_SWOLLEN = yes_no("entire_leg_swollen", "The entire leg is swollen", "Is the entire leg swollen?")
CALF_DIFFERENCE = number(
    "calf_difference_cm",
    "Calf circumference over the other side, 10 cm below the tibial tuberosity",
    "By how many centimeters is the calf larger than the other?",
    unit="cm",
    low=-20,
    high=30,
)
PITTING = yes_no(
    "pitting_edema_one_leg",
    "Pitting edema of the painful leg only",
    "Is there pitting edema of one leg only?",
)
COLLATERALS = yes_no(
    "collateral_superficial_veins",
    "Collateral superficial veins, not varicose",
    "Are there collateral superficial veins?",
)
OTHER_DIAGNOSIS = yes_no(
    "other_diagnosis_as_likely_as_dvt",
    "Another diagnosis is at least as likely as thrombosis",
    "Is another diagnosis at least as likely as thrombosis?",
)

FINDINGS = findings_in("vascular", globals())
