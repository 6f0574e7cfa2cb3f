"""Smoothing of a series of angles.

Stored series: Savitzky–Golay (9 pictures, cubic), which delays no peak. The live display uses One-Euro (Casiez 2012),
which delays a little; it is never stored. On rendered clips the first took the jitter from 0.9° to 0.5°–0.7° and left the
error of the peak as it was.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
from scipy.signal import savgol_filter

from synovia.domain.motion.landmarks import Array

WINDOW, ORDER = 9, 3


def evenly(times: Array, values: Array, step: float) -> tuple[Array, Array]:
    """The series at even steps in seconds, by straight lines between its points; NaN in `values` are left out."""
    known = ~np.isnan(values)
    even = np.arange(times[0], times[-1] + step / 2, step)
    return even, np.interp(even, times[known], values[known])


def savitzky_golay(values: Array) -> Array:
    """Cubic over nine even steps; the ends are held, so that the twin needs no fit of its own there."""
    if len(values) < WINDOW:
        return values.copy()
    return np.asarray(savgol_filter(values, WINDOW, ORDER, mode="nearest"))


def one_euro(
    times: Iterable[float], values: Iterable[float], *, cutoff: float = 1.0, beta: float = 0.02
) -> Iterator[float]:
    """The live display's filter: smooths more when still, less when moving. Cut-offs in Hz; `beta` per degree a second."""
    last_time = last_raw = last = speed = math.nan
    for time, raw in zip(times, values, strict=True):
        if math.isnan(last):
            last, speed = raw, 0.0
        else:
            step = max(time - last_time, 1e-3)
            speed += _share(step, 1.0) * ((raw - last_raw) / step - speed)
            last += _share(step, cutoff + beta * abs(speed)) * (raw - last)
        last_time, last_raw = time, raw
        yield last


def _share(step: float, cutoff: float) -> float:
    """How much of the new value enters: 1 / (1 + τ/step) with τ = 1 / (2π · cut-off)."""
    return 1 / (1 + 1 / (2 * math.pi * cutoff * step))
