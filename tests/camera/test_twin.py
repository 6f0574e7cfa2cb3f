"""The TypeScript of the page beside the Python: both give the shared fixtures one answer, to 0.05 degrees."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from synovia.domain.motion.angles import SeenFrom
from synovia.domain.motion.measuring import measured
from synovia.domain.motion.neck import head_turn, too_far_turned
from synovia.domain.motion.recording import read_recording
from synovia.domain.motion.repetitions import repetitions
from synovia.domain.motion.smoothing import one_euro
from synovia.knowledge.camera import camera_limits, camera_limits_for_browser
from synovia.project.node import node
from tests.camera.shared import fixture

TWIN = Path(__file__).with_name("twin.ts")
TOLERANCE = 0.05


@cache
def twin() -> dict[str, Any]:
    """What the page's scripts say of every fixture, in one run of Node."""
    done = subprocess.run(
        [str(node()), str(TWIN), json.dumps(camera_limits_for_browser())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def numbered(kind: str) -> list[Any]:
    return [pytest.param(index, case, id=case["name"]) for index, case in enumerate(fixture(kind)["cases"])]


@pytest.mark.parametrize(("index", "case"), numbered("angles"))
def test_an_angle_is_the_same_on_the_page(index: int, case: dict[str, Any]) -> None:
    assert twin()["angles"][index] == pytest.approx(case["degrees"], abs=TOLERANCE)


@pytest.mark.parametrize(("index", "case"), numbered("pictures"))
def test_what_speaks_against_a_picture_is_the_same_on_the_page(index: int, case: dict[str, Any]) -> None:
    assert twin()["pictures"][index] == case["flags"]


@pytest.mark.parametrize(("index", "case"), numbered("series"))
def test_repetitions_are_counted_the_same_on_the_page(index: int, case: dict[str, Any]) -> None:
    smooth = np.array(case["smooth"])
    ours = repetitions(np.arange(len(smooth)) * case["step"], smooth, camera_limits())
    assert twin()["peaks"][index] == pytest.approx([one.peak for one in ours], abs=TOLERANCE)


@pytest.mark.parametrize(("index", "case"), numbered("series"))
def test_what_is_shown_live_is_smoothed_the_same(index: int, case: dict[str, Any]) -> None:
    times = [step * case["step"] for step in range(len(case["degrees"]))]
    assert twin()["shown"][index] == pytest.approx(list(one_euro(times, case["degrees"])), abs=TOLERANCE)


def test_the_head_turns_the_same_on_the_page() -> None:
    necks = [
        case for case in fixture("recordings")["cases"] if case["recording"]["motion"].startswith("cerv")
    ]
    assert len(necks) == len(twin()["turns"]) > 0
    for case, turns in zip(necks, twin()["turns"], strict=True):
        recording = read_recording(case["recording"])
        assert recording.neutral is not None
        assert recording.neutral.face is not None
        for frame, turn in zip(recording.frames, turns, strict=True):
            assert frame.face is not None
            ours = head_turn(recording.neutral.face, frame.face, recording.camera_round)
            theirs = (turn["rotation"], turn["side_bend"], turn["flexion"])
            assert theirs == pytest.approx((ours.rotation, ours.side_bend, ours.flexion), abs=TOLERANCE)


def test_the_limits_in_force_are_not_those_that_change_nothing() -> None:
    limits = camera_limits()
    assert limits.zero["knee_flexion"] != 0  # type: ignore[index]  # a motion is a string
    assert limits.face_depth != 1
    assert limits.front_turn_most < limits.face_turn_most


@pytest.mark.parametrize(("index", "case"), numbered("recordings"))
def test_the_angle_shown_live_is_the_angle_that_is_stored(index: int, case: dict[str, Any]) -> None:
    recording = read_recording(case["recording"])
    if recording.seen_from is SeenFrom.BACK:  # only clips are: before the live view one faces the camera
        assert all("turned_around" in one["flags"] for one in twin()["readings"][index])
        return
    series = measured(recording, camera_limits()).series
    shown = np.array([np.nan if (at := one["degrees"]) is None else at for one in twin()["readings"][index]])
    stands = np.zeros(len(shown), dtype=bool) if series is None else ~np.isnan(series.raw)
    assert series is None or shown[stands] == pytest.approx(series.raw[stands], abs=TOLERANCE)
    assert stands.any() or case["expected"]["degrees"] is None


def test_a_face_turned_too_far_is_noticed_in_the_same_pictures() -> None:
    noticed = 0
    for case, readings in zip(fixture("recordings")["cases"], twin()["readings"], strict=True):
        recording = read_recording(case["recording"])
        if not recording.of_neck:
            continue
        assert recording.neutral is not None
        assert recording.neutral.face is not None
        for frame, reading in zip(recording.frames, readings, strict=True):
            assert frame.face is not None
            turn = head_turn(
                recording.neutral.face, frame.face, recording.camera_round, camera_limits().face_depth
            )
            too_far = too_far_turned(turn, recording.camera_round, camera_limits())
            assert ("face_turned" in reading["flags"]) is too_far
            noticed += too_far
    assert noticed > 0


def test_the_guide_leads_from_place_to_neutral_to_three_repetitions() -> None:
    assert twin()["guided"]["three knee bends"] == {
        "seen": ["place", "stay", "neutral", "move", "done"],
        "count": 3,
    }


@pytest.mark.parametrize(
    ("recording", "hint"),
    [("seen from the front", "wrong_view"), ("nobody there", "no_person"), ("two people", "several_people")],
)
def test_the_guide_does_not_begin_while_something_speaks_against_it(recording: str, hint: str) -> None:
    guided = twin()["guided"][recording]
    assert guided["count"] == 0
    assert hint in guided["seen"]
    assert "move" not in guided["seen"]
