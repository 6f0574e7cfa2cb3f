"""Patterns of motion, how far pain reaches, and what a posture measure says."""

import pytest

from synovia.domain.examination.patterns import Pattern, pattern_of
from synovia.domain.examination.places_of_pain import (
    distal_to_elbow,
    distal_to_knee,
    distal_to_shoulder,
    one_side,
)
from synovia.domain.examination.posture import posture_meaning, real_change
from synovia.domain.terms.places import Side
from synovia.knowledge.library import library

REFERENCES = library().references


@pytest.mark.parametrize(
    ("limited", "side", "pattern"),
    [
        ({"extension", "rotation_left", "lateral_flexion_left"}, Side.LEFT, Pattern.CLOSING),
        ({"flexion", "rotation_left"}, Side.RIGHT, Pattern.OPENING),
        ({"extension", "rotation_left", "rotation_right"}, None, Pattern.CAPSULAR),
        ({"extension", "rotation_left"}, None, Pattern.NONE),
        ({"flexion"}, Side.LEFT, Pattern.NONE),
        (set(), Side.LEFT, Pattern.NONE),
    ],
)
def test_the_pattern_of_limited_motions(limited: set[str], side: Side | None, pattern: Pattern) -> None:
    assert pattern_of(frozenset(limited), side).pattern is pattern


def test_how_far_pain_reaches() -> None:
    assert distal_to_knee(frozenset({"thigh_left", "foot_left"}))
    assert not distal_to_knee(frozenset({"thigh_left", "knee_left"}))
    assert distal_to_elbow(frozenset({"forearm_right"}))
    assert not distal_to_elbow(frozenset({"upper_arm_right"}))
    assert distal_to_shoulder(frozenset({"upper_arm_right"}))
    assert not distal_to_shoulder(frozenset({"shoulder_girdle_right"}))


def test_the_painful_side_is_told_only_by_one_sided_pain() -> None:
    assert one_side(frozenset({"neck_left", "scapula_left"})) is Side.LEFT
    assert one_side(frozenset({"neck_left", "neck_right"})) is None
    assert one_side(frozenset({"neck_central"})) is None


def test_posture_is_described_and_never_decides() -> None:
    measure = REFERENCES.posture("craniovertebral_angle")
    assert measure is not None
    assert posture_meaning(measure, 44).position == "below the range usual in adults"
    assert posture_meaning(measure, 50).position == "in the range usual in adults"
    assert posture_meaning(measure, 58).position == "above the range usual in adults"
    assert not real_change(measure, 44, 47)
    assert real_change(measure, 44, 47.5)


def test_a_camera_angle_is_not_given_a_usual_range() -> None:
    measure = REFERENCES.posture("ear_shoulder_angle")
    assert measure is not None
    assert posture_meaning(measure, 12).position == "no usual range is known"
