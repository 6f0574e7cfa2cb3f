"""Which way to glide a joint for the motion that is lost, and the order of a session."""

from typing import Any

import pytest

from synovia.domain.strategy.direction import direction_of
from synovia.domain.strategy.picture import picture_of
from synovia.domain.strategy.propose import propose
from synovia.knowledge.library import library, rulebook
from tests.worked import worked

BOOK = rulebook()


def direction(technique: str, code: str, **findings: Any) -> str:
    """The direction of a technique for a 50-year-old woman with these findings."""
    facts = {"age": 50, "sex": "female", "pain_side": "right", **findings}
    picture = picture_of(facts, BOOK.judge(facts), BOOK)
    return direction_of(library().catalogue.techniques[technique], picture, code)


def test_a_hip_that_lost_internal_rotation_is_glided_backward() -> None:
    told = direction(
        "M-HIP", "LSS", region="low_back", hip_internal_rotation_right=10, hip_internal_rotation_left=35
    )

    assert told.startswith(
        "Posterior and inferior glide of the femoral head for the lost hip internal rotation"
    )


def test_nothing_lost_leaves_the_techniques_own_direction() -> None:
    assert direction("M-HIP", "LSS", region="low_back") == library().catalogue.techniques["M-HIP"].direction


def test_the_other_sides_loss_says_nothing_of_the_painful_hip() -> None:
    told = direction(
        "M-HIP", "LSS", region="low_back", hip_internal_rotation_right=35, hip_internal_rotation_left=10
    )

    assert told == library().catalogue.techniques["M-HIP"].direction


@pytest.mark.parametrize(
    ("irritability", "code", "limited", "opens"),
    [
        ("high", "NP-MOB", ["extension"], True),
        ("moderate", "NP-MOB", ["extension"], True),
        ("low", "NP-MOB", ["extension"], False),
        ("low", "NP-MOB", ["flexion", "extension"], True),
        ("low", "NP-RAD", ["extension"], True),
    ],
)
def test_the_neck_is_opened_before_it_is_closed(
    irritability: str, code: str, limited: list[str], opens: bool
) -> None:
    told = direction(
        "M-CX-UPA",
        code,
        region="neck",
        irritability=irritability,
        limited_neck_motions=frozenset(limited),
    )

    assert told.startswith("Upward and forward" if opens else "Downward and backward")


def test_every_technique_with_a_joint_has_glides_for_it() -> None:
    catalogue = library().catalogue
    known = {glide.joint for glide in catalogue.glides}

    assert {one.joint for one in catalogue.techniques.values() if one.joint} <= known


def test_a_session_checks_first_tests_treats_soft_before_joint_re_tests_and_ends_in_exercise() -> None:
    steps = [step.kind for step in propose(worked("EX-08"), BOOK).session]

    assert steps[:2] == ["check", "test"]
    assert steps.index("retest") > max(place for place, kind in enumerate(steps) if kind == "technique")
    assert steps.index("exercise") > steps.index("retest")
    assert steps[-1] == "education"


def test_an_emergency_has_no_session() -> None:
    assert propose(worked("EX-01"), BOOK).session == ()
