"""The home program, education, goals, pace and course."""

import pytest

from synovia.domain.terms.evidence import Band
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass
from synovia.knowledge.library import rulebook
from tests.domain.strategy.patients import STIFF_BACK, STIFF_NECK, options

LEG_PAIN = {**STIFF_BACK, "leg_symptoms_reach": "foot", "straight_leg_raise_right": True}


@pytest.mark.parametrize("patient", [STIFF_NECK, STIFF_BACK, LEG_PAIN])
def test_three_to_five_exercises_within_fifteen_minutes(patient: dict) -> None:  # type: ignore[type-arg]
    found = options(**patient).exercises
    catalogue = rulebook().catalogue.exercises
    assert 3 <= len(found) <= 5
    assert sum(catalogue[one.id].minutes for one in found if "aerobic" not in one.tags) <= 15


def test_brittle_bones_keep_loaded_bending_out() -> None:
    thin = options(**STIFF_NECK, osteoporosis=True).exercises
    assert not {"TX01", "TX02", "LX08"} & {one.id for one in thin}


def test_high_irritability_halves_the_dose_and_keeps_strength_out() -> None:
    calm = {one.id: one.dose for one in options(**STIFF_BACK).exercises}
    sore = {one.id: one.dose for one in options(**{**STIFF_BACK, "irritability": "high"}).exercises}
    assert (calm["TX04"].repetitions, sore["TX04"].repetitions) == (10, 5)
    assert "LX11" not in sore


@pytest.mark.parametrize(
    ("response", "exercise"),
    [("repeated_extension_response", "LX03"), ("repeated_flexion_response", "LX04")],
)
def test_the_direction_that_centralizes_leads_the_program(response: str, exercise: str) -> None:
    found = options(**{**STIFF_BACK, response: "centralizes"})
    assert found.classification[0].code == "LBP-REF"
    assert found.exercises[0].id == exercise


def test_press_ups_stay_out_of_stenosis() -> None:
    found = options(
        **{**STIFF_BACK, "age": 70, "leg_symptoms_reach": "thigh"},
        worse_standing_or_walking=True,
        relieved_by_sitting=True,
        bilateral_leg_symptoms=True,
        leg_pain_worse_than_back_pain=True,
        repeated_extension_response="better",
    )
    assert found.classification[0].code == "LSS"
    assert "LX03" not in {one.id for one in found.exercises}


def test_posture_training_needs_a_symptom_or_a_goal() -> None:
    plain = options(**STIFF_NECK, forward_head_posture="marked").exercises
    linked = options(**STIFF_NECK, forward_head_posture="marked", sustained_posture_provokes=True).exercises
    assert TechniqueClass.PST not in {one.technique_class for one in plain}
    assert TechniqueClass.PST in {one.technique_class for one in linked}


def test_no_exercise_when_exercise_is_withheld() -> None:
    assert options((TechniqueClass.EXR, Place.EVERYWHERE), **STIFF_BACK).exercises == ()


def test_education_is_always_offered_in_both_registers() -> None:
    found = options(region="neck").education
    assert found
    assert all(one.says.clinician and one.says.patient for one in found)
    assert "course" in {one.id for one in found}


def test_goals_exceed_error_and_matter() -> None:
    goals = {
        one.measure: one
        for one in options(**{**STIFF_BACK, "nprs_worst": 6, "odi_percent": 42, "lumbar_flexion": 35}).goals
    }
    assert (goals["nprs_worst"].baseline, goals["nprs_worst"].target) == (6, 4)
    assert (goals["odi_percent"].target, goals["lumbar_flexion"].target) == (29, 55)


def test_a_named_activity_becomes_a_goal() -> None:
    goals = options(**STIFF_BACK, psfs_activities=["lift my daughter"]).goals
    assert [one.name for one in goals if one.measure == "psfs_activities"] == ["lift my daughter"]


def test_low_risk_means_few_visits_and_high_risk_more_time() -> None:
    low = options(**STIFF_BACK, start_back_total=3, start_back_psych=1).schedule
    medium = options(**STIFF_BACK, start_back_total=5, start_back_psych=2).schedule
    high = options(**STIFF_BACK, start_back_total=7, start_back_psych=4).schedule
    assert low is not None
    assert medium is not None
    assert high is not None
    assert low.total_visits == (1, 3)
    assert high.weeks[1] > medium.weeks[1] > low.weeks[1]
    assert "6 visits or 28 days" in medium.reassess_after


def test_the_course_is_worded_with_its_uncertainty() -> None:
    course = next(one for one in options(**STIFF_BACK).education if one.id == "course")
    assert "most people" in course.says.clinician
    assert course.sources


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ({"region": "neck"}, ["NP-UNCLASSIFIED"]),
        ({"region": "low_back"}, ["LBP_NONSPECIFIC"]),
        ({"region": "low_back", "duration_days": 100}, ["LBP_CHRONIC_NONSPECIFIC"]),
        ({"region": "low_back", "phq2": 4}, ["LBP-COG", "LBP_NONSPECIFIC"]),
    ],
)
def test_without_a_class_the_open_one_stands(facts: dict, codes: list[str]) -> None:  # type: ignore[type-arg]
    assert [one.code for one in options(**facts).classification] == codes


def test_a_sign_against_a_class_lowers_it() -> None:
    one_sided = options(**{**LEG_PAIN, "straight_leg_raise_right": None}, dermatomal_pattern="S1")
    free = options(
        **{**LEG_PAIN, "straight_leg_raise_right": False},
        straight_leg_raise_left=False,
        dermatomal_pattern="S1",
    )
    bands = [
        next(one.band for one in found.classification if one.code == "LBP-RAD") for found in (one_sided, free)
    ]
    assert bands == [Band.MODERATE, Band.LOW]
