"""Segmental examination by hand: which levels are stiff, loose or reproduce the familiar pain."""

from synovia.domain.terms.finding import choices, findings_in, sided, yes_no

NO_LEVEL = "level_not_recorded"
NECK_LEVELS = ("C0-1", "C1-2", "C2-3", "C3-4", "C4-5", "C5-6", "C6-7", "C7-T1", NO_LEVEL)
THORACIC_LEVELS = (
    "T1-2", "T2-3", "T3-4", "T4-5", "T5-6", "T6-7", "T7-8", "T8-9", "T9-10", "T10-11", "T11-12", NO_LEVEL,
)  # fmt: skip
LOW_BACK_LEVELS = ("T12-L1", "L1-2", "L2-3", "L3-4", "L4-5", "L5-S1", NO_LEVEL)
UPPER_NECK_LEVELS = ("C0-1", "C1-2", "C2-3")

NECK_STIFF = choices(
    "cervical_hypomobile_segments",
    "Neck segments that are stiff on segmental testing; the empty list: tested, none is stiff",
    "Which neck segments are stiff?",
    *NECK_LEVELS,
)
NECK_PAINFUL = choices(
    "cervical_painful_segments",
    "Neck segments whose pressure reproduces the familiar pain; the empty list: tested, none does",
    "Which neck segments reproduce the familiar pain under pressure?",
    *NECK_LEVELS,
)
MID_CERVICAL_SPRING_PAIN = yes_no(
    "mid_cervical_spring_test_painful",
    "Pain on posterior-anterior spring testing of the middle neck (C3 to C6)",
    "Is spring testing of the middle neck painful?",
)
THORACIC_STIFF = choices(
    "thoracic_hypomobile_segments",
    "Upper back segments that are stiff on segmental testing; the empty list: tested, none is stiff",
    "Which upper back segments are stiff?",
    *THORACIC_LEVELS,
)
THORACIC_PAINFUL = choices(
    "thoracic_painful_segments",
    "Upper back segments whose pressure reproduces the familiar pain; the empty list: tested, none does",
    "Which upper back segments reproduce the familiar pain under pressure?",
    *THORACIC_LEVELS,
)
LOW_BACK_STIFF = choices(
    "lumbar_hypomobile_segments",
    "Low back segments that are stiff on spring testing; the empty list: tested, none is stiff",
    "Which low back segments are stiff on spring testing?",
    *LOW_BACK_LEVELS,
)
LOW_BACK_PAINFUL = choices(
    "lumbar_painful_segments",
    "Low back segments whose pressure reproduces the familiar pain; the empty list: tested, none does",
    "Which low back segments reproduce the familiar pain under pressure?",
    *LOW_BACK_LEVELS,
)
LOW_BACK_LOOSE = choices(
    "lumbar_hypermobile_segments",
    "Low back segments that move too much on spring testing; the empty list: tested, none does",
    "Which low back segments move too much on spring testing?",
    *LOW_BACK_LEVELS,
)
MANUAL_NECK_EXAMINATION = sided(
    yes_no(
        "cervical_manual_examination",
        "Manual examination of the {side} neck facet joints: abnormal joint feel with the familiar pain",
        "Does manual examination of the {side} neck facet joints find a stiff joint with the familiar pain?",
    )
)
SEGMENTAL_TENDERNESS = sided(
    yes_no(
        "cervical_segmental_tenderness",
        "Palpation for segmental tenderness over the {side} neck facet joints",
        "Is there segmental tenderness over the {side} neck facet joints?",
    )
)

FINDINGS = findings_in("segments", globals())
