"""What the self-check says to whom. Each row is a visitor; what is not named is answered as a healthy person would."""

import pytest

from synovia.domain.screening.selfcheck import Pace, Result, facts_of, with_answer
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
    ("thoracic", {"upper_back_now": "chest_pain_or_dyspnea"}, "upper back, chest pain"),
    ("thoracic", {"upper_back_now": "exertional_chest_arm_or_jaw_pain"}, "upper back, pain with effort"),
    ("thoracic", {"upper_back_now": "sudden_dyspnea_or_hemoptysis"}, "upper back, short of breath"),
    ("thoracic", {"upper_back_now": "sudden_tearing_pain"}, "upper back, tearing pain"),
    ("thoracic", {"upper_back_cord": "saddle_sensory_change"}, "upper back, numb between the legs"),
    ("thoracic", {"upper_back_cord": "bladder_change"}, "upper back, bladder"),
    ("sacroiliac", {"saddle": "saddle_sensory_change"}, "buttock, numb between the legs"),
    ("sacroiliac", {"saddle": "bladder_change"}, "buttock, bladder"),
    ("sacroiliac", {"legs": "both", "legs_new": "yes"}, "buttock, new trouble in both legs"),
    ("sacroiliac", {"back_now": "pulsatile_abdominal_mass"}, "buttock, beating lump"),
    ("shoulder", {"arm_now": "chest_pain_or_dyspnea"}, "shoulder, chest pain"),
    ("shoulder", {"arm_now": "exertional_chest_arm_or_jaw_pain"}, "shoulder, pain with effort"),
    ("elbow", {"arm_now": "acute_limb_ischemia"}, "elbow, cold pale hand"),
    ("wrist_hand", {"arm_now": "compartment_syndrome_signs"}, "hand, tight arm"),
    ("wrist_hand", {"arm_nerve": "four_limb_paresthesia"}, "hand, tingling in arms and legs"),
    ("hip", {"leg_nerve": "saddle_sensory_change"}, "hip, numb between the legs"),
    ("knee", {"leg_now": "acute_limb_ischemia"}, "knee, cold pale foot"),
    ("knee", {"leg_now": "compartment_syndrome_signs"}, "knee, tight leg"),
    ("knee", {"leg_now": "chest_pain_or_dyspnea"}, "knee, short of breath"),
    ("knee", {"hot_joint": "stuck"}, "knee, hot and cannot move"),
    ("knee", {"hot_joint": "fever"}, "knee, hot with fever"),
    ("knee", {"hot_joint": "replaced"}, "knee, hot and replaced"),
    ("ankle_foot", {"leg_nerve": "bladder_change"}, "ankle, bladder"),
    ("widespread", {"all_over_now": "hemibody_weakness_or_numbness"}, "many places, one side weak"),
    ("widespread", {"all_over_now": "saddle_sensory_change"}, "many places, numb between the legs"),
    ("widespread", {"age": "66", "head_all_over": "jaw_claudication"}, "many places, jaw hurts on chewing"),
    (
        "shoulder",
        {"age": "66", "side_girdle": "both", "head_both_sides": "scalp_tenderness"},
        "both shoulders, sore scalp",
    ),
]
HURT = {"injury": "small", "injury_cleared": "no"}
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
    ("thoracic", {"upper_back_cord": "progressive_weakness"}, "upper back, a leg gets weaker"),
    ("thoracic", {"upper_back_organs": "hematuria"}, "upper back, blood in the urine"),
    ("shoulder", {"arm_now": "unilateral_limb_swelling"}, "one swollen arm"),
    ("shoulder", {"arm_nerve": "progressive_weakness"}, "shoulder, an arm gets weaker"),
    ("shoulder", {**HURT, "shoulder_works": "visible_deformity_after_injury"}, "shoulder out of shape"),
    ("shoulder", {**HURT, "shoulder_works": "first_time_shoulder_dislocation"}, "shoulder slipped out"),
    ("elbow", {**HURT, "elbow_works": "cannot_fully_extend_elbow_after_injury"}, "elbow cannot straighten"),
    ("elbow", {"hot_joint": "bump"}, "elbow, red warm bump"),
    ("wrist_hand", {**HURT, "hand_works": "snuffbox_or_scaphoid_tenderness"}, "hand, sore after a fall"),
    ("wrist_hand", {"hand_works": "tendon_rupture_suspected"}, "a finger does not bend any more"),
    ("hip", {**HURT, "hip_works": "leg_shortened_and_turned_out_after_fall"}, "hip, leg turned out"),
    ("hip", {**HURT, "hip_works": "cannot_walk_four_steps"}, "hip, cannot walk"),
    ("knee", {**HURT, "knee_works": "cannot_walk_four_steps"}, "knee, cannot walk"),
    ("knee", {**HURT, "knee_works": "cannot_flex_knee_90_degrees"}, "knee, cannot bend"),
    ("knee", {**HURT, "age": "60"}, "knee hurt at 60"),
    ("knee", {"knee_works": "joint_locked"}, "knee locked"),
    ("knee", {"knee_works": "cannot_actively_extend_knee"}, "knee, cannot lift the straight leg"),
    ("knee", {"leg_now": "unilateral_limb_swelling"}, "knee, one swollen calf"),
    ("knee", {"hot_joint": "hot"}, "knee, hot"),
    ("ankle_foot", {**HURT, "foot_works": "cannot_walk_four_steps"}, "ankle, cannot walk"),
    (
        "ankle_foot",
        {**HURT, "foot_works": "extremity_paresthesia_after_trauma"},
        "ankle, numb since an injury",
    ),
    ("ankle_foot", {"foot_works": "tendon_rupture_suspected"}, "a snap in the calf"),
    ("ankle_foot", {"leg_nerve": "new_foot_drop"}, "foot drags"),
    ("widespread", {"all_over_nerves": "four_limb_paresthesia"}, "many places, all limbs tingle"),
]
DOCTOR_SOON = [
    ("low_back", {"cancer": "past", "cancer_checked": "no"}, "had cancer, new pain"),
    ("low_back", {"ill": "unexplained_weight_loss"}, "lost weight"),
    ("low_back", {"ill": "fever_unwell"}, "fever"),
    ("low_back", {"injury": "hard", "injury_cleared": "no"}, "hard fall, not checked"),
    ("neck", {"joints": "rheumatoid_arthritis"}, "rheumatoid arthritis, neck pain"),
    ("neck", {"cord": "hand_clumsiness"}, "clumsy hands alone"),
    ("knee", {"injury": "hard", "injury_cleared": "no"}, "knee, hard fall, not checked"),
    ("knee", {"cancer": "past", "cancer_checked": "no"}, "knee, had cancer"),
    ("hip", {"leg_nerve": "exertional_calf_or_buttock_pain"}, "calf pain that standing still eases"),
    ("wrist_hand", {"arthritis": "small_joints_swollen"}, "small joints swollen for weeks"),
    ("elbow", {"arm_nerve": "hand_clumsiness"}, "elbow, clumsy hands"),
    ("shoulder", {"age": "66", "side_girdle": "both", "stiff": "60"}, "both shoulders stiff for an hour"),
    ("widespread", {"age": "66", "girdles": "yes", "stiff": "60"}, "both hips stiff for an hour"),
    (
        "low_back",
        {
            "age": "30",
            "how_long": "60",
            "first_began": "25",
            "inflamed_back": [
                "better_with_exercise",
                "no_better_with_rest",
                "night_pain_better_on_rising",
                "wakes_in_second_half_of_night",
            ],
        },
        "a young back that hurts at rest and at night",
    ),
]
OPTION = [
    ("knee", {"stiff": "20", "age": "62"}, "worn knee"),
    ("ankle_foot", HURT, "turned ankle, can walk"),
    ("hip", {"replaced": "hip_left"}, "the other hip is replaced"),
    ("knee", {"blood": "anticoagulant"}, "knee, blood thinner"),
    ("shoulder", {"side_girdle": "both", "age": "40"}, "both shoulders at 40"),
    ("wrist_hand", {"arthritis": "rheumatoid_arthritis"}, "hand, known arthritis, not hot"),
    (
        "widespread",
        {"how_long": "60", "parts": ["left_arm", "right_arm", "left_leg", "middle"]},
        "many parts",
    ),
    ("widespread", {"daily_life": ["tired", "unrested"]}, "tired and unrested"),
    ("thoracic", {}, "plain upper back pain"),
    ("sacroiliac", {}, "plain buttock pain"),
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


@pytest.mark.parametrize(("where", "given", "who"), GO_NOW, ids=[row[2] for row in GO_NOW])
def test_an_emergency_sign_ends_the_questions_at_once(where: str, given: dict[str, str], who: str) -> None:
    answers, _said = walk(where, **given)
    assert list(answers)[-1] in given


def test_the_sides_and_parts_told_become_findings() -> None:
    answers, _said = walk("knee", side="left")
    assert facts_of(answers)["pain_side"] == "left"
    answers, _said = walk("widespread", parts=["left_arm", "right_leg", "middle"])
    assert facts_of(answers)["wpi_regions"] == 3


def test_a_replaced_hot_joint_stays_replaced_when_the_later_list_is_left_empty() -> None:
    answers, _said = walk("knee")
    changed = with_answer(answers, "hot_joint", ["replaced"])
    assert changed["replaced"] == ("none",)
    assert facts_of(changed)["joint_replacement"] == frozenset({"other"})


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
    ("knee", "leg_now", Result.DOCTOR_FIRST, Pace.TODAY),
    ("knee", "hot_joint", Result.DOCTOR_FIRST, Pace.TODAY),
    ("knee", "knee_works", Result.DOCTOR_FIRST, Pace.TODAY),
    ("shoulder", "arm_now", Result.DOCTOR_FIRST, Pace.TODAY),
    ("hip", "replaced", Result.OPTION, Pace.ANY_TIME),
    ("widespread", "all_over_now", Result.DOCTOR_FIRST, Pace.TODAY),
    ("widespread", "parts", Result.OPTION, Pace.ANY_TIME),
    ("thoracic", "upper_back_now", Result.DOCTOR_FIRST, Pace.TODAY),
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
