"""Repetitions in a series of angles: where each begins, peaks and ends, and what they come to together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from synovia.domain.motion.landmarks import Array
from synovia.domain.motion.limits import Limits


@dataclass(frozen=True, slots=True)
class Repetition:
    """One movement out and back. Degrees; times in seconds of the recording.

    `start` and `back` are the lowest angles before and after, `peak` the median of the highest few pictures.
    """

    begins: float
    peaks: float
    ends: float
    start: float
    peak: float
    back: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Repetitions together: mean and sample standard deviation of the peaks (None of a single one), extremes."""

    mean: float
    sd: float | None
    least: float
    most: float
    count: int


def repetitions(times: Array, degrees: Array, limits: Limits) -> tuple[Repetition, ...]:
    """The complete movements of a smoothed, even series.

    A repetition rises above `rise_share` of the series' range and comes back under `fall_share`; one cut off by the end
    of the recording does not count.
    """
    if len(degrees) == 0:
        return ()
    low, high = float(degrees.min()), float(degrees.max())
    if high - low < limits.repetition_least:
        return ()
    rise, fall = (low + share * (high - low) for share in (limits.rise_share, limits.fall_share))
    spans = tuple(_excursions(degrees, rise, fall))
    return tuple(
        _repetition(times, degrees, span, before, after, limits.top_frames)
        for span, before, after in zip(
            spans, _quiet_before(spans), _quiet_after(spans, len(degrees)), strict=True
        )
    )


def summary(found: Sequence[Repetition]) -> Summary:
    """Mean ± SD of the peaks. ValueError without a repetition."""
    peaks = [one.peak for one in found]
    if not peaks:
        raise ValueError("no repetition to summarize")
    sd = float(np.std(peaks, ddof=1)) if len(peaks) > 1 else None
    return Summary(float(np.mean(peaks)), sd, min(peaks), max(peaks), len(peaks))


def peak_of(degrees: Array, top_frames: int) -> float:
    """The median of the highest few values: one false picture makes no peak."""
    return float(np.median(np.sort(degrees)[-top_frames:]))


def _excursions(degrees: Array, rise: float, fall: float) -> Iterator[tuple[int, int]]:
    """From the first picture above `fall` on the way up to the last one before falling under it again."""
    begins: int | None = None
    risen = False
    for index, value in enumerate(degrees):
        if value < fall:
            if risen and begins is not None:
                yield begins, index - 1
            begins, risen = None, False
        else:
            begins = index if begins is None else begins
            risen = risen or (value >= rise and begins > 0)


def _quiet_before(spans: Sequence[tuple[int, int]]) -> list[int]:
    return [0, *(end + 1 for _, end in spans[:-1])] if spans else []


def _quiet_after(spans: Sequence[tuple[int, int]], count: int) -> list[int]:
    return [*(begin - 1 for begin, _ in spans[1:]), count - 1] if spans else []


def _repetition(
    times: Array, degrees: Array, span: tuple[int, int], before: int, after: int, top: int
) -> Repetition:
    first, last = span
    within = degrees[first : last + 1]
    return Repetition(
        begins=float(times[first]),
        peaks=float(times[first + int(np.argmax(within))]),
        ends=float(times[last]),
        start=float(degrees[before:first].min()),
        peak=peak_of(within, top),
        back=float(degrees[last + 1 : after + 1].min()),
    )
