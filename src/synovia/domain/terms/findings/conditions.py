"""Conditions the patient has: bone, joints, tissue, nerves, organs, skin; each changes what may be done."""

from synovia.domain.terms.finding import choice, choices, findings_in, names, number, yes_no

# Bone
OSTEOPOROSIS = yes_no(
    "osteoporosis",
    "Osteoporosis: T-score of -2.5 or less, fragility fracture, or bone medicine",
    "Is there osteoporosis, or a medicine for it?",
    "Do you have osteoporosis (thin bones)?",
)
OSTEOPENIA = yes_no("osteopenia", "Osteopenia: T-score between -1 and -2.5", "Is there osteopenia?")
T_SCORE = number(
    "bone_density_t_score",
    "Lowest T-score of spine or hip",
    "What is the lowest T-score?",
    unit="standard deviations",
    low=-8,
    high=6,
)
FRAGILITY_FRACTURE = yes_no(
    "prior_fragility_fracture",
    "Fracture from a fall from standing height or less, ever as an adult",
    "Any fracture from a low fall before?",
    "Have you broken a bone from a small fall?",
)

# Inflammatory and connective tissue
INFLAMMATORY = yes_no(
    "inflammatory_arthritis",
    "Any inflammatory arthritis: rheumatoid, juvenile, psoriatic, axial",
    "Is there rheumatoid, psoriatic, juvenile or axial arthritis?",
    "Has a doctor told you that your joints are inflamed, as in rheumatoid arthritis?",
)
RHEUMATOID = yes_no("rheumatoid_arthritis", "Rheumatoid arthritis", "Is there rheumatoid arthritis?")
JUVENILE = yes_no("juvenile_arthritis", "Juvenile arthritis", "Is or was there juvenile arthritis?")
PSORIATIC = yes_no("psoriatic_arthritis", "Psoriatic arthritis", "Is there psoriatic arthritis?")
AXIAL_SPA = yes_no(
    "axial_spondyloarthritis",
    "Axial spondyloarthritis or ankylosing spondylitis, diagnosed",
    "Is there axial spondyloarthritis?",
)
ANKYLOSED = yes_no(
    "ankylosed_spine", "Ankylosed (bamboo) spine or DISH with fusion", "Is the spine ankylosed?"
)
CRYSTAL = yes_no("gout_or_crystal_arthritis", "Gout or another crystal arthritis", "Is there gout?")
FLARE = yes_no(
    "inflammatory_flare",
    "Known inflammatory or crystal arthritis, now in flare (hot, swollen joints)",
    "Is the known arthritis in flare?",
)
HOT_JOINT = yes_no(
    "hot_swollen_joint",
    "A hot, swollen joint",
    "Is any joint hot and swollen?",
    "Do you have a hot, swollen joint?",
)
JOINT_UNMOVABLE = yes_no(
    "cannot_move_or_load_joint",
    "Unable to move or put weight on the hot joint",
    "Is the patient unable to move or load the joint?",
)
CONNECTIVE_TISSUE = yes_no(
    "connective_tissue_disorder",
    "Disorder of connective tissue: Ehlers-Danlos, Marfan, Loeys-Dietz",
    "Is there a connective tissue disorder (Ehlers-Danlos, Marfan)?",
    "Were you born with loose joints or tissue, such as Marfan or Ehlers-Danlos?",
)
DOWN_SYNDROME = yes_no("down_syndrome", "Down syndrome", "Does the patient have Down syndrome?")
CRANIOCERVICAL_ANOMALY = yes_no(
    "craniocervical_anomaly",
    "Os odontoideum, Klippel-Feil or another anomaly of the upper neck",
    "Is an anomaly of the upper neck known?",
)
UPPER_NECK_IMAGING_CLEAR = yes_no(
    "upper_cervical_imaging_clear",
    "Flexion-extension imaging of the upper neck is stable",
    "Did flexion-extension imaging show a stable upper neck?",
)
BEIGHTON = number(
    "beighton_score",
    "Beighton score of joint hypermobility",
    "What is the Beighton score?",
    unit="points of 9",
    low=0,
    high=9,
)
HYPERMOBILE = yes_no(
    "generalized_hypermobility", "Generalized joint hypermobility", "Is there generalized hypermobility?"
)
INSTABILITY = yes_no(
    "local_instability",
    "Known instability of the painful spinal segment or limb joint; a fresh one is `joint_instability_grade_3`",
    "Is there local instability of the painful region?",
)
LISTHESIS = choice(
    "spondylolisthesis",
    "Spondylolysis or spondylolisthesis, and whether it is stable",
    "Is there a spondylolisthesis?",
    "none",
    "stable_grade_1_or_2",
    "unstable_or_high_grade",
)

