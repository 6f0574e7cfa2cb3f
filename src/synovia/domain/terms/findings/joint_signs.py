"""Signs of the painful joint, bursa, tendon or muscle itself, in whatever limb it lies, and of several joints at once."""

from synovia.domain.terms.finding import choice, choices, findings_in, number, yes_no

MOTIONS = (
    "flexion",
    "extension",
    "abduction",
    "adduction",
    "internal_rotation",
    "external_rotation",
    "pronation",
    "supination",
    "radial_deviation",
    "ulnar_deviation",
    "dorsiflexion",
    "plantarflexion",
    "inversion",
    "eversion",
)
LIMITED_MOTIONS = choices(
    "limited_joint_motions",
    "Motions of the painful limb joint judged limited by eye, when not measured; the empty list: none is",
    "Which motions of the painful joint are limited?",
    *MOTIONS,
)
PAINFUL_MOTIONS = choices(
    "painful_joint_motions",
    "Motions of the painful limb joint that reproduce the familiar pain; the empty list: none does",
    "Which motions of the painful joint reproduce the familiar pain?",
    *MOTIONS,
)
WEIGHT_BEARING_PAIN = yes_no(
    "pain_on_weight_bearing",
    "Standing or walking brings the pain of the leg joint on",
    "Does putting weight on the leg bring the pain on?",
    "Does standing or walking bring the pain on?",
)
ACTIVITY_RELATED = yes_no(
    "pain_with_activity_of_the_joint",
    "Using the joint brings the pain on, rest eases it",
    "Does using the joint bring the pain on, and rest ease it?",
    "Does the pain come when you use the joint, and ease when you rest?",
)
WARMTH = yes_no(
    "palpable_warmth", "The joint or bursa feels warmer than the other side", "Is the joint or bursa warm?"
)
WARMTH_DIFFERENCE = number(
    "warmth_difference_c",
    "Skin temperature over the joint or bursa above that of the other side",
    "By how many degrees Celsius is it warmer than the other side?",
    unit="degrees Celsius",
    low=-10,
    high=10,
)
REDNESS = yes_no("joint_redness", "Redness over the joint or bursa", "Is the skin over it red?", "Is it red?")
SWELLING = yes_no(
    "joint_swelling", "Swelling of the painful joint or tissue", "Is it swollen?", "Is it swollen?"
)
FLUCTUANT = yes_no(
    "fluctuant_swelling", "A soft swelling that fluctuates over a bursa", "Does the swelling fluctuate?"
)
SKIN_BREAK = yes_no(
    "skin_break_over_bursa", "Broken skin over the swollen bursa or joint", "Is the skin over it broken?"
)
CREPITUS = yes_no("joint_crepitus", "Crepitus on active motion", "Does the joint crunch on active motion?")
BONY_TENDERNESS = yes_no("bony_tenderness", "Tenderness of the joint margin", "Is the joint margin tender?")
BONY_ENLARGEMENT = yes_no("bony_enlargement", "Bony enlargement of the joint", "Is the bone enlarged?")
LOCKED = yes_no("joint_locked", "The joint is locked and cannot be moved through", "Is the joint locked?")
GIVING_WAY = yes_no("joint_giving_way", "The joint gives way", "Does the joint give way?")
CAPSULAR = yes_no(
    "capsular_pattern",
    "Motion is limited in the capsular pattern of the joint. A hint: its validity is limited",
    "Is motion limited in the capsular pattern of the joint?",
)
BURSA = choice(
    "bursa_site",
    "Which bursa is swollen or tender",
    "Which bursa is it?",
    "none",
    "olecranon",
    "prepatellar",
    "subacromial",
    "trochanteric",
    "iliopsoas",
    "pes_anserine",
    "retrocalcaneal",
    "other",
)
BURSA_WEEKS = number(
    "weeks_of_bursitis", "Weeks the bursitis lasts", "For how many weeks?", unit="weeks", low=0, high=520
)
BURSA_RECURRENT = yes_no("bursitis_recurrent", "The bursitis came back", "Has the bursitis come back?")
REPEATED_PRESSURE = yes_no(
    "repeated_pressure_or_kneeling",
    "Work or habit that presses on the bursa: kneeling, leaning on the elbow",
    "Is there much kneeling or leaning on it?",
    "Do you kneel or lean on it a lot?",
)
BURSA_STRETCH_PAIN = yes_no(
    "muscle_over_bursa_hurts",
    "Resisting or stretching the muscle over the bursa hurts",
    "Does resisting or stretching the muscle over the bursa hurt?",
)
SOFT_TISSUE_INJURY = choice(
    "soft_tissue_injury_kind",
    "The kind of soft-tissue injury found, as graded by hand",
    "What kind of soft-tissue injury is it?",
    "none",
    "sprain_grade_1",
    "sprain_grade_2",
    "sprain_grade_3",
    "muscle_strain",
    "contusion",
    "tendinopathy",
)
INJURY_DAYS = number(
    "days_since_injury",
    "Days since the injury of the soft tissue",
    "How many days ago did the injury happen?",
    unit="days",
    low=0,
    high=36500,
)
SWOLLEN_JOINTS = number(
    "swollen_joint_count",
    "Swollen joints anywhere, counted",
    "How many joints are swollen?",
    unit="joints",
    low=0,
    high=66,
)
SMALL_JOINTS = yes_no(
    "small_joints_swollen",
    "Small joints of hands or feet are swollen",
    "Are small joints of hands or feet swollen?",
    "Are small joints of your hands or feet swollen?",
)
SYMMETRICAL = yes_no(
    "symmetrical_joint_swelling", "The same joints of both sides are swollen", "Is it the same on both sides?"
)
SQUEEZE = yes_no(
    "squeeze_test_positive",
    "Squeezing the knuckles of hand or foot (MCP or MTP joints) hurts",
    "Does squeezing the knuckles of hand or foot hurt?",
)
SWELLING_EXPLAINED = yes_no(
    "joint_swelling_explained",
    "The swelling has a known cause, such as an injury or a diagnosed disease",
    "Is the cause of the swelling known?",
)
IMMOBILIZED = yes_no(
    "stiff_after_immobilization",
    "Stiffness after a cast, splint, operation or long rest",
    "Is the stiffness left over from a cast, splint, operation or long rest?",
)

FINDINGS = findings_in("joint signs", globals())
