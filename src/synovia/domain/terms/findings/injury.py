"""After an injury of a limb: the trauma rules, ruptures, dislocations and what cannot wait for an image.

Every finding is about the painful limb; its side is the side of the complaint.
"""

from synovia.domain.terms.finding import findings_in, number, yes_no

# Bearing weight, deformity and the summary of a trauma rule
CANNOT_WALK_FOUR_STEPS = yes_no(
    "cannot_walk_four_steps",
    "Unable to take four steps, limping allowed, both right after the injury and now",
    "Is the patient unable to walk four steps, limping allowed?",
    "Are you unable to walk four steps, even with a limp?",
)
DEFORMITY = yes_no(
    "visible_deformity_after_injury",
    "Bone or joint visibly out of shape since the injury",
    "Is the limb visibly deformed since the injury?",
    "Is it bent or out of shape since the injury?",
)
TRAUMA_RULE = yes_no(
    "trauma_rule_asks_for_image",
    "The trauma rule of the painful joint (Ottawa ankle, foot or knee, Pittsburgh knee, elbow extension) asks for "
    "an image; no only when all its items were asked",
    "Does the trauma rule of the joint (such as Ottawa) ask for an image?",
)

# Ottawa ankle and foot
LATERAL_MALLEOLUS = yes_no(
    "lateral_malleolus_bone_tenderness",
    "Bone tenderness of the rear edge or tip of the lateral malleolus, its last 6 cm",
    "Is the rear edge or tip of the lateral malleolus tender on the bone?",
)
MEDIAL_MALLEOLUS = yes_no(
    "medial_malleolus_bone_tenderness",
    "Bone tenderness of the rear edge or tip of the medial malleolus, its last 6 cm",
    "Is the rear edge or tip of the medial malleolus tender on the bone?",
)
FIFTH_METATARSAL = yes_no(
    "fifth_metatarsal_base_tenderness",
    "Bone tenderness at the base of the fifth metatarsal",
    "Is the base of the fifth metatarsal tender on the bone?",
)
NAVICULAR = yes_no(
    "navicular_bone_tenderness", "Bone tenderness of the navicular of the foot", "Is the navicular tender?"
)

# Ottawa and Pittsburgh knee
PATELLA = yes_no(
    "isolated_patellar_tenderness",
    "Tenderness of the patella and of no other bone of the knee",
    "Is the patella, and no other bone of the knee, tender?",
)
FIBULAR_HEAD = yes_no(
    "fibular_head_tenderness", "Tenderness of the head of the fibula", "Is the head of the fibula tender?"
)
CANNOT_FLEX_KNEE = yes_no(
    "cannot_flex_knee_90_degrees",
    "Unable to bend the injured knee to 90 degrees",
    "Is the patient unable to bend the knee to 90 degrees?",
)
BLUNT_KNEE_TRAUMA = yes_no(
    "fall_or_blow_on_knee",
    "A fall or a blunt blow as the mechanism of the knee injury",
    "Was it a fall or a blow on the knee?",
)

# Hip
PERCUSSION_DULL = yes_no(
    "patellar_pubic_percussion_diminished",
    "Patellar-pubic percussion: the sound is duller on the painful side",
    "Is the sound of patellar-pubic percussion duller on the painful side?",
)
SHORT_ROTATED = yes_no(
    "leg_shortened_and_turned_out_after_fall",
    "After a fall the leg is shorter and turned outward",
    "After a fall, is the leg shorter and turned outward?",
)
LIMPING = yes_no(
    "limping", "Limps from pain or stiffness of the leg", "Does the patient limp?", "Do you limp?"
)
HIP_ROTATION_LOST = yes_no(
    "hip_internal_rotation_lost",
    "Internal rotation of the hip is lost, or the thigh turns outward when the hip is bent",
    "Is internal rotation of the hip lost, or does bending turn the thigh outward?",
)

