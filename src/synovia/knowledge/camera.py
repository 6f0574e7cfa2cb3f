"""The camera's limits out of the knowledge, for Python and, as JSON, for the browser."""

from __future__ import annotations

from functools import cache
from typing import Any

from synovia.domain.motion.angles import Motion
from synovia.domain.motion.limits import NUMBERS, Limits
from synovia.domain.rules.values import Quantity
from synovia.knowledge.library import library

COUNTS = ("top_frames", "repetitions_wanted")


@cache
def camera_limits() -> Limits:
    """The limits in force. KeyError when the knowledge lacks one."""
    numbers: dict[str, Any] = {name: _number(name) for name in NUMBERS}
    numbers |= {name: int(numbers[name]) for name in COUNTS}
    return Limits(**numbers, human_most={motion: _number(f"human_most/{motion}") for motion in Motion})


def camera_limits_for_browser() -> dict[str, Any]:
    """The same, ready for JSON, under the same names."""
    limits = camera_limits()
    plain: dict[str, Any] = {name: getattr(limits, name) for name in NUMBERS}
    return plain | {"human_most": {str(motion): most for motion, most in limits.human_most.items()}}


def _number(name: str) -> float:
    known = library().values[f"camera/{name.replace('_', '-')}"]
    assert isinstance(known, Quantity), f"camera/{name} is not a plain number"
    return known.number
