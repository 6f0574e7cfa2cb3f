"""The screening of a limb complaint: which joint is spared, which questions gate what, what text may say."""

import json
from pathlib import Path
from typing import Any

import pytest

from synovia.domain.screening.reading import read
from synovia.domain.screening.result import Screening
from synovia.domain.screening.screen import screen
from synovia.domain.terms.evidence import Candidacy
from synovia.domain.terms.places import Place
from synovia.domain.terms.reading import read_case, read_findings
from synovia.domain.terms.techniques import HANDS_ON, TechniqueClass
from synovia.knowledge.library import rulebook

CASES = Path(__file__).parents[2] / "spec" / "cases"
PLAIN = {
    "shoulder": "SAFE-01",
    "hip": "SAFE-02",
    "knee": "SAFE-03",
    "elbow": "SAFE-04",
    "wrist_hand": "SAFE-05",
    "ankle_foot": "SAFE-06",
    "thoracic": "SAFE-07",
    "sacroiliac": "SAFE-08",
}
LIMBS = ("shoulder", "elbow", "wrist_hand", "hip", "knee", "ankle_foot")


def screened(region: str, **findings: Any) -> Screening:
    """The screening of a plain patient of this region with these findings on top."""
    case = json.loads((CASES / f"{PLAIN[region]}.json").read_text("utf-8"))["case"]
    case["findings"] |= {"previous_adverse_reaction": [], "spinal_surgery": [], "medications": []} | findings
    given, book = read_case(case), rulebook()
    known = read(given, book)
    return screen(known, book.judge(known.facts), book, given.region)


@pytest.mark.parametrize("region", PLAIN)
def test_a_plain_patient_of_any_region_passes_without_a_mark(region: str) -> None:
    screening = screened(region)

    assert screening.candidacy is Candidacy.YES
    assert (screening.reasons, screening.blocks, screening.unanswered) == ((), (), ())


@pytest.mark.parametrize("region", LIMBS)
@pytest.mark.parametrize(
    "question",
    [
        "hot_swollen_joint",
        "unilateral_limb_swelling",
        "cancer_history",
        "unexplained_weight_loss",
        "fever_unwell",
        "recent_trauma",
    ],
)
def test_a_core_question_of_a_limb_withholds_all_hands_on_care(region: str, question: str) -> None:
    screening = screened(region, **{question: None})

    assert screening.candidacy is Candidacy.SCREENING_INCOMPLETE
    assert question in [one.finding for one in screening.unanswered]
    assert {block.technique_class for block in screening.blocks} == set(HANDS_ON)


@pytest.mark.parametrize("region", LIMBS)
@pytest.mark.parametrize("question", ["saddle_sensory_change", "bladder_change", "bilateral_leg_symptoms"])
def test_a_question_of_the_cauda_equina_is_no_core_question_of_a_limb(region: str, question: str) -> None:
    assert screened(region, **{question: None}).candidacy is not Candidacy.SCREENING_INCOMPLETE


@pytest.mark.parametrize(
    "question", ["saddle_sensory_change", "bowel_change", "hand_clumsiness", "gait_disturbance"]
)
def test_the_cord_and_the_cauda_equina_come_first_in_the_upper_back(question: str) -> None:
    assert screened("thoracic", **{question: None}).candidacy is Candidacy.SCREENING_INCOMPLETE


def test_thrust_of_the_trunk_waits_for_the_saddle_question_whatever_hurts() -> None:
    block = screened("knee", saddle_sensory_change=None).is_blocked(TechniqueClass.THR_L, Place.LUMBAR)

    assert block is not None
    assert block.missing == ("saddle_sensory_change",)


def test_a_replaced_joint_spares_that_joint_and_not_the_one_across() -> None:
    here = screened("knee", joint_replacement=["knee_right"])
    across = screened("knee", joint_replacement=["knee_left"])
    elsewhere = screened("shoulder", joint_replacement=["knee_left"])

    assert here.is_blocked(TechniqueClass.M34, Place.KNEE)
    assert across.is_blocked(TechniqueClass.M34, Place.KNEE) is None
    assert elsewhere.is_blocked(TechniqueClass.M34, Place.KNEE)
    assert elsewhere.is_blocked(TechniqueClass.M34, Place.SHOULDER) is None


def test_an_unknown_side_is_taken_as_the_replaced_one() -> None:
    screening = screened("knee", joint_replacement=["knee_left"], pain_areas=None, pain_side=None)

    assert screening.is_blocked(TechniqueClass.M34, Place.KNEE)


def test_age_takes_the_yes_from_the_spine_and_not_from_a_limb() -> None:
    case = json.loads((CASES / "SAFE-09.json").read_text("utf-8"))["case"]
    given, book = read_case(case), rulebook()
    known = read(given, book)
    screening = screen(known, book.judge(known.facts), book, given.region)

    assert screening.candidacy is Candidacy.YES
    assert screening.is_blocked(TechniqueClass.THR_C, Place.CERVICAL)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Gout", "gout_or_crystal_arthritis"),
        ("calcific tendinitis of the shoulder", "soft_tissue_calcification"),
        ("DVT 2012", "previous_dvt"),
        ("trochanteric bursitis", "greater_trochanteric_pain"),
        ("pacemaker 2019", "implanted_device_in_region"),
    ],
)
def test_a_condition_named_in_text_is_read_as_its_finding(text: str, finding: str) -> None:
    known = read(read_findings({"region": "knee", "other_conditions": [text]}), rulebook())

    assert known.facts[finding] is True


