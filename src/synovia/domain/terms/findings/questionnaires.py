"""Scores of questionnaires. The scores only; no wording of any questionnaire is kept here."""

from synovia.domain.terms.finding import Finding, findings_in, names, number


def _score(name: str, meaning: str, *, unit: str, high: float, low: float = 0) -> Finding:
    return number(name, meaning, f"{meaning.split(':')[0]}?", unit=unit, low=low, high=high)


ODI = _score("odi_percent", "Oswestry score: low back disability, higher is worse", unit="percent", high=100)
NDI = _score(
    "ndi_percent", "Neck Disability Index: higher is worse (score of 50 doubled)", unit="percent", high=100
)
RMDQ = _score(
    "roland_morris", "Roland-Morris score: low back disability, higher is worse", unit="points of 24", high=24
)
PSFS = _score(
    "psfs_mean",
    "Patient-Specific Functional Scale, mean of the activities named: 0 cannot do it, 10 as before",
    unit="points of 10",
    high=10,
)
PSFS_ACTIVITIES = names(
    "psfs_activities",
    "Activities the patient named as hard (Patient-Specific Functional Scale)",
    "Which activities are hard because of this problem?",
    "Which activities are hard because of this problem?",
)
LEFS = _score(
    "lefs", "Lower Extremity Functional Scale: leg function, higher is better", unit="points of 80", high=80
)
HOOS = _score("hoos", "Hip score HOOS, mean of its parts: higher is better", unit="points of 100", high=100)
KOOS = _score("koos", "Knee score KOOS, mean of its parts: higher is better", unit="points of 100", high=100)
KUJALA = _score(
    "anterior_knee_pain_scale",
    "Anterior Knee Pain Scale (Kujala): higher is better",
    unit="points of 100",
    high=100,
)
FAAM = _score(
    "faam_adl",
    "Foot and Ankle Ability Measure, daily activities: higher is better",
    unit="percent",
    high=100,
)
CAIT = _score(
    "cait", "Cumberland Ankle Instability Tool: higher is more stable", unit="points of 30", high=30
)
FABQ_WORK = _score(
    "fabq_work", "Fear-avoidance beliefs about work: higher is more fear", unit="points of 42", high=42
)
FABQ_ACTIVITY = _score(
    "fabq_activity",
    "Fear-avoidance beliefs about activity: higher is more fear",
    unit="points of 24",
    high=24,
)
START_TOTAL = _score("start_back_total", "STarT Back total score", unit="points of 9", high=9)
START_PSYCH = _score(
    "start_back_psych", "STarT Back distress subscore (items 5 to 9)", unit="points of 5", high=5
)
PHQ2 = _score("phq2", "Mood screen of two questions (PHQ-2)", unit="points of 6", high=6)
PCS = _score("pcs", "Pain catastrophizing score", unit="points of 52", high=52)
CSI = _score("csi", "Central sensitization inventory, part A", unit="points of 100", high=100)
DN4 = _score("dn4", "Neuropathic pain questionnaire DN4", unit="points of 10", high=10)
WPI = _score(
    "wpi", "Widespread pain index: painful sites of 19 in the last week", unit="sites of 19", high=19
)
SSS = _score(
    "sss", "Symptom severity score: fatigue, sleep, thinking and others", unit="points of 12", high=12
)
WPI_REGIONS = _score(
    "wpi_regions",
    "Body regions with pain of five (left upper, right upper, left lower, right lower, axial; jaw, chest, abdomen aside)",
    unit="regions of 5",
    high=5,
)
FIQR = _score("fiqr", "Revised fibromyalgia impact score: higher is worse", unit="points of 100", high=100)
PAINDETECT = _score(
    "paindetect",
    "painDETECT score of pain from a nerve: higher is more likely",
    unit="points of 38",
    low=-1,
    high=38,
)
S_LANSS = _score("s_lanss", "S-LANSS score of pain from a nerve", unit="points of 24", high=24)
TSK11 = _score(
    "tsk11",
    "Fear of movement score, 11 questions: higher is more fear; no cut-off is agreed",
    unit="points of 44",
    low=11,
    high=44,
)
RA_SCORE = _score(
    "ra_classification_score",
    "Rheumatoid arthritis score of 2010 by joints, blood tests and weeks of synovitis",
    unit="points of 10",
    high=10,
)
QUICKDASH = _score(
    "quickdash", "QuickDASH score: disability of the arm, higher is worse", unit="points of 100", high=100
)
CTQ_SYMPTOMS = _score(
    "ctq_symptom_severity",
    "Carpal tunnel questionnaire, symptom severity mean: 1 none to 5 worst",
    unit="points of 5",
    low=1,
    high=5,
)
SPADI = _score(
    "spadi", "SPADI score: shoulder pain and disability, higher is worse", unit="points of 100", high=100
)

FINDINGS = findings_in("questionnaires", globals())
