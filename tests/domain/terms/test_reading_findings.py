"""Cases are read strictly: nothing is guessed, everything wrong is named at once with the nearest right name."""

from typing import Any

import pytest

from synovia.domain.terms.reading import FindingsRefused, read_case
from synovia.domain.terms.synonyms import MEANT
from synovia.domain.terms.vocabulary import VOCABULARY


def case(**findings: Any) -> dict[str, Any]:
    """A case with these findings and everything else in order."""
    return {"patient": {"age": 36, "sex": "female"}, "region": "low_back", "findings": findings}


def refusal(given: object) -> list[str]:
    """Every problem named when the case is refused."""
    with pytest.raises(FindingsRefused) as refused:
        read_case(given)
    return [problem.words() for problem in refused.value.problems]


def test_a_case_is_read_with_patient_and_region_among_the_findings() -> None:
    read = read_case(case(nprs_now=4, recent_trauma=False, pain_areas=["buttock_left"]) | {"note": "hello"})

    assert read.facts["age"] == 36
    assert read.region == "low_back"
    assert read.facts["pain_areas"] == frozenset({"buttock_left"})
    assert read.get("recent_trauma") is False


def test_null_and_absent_both_say_not_assessed() -> None:
    read = read_case(case(fever_unwell=None))

    assert read.get("fever_unwell") is None
    assert read.get("saddle_sensory_change") is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sadle_change", "saddle_sensory_change"),
        ("chest_pain_or_dyspnoea", "chest_pain_or_dyspnea"),
        ("anticoagulants", "anticoagulant"),
        ("weight_loss", "unexplained_weight_loss"),
        ("bp_systolic", "systolic_bp"),
        ("slr_right", "straight_leg_raise_right"),
        ("cervical_rotation_L", "cervical_rotation_left"),
        ("comorbidities", "other_conditions"),
        ("temp", "temperature_c"),
        ("frt_r", "flexion_rotation_test_right"),
        ("ulnt1_l", "ultt_a_left"),
        ("hawkins_r", "hawkins_kennedy_right"),
        ("neer_l", "neer_sign_left"),
        ("empty_can_r", "empty_can_test_right"),
        ("jobe_r", "empty_can_test_right"),
        ("patrick_l", "faber_left"),
        ("faber_r", "faber_right"),
        ("fadir_r", "fadir_test_right"),
        ("scour_r", "hip_scour_test_right"),
        ("ottawa_ankle", "trauma_rule_asks_for_image"),
        ("thompson", "thompson_test_positive"),
        ("warmth_delta_c", "warmth_difference_c"),
        ("shoulder_warmth", "palpable_warmth"),
        ("fluctuant", "fluctuant_swelling"),
        ("erythema", "joint_redness"),
        ("effusion", "joint_swelling"),
        ("er_strength_r", "resisted_external_rotation_right"),
        ("ir_strength", "weakest_muscle_power"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest_right_one(written: str, meant: str) -> None:
    assert refusal(case(**{written: True})) == [
        f"{written}: is not a finding of the vocabulary. Did you mean {meant!r}?"
    ]


def test_a_name_like_nothing_we_know_is_refused_without_a_guess() -> None:
    assert refusal(case(xyzzy=True)) == ["xyzzy: is not a finding of the vocabulary."]


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("nprs_now", 11, "must lie between 0 and 10 points of 10, not 11."),
        ("nprs_now", -1, "must lie between 0 and 10 points of 10, not -1."),
        ("nprs_now", "4", "must be a number of points of 10 without quotes, not '4'."),
        ("nprs_now", True, "must be a number of points of 10 without quotes, not True."),
        ("nprs_now", float("nan"), "must be a number of points of 10 without quotes, not nan."),
        ("consent", "yes", "must be true or false without quotes (or null when not assessed), not 'yes'."),
        ("consent", 1, "must be true or false without quotes (or null when not assessed), not 1."),
        ("onset", "slow", "must be one of sudden, insidious, trauma, not 'slow'."),
        ("onset", ["sudden"], "must be one of sudden, insidious, trauma, not ['sudden']."),
        (
            "medications",
            "aspirin",
            "must be a list of names (an empty list says: asked, none), not 'aspirin'.",
        ),
    ],
)
def test_a_wrong_value_is_refused_with_what_would_be_right(name: str, given: Any, said: str) -> None:
    assert refusal(case(**{name: given})) == [f"{name}: {said}"]


