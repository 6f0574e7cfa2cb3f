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
    `aside` meters the lens stands to the right of the person.
    """

    distance: float = 3.4
    height: float = 1.0
    yaw: float = 0.0
    roll: float = 0.0
    focal: float = 1.3
    width: int = 720
    rows: int = 960
    aside: float = 0.0

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
        flat = np.stack([(places[:, 0] - self.aside) * scale, (self.height - places[:, 1]) * scale], axis=1)
        return flat @ self._rolled().T + self._middle(), nearness

    def rays(self) -> tuple[Array, Array]:
        """For each pixel how far its ray goes right and up for each meter ahead, (H, W) each."""
        x, y = np.meshgrid(np.arange(self.width), np.arange(self.rows))
        flat = (np.stack([x, y], axis=-1) - self._middle()) @ self._rolled() / (self.focal * self.rows)
        return flat[..., 0], -flat[..., 1]

    def _middle(self) -> Array:
        return np.array([(self.width - 1) / 2, (self.rows - 1) / 2])

    def _rolled(self) -> Array:
        cos, sin = math.cos(math.radians(self.roll)), math.sin(math.radians(self.roll))
        return np.array([[cos, -sin], [sin, cos]])
