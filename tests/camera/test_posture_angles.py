"""Angles of posture from tapped landmarks."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.motion.angles import roll_of
from synovia.domain.motion.posture_angles import (
    Photo,
    PostureView,
    lateral_shift,
    pixels_per_centimeter,
    plumb_offsets,
    posture_measures,
)


def away(start: tuple[float, float], length: float, degrees: float) -> tuple[float, float]:
    """A point so far from another, at so many degrees above the horizontal toward the picture's right."""
    return start[0] + length * math.cos(math.radians(degrees)), start[1] - length * math.sin(
        math.radians(degrees)
    )


def photo(view: str, points: dict[str, tuple[float, float]], roll: float = 0.0) -> Photo:
    """The picture as taken: points of a level, right-facing picture, mirrored or turned as the camera saw them."""
    mirrored = view in ("left", "back")
    turn = math.radians(roll)
    seen = {}
    for name, (x, y) in points.items():
        across = -x if mirrored else x
        seen[name] = np.array(
            [across * math.cos(turn) - y * math.sin(turn), across * math.sin(turn) + y * math.cos(turn)]
        )
    return Photo(PostureView(view), seen, roll)


C7 = (300.0, 200.0)
SIDE_ON = {
    "c7": C7,
    "tragus": away(C7, 160, 50),
    "canthus": away(away(C7, 160, 50), 80, 15),
    "acromion": away(C7, 120, -60),
    "psis": (290.0, 500.0),
    "asis": away((290.0, 500.0), 150, -12),
}


@pytest.mark.parametrize("view", ["left", "right"])
@pytest.mark.parametrize("roll", [0.0, 3.0, -7.0])
def test_a_side_photo_is_read_the_same_from_either_side_and_with_a_tilted_camera(
    view: str, roll: float
) -> None:
    found = posture_measures(photo(view, SIDE_ON, roll))
    expected = {
        "craniovertebral_angle": 50,
        "forward_head_angle": 40,
        "head_tilt_sagittal": 15,
        "forward_shoulder_angle": 30,
        "pelvic_tilt": 12,
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize("view", ["front", "back"])
def test_the_higher_right_shoulder_is_positive_from_the_front_and_from_behind(view: str) -> None:
    right = (-100.0, 300.0 - 200 * math.tan(math.radians(4)))  # x counts toward the person's left
    found = posture_measures(photo(view, {"acromion_left": (100.0, 300.0), "acromion_right": right}))
    assert found == pytest.approx({"shoulder_slope": 4.0})


@pytest.mark.parametrize(("side", "outward"), [("left", 1), ("right", -1)])
def test_knock_knee_is_more_than_straight_on_both_sides(side: str, outward: int) -> None:
    knee = (50.0 * outward, 600.0)
    ankle = (knee[0] + outward * 200 * math.sin(math.radians(6)), 600 + 200 * math.cos(math.radians(6)))
    leg = {f"hip_{side}": (50.0 * outward, 400.0), f"knee_{side}": knee, f"ankle_{side}": ankle}
    found = posture_measures(photo("front", leg))
    assert found == pytest.approx({f"knee_frontal_{side}": 186.0})


def test_pelvis_by_asis_in_front_and_by_psis_behind_alone() -> None:
    points = {
        "asis_left": (60.0, 500.0),
        "asis_right": (-60.0, 490.0),
        "psis_left": (30.0, 500.0),
        "psis_right": (-30.0, 500.0),
    }
    assert posture_measures(photo("front", points))["pelvic_level"] == pytest.approx(
        math.degrees(math.atan2(10, 120))
    )
    assert posture_measures(photo("back", points))["pelvic_level"] == pytest.approx(0)


def test_a_measure_without_its_landmarks_is_left_out() -> None:
    assert posture_measures(photo("left", {"c7": C7})) == {}


def test_the_plumb_line_runs_through_the_ankle() -> None:
    found = plumb_offsets(
        photo("left", {"malleolus": (300.0, 900.0), "tragus": (325.0, 150.0), "knee": (290.0, 650.0)})
    )
    assert found == pytest.approx({"tragus": 25, "knee": -10})


def test_a_list_to_the_left_from_behind() -> None:
    assert lateral_shift(photo("back", {"c7": (18.0, 200.0), "s2": (0.0, 520.0)})) == pytest.approx(18)


def test_centimeters_need_a_known_distance() -> None:
    assert pixels_per_centimeter(np.array([0.0, 0.0]), np.array([30.0, 40.0]), 10) == 5
    with pytest.raises(ValueError, match="known distance"):
        pixels_per_centimeter(np.array([0.0, 0.0]), np.array([1.0, 0.0]), 0)


@given(st.floats(-20, 20), st.floats(20, 80))
def test_the_plumb_line_in_the_picture_undoes_any_tilt(roll: float, angle: float) -> None:
    points = {"c7": C7, "tragus": away(C7, 160, angle), "top": (0.0, 0.0), "bottom": (0.0, 700.0)}
    seen = photo("right", points, roll)
    measured_roll = roll_of(seen.points["top"], seen.points["bottom"])
    assert measured_roll == pytest.approx(roll)
    assert posture_measures(seen)["craniovertebral_angle"] == pytest.approx(angle)
