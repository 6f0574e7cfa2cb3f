"""A pinhole camera before a person. Room: x to the picture's right, y up from the floor, z toward the camera; meters."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scripts.bodies.mesh import Array
from scripts.bodies.turning import twist

View = Literal["front", "back", "left", "right", "oblique"]
SQUARE = 12.0  # degrees within which a view counts as square to a plane of the body


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the lens is: `yaw` degrees round to the person's left (0 before them, 90 at their left, 180 behind).

    `roll` is how far a plumb line leans clockwise in the picture. `focal` is in picture heights: 1.3 sees 2.6 m at 3.4 m.
    `shift` moves what is seen right and down by these shares of the picture, as if it were cut from a larger one.
    """

    distance: float = 3.4
    height: float = 1.0
    yaw: float = 0.0
    roll: float = 0.0
    focal: float = 1.3
    width: int = 720
    rows: int = 960
    shift: tuple[float, float] = (0.0, 0.0)

    @property
    def view(self) -> View:
        """Which side of the person is seen, `oblique` when none squarely."""
        views: tuple[View, ...] = ("front", "left", "back", "right")
        nearest = round(self.yaw / 90)
        return views[nearest % 4] if abs(self.yaw - 90 * nearest) <= SQUARE else "oblique"

    @property
    def nearer(self) -> str:
        """The person's side that faces the camera, "" when it looks at front or back."""
        across = math.sin(math.radians(self.yaw))
        return "" if abs(across) < math.sin(math.radians(SQUARE)) else "left" if across > 0 else "right"

    def into_room(self, points: Array) -> Array:
        """The person's own places (x left, z forward) in the room: the person turns, the camera stays."""
        return np.asarray(points @ twist(-self.yaw).T)

    def project(self, places: Array) -> tuple[Array, Array]:
        """Pixels (N, 2) and 1/distance (N,) of places in the room; 1/distance is 0 behind the lens."""
        depth = self.distance - places[:, 2]
        nearness = np.where(depth > 0.1, 1 / np.maximum(depth, 0.1), 0.0)
        scale = self.focal * self.rows * nearness
        flat = np.stack([places[:, 0] * scale, (self.height - places[:, 1]) * scale], axis=1)
        return flat @ self._rolled().T + self._middle(), nearness

    def rays(self) -> tuple[Array, Array]:
        """For each pixel how far its ray goes right and up for each meter ahead, (H, W) each."""
        x, y = np.meshgrid(np.arange(self.width), np.arange(self.rows))
        flat = (np.stack([x, y], axis=-1) - self._middle()) @ self._rolled() / (self.focal * self.rows)
        return flat[..., 0], -flat[..., 1]

    def _middle(self) -> Array:
        right, down = self.shift
        return np.array([(self.width - 1) / 2 + right * self.width, (self.rows - 1) / 2 + down * self.rows])

    def _rolled(self) -> Array:
        cos, sin = math.cos(math.radians(self.roll)), math.sin(math.radians(self.roll))
        return np.array([[cos, -sin], [sin, cos]])


FRONTAL = (
    "shoulder_abduction",
    "hip_abduction",
    "knee_valgus",
    "trunk_lateral_flexion",
    "shoulder_level",
    "pelvic_level",
)
NECK_AROUND = 40.0  # degrees round to the side the head turns to, where the face stays in view to the end


def square_to(motion: str, side: str = "", height: float = 1.7, size: tuple[int, int] = (720, 960)) -> Camera:
    """Where the camera belongs for a motion of a person so tall; `size` is the picture's width and height in pixels.

    The neck is taken from near by: side-bend from the front, rotation from 40 degrees round, the rest from the side.
    """
    from_side = -90.0 if side == "right" else 90.0
    width, rows = size
    match motion:
        case "cervical_rotation":
            around = {"left": NECK_AROUND, "right": -NECK_AROUND}.get(side, 0.0)
            return Camera(distance=1.3, height=height * 0.93, yaw=around, focal=1.4, width=rows, rows=rows)
        case "cervical_lateral_flexion":
            return Camera(distance=1.3, height=height * 0.93, focal=1.4, width=rows, rows=rows)
        case "cervical_flexion" | "craniovertebral":
            return Camera(
                distance=1.5, height=height * 0.85, yaw=from_side, focal=1.8, width=width, rows=rows
            )
        case _:
            return Camera(yaw=0.0 if motion in FRONTAL else from_side, width=width, rows=rows)
