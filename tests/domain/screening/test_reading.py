"""What one finding says of another: medicines, totals and definitions, and findings that do not fit."""

from typing import Any

import pytest

from synovia.domain.screening.reading import Read, read
from synovia.domain.terms.finding import Kind
from synovia.domain.terms.medicines import recognize
from synovia.domain.terms.named_conditions import NAMES
from synovia.domain.terms.reading import read_findings
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.library import rulebook


def reading_of(**facts: Any) -> Read:
    """The facts of a back patient as they are judged."""
    return read(read_findings({"region": "low_back", **facts}), rulebook())


@pytest.mark.parametrize(
    ("medicine", "raises"),
    [
        ("warfarin INR 2.4", "anticoagulant"),
        ("Eliquis 5 mg twice daily", "anticoagulant"),
        ("low-dose Aspirin", "antiplatelet"),
        ("alendronate", "osteoporosis"),
        ("Prolia injection", "osteoporosis"),
        ("prednisone 10mg", "steroid_over_3mo"),
        ("levofloxacin", "fluoroquinolone_last_3mo"),
        ("birth control pill", "combined_oral_contraceptive"),
        ("isotretinoin", "fragile_skin"),
    ],
)
def test_a_medicine_raises_its_flag(medicine: str, raises: str) -> None:
    known = reading_of(medications=[medicine])

    assert known.facts[raises] is True
    assert "medication_classes" in known.worked_out_from[raises]
    assert known.unrecognized == ()


def test_a_medicine_nobody_knows_is_named() -> None:
    assert reading_of(medications=["metformin", "Grandma's powder"]).unrecognized == ("Grandma's powder",)


def test_a_name_inside_another_word_is_not_a_medicine() -> None:
    assert recognize(["aspirinol"], rulebook().drug_classes).classes == frozenset()


def test_an_anticoagulant_denied_but_taken_is_taken_and_the_contradiction_is_named() -> None:
    known = reading_of(anticoagulant=False, medications=["Xarelto"])

    assert known.facts["anticoagulant"] is True
    assert [clash.findings for clash in known.clashes] == [("anticoagulant", "medication_classes")]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"bone_density_t_score": -2.5}, ("osteoporosis", True)),
        ({"bone_density_t_score": -1.5}, ("osteopenia", True)),
        ({"rheumatoid_arthritis": True}, ("inflammatory_arthritis", True)),
        ({"hoffmann_positive": True}, ("upper_motor_neuron_signs", True)),
        ({"neurological_screen": "normal"}, ("upper_motor_neuron_signs", False)),
        ({"temperature_c": 38}, ("fever_unwell", True)),
        ({"sex": "male"}, ("pregnant", False)),
        ({"age": 56, "sex": "female"}, ("pregnant", False)),
        ({"recent_trauma": False}, ("significant_trauma", False)),
        ({"wad_grade": "II"}, ("trauma_cleared", True)),
        ({"cervical_rotation_left": 44}, ("able_to_rotate_neck_45_left", False)),
        ({"pain_areas": ["thigh_left", "foot_right"]}, ("bilateral_leg_symptoms", True)),
        ({"beighton_score": 5, "age": 50}, ("generalized_hypermobility", True)),
        ({"beighton_score": 4, "age": 51}, ("generalized_hypermobility", True)),
        ({"weak_myotomes": ["L4", "L5"]}, ("nerve_roots_affected", 2)),
        ({"weak_myotomes": ["L5"], "reduced_sensation_dermatomes": ["S1"]}, ("nerve_roots_affected", 2)),
        ({"reduced_sensation_dermatomes": ["S4-5"]}, ("saddle_sensory_change", True)),
        ({"medications": []}, ("anticoagulant", False)),
        ({"medications": ["metformin", "aspirin"]}, ("anticoagulant", False)),
        ({"medications": [], "inr": 2.4}, ("anticoagulant", True)),
        ({"pregnancy_weeks": 20, "pregnant": False}, ("pregnant", True)),
        ({"onset": "trauma", "duration_days": 3, "recent_trauma": False}, ("recent_trauma", True)),
        ({"other_conditions": ["Rheumatoid arthritis (2011)"]}, ("inflammatory_arthritis", True)),
        ({"other_conditions": ["AAA 3.4 cm, watched"]}, ("aortic_aneurysm_known", True)),
    ],
)
def test_a_finding_fills_in_what_it_says_of_another(given: dict[str, Any], says: tuple[str, Any]) -> None:
    known = reading_of(**given)

    assert known.facts[says[0]] == says[1]
    assert known.worked_out_from[says[0]]


@pytest.mark.parametrize(
    ("given", "stays_open"),
    [
        ({"medications": ["metformin", "Grandma's powder"]}, "anticoagulant"),
        ({"weak_myotomes": ["L5"], "reduced_sensation_dermatomes": ["L5"]}, "nerve_roots_affected"),
        ({"reduced_sensation_dermatomes": ["S1"]}, "saddle_sensory_change"),
        ({"other_conditions": ["no osteoporosis", "mother: osteoporosis"]}, "osteoporosis"),
        ({"other_conditions": ["Raynaud"]}, "rheumatoid_arthritis"),
    ],
)
def test_what_does_not_say_it_leaves_it_open(given: dict[str, Any], stays_open: str) -> None:
    assert stays_open not in reading_of(**given).facts


def test_a_condition_denied_but_written_down_counts_and_the_contradiction_is_named() -> None:
    known = reading_of(osteoporosis=False, other_conditions=["Osteoporosis"])

    assert known.facts["osteoporosis"] is True
    assert ("osteoporosis", "other_conditions") in [clash.findings for clash in known.clashes]


def test_every_condition_known_by_name_is_a_question_of_the_vocabulary() -> None:
    assert {VOCABULARY[name].kind for name in NAMES} == {Kind.YES_NO}


def test_what_was_stated_is_not_filled_in() -> None:
    known = reading_of(pregnant=True, sex="female", age=56)

    assert known.facts["pregnant"] is True
    assert "pregnant" not in known.worked_out_from


def test_a_normal_beighton_score_says_nothing() -> None:
    assert "generalized_hypermobility" not in reading_of(beighton_score=4, age=50).facts


@pytest.mark.parametrize(
    "given",
    [
        {"nprs_now": 8, "nprs_worst": 3},
        {"nprs_best": 5, "nprs_now": 4},
        {"pain_free": True, "nprs_now": 8},
        {"pain_free": True, "rest_pain": "constant"},
        {"systolic_bp": 80, "diastolic_bp": 120},
        {"age": 40, "age_at_onset": 45},
        {"start_back_total": 3, "start_back_psych": 4},
        {"sex": "male", "pregnant": True},
        {"neurological_screen": "normal", "hoffmann_positive": True},
        {"leg_symptoms_reach": "none", "bilateral_leg_symptoms": True},
        {"neurology_stable": True, "progressive_weakness": True},
        {"pain_areas": ["perineum"], "saddle_sensory_change": False},
        {
            "straight_leg_raise_left": True,
            "straight_leg_raise_right": True,
            "bilateral_leg_symptoms": False,
        },
    ],
)
def test_findings_that_cannot_both_be_right_are_named_and_asked_about(given: dict[str, Any]) -> None:
    clashes = reading_of(**given).clashes

    assert clashes
    assert all(clash.question.endswith("?") and set(clash.findings) & set(given) for clash in clashes)


def test_findings_that_fit_are_left_in_peace() -> None:
    assert reading_of(nprs_now=4, nprs_worst=4, nprs_best=4, systolic_bp=120, diastolic_bp=80).clashes == ()
