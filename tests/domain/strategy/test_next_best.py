"""The next findings worth taking: those that would change the answer most."""

from typing import Any

from tests.domain.strategy.patients import STIFF_BACK, STIFF_NECK, options


def _asked(**facts: Any) -> list[str]:
    return [one.finding for one in options(**facts).next_best]


def test_the_one_missing_test_of_a_strong_rule_comes_first() -> None:
    asked = _asked(**{**STIFF_BACK, "duration_days": 8}, hip_internal_rotation_left=30, fabq_work=None)
    assert {"fabq_work", "hip_internal_rotation_right"} & set(asked)


def test_tests_for_the_arm_wait_until_arm_symptoms_are_known() -> None:
    patient = {name: value for name, value in STIFF_NECK.items() if name != "pain_areas"}
    assert "arm_symptoms_reach" in _asked(**patient)
    assert not {"ultt_a_right", "spurling_a_right"} & set(_asked(**patient))
    with_arm = _asked(**patient, arm_symptoms_reach="hand")
    assert "ultt_a_right" in with_arm


def test_the_side_without_pain_is_not_asked_for() -> None:
    assert "ultt_a_left" not in _asked(**STIFF_NECK, arm_symptoms_reach="hand")


def test_each_suggestion_says_why_and_what_it_would_change() -> None:
    for one in options(**STIFF_BACK).next_best:
        assert one.why
        assert one.would_change
        assert one.question.endswith("?")
        assert one.weight > 0


def test_neck_tests_are_not_suggested_for_a_back() -> None:
    assert "whiplash_onset" not in _asked(**STIFF_BACK)


def test_a_stiff_joint_asks_for_what_made_it_stiff() -> None:
    stiff = {"pain_side": "left", "age": 50, "sex": "male", "duration_days": 90, "irritability": "low"}
    limited = {"ankle_foot": "dorsiflexion", "knee": "flexion"}
    for region, motion in limited.items():
        assert "stiff_after_immobilization" in _asked(**stiff, region=region, limited_joint_motions=[motion])


def test_what_is_assessed_is_never_asked_again() -> None:
    found = options(**STIFF_BACK).next_best
    assert not {one.finding for one in found} & set(STIFF_BACK)
