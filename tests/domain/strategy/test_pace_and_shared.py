"""The pace of long programs, and what the classes that every region shares bring about."""

from typing import Any

import pytest

from synovia.domain.strategy.proposal import Options, Precaution, Text
from synovia.domain.strategy.rooms import CLASSES, PLANS
from synovia.domain.strategy.shared.rules import LATER
from synovia.domain.terms.places import Place
from synovia.domain.terms.techniques import TechniqueClass
from synovia.knowledge.library import rulebook
from tests.domain.strategy.patients import STIFF_BACK, options

PARTS = ("weeks-from", "weeks-to", "visits-from", "visits-per-week")
TENDON: dict[str, Any] = {
    "region": "elbow",
    "age": 44,
    "sex": "male",
    "duration_days": 120,
    "irritability": "low",
    "soft_tissue_injury_kind": "tendinopathy",
}
SPRAIN: dict[str, Any] = {**TENDON, "region": "knee", "soft_tissue_injury_kind": "sprain_grade_2"}
WORN: dict[str, Any] = {
    "region": "shoulder",
    "age": 63,
    "sex": "female",
    "duration_days": 300,
    "onset": "insidious",
    "irritability": "low",
    "pain_with_activity_of_the_joint": True,
    "morning_stiffness_minutes": 10,
    "hot_swollen_joint": False,
    "inflammatory_arthritis": False,
}


def codes(found: Options) -> list[str]:
    return [one.code for one in found.classification]


def techniques(found: Options) -> set[str]:
    return {one.id for one in found.techniques}


@pytest.mark.parametrize("plan", [plan for plan in PLANS.values() if plan.pace], ids=lambda plan: plan.code)
def test_every_pace_stands_in_the_knowledge(plan: Any) -> None:
    assert {f"plan/{plan.pace}-{part}" for part in PARTS} <= set(rulebook().values)


@pytest.mark.parametrize(
    ("facts", "weeks", "visits"),
    [
        (TENDON, (12, 16), (6, 16)),
        (WORN, (8, 12), (12, 24)),
        ({"region": "widespread", "duration_days": 200}, (6, 12), (6, 12)),
        (STIFF_BACK, (6, 8), (6, 12)),
    ],
)
def test_a_class_may_set_its_own_pace(
    facts: dict[str, Any], weeks: tuple[int, int], visits: tuple[int, int]
) -> None:
    plan = options(**facts).schedule
    assert plan is not None
    assert (plan.weeks, plan.total_visits) == (weeks, visits)
    assert len(plan.sources) == len(set(plan.sources))


@pytest.mark.parametrize(
    ("code", "pace"),
    [(code, "osteoarthritis") for code in ("HIP-OA", "KNEE-OA", "HAND-OA", "GH-OA")]
    + [(code, "tendon") for code in ("LET", "MET", "ACHILLES", "GTPS", "RCRSP", "TENDINOPATHY")]
    + [(code, "") for code in ("HEEL-PAIN", "KNEE_STIFF", "ANKLE_STIFF")],
)
def test_worn_joints_and_tendons_keep_their_own_pace(code: str, pace: str) -> None:
    assert PLANS[code].pace == pace


def test_what_all_regions_share_comes_after_what_a_region_names() -> None:
    assert CLASSES[0] == "FIBROMYALGIA"
    assert CLASSES[-len(LATER) :] == LATER


@pytest.mark.parametrize(("days", "rubbed"), [(7, False), (8, True), (None, False)])
def test_a_ligament_is_rubbed_only_after_the_first_week(days: int | None, rubbed: bool) -> None:
    facts = SPRAIN if days is None else {**SPRAIN, "days_since_injury": days}
    assert ("DTF-LIG" in techniques(options(**facts))) is rubbed


@pytest.mark.parametrize(("days", "glided"), [(3, False), (4, True)])
def test_a_sprained_joint_is_glided_after_three_days(days: int, glided: bool) -> None:
    assert ("M-JOINT" in techniques(options(**SPRAIN, days_since_injury=days))) is glided


def test_a_torn_ligament_is_neither_glided_nor_rubbed() -> None:
    torn = options(**{**SPRAIN, "soft_tissue_injury_kind": "sprain_grade_3"}, days_since_injury=30)
    assert not {"M-JOINT", "DTF-LIG"} & techniques(torn)


def test_an_inflamed_joint_is_not_glided() -> None:
    calm = {**WORN, "inflammatory_arthritis": True, "rheumatoid_arthritis": True, "inflammatory_flare": False}
    calm |= {"joint_swelling": False, "palpable_warmth": False}
    assert "M-JOINT" in techniques(options(**calm))
    assert "M-JOINT" not in techniques(options(**{**calm, "joint_swelling": True}))


def test_trigger_points_alone_stay_a_low_class_and_never_lead_a_named_one() -> None:
    found = options(**STIFF_BACK, trigger_point_muscles=["gluteals"])
    assert codes(found)[0] == "LBP-MOB"
    assert found.classification[-1].code == "MYOFASCIAL"
    assert found.classification[-1].band == "low"


def test_wear_on_imaging_changes_no_class() -> None:
    plain = options(**STIFF_BACK)
    worn = options(**STIFF_BACK, imaging_findings=["disc_degeneration", "spondylosis"])
    assert codes(worn) == codes(plain)
    assert any("No class is drawn" in note.clinician for note in worn.notes)


def test_a_slip_on_imaging_alone_is_at_most_a_low_class() -> None:
    found = options(region="low_back", spondylolisthesis="stable_grade_1_or_2")
    assert [(one.code, one.band) for one in found.classification] == [("SPONDYLOLISTHESIS", "low")]
    assert "LX03" not in {one.id for one in found.exercises}


def test_a_derivation_rule_alone_supports_no_more_than_a_moderate_class() -> None:
    found = options(
        region="low_back",
        age=30,
        straight_leg_raise_degrees_left=95,
        straight_leg_raise_degrees_right=95,
        aberrant_lumbar_movement=True,
    )
    assert [(one.code, one.band) for one in found.classification] == [("LBP-MCI", "mod")]


def test_a_pregnant_patient_does_not_lie_on_her_back_to_train() -> None:
    found = options(
        region="sacroiliac",
        pregnant=True,
        pain_areas=["sacroiliac_left"],
        sij_thigh_thrust_left=True,
        active_leg_raise_difficult_left=True,
    )
    assert codes(found)[0] == "PGP"
    assert not {"LX01", "LX10"} & {one.id for one in found.exercises}


@pytest.mark.parametrize(
    ("fear", "told"),
    [({"phq2": 3}, True), ({"pcs": 30}, True), ({"phq2": 2, "pcs": 29}, False)],
)
def test_high_scores_of_worry_foretell_a_slower_course_in_any_region(
    fear: dict[str, Any], told: bool
) -> None:
    found = options(region="thoracic", **fear).education
    assert ("prognosis" in {one.id for one in found}) is told


def test_brittle_bones_get_no_grade_four_even_when_calm() -> None:
    stiff: dict[str, Any] = {
        "region": "thoracic",
        "irritability": "low",
        "thoracic_hypomobile_segments": ["T5-6"],
    }
    care = Precaution("No grade IV", (TechniqueClass.M34,), Place.THORACIC, Text("x"), "test/care", ())
    plain = next(one for one in options(**stiff).techniques if one.id == "M-TX-PA")
    spared = next(one for one in options(precautions=(care,), **stiff).techniques if one.id == "M-TX-PA")
    assert (plain.grade, spared.grade) == ("III–IV", "II–III")