def test_a_misspelt_choice_is_refused_with_the_nearest_one() -> None:
    (said,) = refusal(case(pain_areas=["buttok_left"]))

    assert said.endswith("Did you mean 'buttock_left'?")


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        ("region", "lumbar", "low_back"),
        ("region", "Low back", "low_back"),
        ("region", "cervical", "neck"),
        ("region", "thoracic_spine", "thoracic"),
        ("region", "mid_back", "thoracic"),
        ("region", "ribs", "thoracic"),
        ("region", "si_joint", "sacroiliac"),
        ("region", "buttock", "sacroiliac"),
        ("region", "wrist", "wrist_hand"),
        ("region", "hand", "wrist_hand"),
        ("region", "thumb", "wrist_hand"),
        ("region", "foot", "ankle_foot"),
        ("region", "ankle", "ankle_foot"),
        ("region", "knee_R", "knee"),
        ("sex", "F", "female"),
        ("sex", "Male", "male"),
        ("onset", "gradual", "insidious"),
        ("irritability", "medium", "moderate"),
    ],
)
def test_a_choice_in_a_stranger_s_words_is_refused_with_ours(key: str, written: str, meant: str) -> None:
    patient = {"sex": written} if key == "sex" else {}
    region = written if key == "region" else "neck"
    findings = {} if key in ("sex", "region") else {key: written}

    (said,) = refusal({"patient": patient, "region": region, "findings": findings})

    assert said.endswith(f"Did you mean {meant!r}?")


@pytest.mark.parametrize(
    ("written", "region", "side"), [("knee_R", "knee", "right"), ("hip l", "hip", "left")]
)
def test_a_side_behind_a_region_is_told_where_it_belongs(written: str, region: str, side: str) -> None:
    (said,) = refusal({"region": written})

    assert f'The side belongs in "findings": "pain_side": "{side}".' in said
    assert said.endswith(f"Did you mean {region!r}?")


def test_a_region_we_do_not_treat_is_refused_without_a_guess() -> None:
    (said,) = refusal({"region": "jaw"})

    assert "Did you mean" not in said


def test_every_word_offered_to_a_stranger_is_one_of_ours() -> None:
    choices = {word for finding in VOCABULARY.values() for word in finding.choices}
    names = {name.removesuffix("_left") for name in VOCABULARY}

    assert set(MEANT.values()) <= choices | names


def test_a_case_may_carry_notes_for_people() -> None:
    notes = {"id": "X-1", "title": "Sore neck", "source": "invented", "note": "seen on Monday"}

    assert read_case({"region": "neck", **notes}).facts == {"region": "neck"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"region": "neck", "age": 40}, 'case.age: belongs in "patient", as in {"patient": {"age": ...}}.'),
        ({"region": "neck", "nprs_now": 4}, 'case.nprs_now: is a finding: it belongs in "findings".'),
    ],
)
def test_a_misplaced_key_is_refused_with_its_place(given: dict[str, Any], said: str) -> None:
    assert said in refusal(given)[0]


def test_every_problem_is_named_at_once() -> None:
    broken = {
        "patient": {"age": 200, "weight": 80},
        "region": "jaw",
        "findings": {"nprs_now": 12, "abc_xyz": 1},
    }

    assert [said.partition(":")[0] for said in refusal(broken)] == [
        "patient.weight",
        "age",
        "region",
        "nprs_now",
        "abc_xyz",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "case: must be an object with patient, region and findings."),
        ({"patient": {}, "findings": {}}, "region: must be given: neck, thoracic, low_back"),
        ({"patient": 3, "region": "neck", "findings": {}}, "patient: must be an object."),
        ({"patient": {}, "region": "neck", "finding": {}}, "case.finding: is not a key of case"),
        (
            {"patient": {"age": 30}, "region": "neck", "findings": {"age": 31}},
            "age: is given twice with different values.",
        ),
    ],
)
def test_a_case_of_the_wrong_shape_is_refused(given: object, said: str) -> None:
    assert refusal(given)[0].startswith(said)


def test_every_finding_says_what_it_means_and_what_to_ask() -> None:
    silent = [name for name, one in VOCABULARY.items() if not one.meaning or not one.question.endswith("?")]

    assert silent == []


def test_every_number_has_a_unit_and_limits_and_every_choice_its_words() -> None:
    for finding in VOCABULARY.values():
        if finding.kind == "number":
            assert finding.unit, finding.name
            assert finding.low is not None, finding.name
            assert finding.high is not None, finding.name
        assert bool(finding.choices) == (finding.kind in ("choice", "set of choices")), finding.name
