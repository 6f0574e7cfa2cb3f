"""Tests and behavior of neck complaints: nerve root, headache, motor control, whiplash."""

from synovia.domain.terms.finding import choice, findings_in, number, sided, yes_no

ULTT_A = sided(
    yes_no(
        "ultt_a",
        "Upper limb tension test A (median nerve) of the {side} arm reproduces the arm symptoms",
        "Is the median nerve tension test of the {side} arm positive?",
    )
)
SPURLING_A = sided(
    yes_no(
        "spurling_a",
        "Spurling test A to the {side} reproduces the arm symptoms",
        "Is the Spurling test to the {side} positive?",
    )
)
NECK_DISTRACTION = yes_no(
    "neck_distraction_relieves",
    "Pulling the neck by hand eases the arm symptoms",
    "Does neck distraction relieve the arm symptoms?",
)
SHOULDER_ABDUCTION_RELIEF = sided(
    yes_no(
        "shoulder_abduction_relief",
        "Resting the {side} hand on the head eases the arm symptoms (shoulder abduction sign)",
        "Does resting the {side} hand on the head relieve the arm symptoms?",
    )
)
PERIPHERALIZES_ON_PRESSURE = yes_no(
    "lower_cervical_pressure_peripheralizes",
    "Pressure on C4 to C7 sends symptoms further down the arm",
    "Does pressure on C4 to C7 send symptoms down the arm?",
)
EXTENSION_ROTATION = sided(
    yes_no(
        "cervical_extension_rotation_test",
        "Extension with rotation of the neck to the {side} reproduces the familiar neck pain",
        "Does extension with rotation to the {side} reproduce the familiar neck pain?",
    )
)
LOOKING_UP_AGGRAVATES = yes_no(
    "looking_up_aggravates",
    "Looking up makes the symptoms worse",
    "Does looking up make it worse?",
    "Does looking up make it worse?",
)
EXPECTS_MANIPULATION_HELPS = yes_no(
    "expects_manipulation_to_help",
    "The patient expects that manipulation will help",
    "Does the patient expect manipulation to help?",
)
FLAT_UPPER_THORACIC = yes_no(
    "diminished_upper_thoracic_kyphosis",
    "Flattened upper thoracic curve at T3 to T5",
    "Is the upper thoracic curve at T3 to T5 flattened?",
)
HEADACHE = yes_no(
    "headache_with_neck_pain",
    "Headache that comes with the neck complaint, of a known and unchanged kind",
    "Is there headache along with the neck pain?",
    "Do you get headaches along with the neck pain?",
)
HEADACHE_ONE_SIDED = yes_no(
    "headache_one_sided",
    "The headache keeps to one side and does not change sides",
    "Does the headache keep to one side?",
    "Does the headache stay on the same side?",
)
HEADACHE_FROM_NECK = yes_no(
    "headache_provoked_by_neck",
    "Neck movement or a sustained neck posture brings the headache on",
    "Do neck movement or sustained posture bring the headache on?",
    "Does moving your neck, or holding it still for long, bring the headache on?",
)
HEADACHE_REPRODUCED = yes_no(
    "headache_reproduced_by_upper_neck_pressure",
    "Pressure on the upper neck joints (C0 to C3) reproduces the familiar headache",
    "Does pressure on the upper neck joints reproduce the familiar headache?",
)
MIGRAINE_FEATURES = yes_no(
    "migraine_features",
    "Throbbing headache with nausea, light or sound avoidance, or aura",
    "Does the headache have migraine features?",
)
CCFT_PRESSURE = number(
    "ccft_pressure",
    "Craniocervical flexion test: highest pressure held for 10 seconds, 10 times, without substitution",
    "Highest pressure held in the craniocervical flexion test?",
    unit="millimeters of mercury",
    low=20,
    high=30,
)
NECK_FLEXOR_ENDURANCE = number(
    "neck_flexor_endurance",
    "Neck flexor endurance test: seconds the head is held",
    "How many seconds in the neck flexor endurance test?",
    unit="seconds",
    low=0,
    high=300,
)
SENSORIMOTOR = yes_no(
    "neck_sensorimotor_impairment",
    "Impaired joint position sense, eye movement control or balance related to the neck",
    "Are joint position sense, eye movement control or balance impaired?",
)
WHIPLASH = yes_no(
    "whiplash_onset",
    "The neck complaint began with a whiplash or other neck trauma",
    "Did it begin with a whiplash or other neck trauma?",
    "Did it begin with a whiplash, a crash or another blow to the neck?",
)
WAD_GRADE = choice(
    "wad_grade",
    "Quebec grade of a whiplash disorder: none, I pain only, II with musculoskeletal signs, "
    "III with neurological signs, IV fracture or dislocation",
    "Which Quebec grade is the whiplash disorder?",
    "none",
    "I",
    "II",
    "III",
    "IV",
)
HYPERAROUSAL = number(
    "hyperarousal_score",
    "Hyperarousal score of the posttraumatic stress scale after whiplash",
    "Hyperarousal score?",
    unit="points",
    low=0,
    high=15,
)
SCAPULAR_WEAKNESS = yes_no(
    "scapular_muscle_weakness",
    "Weak or poorly controlled shoulder-blade muscles",
    "Are the shoulder-blade muscles weak or poorly controlled?",
)
NECK_HYPERSENSITIVITY = yes_no(
    "neck_hypersensitivity",
    "Lowered pressure or cold pain threshold beyond the neck",
    "Are pressure or cold pain thresholds lowered?",
)

FINDINGS = findings_in("neck tests", globals())
