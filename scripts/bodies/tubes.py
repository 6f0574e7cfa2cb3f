"""Limbs and trunk as tubes, so that a rule can say how far along and on which side of it a point lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scripts.bodies.mesh import Array

BINS = 40


@dataclass(frozen=True, slots=True)
class Tube:
    """A limb or trunk as a tube: how far along its axis a point lies, and the angle around it.

    The angle is 0 at the front, 90 at the side named by `side`, 180 behind, −90 opposite; seen from the tube's own
    middle at that place, its width and depth made equal.
    """

    start: Array
    axis: Array
    length: float
    side: Array
    front: Array
    bins: Array
    profile: Array

    @classmethod
    def around(cls, points: Array, start: Array, end: Array, side: Array) -> Tube:
        """The tube of these points from one joint to another; `side` need not be square to the axis."""
        axis = (end - start) / np.linalg.norm(end - start)
        side = side - axis * (side @ axis)
        side = side / np.linalg.norm(side)
        front = np.cross(axis, side)
        length = float(np.linalg.norm(end - start))
        along = (points - start) @ axis / length
        first, last = np.quantile(along, 0.002), np.quantile(along, 0.998)
        edges = np.linspace(float(first), float(last), BINS + 1)
        middles, rows = [], []
        for middle in (edges[1:] + edges[:-1]) / 2:
            inside = points[np.abs(along - middle) < 0.04] - start
            if len(inside) > 8:
                u, v = inside @ side, inside @ front
                middles.append(middle)
                rows.append((u.max() + u.min(), u.max() - u.min(), v.max() + v.min(), v.max() - v.min()))
        profile = np.array(rows) / 2
        kernel = np.ones(5) / 5
        smooth = np.stack(
            [np.convolve(np.pad(one, 2, mode="edge"), kernel, "valid") for one in profile.T], axis=1
        )
        return cls(start, axis, length, side, front, np.array(middles), smooth)

    def along(self, points: Array) -> Array:
        """0 at the start joint, 1 at the end joint."""
        return np.asarray((points - self.start) @ self.axis / self.length)

    def angle(self, points: Array) -> Array:
        """Degrees around, from −180 to 180."""
        along = self.along(points)
        middle_u, half_u, middle_v, half_v = (np.interp(along, self.bins, one) for one in self.profile.T)
        u = ((points - self.start) @ self.side - middle_u) / half_u
        v = ((points - self.start) @ self.front - middle_v) / half_v
        return np.asarray(np.degrees(np.arctan2(u, v)))


def unit(vector: Array) -> Array:
    """The same direction, of length 1."""
    return np.asarray(vector / np.linalg.norm(vector))


def square(vector: Array, axis: Array) -> Array:
    """The part of a direction that is square to an axis, of length 1."""
    return unit(vector - axis * (vector @ axis))
