"""A posed body seen flat: for every pixel of a view, which point of the skin is nearest to the eye.

Orthographic. The painter's way, farthest triangle first; the triangles are small, so their order by middle is enough.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.bodies.mesh import Array, Mesh

SCALE = 3
"""Pixels a chart unit."""
MARGIN = 6
"""Units left free on each side."""
EYES = {
    "front": np.array([[1.0, 0, 0], [0, -1, 0], [0, 0, 1]]),
    "back": np.array([[-1.0, 0, 0], [0, -1, 0], [0, 0, -1]]),
    "left": np.array([[0, 0, -1.0], [0, -1, 0], [1, 0, 0]]),
}
"""Rows: the world's direction of the drawing's right, of its down, and toward the eye."""


@dataclass(frozen=True, slots=True)
class Flat:
    """What a view sees. `places` are all vertices in chart units with depth; `triangle` is −1 off the body."""

    width: int
    places: Array
    triangle: NDArray[np.int32]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    corners: NDArray[np.int64]
    shares: Array

    def carried(self, values: Array) -> Array:
        """Values given at vertices, brought to the seen pixels."""
        return np.asarray(np.einsum("pk,pk...->p...", self.shares, values[self.corners]))


def seen(mesh: Mesh, posed: Array, view: str, scale: float) -> Flat:
    """The view at `scale` units a meter, crown at the top; as wide as the body needs, even, and a whole cell count."""
    places = posed @ EYES[view].T * scale
    skin = places[np.unique(mesh.triangles)]
    wide = float(np.ptp(skin[:, 0])) + 2 * MARGIN
    width = 10 * int(np.ceil(wide / 10))
    places[:, 0] += (width - skin[:, 0].min() - skin[:, 0].max()) / 2
    places[:, 1] += MARGIN - skin[:, 1].min()
    triangle = _painted(places, mesh.triangles, width)
    rows, columns = np.nonzero(triangle >= 0)
    corners = mesh.triangles[triangle[rows, columns]]
    points = np.stack([columns + 0.5, rows + 0.5], axis=1) / SCALE
    return Flat(width, places, triangle, rows, columns, corners, _shares(points, places[corners][..., :2]))


def _painted(places: Array, triangles: NDArray[np.int64], width: int) -> NDArray[np.int32]:
    canvas = np.full((1000 * SCALE, width * SCALE), -1, dtype=np.int32)
    corners = places[triangles]
    edges = corners[:, 1:, :2] - corners[:, :1, :2]
    facing = edges[:, 0, 0] * edges[:, 1, 1] - edges[:, 0, 1] * edges[:, 1, 0] < 0
    order = np.argsort(corners[:, :, 2].mean(axis=1))
    pixels = np.round((corners[..., :2] * SCALE - 0.5) * 16).astype(np.int32)
    for row in order[facing[order]]:
        cv2.fillConvexPoly(canvas, pixels[row], int(row), cv2.LINE_8, 4)
    return canvas


def _shares(points: Array, corners: Array) -> Array:
    """How near each point is to each corner of its triangle, summing to 1, held inside the triangle."""
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    at = points - corners[:, 0]
    whole = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    whole = np.where(np.abs(whole) < 1e-9, 1e-9, whole)
    second = np.clip((at[:, 0] * two[:, 1] - at[:, 1] * two[:, 0]) / whole, 0, 1)
    third = np.clip((one[:, 0] * at[:, 1] - one[:, 1] * at[:, 0]) / whole, 0, 1)
    shares = np.stack([1 - second - third, second, third], axis=1).clip(0)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
