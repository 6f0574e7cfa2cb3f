"""A picture is drawn from its seed alone, and holds what its truth says."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from scripts.bodies.camera import Camera
from scripts.bodies.films import FRAMES_A_SECOND, course, film, write_y4m
from scripts.bodies.people import PEOPLE
from scripts.bodies.pose import Pose
from scripts.bodies.render import picture
from scripts.bodies.scenes import HARDER, Scene, cut, scene

SMALL = Camera(width=180, rows=240)
STILL = Pose({})


def empty_room(seed: int = 0) -> np.ndarray:
    return picture(PEOPLE["man"], STILL, SMALL, Scene(empty=True), seed).image


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    first, again, other = (picture(PEOPLE["woman"], STILL, SMALL, seed=seed).image for seed in (3, 3, 4))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_person_is_where_the_truth_says() -> None:
    taken = picture(PEOPLE["man"], Pose.of(shoulder_abduction_left=90), SMALL)
    changed = np.abs(taken.image.astype(int) - empty_room()).sum(axis=2) > 60
    for joint in ("shoulder_left", "elbow_left", "hip_right", "knee_left", "knee_right", "wrist_left"):
        x, y = taken.truth.places[joint].round().astype(int)
        assert changed[y, x], joint
    assert not changed[:, :20].any()


def test_nothing_shines_through_a_body() -> None:
    """Between shoulders and knees each row of the trunk is one piece: no holes."""
    taken = picture(PEOPLE["heavy_man"], STILL, SMALL, seed=2)
    top, bottom = (int(taken.truth.places[joint][1]) for joint in ("acromion_left", "hip_left"))
    left, right = (int(taken.truth.places[joint][0]) for joint in ("hip_right", "hip_left"))
    changed = np.abs(taken.image.astype(int) - empty_room(2)).sum(axis=2) > 40
    assert changed[top + 4 : bottom, left:right].all()


@pytest.mark.parametrize("kind", HARDER)
def test_every_harder_scene_differs_from_the_plain_one_and_repeats_itself(kind: str) -> None:
    plain = picture(PEOPLE["man"], STILL, SMALL).image
    first, again = (picture(PEOPLE["man"], STILL, SMALL, scene(kind, 5)) for _ in range(2))
    assert np.array_equal(first.image, again.image)
    assert not np.array_equal(first.image, plain)
    assert first.truth.people == {"nobody": 0, "someone_behind": 2, "someone_beside": 2}.get(kind, 1)


def test_half_a_person_is_cut_at_the_hips_or_the_midline() -> None:
    held = {
        half: picture(PEOPLE["man"], STILL, cut(SMALL, half)).truth.inside
        for half in ("upper", "lower", "left")
    }
    assert {"tragus_left", "shoulder_right"} <= held["upper"]
    assert "knee_left" not in held["upper"]
    assert "knee_left" in held["lower"]
    assert "shoulder_left" not in held["lower"]
    assert (
        "shoulder_right" in held["left"]
    )  # a person seen from the front has the right side on the picture's left
    assert "shoulder_left" not in held["left"]


def test_a_film_loops_and_reaches_its_peaks() -> None:
    angles = course([60, 85])
    assert angles[0] == angles[-1] == 0
    assert angles.max() == 85
    assert np.abs(np.diff(angles)).max() < 5  # degrees a frame: no jumps


def test_a_written_film_is_read_back_by_opencv(tmp_path: Path) -> None:
    taken = film(PEOPLE["man"], "knee_flexion", "left", [60], seed=1)
    short = type(taken)(taken.person, taken.motion, taken.side, np.array([0.0, 0.0, 30.0]), taken.camera)
    write_y4m(tmp_path / "knee.y4m", short)
    read = cv2.VideoCapture(str(tmp_path / "knee.y4m"))
    assert (read.get(cv2.CAP_PROP_FRAME_WIDTH), read.get(cv2.CAP_PROP_FRAME_HEIGHT)) == (640, 480)
    assert read.get(cv2.CAP_PROP_FPS) == FRAMES_A_SECOND
    frames = [read.read() for _ in range(4)]
    assert [came for came, _ in frames] == [True, True, True, False]
    drawn = next(short.frames())
    assert (
        np.abs(cv2.cvtColor(frames[0][1], cv2.COLOR_BGR2RGB).astype(int) - drawn).mean() < 4
    )  # colors are halved
