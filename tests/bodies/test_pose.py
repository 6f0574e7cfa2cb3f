"""A body takes the angle it is asked to take."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.bodies.camera import Camera, square_to
from scripts.bodies.people import PEOPLE, Person, body_of
from scripts.bodies.places import surface
from scripts.bodies.pose import SIDED, SIDES, TOWARD, Pose, Unreachable
from scripts.bodies.render import stand
from scripts.bodies.truth import Truth, angles_of, truth_of

RANGES = {
    "knee_flexion": (0, 130),
    "hip_flexion": (-15, 115),
    "hip_abduction": (-10, 45),
    "shoulder_flexion": (-30, 178),
    "shoulder_abduction": (5, 178),
    "elbow_flexion": (0, 145),
    "knee_valgus": (-12, 12),
    "trunk_flexion": (-20, 85),
    "trunk_lateral_flexion": (-35, 35),
    "shoulder_level": (-10, 10),
    "pelvic_level": (-8, 8),
    "cervical_rotation": (-85, 85),
    "cervical_flexion": (-60, 60),
    "cervical_lateral_flexion": (-45, 45),
    "craniovertebral": (38, 68),
}
ASKED = [
    (motion, side)
    for motion in RANGES
    for side in (SIDES if motion in (*SIDED, *TOWARD, "knee_valgus") else ("",))
]
BODIES = ("man", "woman", "heavy_woman", "thin_man")
CLOSE = 0.1  # degrees


def truth(person: Person, pose: Pose, camera: Camera) -> Truth:
    return truth_of(stand(body_of(person), pose), camera)


def test_a_body_that_is_asked_nothing_stands_straight_on_the_ground() -> None:
    body = stand(body_of(PEOPLE["woman"]), Pose({}))
    found = angles_of(body)
    assert found["trunk_flexion", ""] == pytest.approx(0, abs=CLOSE)
    assert found["knee_flexion", "left"] == pytest.approx(0, abs=CLOSE)
    assert found["hip_abduction", "right"] == pytest.approx(0, abs=CLOSE)
    assert body.vertices[body_of(PEOPLE["woman"]).triangles.ravel(), 1].min() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("motion", "side"), ASKED)
def test_the_true_angle_is_the_angle_asked_at_both_ends_of_its_range_and_between(
    motion: str, side: str
) -> None:
    low, high = RANGES[motion]
    for degrees, name in zip((low, (low + high) / 2, high), itertools.cycle(BODIES), strict=False):
        found = angles_of(stand(body_of(PEOPLE[name]), Pose({(motion, side): degrees})))
        assert found[motion, side] == pytest.approx(degrees, abs=CLOSE), name


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), asked=st.sampled_from(ASKED), person=st.sampled_from(sorted(PEOPLE)))
def test_any_angle_on_any_body_is_the_angle_asked(
    data: st.DataObject, asked: tuple[str, str], person: str
) -> None:
    motion, _side = asked
    degrees = data.draw(st.floats(*RANGES[motion]))
    found = angles_of(stand(body_of(PEOPLE[person]), Pose({asked: degrees})))
    assert found[asked] == pytest.approx(degrees, abs=CLOSE)


@pytest.mark.parametrize(("motion", "side"), [(m, s) for m, s in ASKED if m in SIDED and s == "left"])
def test_a_mirrored_pose_has_the_mirrored_truth(motion: str, side: str) -> None:
    pose = Pose({(motion, side): RANGES[motion][1] * 0.8}) | Pose.of(trunk_lateral_flexion_left=6)
    as_asked, mirrored = (angles_of(stand(body_of(PEOPLE["man"]), one)) for one in (pose, pose.mirrored()))
    other = {"left": "right", "right": "left", "": ""}
    assert as_asked.keys() == {(name, other[where]) for name, where in mirrored}
    for (name, where), degrees in as_asked.items():
        assert mirrored[name, other[where]] == pytest.approx(degrees, abs=CLOSE), name


@pytest.mark.parametrize(
    ("motion", "side", "start", "middle", "end"),
    [
        ("knee_flexion", "left", "hip", "knee", "ankle"),
        ("knee_flexion", "right", "hip", "knee", "ankle"),
        ("elbow_flexion", "left", "shoulder", "elbow", "wrist"),
    ],
)
def test_the_picture_shows_the_true_angle_when_the_camera_is_square(
    motion: str, side: str, start: str, middle: str, end: str
) -> None:
    found = truth(PEOPLE["heavy_woman"], Pose({(motion, side): 70}), square_to(motion, side))
    first, at, last = (found.places[f"{joint}_{side}"] for joint in (start, middle, end))
    cosine = (first - at) @ (last - at) / np.linalg.norm(first - at) / np.linalg.norm(last - at)
    assert 180 - math.degrees(math.acos(cosine)) == pytest.approx(70, abs=1)  # a lens near by bends a little
    assert found.visible == side


def test_a_level_is_positive_to_the_higher_side_and_a_bend_to_the_side_it_goes() -> None:
    found = truth(PEOPLE["man"], Pose.of(shoulder_level_left=8), Camera())
    assert found.places["acromion_left"][1] < found.places["acromion_right"][1]  # higher in the picture
    assert found.angle("shoulder_level", "right") == pytest.approx(-8, abs=CLOSE)
    bent = truth(PEOPLE["man"], Pose.of(trunk_lateral_flexion_right=20), Camera())
    assert bent.places["c7"][0] < bent.places["s2"][0]  # the person's right is the picture's left


def test_the_picture_turns_with_a_rolled_camera_and_the_body_does_not() -> None:
    plain, rolled = (truth(PEOPLE["man"], Pose({}), Camera(roll=roll)) for roll in (0, 5))
    lean = rolled.places["c7"] - rolled.places["s2"]
    assert math.degrees(math.atan2(lean[0], -lean[1])) == pytest.approx(5, abs=0.5)
    assert rolled.angles == plain.angles


@pytest.mark.parametrize(
    ("yaw", "view", "visible"),
    [
        (0, "front", ""),
        (88, "left", "left"),
        (-90, "right", "right"),
        (180, "back", ""),
        (270, "right", "right"),
        (45, "oblique", "left"),
        (300, "oblique", "right"),
    ],
)
def test_the_truth_names_the_view_and_the_side_that_faces_the_camera(
    yaw: float, view: str, visible: str
) -> None:
    found = truth(PEOPLE["child"], Pose({}), Camera(yaw=yaw))
    assert (found.view, found.visible) == (view, visible)


def test_every_landmark_of_the_skin_keeps_its_side_and_order() -> None:
    for person in PEOPLE.values():
        at = stand(body_of(person), Pose({})).vertices
        place = {name: at[row] for name, row in surface().items()}
        for name in ("tragus", "canthus", "acromion", "asis", "psis", "trochanter", "knee_line", "malleolus"):
            assert place[f"{name}_left"][0] > 0.01, (person.name, name)
            assert place[f"{name}_right"][0] < -0.01, (person.name, name)
        assert place["c7"][1] > place["t12"][1] > place["psis_left"][1] > place["trochanter_left"][1]
        assert place["asis_left"][2] > place["psis_left"][2]
        assert place["canthus_left"][2] > place["tragus_left"][2] > place["c7"][2]


def test_what_no_body_can_do_is_refused() -> None:
    with pytest.raises(Unreachable):
        stand(body_of(PEOPLE["man"]), Pose.of(craniovertebral=300))


@pytest.mark.parametrize("name", ["knee_flexion", "knee_rotation_left", "trunk_flexion_left"])
def test_a_motion_that_is_not_known_or_has_the_wrong_side_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        Pose.of(**{name: 10.0})
