"""From a recording, or one picture, to a measured motion: peak of each repetition, mean ± SD, and what speaks against it.

The authority: what the browser showed while it looked is computed again here from the landmarks it sent.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synovia.domain.motion import angles, quality
from synovia.domain.motion.angles import PLANAR, Motion, View
from synovia.domain.motion.landmarks import Array, Landmarks, Side
from synovia.domain.motion.limits import Limits
from synovia.domain.motion.neck import head_turn, too_far_turned
from synovia.domain.motion.quality import Flag
from synovia.domain.motion.recording import Frame, Recording
from synovia.domain.motion.repetitions import Repetition, repetitions, summary
from synovia.domain.motion.smoothing import evenly, savitzky_golay

METHOD = "planar-1"
"""Version of the formulas; kept with every stored value."""
STEP = 1 / 30


@dataclass(frozen=True, slots=True)
class Reading:
    """One picture's angle in degrees, None when a flag refuses it."""

    degrees: float | None
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The angle over time: `raw` with NaN where a picture was left out, `smooth` at even steps."""

    times: Array
    raw: Array
    even: Array
    smooth: Array


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What a recording comes to. `degrees` (mean of the peaks) is None when a flag refuses it.

    `zero` is what was subtracted from every angle because the model's points lie beside the joints' centers.
    """

    motion: Motion
    side: Side
    degrees: float | None
    sd: float | None
    neutral: float | None
    repetitions: tuple[Repetition, ...]
    flags: tuple[Flag, ...]
    rate: float
    used_share: float
    series: Series | None
    zero: float
    method: str = METHOD

    @property
    def refusals(self) -> tuple[Flag, ...]:
        """Why nothing may be stored; empty when the value stands."""
        return tuple(flag for flag in self.flags if flag.refuses)


@dataclass(frozen=True, slots=True, eq=False)
class _Watched:
    """The angle of each frame (NaN where unusable), and what was wrong with each."""

    degrees: Array
    flags: tuple[tuple[Flag, ...], ...]
    neutral: float | None
    warnings: tuple[Flag, ...] = ()