# Shoulder, elbow, hand
FIRST_DISLOCATION = yes_no(
    "first_time_shoulder_dislocation",
    "The first dislocation of this shoulder, in this episode",
    "Is this the first dislocation of this shoulder?",
)
SEIZURE = yes_no(
    "seizure_or_electric_shock_before_pain",
    "The shoulder pain began with a seizure or an electric shock",
    "Did the pain begin with a seizure or an electric shock?",
)
CANNOT_EXTEND_ELBOW = yes_no(
    "cannot_fully_extend_elbow_after_injury",
    "Since the injury the elbow cannot be straightened fully (elbow extension test)",
    "Since the injury, is the patient unable to straighten the elbow fully?",
)
SNUFFBOX = yes_no(
    "snuffbox_or_scaphoid_tenderness",
    "Tenderness of the anatomical snuffbox or the scaphoid tubercle after a fall on the hand",
    "After a fall on the hand, is the snuffbox or the scaphoid tender?",
)

# Ruptures and mechanical block
THOMPSON = yes_no(
    "thompson_test_positive",
    "Squeezing the calf does not move the foot (Thompson test): Achilles rupture",
    "Does squeezing the calf fail to move the foot?",
)
EXTENSOR_LOST = yes_no(
    "cannot_actively_extend_knee",
    "The knee cannot be straightened actively against gravity: rupture of the quadriceps or patellar tendon",
    "Is the patient unable to straighten the knee actively?",
)
HOOK_TEST = yes_no(
    "biceps_hook_test_positive",
    "The distal biceps tendon cannot be hooked at the elbow: rupture",
    "Does the hook test fail to find the distal biceps tendon?",
)
TENDON_RUPTURE = yes_no(
    "tendon_rupture_suspected",
    "Sudden pop, gap or lost power: rupture of a tendon suspected",
    "Is the rupture of a tendon suspected?",
)
GRADE_THREE = yes_no(
    "joint_instability_grade_3",
    "After an injury the joint opens without a firm end (grade III instability)",
    "After an injury, does the joint open without a firm end?",
)
FAST_SWELLING = yes_no(
    "joint_swollen_within_2_hours_of_injury",
    "The joint swelled within two hours of the injury: blood in the joint",
    "Did the joint swell within two hours of the injury?",
    "Did the joint swell up within two hours of the injury?",
)

# Complex regional pain syndrome (Budapest criteria, counted)
CRPS_SYMPTOMS = number(
    "crps_symptom_categories",
    "Categories with a symptom: sensory, vasomotor, sweating or swelling, motor or trophic",
    "In how many of the four categories is there a symptom?",
    unit="categories",
    low=0,
    high=4,
)
CRPS_SIGNS = number(
    "crps_sign_categories",
    "Categories with a sign on examination: sensory, vasomotor, sweating or swelling, motor or trophic",
    "In how many of the four categories is there a sign?",
    unit="categories",
    low=0,
    high=4,
)

# Vein of the arm (Constans)
VENOUS_MATERIAL = yes_no(
    "venous_catheter_or_pacemaker_lead",
    "Catheter or port in a vein of the arm or neck, or leads of a pacemaker",
    "Is there a venous catheter, a port or a pacemaker lead?",
)
ARM_VEIN_PAIN = yes_no(
    "localized_pain_over_arm_vein",
    "Localized pain along a vein of the arm",
    "Is there pain along an arm vein?",
)
ARM_EDEMA = yes_no(
    "pitting_edema_one_arm",
    "Pitting edema of the painful arm only",
    "Is there pitting edema of one arm only?",
)
SHOULDER_TIP = yes_no(
    "shoulder_tip_pain_with_belly_pain_or_injury",
    "Pain at the tip of the shoulder with belly pain, after a blow to the belly or ribs, or with a missed period",
    "Is there shoulder-tip pain with belly pain, a blow to the belly or ribs, or a missed period?",
)

FINDINGS = findings_in("injury", globals())
