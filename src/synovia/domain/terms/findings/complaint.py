"""The complaint: how long, how it began, how it behaves, how bad it is and how far it reaches."""

from synovia.domain.terms.finding import choice, choices, findings_in, number, yes_no

DURATION_DAYS = number(
    "duration_days",
    "Days since this episode began",
    "How many days ago did this episode begin?",
    unit="days",
    low=0,
    high=36500,
    patient="How long ago did this begin?",
)
ONSET = choice(
    "onset",
    "How the episode began",
    "How did it begin?",
    "sudden",
    "insidious",
    "trauma",
    patient="How did it begin?",
)
EPISODES_BEFORE = yes_no("previous_episodes", "Similar episodes before this one", "Has this happened before?")
NPRS_NOW = number(
    "nprs_now",
    "Pain now on the 0-10 numeric scale",
    "How bad is the pain now, 0 to 10?",
    unit="points of 10",
    low=0,
    high=10,
    patient="How bad is your pain right now?",
)
NPRS_WORST = number(
    "nprs_worst",
    "Worst pain in the last week on the 0-10 numeric scale",
    "How bad was the worst pain in the last week, 0 to 10?",
    unit="points of 10",
    low=0,
    high=10,
    patient="How bad was your worst pain this week?",
)
NPRS_BEST = number(
    "nprs_best",
    "Least pain in the last week on the 0-10 numeric scale",
    "How bad was the least pain in the last week, 0 to 10?",
    unit="points of 10",
    low=0,
    high=10,
)
NPRS_LAST_SESSION = number(
    "nprs_change_since_last_session",
    "Change of pain since the last session; positive is worse",
    "By how many points has the pain changed since the last session?",
    unit="points of 10",
    low=-10,
    high=10,
)
PAIN_FREE = yes_no("pain_free", "The patient reports no pain at all", "Is the patient without any pain?")
IRRITABILITY = choice(
    "irritability",
    "How easily the pain is provoked and how slowly it settles, as the clinician rates it",
    "How irritable is the condition?",
    "low",
    "moderate",
    "high",
)
SETTLE_MINUTES = number(
    "time_to_settle_minutes",
    "Minutes until provoked pain is back at its usual level",
    "How many minutes does provoked pain need to settle?",
    unit="minutes",
    low=0,
    high=2880,
)
REST_PAIN = choice(
    "rest_pain",
    "Pain at rest or at night, apart from posture",
    "Is there pain at rest?",
    "none",
    "intermittent",
    "constant",
)
PAIN_AREAS = choices(
    "pain_areas",
    "Every area that hurts (body chart)",
    "Which areas hurt?",
    "head_occiput",
    "head_temple",
    "face_jaw",
    "neck_left",
    "neck_right",
    "neck_central",
    "shoulder_girdle_left",
    "shoulder_girdle_right",
    "scapula_left",
    "scapula_right",
    "shoulder_left",
    "shoulder_right",
    "upper_arm_left",
    "upper_arm_right",
    "elbow_left",
    "elbow_right",
    "forearm_left",
    "forearm_right",
    "wrist_left",
    "wrist_right",
    "hand_left",
    "hand_right",
    "upper_back",
    "mid_back",
    "ribs_left",
    "ribs_right",
    "chest",
    "abdomen",
    "low_back_left",
    "low_back_right",
    "low_back_central",
    "sacroiliac_left",
    "sacroiliac_right",
    "buttock_left",
    "buttock_right",
    "groin_left",
    "groin_right",
    "perineum",
    "lateral_hip_left",
    "lateral_hip_right",
    "thigh_left",
    "thigh_right",
    "knee_left",
    "knee_right",
    "lower_leg_left",
    "lower_leg_right",
    "ankle_left",
    "ankle_right",
    "heel_left",
    "heel_right",
    "foot_left",
    "foot_right",
    patient="Where does it hurt? Choose every place.",
)
PAIN_SIDE = choice(
    "pain_side",
    "The side the main pain is on",
    "Which side is the main pain on?",
    "left",
    "right",
    "both",
    "central",
    patient="Which side hurts most?",
)
ARM_SYMPTOMS = choice(
    "arm_symptoms_reach",
    "How far down the arm the symptoms reach",
    "How far down the arm do symptoms reach?",
    "none",
    "shoulder",
    "upper_arm",
    "below_elbow",
    "hand",
    patient="Does the pain, tingling or numbness go down your arm? How far?",
)
LEG_SYMPTOMS = choice(
    "leg_symptoms_reach",
    "How far down the leg the symptoms reach",
    "How far down the leg do symptoms reach?",
    "none",
    "buttock",
    "thigh",
    "below_knee",
    "foot",
    patient="Does the pain, tingling or numbness go down your leg? How far?",
)
LEG_WORSE_THAN_BACK = yes_no(
    "leg_pain_worse_than_back_pain",
    "The leg pain is worse than the back pain",
    "Is the leg pain worse than the back pain?",
)
ARM_WORSE_THAN_NECK = yes_no(
    "arm_pain_worse_than_neck_pain",
    "The arm pain is worse than the neck pain",
    "Is the arm pain worse than the neck pain?",
)
PAIN_CHARACTER = choices(
    "pain_character",
    "What the pain feels like",
    "What does the pain feel like?",
    "dull_ache",
    "sharp",
    "lancinating",
    "burning",
    "electric",
    "tingling",
    "numb",
    "throbbing",
    "cramping",
    "stiff",
    patient="What does it feel like?",
)
PAIN_PATTERN = choice(
    "pain_pattern",
    "Constant, or coming and going",
    "Is the pain constant or does it come and go?",
    "constant",
    "intermittent",
)
WORSE_STANDING_WALKING = yes_no(
    "worse_standing_or_walking",
    "Standing or walking brings the symptoms on",
    "Do standing or walking bring the symptoms on?",
    patient="Does standing or walking bring it on?",
)
RELIEF_SITTING = yes_no(
    "relieved_by_sitting",
    "Sitting down relieves the symptoms",
    "Does sitting relieve the symptoms?",
    patient="Does it ease when you sit down?",
)
RELIEF_BENDING = yes_no(
    "relieved_by_bending_forward",
    "Bending forward (a shopping cart) relieves the symptoms",
    "Does bending forward, as on a shopping cart, relieve the symptoms?",
)
RELIEF_STANDING_STILL = yes_no(
    "relieved_by_standing_still",
    "Stopping and standing still, without sitting or bending, relieves the leg pain",
    "Does standing still, without sitting or bending, relieve the leg pain?",
)
MORNING_STIFFNESS = number(
    "morning_stiffness_minutes",
    "Minutes of stiffness in the morning",
    "How many minutes does morning stiffness last?",
    unit="minutes",
    low=0,
    high=720,
)
MOVEMENT_MODIFIES = yes_no(
    "pain_modified_by_movement_or_posture",
    "The pain changes with movement or posture",
    "Does the pain change with movement or posture?",
    patient="Does moving or changing position change the pain?",
)
SEVERE_NON_MECHANICAL = yes_no(
    "severe_unremitting_pain",
    "Severe pain that nothing eases, day or night, getting worse",
    "Is the pain severe, getting worse and eased by nothing?",
    patient="Is the pain very bad, getting worse, and does nothing ease it?",
)
NOT_IMPROVED = yes_no(
    "no_improvement_after_month_of_care",
    "No improvement after a month of care, or four to six sessions: less than 30 % change of the main score",
    "Has a month of care, or four to six sessions, brought less than 30 % of improvement?",
)

FINDINGS = findings_in("complaint", globals())
