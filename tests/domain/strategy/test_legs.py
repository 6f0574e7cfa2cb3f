"""What holds for every rule of hip, knee, ankle and foot, and how the engine treats a leg."""

import pytest

from synovia.domain.rules import Rule, Truth
from synovia.domain.strategy.ankle_foot.plans import PLANS as ANKLE_PLANS
from synovia.domain.strategy.hip.plans import PLANS as HIP_PLANS
from synovia.domain.strategy.knee.plans import PLANS as KNEE_PLANS
from synovia.domain.strategy.plans import Plan
from synovia.domain.strategy.propose import propose
from synovia.domain.terms.places import LOWER_LIMB_REGIONS, Region
from synovia.domain.terms.reading import read_case
from synovia.knowledge.library import rulebook

ROOMS = {"hip": Region.HIP, "knee": Region.KNEE, "ankle-foot": Region.ANKLE_FOOT}
OURS = [rule for rule in rulebook().rules if rule.id.partition("/")[0] in ROOMS]
PLAIN = dict.fromkeys(
    (
        *("recent_trauma", "cancer_history", "unexplained_weight_loss", "fever_unwell", "steroid_over_3mo"),
        *("night_pain_not_eased_by_position", "osteoporosis", "prior_fragility_fracture", "ivdu"),
        *("immunosuppressed", "recent_infection_or_procedure", "saddle_sensory_change", "bladder_change"),
        *("bowel_change", "sexual_function_change", "bilateral_leg_symptoms", "progressive_weakness"),
        *("hand_clumsiness", "gait_disturbance", "lhermitte", "new_or_worst_headache", "dizziness"),
        *("visual_disturbance", "dysarthria_dysphagia", "drop_attack", "facial_numbness_or_droop"),
        *("ptosis_or_miosis", "inflammatory_arthritis", "connective_tissue_disorder", "anticoagulant"),
        *("bleeding_disorder", "pregnant", "pulsatile_abdominal_mass", "chest_pain_or_dyspnea"),
        *("unilateral_limb_swelling", "hot_swollen_joint", "skin_lesion"),
    ),
    False,
) | {"consent": True, "duration_days": 200, "nprs_worst": 5, "irritability": "moderate"}
WORN_HIP = {
    "pain_side": "right",
    "hip_internal_rotation_right": 12,
    "hip_flexion_right": 105,
    "hip_extension_left": 0,
    "hip_extension_right": 15,
}


def _proposal(region: Region, **findings: object):  # type: ignore[no-untyped-def]
    told = {"patient": {"age": 60, "sex": "female"}, "region": region, "findings": PLAIN | findings}
    return propose(read_case(told), rulebook())


@pytest.mark.parametrize("rule", OURS, ids=lambda rule: rule.id)
def test_a_rule_of_a_leg_is_silent_in_every_other_region(rule: Rule) -> None:
    own = ROOMS[rule.id.partition("/")[0]]
    assert all(rule.when.judge({"region": other}) is Truth.NO for other in Region if other is not own)


@pytest.mark.parametrize("region", LOWER_LIMB_REGIONS)
def test_the_usual_intake_all_answered_no_leaves_a_plain_yes_in_every_leg_region(region: Region) -> None:
    assert _proposal(region, pain_side="left").candidacy.value == "yes"


def test_the_painful_hip_is_treated_even_when_the_other_is_stiffer() -> None:
    found = _proposal(Region.HIP, **WORN_HIP)
    assert {one.side for one in found.techniques} == {"right"}


def test_a_replaced_hip_is_not_pulled_in_any_grade() -> None:
    found = _proposal(Region.HIP, **WORN_HIP, joint_replacement=["hip_right"])
    assert "M-HIP-LAD" not in {one.id for one in found.techniques}


def test_next_questions_leave_the_painless_leg_alone_and_never_ask_for_a_scan() -> None:
    asked = {one.finding for one in _proposal(Region.HIP, pain_side="right").next_best}
    tests = {name for name in asked if name.endswith("_left")}
    assert not tests & {"fadir_test_left", "trochanter_tenderness_left", "hip_scour_test_left"}
    assert "hip_imaging_cam_pincer_or_labrum" not in asked


@pytest.mark.parametrize(("region", "code"), [(Region.HIP, "HIP-OA"), (Region.KNEE, "KNEE-OA")])
def test_every_answer_of_osteoarthritis_says_that_guidelines_disagree(region: Region, code: str) -> None:
    found = _proposal(
        region, pain_side="right", pain_with_activity_of_the_joint=True, morning_stiffness_minutes=30
    )
    assert code in {one.code for one in found.classification}
    assert found.conflicts


@pytest.mark.parametrize("irritability", ["low", "moderate", "high"])
@pytest.mark.parametrize("region", LOWER_LIMB_REGIONS)
def test_there_is_always_an_exercise_and_advice(region: Region, irritability: str) -> None:
    found = _proposal(region, pain_side="right", irritability=irritability)
    assert found.exercises
    assert found.education


@pytest.mark.parametrize(
    "plan", [*HIP_PLANS.values(), *KNEE_PLANS.values(), *ANKLE_PLANS.values()], ids=lambda p: p.code
)
def test_every_class_has_two_exercises_for_high_irritability_and_something_gentle_for_the_hands(
    plan: Plan,
) -> None:
    catalogue = rulebook().catalogue
    calm = [
        one
        for one in plan.practices
        if one.when is None and "high_irritability" not in catalogue.exercises[one.exercise].avoid
    ]
    gentle = [one for one in plan.choices if catalogue.techniques[one.technique].dose["high"].offered]
    assert len(calm) >= 2
    assert gentle
