"""Reading the fixtures that Python and TypeScript share."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from synovia.domain.motion.angles import Motion
from synovia.domain.motion.landmarks import Landmarks
from synovia.domain.motion.limits import Limits
from synovia.knowledge.camera import BY_MOTION

FOLDER = Path(__file__).resolve().parents[1] / "fixtures/motion"


@cache
def fixture(name: str) -> dict[str, Any]:
    """One file of the shared fixtures."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text())
    return found


def cases(name: str) -> list[Any]:
    """Its cases, as parameters of a test."""
    return [pytest.param(case, id=case["name"]) for case in fixture(name)["cases"]]


def body_of(case: dict[str, Any]) -> Landmarks:
    """The landmarks of a case."""
    table = np.array(case["landmarks"]).reshape(-1, 3)
    return Landmarks(table[:, :2], table[:, 2], case["width"], case["height"])


def limits_of(name: str) -> Limits:
    """The limits a file of fixtures was made with."""
    given = dict(fixture(name)["limits"])
    by_motion: dict[str, Any] = {
        key: {Motion(one): at for one, at in given.pop(key).items()} for key in BY_MOTION
    }
    return Limits(**given, **by_motion)