def measured(recording: Recording, limits: Limits) -> Measured:
    """The recording's value, or the reasons why it has none."""
    times = np.array([frame.time for frame in recording.frames])
    rate = (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 else 0.0
    watched = _face_watched(recording, limits) if recording.of_neck else _body_watched(recording, limits)
    zero = limits.zero[recording.motion]
    usable = ~np.isnan(watched.degrees)
    flags = [*watched.warnings, *_neutral_flags(watched.neutral, limits)]
    flags += [Flag.SLOW] if rate < limits.rate_least else []
    flags += [Flag.CAMERA_TILTED] if abs(recording.roll) > limits.roll_most else []
    flags += _lost(watched.flags, usable, limits)
    series = _series(times, watched.degrees) if usable.sum() > 1 else None
    found = _whole(repetitions(series.even, series.smooth, limits), times[usable], limits) if series else ()
    flags += _counted(found, recording.motion, limits)
    flags += [Flag.OTHER_WAY] if series and _went_the_other_way(series.smooth, limits) else []
    total = summary(found) if found and not any(flag.refuses for flag in flags) else None
    return Measured(
        recording.motion,
        recording.side,
        degrees=total.mean if total else None,
        sd=total.sd if total else None,
        neutral=watched.neutral,
        repetitions=found,
        flags=tuple(dict.fromkeys(flags)),
        rate=rate,
        used_share=float(usable.mean()),
        series=series,
        zero=zero,
    )


def picture_reading(
    motion: Motion,
    body: Landmarks,
    side: Side,
    limits: Limits,
    roll: float = 0.0,
    direction: int | None = None,
) -> Reading:
    """One picture's angle and its flags; no angle where a flag refuses it. `direction` as in `angles.angle`."""
    body = angles.upright(body, roll)
    flags = list(quality.picture_flags(motion, body, side, limits, direction=direction))
    flags += [Flag.CAMERA_TILTED] if abs(roll) > limits.roll_most else []
    degrees = angles.angle(motion, body, side, direction=direction) - limits.zero[motion]
    if not _human(motion, degrees, limits):
        flags.append(Flag.BEYOND_HUMAN)
    return Reading(None if any(flag.refuses for flag in flags) else degrees, tuple(flags))


def _body_watched(recording: Recording, limits: Limits) -> _Watched:
    bodies = [
        None if frame.body is None else angles.upright(frame.body, recording.roll)
        for frame in recording.frames
    ]
    direction = _direction([body for body in bodies if body is not None], recording)
    flags = [
        _frame_flags(recording, frame, body, direction, limits)
        for frame, body in zip(recording.frames, bodies, strict=True)
    ]
    degrees = np.array(
        [
            angles.angle(recording.motion, body, recording.side, direction=direction)
            if body is not None and not any(flag.refuses for flag in found)
            else np.nan
            for body, found in zip(bodies, flags, strict=True)
        ]
    )
    warnings = _leave_out(degrees, bodies, recording, limits)
    neutral = recording.neutral.body if recording.neutral else None
    at_neutral = (
        None
        if neutral is None
        else angles.angle(
            recording.motion, angles.upright(neutral, recording.roll), recording.side, direction=direction
        )
    )
    zero = limits.zero[recording.motion]
    return _Watched(degrees - zero, tuple(flags), None if at_neutral is None else at_neutral - zero, warnings)


def _direction(bodies: Sequence[Landmarks], recording: Recording) -> int:
    """Where the person looks: from the side by most of the pictures, else as was said."""
    if PLANAR[recording.motion].view is not View.SIDE:
        return recording.seen_from.direction
    return 1 if sum(angles.facing(body) for body in bodies) >= 0 else -1


def _frame_flags(
    recording: Recording, frame: Frame, body: Landmarks | None, direction: int, limits: Limits
) -> tuple[Flag, ...]:
    if body is None:
        return (Flag.NO_PERSON,)
    several = (Flag.SEVERAL_PEOPLE,) if frame.people > 1 else ()
    return several + quality.picture_flags(
        recording.motion, body, recording.side, limits, direction=direction
    )


def _leave_out(
    degrees: Array, bodies: Sequence[Landmarks | None], recording: Recording, limits: Limits
) -> tuple[Flag, ...]:
    """Sets doubtful pictures to NaN in place, and says which doubts there were."""
    warnings = []
    for flag, doubt in ((Flag.SIDES_SWAPPED, _swapped), (Flag.SEGMENTS_CHANGE, _changed)):
        rows = np.flatnonzero(~np.isnan(degrees))
        kept = [body for row in rows if (body := bodies[int(row)]) is not None]
        doubtful = doubt(kept, recording, limits) if len(kept) > 1 else np.zeros(len(kept), dtype=bool)
        degrees[rows[doubtful]] = np.nan
        warnings += [flag] if doubtful.any() else []
    times = np.array([frame.time for frame in recording.frames])
    jumped = _jumped(times, degrees, limits)
    degrees[jumped] = np.nan
    return (*warnings, *([Flag.JUMP] if jumped.any() else []))


def _swapped(bodies: Sequence[Landmarks], recording: Recording, limits: Limits) -> quality.Mask:
    return quality.swapped(bodies, recording.motion, limits)


def _changed(bodies: Sequence[Landmarks], recording: Recording, limits: Limits) -> quality.Mask:
    return quality.changed_segments(bodies, recording.motion, recording.side, limits)


def _jumped(times: Array, degrees: Array, limits: Limits) -> quality.Mask:
    """The pictures whose angle cannot be reached from the last one that stands; after a gap anything stands."""
    jumped = np.zeros(len(degrees), dtype=bool)
    last: int | None = None
    for index in np.flatnonzero(~np.isnan(degrees)):
        if last is not None and times[index] - times[last] <= limits.gap_most:
            speed = abs(degrees[index] - degrees[last]) / (times[index] - times[last])
            if speed > limits.jump_most:
                jumped[index] = True
                continue
        last = int(index)
    return jumped


def _face_watched(recording: Recording, limits: Limits) -> _Watched:
    neutral = recording.neutral.face if recording.neutral else None
    assert neutral is not None, "read_recording refuses a neck without its neutral face"
    degrees, flags = np.full(len(recording.frames), np.nan), []
    for index, frame in enumerate(recording.frames):
        if frame.face is None or len(frame.face) != len(neutral):
            flags.append((Flag.NO_FACE,))
            continue
        turn = head_turn(neutral, frame.face, recording.camera_round, limits.face_depth)
        degrees[index] = turn.of(recording.motion, recording.side)
        found = (Flag.SEVERAL_PEOPLE,) if frame.people > 1 else ()
        too_far = too_far_turned(turn, recording.camera_round, limits)
        flags.append((*found, Flag.FACE_TURNED) if too_far else found)
    turned = (Flag.FACE_TURNED,) if any(Flag.FACE_TURNED in found for found in flags) else ()
    return _Watched(degrees, tuple(flags), 0.0, turned)


def _neutral_flags(neutral: float | None, limits: Limits) -> list[Flag]:
    if neutral is None:
        return [Flag.NO_NEUTRAL]
    return [Flag.NEUTRAL_BENT] if abs(neutral) > limits.neutral_most else []


def _lost(flags: Sequence[Sequence[Flag]], usable: quality.Mask, limits: Limits) -> list[Flag]:
    """When too many pictures are unusable, why: the most frequent reason, or that the person was lost."""
    if 1 - usable.mean() <= limits.lost_share_most:
        return []
    counted = Counter(flag for found in flags for flag in found if flag.refuses)
    return [flag for flag, _ in counted.most_common(1)] or [Flag.TRACKING_LOST]


def _series(times: Array, degrees: Array) -> Series:
    usable = np.flatnonzero(~np.isnan(degrees))
    span = slice(usable[0], usable[-1] + 1)
    even, values = evenly(times[span], degrees[span], STEP)
    return Series(times, degrees, even, savitzky_golay(values))


def _whole(found: Sequence[Repetition], times: Array, limits: Limits) -> tuple[Repetition, ...]:
    """The repetitions during which the person was never out of sight for longer than a gap."""
    gaps = [(early, late) for early, late in itertools.pairwise(times) if late - early > limits.gap_most]
    return tuple(
        one for one in found if not any(early < one.ends and late > one.begins for early, late in gaps)
    )


def _counted(found: Sequence[Repetition], motion: Motion, limits: Limits) -> list[Flag]:
    if not found:
        return [Flag.NO_REPETITION]
    flags = [Flag.FEW_REPETITIONS] if len(found) < limits.repetitions_wanted else []
    human = all(_human(motion, one.peak, limits) for one in found)
    return flags if human else [*flags, Flag.BEYOND_HUMAN]


def _went_the_other_way(degrees: Array, limits: Limits) -> bool:
    """Further below zero than above: the other side moved, or left and right are confused."""
    low, high = float(degrees.min()), float(degrees.max())
    return low < -limits.repetition_least and -low > high


def _human(motion: Motion, degrees: float, limits: Limits) -> bool:
    return limits.human_least <= degrees <= limits.human_most[motion]
