"""The camera's limits out of the knowledge, for Python and, as JSON, for the browser."""

from __future__ import annotations

from functools import cache
from typing import Any

from synovia.domain.motion.angles import Motion
from synovia.domain.motion.limits import NUMBERS, Limits
from synovia.domain.rules.values import Quantity
from synovia.knowledge.library import library

BY_MOTION = ("human_most", "zero")
COUNTS = ("top_frames", "repetitions_wanted")


@cache
def camera_limits() -> Limits:
    """The limits in force. KeyError when the knowledge lacks one."""
    numbers: dict[str, Any] = {name: _number(name) for name in NUMBERS}
    numbers |= {name: int(numbers[name]) for name in COUNTS}
    by_motion: dict[str, Any] = {
        name: {motion: _number(f"{name}/{motion}") for motion in Motion} for name in BY_MOTION
    }
    return Limits(**numbers, **by_motion)


def camera_limits_for_browser() -> dict[str, Any]:
    """The same, ready for JSON, under the same names."""
    limits = camera_limits()
    plain: dict[str, Any] = {name: getattr(limits, name) for name in NUMBERS}
    return plain | {
        name: {str(motion): at for motion, at in getattr(limits, name).items()} for name in BY_MOTION
    }


def _number(name: str) -> float:
    known = library().values[f"camera/{name.replace('_', '-')}"]
    assert isinstance(known, Quantity), f"camera/{name} is not a plain number"
    return known.number
