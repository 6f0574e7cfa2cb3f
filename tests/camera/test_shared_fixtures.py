"""What the camera's formulas answer to stick figures at exact angles. The same files hold the browser's twin."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from synovia.domain.motion.angles import Motion, angle, upright
from synovia.domain.motion.landmarks import Side
from synovia.domain.motion.measuring import measured
from synovia.domain.motion.quality import picture_flags
from synovia.domain.motion.recording import read_recording
from synovia.domain.motion.repetitions import repetitions
from synovia.domain.motion.smoothing import savitzky_golay
from synovia.knowledge.camera import camera_limits
from tests.camera.fixtures import fixture_limits
from tests.camera.shared import body_of, cases, fixture, limits_of


@pytest.mark.parametrize("case", cases("angles"))
def test_an_angle_is_what_the_figure_was_made_at(case: dict[str, Any]) -> None:
    body = upright(body_of(case), case["roll"])
    found = angle(Motion(case["motion"]), body, Side(case["side"]))
    assert found == pytest.approx(case["degrees"], abs=fixture("angles")["tolerance"])


@pytest.mark.parametrize("case", cases("pictures"))
def test_a_picture_is_taken_or_doubted_for_the_right_reason(case: dict[str, Any]) -> None:
    flags = picture_flags(
        Motion(case["motion"]),
        body_of(case),
        Side(case["side"]),
        camera_limits(),
        direction=case["direction"],
    )
    assert [str(flag) for flag in flags] == case["flags"]


@pytest.mark.parametrize("case", cases("series"))
def test_a_series_is_smoothed_and_its_repetitions_found(case: dict[str, Any]) -> None:
    smooth = savitzky_golay(np.array(case["degrees"]))
    times = np.arange(len(smooth)) * case["step"]
    peaks = [one.peak for one in repetitions(times, smooth, camera_limits())]
    assert smooth == pytest.approx(np.array(case["smooth"]), abs=fixture("series")["tolerance"])
    assert peaks == pytest.approx(case["peaks"], abs=case["peak_tolerance"])


@pytest.mark.parametrize("case", cases("recordings"))
def test_a_recording_comes_to_its_value_or_to_the_reason_for_none(case: dict[str, Any]) -> None:
    expected, tolerance = case["expected"], fixture("recordings")["tolerance"]
    found = measured(read_recording(case["recording"]), limits_of("recordings"))
    assert [str(flag) for flag in found.flags] == expected["flags"]
    assert found.degrees == pytest.approx(expected["degrees"], abs=tolerance)
    assert found.sd == pytest.approx(expected["sd"], abs=tolerance)
    if expected["peaks"] is not None:
        assert [one.peak for one in found.repetitions] == pytest.approx(expected["peaks"], abs=2 * tolerance)


@pytest.mark.parametrize("name", ["angles", "pictures", "series", "recordings"])
def test_the_fixtures_were_made_with_the_limits_in_force(name: str) -> None:
    assert fixture(name)["limits"] == fixture_limits()
