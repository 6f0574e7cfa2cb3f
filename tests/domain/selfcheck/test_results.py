"""What the self-check says to whom. Each row is a visitor; what is not named is answered as a healthy person would."""

import pytest

from synovia.domain.screening.selfcheck import Pace, Result
from tests.domain.selfcheck.visitors import walk

GO_NOW = [
    ("low_back", {"saddle": "saddle_sensory_change"}, "numb between the legs"),
    ("low_back", {"saddle": "bladder_change"}, "trouble with the bladder"),
    ("low_back", {"saddle": "bowel_change"}, "loss of bowel control"),
    ("low_back", {"saddle": "sexual_function_change"}, "loss of feeling during sex"),
    ("low_back", {"legs": "both", "legs_new": "yes"}, "new trouble in both legs"),
    ("low_back", {"back_now": "chest_pain_or_dyspnea"}, "chest pain"),
    ("low_back", {"back_now": "sudden_tearing_pain"}, "tearing pain"),
    ("low_back", {"back_now": "pulsatile_abdominal_mass"}, "beating lump in the belly"),
    ("neck", {"neck_now": "facial_numbness_or_droop"}, "droopy face"),
    ("neck", {"neck_now": "dysarthria_dysphagia"}, "trouble speaking"),
    ("neck", {"neck_now": "diplopia"}, "double vision"),
    ("neck", {"neck_now": "ptosis_or_miosis"}, "droopy eyelid"),
    ("neck", {"neck_now": "hemibody_weakness_or_numbness"}, "one side weak"),
    ("neck", {"neck_now": "drop_attack"}, "legs gave way"),
    ("neck", {"headache": "thunderclap_headache"}, "thunderclap headache"),
    ("neck", {"headache": "pain_unlike_any_before"}, "sudden pain unlike any before"),
    ("neck", {"cord": "four_limb_paresthesia"}, "tingling in arms and legs"),
    ("neck", {"injury": "hard", "injury_cleared": "no", "injury_how": "yes"}, "dangerous crash"),
    (
        "neck",
        {"injury": "small", "injury_cleared": "no", "injury_turning": "neither"},
        "cannot turn after a fall",
    ),
    (
        "low_back",
        {"sex": "female", "age": "30", "pregnant": "yes", "pregnancy_signs": "bleeding"},
        "pregnant and bleeding",
    ),
]
DOCTOR_TODAY = [
    ("low_back", {"leg_weakness": "progressive_weakness"}, "a leg gets weaker"),
    ("low_back", {"leg_weakness": "new_foot_drop"}, "foot drop"),
    ("low_back", {"back_now": "unilateral_limb_swelling"}, "one swollen leg"),
    (
        "low_back",
        {"bones": "osteoporosis", "injury": "small", "injury_cleared": "no"},
        "thin bones and a small fall",
    ),
    ("neck", {"cord": ["hand_clumsiness", "gait_disturbance"]}, "clumsy hands and unsteady"),
    ("neck", {"arm": "hand", "arm_weakness": "yes"}, "an arm gets weaker"),
    ("neck", {"headache": "new_or_worst_headache"}, "new headache"),
]
DOCTOR_SOON = [
    ("low_back", {"cancer": "past", "cancer_checked": "no"}, "had cancer, new pain"),
    ("low_back", {"ill": "unexplained_weight_loss"}, "lost weight"),
    ("low_back", {"ill": "fever_unwell"}, "fever"),
    ("low_back", {"injury": "hard", "injury_cleared": "no"}, "hard fall, not checked"),
    ("neck", {"joints": "rheumatoid_arthritis"}, "rheumatoid arthritis, neck pain"),
    ("neck", {"cord": "hand_clumsiness"}, "clumsy hands alone"),
]
OPTION = [
    ("low_back", {}, "plain back pain"),
    ("neck", {}, "plain neck pain"),
    ("low_back", {"age": "80"}, "old age alone"),
    ("low_back", {"ill": "night_pain_not_eased_by_position"}, "night pain alone"),
    ("low_back", {"bones": "osteoporosis"}, "thin bones"),
    ("low_back", {"cancer": "past", "cancer_checked": "yes"}, "cancer ruled out as the cause"),
    ("neck", {"blood": "anticoagulant"}, "blood thinner"),
    ("neck", {"arm": "hand"}, "arm pain without weakness"),
    (
        "low_back",
        {
            "how_long": "60",
            "legs": "both",
            "legs_new": "no",
            "legs_walking": ["worse_standing_or_walking", "relieved_by_sitting"],
        },
        "old trouble in both legs on walking, eased by sitting",
    ),
]


