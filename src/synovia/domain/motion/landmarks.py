"""The 33 points of the body that the pose model finds, in its own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Landmark(IntEnum):
    """BlazePose's points; left and right are the person's own."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


NAMES = tuple(one.name.lower() for one in Landmark)
COUNT = len(NAMES)


class Side(StrEnum):
    """The person's side; NONE where a motion has none."""

    LEFT = "left"
    RIGHT = "right"
    NONE = ""

    @property
    def other(self) -> Side:
        """The opposite side."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


@dataclass(frozen=True, slots=True, eq=False)
class Landmarks:
    """One person in one picture.

    `points` (33, 2) are pixels, x to the right and y down; `visibility` (33,) is the model's own guess from 0 to 1 that
    a point is in the picture and not hidden; `width` and `height` are the picture's, in pixels.
    """

    points: Array
    visibility: Array
    width: int
    height: int

    def at(self, landmark: Landmark) -> Array:
        """Where a landmark is, in pixels."""
        return np.asarray(self.points[landmark])

    def joint(self, name: str, side: Side) -> Array:
        """Where a joint of one side is: `joint("knee", Side.LEFT)`."""
        return self.at(sided(name, side))

    def middle(self, name: str) -> Array:
        """Half-way between the left and the right joint of that name."""
        return np.asarray((self.joint(name, Side.LEFT) + self.joint(name, Side.RIGHT)) / 2)

    def seen(self, wanted: Sequence[Landmark]) -> float:
        """The lowest visibility among these landmarks."""
        return float(min(self.visibility[one] for one in wanted))

    def inside(self, wanted: Sequence[Landmark]) -> bool:
        """Whether all these landmarks lie in the picture."""
        found = self.points[list(wanted)]
        return bool(np.all((found >= 0) & (found < (self.width, self.height))))


def sided(name: str, side: Side) -> Landmark:
    """The landmark of that joint on that side."""
    return Landmark[f"{side}_{name}".upper()]
