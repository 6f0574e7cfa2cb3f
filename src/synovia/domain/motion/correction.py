"""Correction curves: what the camera reads against what it should have read, per motion. Off unless a clinic turns one on.

A curve is only as good as what it was fitted on. The value stored is always the raw one; a corrected one stands beside it
with the curve's name, never in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from synovia.domain.motion.angles import Motion


@dataclass(frozen=True, slots=True)
class Curve:
    """`points` are (read, true) in degrees, read ascending; straight lines between them, held level error beyond.

    `version` names the curve for good ("rendered-1"); `model` is the landmark model it was fitted for.
    """

    version: str
    motion: Motion
    model: str
    fitted_on: str
    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        reads = [read for read, _ in self.points]
        if len(reads) < 2 or sorted(set(reads)) != reads:
            raise ValueError("a curve needs two points or more, each read value once, ascending")

    def corrected(self, read: float) -> float:
        """The reading plus the curve's error at it; outside the curve the nearest end's error."""
        reads = [at for at, _ in self.points]
        errors = [true - at for at, true in self.points]
        return read + float(np.interp(read, reads, errors))


@dataclass(frozen=True, slots=True)
class Corrected:
    """The raw reading, and beside it the corrected one with its curve; both None without a curve."""

    raw: float
    corrected: float | None = None
    curve: str | None = None


def correct(raw: float, motion: Motion, model: str, curves: Sequence[Curve] = ()) -> Corrected:
    """The reading with the first curve that fits motion and model. No curve is on unless given."""
    fitting = next((curve for curve in curves if (curve.motion, curve.model) == (motion, model)), None)
    return Corrected(raw) if fitting is None else Corrected(raw, fitting.corrected(raw), fitting.version)