@pytest.mark.parametrize(("where", "given", "who"), GO_NOW, ids=[row[2] for row in GO_NOW])
def test_an_emergency_sends_the_visitor_for_help_now(where: str, given: dict[str, str], who: str) -> None:
    _answers, said = walk(where, **given)
    assert (said.result, said.pace) == (Result.GO_NOW, Pace.NOW)
    assert said.reasons[0].told, "the page repeats what the visitor told"
    assert said.reasons[0].says, "and says in plain words why it matters"


@pytest.mark.parametrize(("where", "given", "who"), DOCTOR_TODAY, ids=[row[2] for row in DOCTOR_TODAY])
def test_an_urgent_answer_sends_the_visitor_to_a_doctor_today(
    where: str, given: dict[str, str], who: str
) -> None:
    _answers, said = walk(where, **given)
    assert (said.result, said.pace) == (Result.DOCTOR_FIRST, Pace.TODAY)
    assert said.reasons[0].told


@pytest.mark.parametrize(("where", "given", "who"), DOCTOR_SOON, ids=[row[2] for row in DOCTOR_SOON])
def test_what_a_doctor_must_clear_up_first(where: str, given: dict[str, str], who: str) -> None:
    _answers, said = walk(where, **given)
    assert (said.result, said.pace) == (Result.DOCTOR_FIRST, Pace.SOON)
    assert said.reasons


@pytest.mark.parametrize(("where", "given", "who"), OPTION, ids=[row[2] for row in OPTION])
def test_a_visit_is_an_option(where: str, given: dict[str, str], who: str) -> None:
    _answers, said = walk(where, **given)
    assert said.result is Result.OPTION
    assert said.reasons == ()


def test_a_red_flag_ends_the_questions_at_once() -> None:
    answers, _said = walk("low_back", saddle="saddle_sensory_change")
    assert list(answers)[-1] == "saddle"


def test_a_neck_that_cannot_turn_after_a_fall_ends_the_questions_at_once() -> None:
    """The clinic presumes the worst until imaging clears it; no question of the self-check can clear it any more."""
    answers, _said = walk("neck", injury="small", injury_cleared="no", injury_turning="neither")
    assert list(answers)[-1] == "injury_turning"


def test_what_is_weak_but_no_bar_is_said_as_care_to_take() -> None:
    _answers, said = walk("low_back", bones="osteoporosis")
    assert [reason.told for reason in said.careful] == [("you have thin bones",)]


def test_the_result_names_the_rules_and_the_knowledge_it_used() -> None:
    _answers, said = walk("neck")
    assert said.rule_version
    assert said.knowledge_release


def test_under_18_and_other_places_are_not_judged() -> None:
    for where, given in (("neck", {"age": "12"}), ("elsewhere", {})):
        _answers, said = walk(where, **given)
        assert said.result is Result.DOCTOR_FIRST
        assert "made for" in said.reasons[0].says


NOT_SURE = [
    ("low_back", "saddle", Result.DOCTOR_FIRST, Pace.TODAY),
    ("low_back", "leg_weakness", Result.DOCTOR_FIRST, Pace.TODAY),
    ("low_back", "cancer", Result.DOCTOR_FIRST, Pace.SOON),
    ("neck", "neck_now", Result.DOCTOR_FIRST, Pace.TODAY),
    ("neck", "headache", Result.DOCTOR_FIRST, Pace.TODAY),
    ("low_back", "blood", Result.OPTION, Pace.ANY_TIME),
    ("neck", "neck_operation", Result.OPTION, Pace.ANY_TIME),
]


@pytest.mark.parametrize(
    ("where", "key", "result", "pace"), NOT_SURE, ids=[f"{row[0]}-{row[1]}" for row in NOT_SURE]
)
def test_not_sure_counts_for_the_worst_it_could_hide(
    where: str, key: str, result: Result, pace: Pace
) -> None:
    """Not sure is never no. It is said on the result page, and holds the visitor back when it could hide something."""
    _answers, said = walk(where, **{key: "not_sure"})
    assert (said.result, said.pace) == (result, pace)
    assert said.unsure == (key,)