# Inflammatory back pain
ONSET_AGE = number(
    "age_at_onset",
    "Age at which the back pain first began",
    "At what age did the back pain first begin?",
    unit="years",
    low=0,
    high=120,
)
BETTER_EXERCISE = yes_no("better_with_exercise", "Better with exercise", "Does exercise ease it?")
NOT_BETTER_REST = yes_no("no_better_with_rest", "No better with rest", "Does rest fail to ease it?")
NIGHT_PAIN_RISING = yes_no(
    "night_pain_better_on_rising",
    "Night pain that eases on getting up",
    "Is there night pain that eases on getting up?",
)
WAKES_SECOND_HALF = yes_no(
    "wakes_in_second_half_of_night",
    "Wakes in the second half of the night",
    "Does pain wake late in the night?",
)
BUTTOCK_PAIN = yes_no("buttock_pain", "Buttock pain (alternating or one side)", "Is there buttock pain?")
NSAID_RELIEF = yes_no(
    "relief_within_48h_of_nsaid",
    "Better within 48 hours of an anti-inflammatory medicine",
    "Does an anti-inflammatory medicine ease it within 48 hours?",
)
FAMILY_SPA = yes_no(
    "family_history_spondyloarthritis",
    "First-degree relative with spondyloarthritis",
    "Any first-degree relative with spondyloarthritis?",
)
ENTHESITIS = yes_no("enthesitis", "Enthesitis, now or before", "Any enthesitis?")
PSORIASIS = yes_no("psoriasis", "Psoriasis, now or before", "Any psoriasis?")
UVEITIS_BOWEL = yes_no(
    "uveitis_or_inflammatory_bowel_disease",
    "Uveitis or inflammatory bowel disease",
    "Any uveitis or inflammatory bowel disease?",
)
HLA_B27 = yes_no("hla_b27_positive", "HLA-B27 positive", "Is HLA-B27 positive?")
CRP_RAISED = yes_no("raised_crp_or_esr", "CRP or ESR raised", "Is CRP or ESR raised?")

# Diseases that look like spinal pain
RENAL = yes_no("loin_to_groin_colic", "Colic from loin to groin", "Is there colic from loin to groin?")
HEMATURIA = yes_no("hematuria", "Blood in the urine", "Is there blood in the urine?")
CVA_TENDER = yes_no(
    "costovertebral_angle_tenderness", "Tenderness over the kidney", "Is the costovertebral angle tender?"
)
MEAL_PAIN = yes_no(
    "epigastric_pain_tied_to_meals",
    "Epigastric, right-scapular or right-shoulder pain tied to meals",
    "Is there epigastric, right-scapular or right-shoulder pain tied to meals?",
)
JAUNDICE = yes_no("jaundice", "Jaundice", "Is there jaundice?")
GIRDLE_PAIN = yes_no(
    "bilateral_girdle_pain",
    "Pain of both shoulder or hip girdles",
    "Do both shoulder or hip girdles hurt?",
)
JAW_CLAUDICATION = yes_no("jaw_claudication", "Jaw pain on chewing", "Does chewing bring on jaw pain?")
SCALP_TENDER = yes_no("scalp_tenderness", "Tender scalp or temple", "Is the scalp or temple tender?")
CALF_CLAUDICATION = yes_no(
    "exertional_calf_or_buttock_pain",
    "Calf or buttock pain on walking",
    "Does walking bring on calf or buttock pain?",
)
LIMP_HIP = yes_no(
    "adolescent_limp_with_hip_rotation_loss",
    "Limp with hip, groin or knee pain and lost hip rotation in a 10-16 year old",
    "In a 10-16 year old: limp with lost hip internal rotation?",
)

# Pain and psyche
FIBROMYALGIA = yes_no(
    "fibromyalgia", "Fibromyalgia or nociplastic pain, diagnosed", "Has fibromyalgia been diagnosed?"
)
CRPS = yes_no("crps", "Complex regional pain syndrome", "Is there complex regional pain syndrome?")