@pytest.mark.parametrize(
    ("text", "joints"),
    [
        ("total knee replacement left 2015", {"knee_left"}),
        ("TKR", {"knee_left", "knee_right"}),
        ("bilateral hip arthroplasty", {"hip_left", "hip_right"}),
        ("right ankle replacement", {"ankle_right"}),
        ("finger joint replacement", {"other"}),
    ],
)
def test_a_replaced_joint_in_text_is_read_with_its_side(text: str, joints: set[str]) -> None:
    known = read(read_findings({"region": "knee", "other_conditions": [text]}), rulebook())

    assert known.facts["joint_replacement"] == frozenset(joints)


@pytest.mark.parametrize(
    "text",
    [
        "family history of cancer",
        "son has RA",
        "? osteoporosis",
        "no history of DVT",
        "osteoporosis ruled out",
        "cancer screening normal",
        "hip replacement planned",
        "mother: hip replacement",
        "osteoarthritis of both knees",
        "frozen shoulder",
    ],
)
def test_text_that_denies_asks_or_speaks_of_another_drives_nothing(text: str) -> None:
    known = read(read_findings({"region": "knee", "other_conditions": [text]}), rulebook())

    assert dict(known.facts) == {"region": "knee", "other_conditions": (text,)}


@pytest.mark.parametrize("text", ["no warfarin", "stopped apixaban in 2020", "aspirin allergy", "warfarin?"])
def test_a_medicine_that_is_denied_is_listed_as_not_recognized_and_keeps_the_question_open(text: str) -> None:
    known = read(read_findings({"region": "knee", "medications": [text]}), rulebook())

    assert known.unrecognized == (text,)
    assert "anticoagulant" not in known.facts
    assert "antiplatelet" not in known.facts


@pytest.mark.parametrize(
    "given",
    [
        {"pain_side": "left", "pain_areas": ["knee_right"]},
        {"pain_side": "left", "straight_leg_raise_right": True},
        {"age": 0, "smoker": True},
        {"age": 70, "sex": "female", "pregnant": True},
        {"age": 3, "duration_days": 3000},
        {"sex": "male", "weeks_since_birth": 3},
        {"recent_trauma": True, "trauma_days_ago": 60},
        {"recent_trauma": False, "trauma_days_ago": 10},
        {"recent_trauma": False, "days_since_injury": 10},
        {"recent_trauma": False, "joint_swollen_within_2_hours_of_injury": True},
        {"joint_swelling": False, "swollen_joint_count": 3},
        {"joint_swelling": False, "hot_swollen_joint": True},
        {"swollen_joint_count": 0, "small_joints_swollen": True},
        {"wpi": 12, "pain_areas": ["knee_left"]},
        {"wpi": 0, "pain_areas": ["knee_left"]},
        {"wpi": 3, "wpi_regions": 4},
        {"pain_free": True, "pain_on_weight_bearing": True},
        {"pain_free": True, "pain_areas": ["knee_left"]},
        {"capsular_pattern": True, "limited_joint_motions": []},
        {"palpable_warmth": False, "warmth_difference_c": 2.5},
        {"bursitis": "none", "bursa_site": "prepatellar"},
        {"bursitis": "aseptic", "bursa_site": "none"},
        {"inflammatory_flare": True, "inflammatory_arthritis": False, "gout_or_crystal_arthritis": False},
        {"trauma_rule_asks_for_image": False, "cannot_walk_four_steps": True},
    ],
)
def test_findings_of_a_limb_that_cannot_both_be_right_are_named_and_asked_about(
    given: dict[str, Any],
) -> None:
    clashes = read(read_findings({"region": "knee", **given}), rulebook()).clashes

    assert clashes
    assert all(clash.question.endswith("?") and set(clash.findings) & set(given) for clash in clashes)


@pytest.mark.parametrize(
    "given",
    [
        {"pain_side": "left", "pain_areas": ["knee_left", "low_back_right"]},
        {"pain_side": "both", "pain_areas": ["knee_left"]},
        {"pain_side": "left", "crossed_straight_leg_raise_right": True},
        {"age": 40, "duration_days": 14000},
        {"recent_trauma": True, "trauma_days_ago": 42},
        {"wpi": 7, "pain_areas": ["knee_left", "knee_right", "neck_left"]},
        {"joint_swelling": True, "swollen_joint_count": 1},
        {"capsular_pattern": True, "limited_joint_motions": ["flexion"]},
    ],
)
def test_findings_of_a_limb_that_fit_are_left_in_peace(given: dict[str, Any]) -> None:
    assert read(read_findings({"region": "knee", **given}), rulebook()).clashes == ()
