"""A recording as the browser sends it: landmarks frame by frame, no picture. Read strictly; nothing in it is trusted."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from synovia.domain.motion.angles import NECK, UNSIDED, Motion, SeenFrom
from synovia.domain.motion.landmarks import COUNT, Array, Landmarks, Side
from synovia.domain.motion.neck import FEWEST_POINTS

VERSION = 1
FRAMES_MOST = 5400
"""Three minutes at 30 pictures a second."""
FACE_POINTS_MOST = 478
PIXELS_MOST = 10_000
FARTHEST = 10 * PIXELS_MOST


class RecordingRefused(ValueError):
    """The recording cannot be read; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture's find: seconds since the start, the body or the face (N, 3), how many people were seen."""

    time: float
    body: Landmarks | None
    face: Array | None
    people: int


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """What was captured, and by what.

    `roll` is the camera's roll in degrees (`angles.roll_of`), `camera_round` where the camera stood for the neck
    (`neck.head_turn`), `seen_from` what it sees where it stands before or behind the person; `model`, `weights` (sha256) and `package` name what found the landmarks.
    """

    motion: Motion
    side: Side
    width: int
    height: int
    roll: float
    camera_round: float
    model: str
    weights: str
    package: str
    neutral: Frame | None
    frames: tuple[Frame, ...]
    seen_from: SeenFrom = SeenFrom.FRONT

    @property
    def of_neck(self) -> bool:
        """Whether the face is read instead of the body."""
        return self.motion in NECK


def written(recording: Recording) -> dict[str, Any]:
    """The recording as `read_recording` takes it, rounded as the browser rounds: a tenth of a pixel."""
    plain = (
        "motion",
        "side",
        "width",
        "height",
        "roll",
        "camera_round",
        "seen_from",
        "model",
        "weights",
        "package",
    )
    return {
        "version": VERSION,
        **{name: getattr(recording, name) for name in plain},
        "neutral": None if recording.neutral is None else _written_frame(recording.neutral),
        "frames": [_written_frame(frame) for frame in recording.frames],
    }


def _written_frame(frame: Frame) -> dict[str, Any]:
    told: dict[str, Any] = {"t": round(frame.time, 4), "people": frame.people}
    if frame.body is not None:
        table = np.column_stack([frame.body.points.round(1), frame.body.visibility.round(2)])
        told["landmarks"] = table.ravel().tolist()
    if frame.face is not None:
        told["face"] = frame.face.round(2).ravel().tolist()
    return told


def read_recording(given: Mapping[str, Any]) -> Recording:
    """From decoded JSON; RecordingRefused with a plain reason when anything is missing, wrong or too large.

    `{"version": 1, "motion", "side", "width", "height", "roll", "camera_round", "seen_from": "front" (unless given) or
    "back", "model", "weights", "package", "neutral": frame or null, "frames": [frame, …]}`; a frame is `{"t": seconds, "people": n, "landmarks": 99 numbers
    (x, y in pixels, visibility; 33 times) or null, "face": 3 numbers a point (x, y, z in pixels) or null}`.
    """
    if given.get("version") != VERSION:
        raise RecordingRefused("The recording is of an unknown version.")
    motion = _motion(given)
    size = _size(given, "width"), _size(given, "height")
    neutral = given.get("neutral")
    recording = Recording(
        motion,
        _side(given, motion),
        *size,
        roll=_number(given, "roll", -180, 180, 0.0),
        camera_round=_number(given, "camera_round", -90, 90, 0.0),
        model=_text(given, "model"),
        weights=_text(given, "weights"),
        package=_text(given, "package"),
        neutral=None if neutral is None else _frame(neutral, size),
        frames=_frames(given, size),
        seen_from=_seen_from(given),
    )
    if recording.of_neck and (recording.neutral is None or recording.neutral.face is None):
        raise RecordingRefused(
            "A movement of the neck is measured against the neutral pose, which is missing."
        )
    return recording


def _motion(given: Mapping[str, Any]) -> Motion:
    try:
        return Motion(str(given.get("motion")))
    except ValueError:
        raise RecordingRefused("The recording names no known motion.") from None


def _side(given: Mapping[str, Any], motion: Motion) -> Side:
    try:
        side = Side(given.get("side", ""))
    except ValueError:
        raise RecordingRefused("The side must be left, right or empty.") from None
    if (side is Side.NONE) is not (motion in UNSIDED):
        raise RecordingRefused("The motion needs a side." if side is Side.NONE else "The motion has no side.")
    return side


def _seen_from(given: Mapping[str, Any]) -> SeenFrom:
    try:
        return SeenFrom(given.get("seen_from", SeenFrom.FRONT))
    except ValueError:
        raise RecordingRefused("The recording must be seen from the front or from the back.") from None


def _size(given: Mapping[str, Any], name: str) -> int:
    return int(_number(given, name, 1, PIXELS_MOST))


def _number(
    given: Mapping[str, Any], name: str, least: float, most: float, default: float | None = None
) -> float:
    value = given.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise RecordingRefused(f"The recording's {name} must be a number from {least:g} to {most:g}.")
    return float(value)


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= 200:
        raise RecordingRefused(f"The recording does not say its {name}.")
    return value


def _frames(given: Mapping[str, Any], size: tuple[int, int]) -> tuple[Frame, ...]:
    rows = given.get("frames")
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
        raise RecordingRefused("The recording holds no frames.")
    if len(rows) > FRAMES_MOST:
        raise RecordingRefused("The recording is too long: three minutes are the most.")
    frames = tuple(_frame(row, size) for row in rows)
    times = [frame.time for frame in frames]
    if any(later <= earlier for earlier, later in itertools.pairwise(times)):
        raise RecordingRefused("The recording's times do not run forward.")
    if times[-1] - times[0] > FRAMES_MOST / 30:
        raise RecordingRefused("The recording is too long: three minutes are the most.")
    return frames


def _frame(row: object, size: tuple[int, int]) -> Frame:
    if not isinstance(row, Mapping):
        raise RecordingRefused("A frame of the recording is malformed.")
    body, face = _table(row, "landmarks", COUNT, COUNT), _table(row, "face", FEWEST_POINTS, FACE_POINTS_MOST)
    return Frame(
        time=_number(row, "t", 0, 86_400, 0.0),
        body=None if body is None else Landmarks(body[:, :2], np.clip(body[:, 2], 0, 1), *size),
        face=face,
        people=int(_number(row, "people", 0, 100, 1)),
    )


def _table(row: Mapping[str, Any], name: str, fewest: int, most: int) -> Array | None:
    """A flat list of numbers, three a point, as (N, 3)."""
    numbers = row.get(name)
    if numbers is None:
        return None
    plausible = (
        isinstance(numbers, Sequence)
        and not isinstance(numbers, str)
        and len(numbers) % 3 == 0
        and fewest <= len(numbers) // 3 <= most
        and all(
            isinstance(one, int | float) and math.isfinite(one) and abs(one) <= FARTHEST for one in numbers
        )
    )
    if not plausible:
        raise RecordingRefused(f"The {name} of a frame are malformed.")
    return np.array(numbers, dtype=float).reshape(-1, 3)