# Tissue
ACUTE_INJURY = yes_no(
    "acute_soft_tissue_injury",
    "Acute sprain, muscle tear or contusion of the painful region, under 72 hours old",
    "Is there a soft-tissue injury less than 72 hours old?",
)
OSSIFICATION = yes_no(
    "myositis_ossificans", "Active myositis ossificans", "Is there active myositis ossificans?"
)
CALCIFICATION = yes_no(
    "soft_tissue_calcification", "Calcified tendon or hematoma", "Is there soft-tissue calcification?"
)
HEMATOMA = yes_no("large_hematoma", "Large hematoma", "Is there a large hematoma?")
HEMARTHROSIS = yes_no("acute_hemarthrosis", "Acute bleeding into a joint", "Is there an acute hemarthrosis?")
BURSITIS = choice(
    "bursitis",
    "Bursitis at or near the painful region",
    "Is there a bursitis?",
    "none",
    "aseptic",
    "septic_suspected",
)
TROCHANTERIC = yes_no(
    "greater_trochanteric_pain",
    "Greater trochanteric pain syndrome or gluteal tendinopathy",
    "Is there greater trochanteric pain?",
)
SKIN = yes_no(
    "skin_lesion",
    "Open wound, burn, infection, rash or shingles where hands would go",
    "Is there a wound, infection, rash or shingles in the area?",
    "Do you have a wound, rash or skin infection where it hurts?",
)
SKIN_KIND = choice(
    "skin_lesion_kind",
    "What the skin lesion is",
    "What kind of skin lesion is it?",
    "none",
    "wound_or_burn",
    "infection_or_shingles",
    "rash",
    "other",
)
FRAGILE_SKIN = yes_no("fragile_skin", "Fragile skin", "Is the skin fragile?")
LYMPHEDEMA = yes_no(
    "lymphedema_or_node_clearance",
    "Lymphedema, or lymph nodes removed, of a limb",
    "Is there lymphedema, or were lymph nodes removed?",
)

# Organs and traction
HERNIA = yes_no("abdominal_hernia", "Abdominal or hiatal hernia", "Is there an abdominal hernia?")
HEART_LUNG = yes_no(
    "heart_or_lung_insufficiency",
    "Heart or lung insufficiency that a traction belt would burden",
    "Is there heart or lung insufficiency?",
)
CLAUSTROPHOBIA = yes_no("claustrophobia", "Claustrophobia", "Is there claustrophobia?")
JAW_JOINT = yes_no("jaw_joint_disorder", "Disorder of the jaw joint", "Is there a jaw joint disorder?")
BLEEDING = yes_no(
    "bleeding_disorder",
    "Hemophilia or another bleeding disorder",
    "Is there a bleeding disorder?",
    "Do you have a bleeding disorder?",
)
PLATELETS = number(
    "platelets", "Platelet count", "What is the platelet count?", unit="10^9/L", low=0, high=3000
)

# Surgery and implants
FUSION = choices(
    "spinal_fusion",
    "Spinal fusion, instrumentation or disc replacement, by region",
    "Where has the spine been fused, instrumented or given a disc replacement?",
    "cervical",
    "thoracic",
    "lumbar",
    "sacroiliac",
)
FUSION_MONTHS = number(
    "months_since_spinal_fusion",
    "Months since the fusion or disc replacement",
    "How many months ago was the fusion?",
    unit="months",
    low=0,
    high=1200,
)
SPINAL_SURGERY = choices(
    "spinal_surgery",
    "Any operation on the spine, by region",
    "Which regions of the spine have been operated on?",
    "cervical",
    "thoracic",
    "lumbar",
)
SURGERY_WEEKS = number(
    "weeks_since_surgery",
    "Weeks since the last operation on the painful region",
    "How many weeks ago was the last operation on the painful region?",
    unit="weeks",
    low=0,
    high=5200,
)
JOINT_REPLACEMENT = choices(
    "joint_replacement",
    "Replaced joints",
    "Which joints have been replaced?",
    "hip_left",
    "hip_right",
    "knee_left",
    "knee_right",
    "shoulder_left",
    "shoulder_right",
    "elbow_left",
    "elbow_right",
    "wrist_left",
    "wrist_right",
    "ankle_left",
    "ankle_right",
    "other",
)
IMPLANT = yes_no(
    "implanted_device_in_region",
    "Pacemaker, port, pump or stimulator in the region",
    "Is there an implanted device in the region?",
)
IMAGING = choices(
    "imaging_findings",
    "What imaging of the painful region shows. Common without pain: no class is drawn from it alone",
    "What does imaging of the painful region show?",
    "normal",
    "disc_degeneration",
    "disc_bulge_or_herniation",
    "facet_degeneration",
    "spondylosis",
    "lumbar_canal_stenosis",
)
OTHER_CONDITIONS = names(
    "other_conditions",
    "Other conditions as free text. One that has a finding here (rheumatoid arthritis, aortic aneurysm, "
    "osteoporosis) is read as that finding; the rest is shown, and used by no rule",
    "Which other conditions does the patient have?",
    "Which other health problems do you have?",
)
STEROID_INJECTION_DAYS = number(
    "days_since_local_steroid_injection",
    "Days since a steroid injection into the painful joint or tendon",
    "How many days ago was a steroid injected there?",
    unit="days",
    low=0,
    high=3650,
)

FINDINGS = findings_in("conditions", globals())
