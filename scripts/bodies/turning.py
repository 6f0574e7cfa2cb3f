"""Rotations as 3×3 matrices, angles in degrees. Axes: x to the body's left, y up, z forward."""

from __future__ import annotations

import math

import numpy as np
from scipy.spatial.transform import Rotation

from scripts.bodies.mesh import Array

ACROSS, UPRIGHT, AHEAD = np.eye(3)


def about(axis: Array, degrees: float) -> Array:
    """The turn about an axis by the right-hand rule."""
    return np.asarray(Rotation.from_rotvec(np.asarray(axis) * math.radians(degrees)).as_matrix())


def bow(degrees: float) -> Array:
    """What stands tips forward; what hangs swings backward."""
    return about(ACROSS, degrees)


def tilt(degrees: float) -> Array:
    """What stands tips to the body's right; what hangs swings to its left."""
    return about(AHEAD, degrees)


def twist(degrees: float) -> Array:
    """What looks ahead turns to the body's left."""
    return about(UPRIGHT, degrees)


def parts_of(turn: Array, steps: int) -> Array:
    """The same turn in so many equal steps, (steps, 3, 3); the last is the whole."""
    whole = Rotation.from_matrix(turn).as_rotvec()
    return np.asarray(Rotation.from_rotvec(np.outer(np.arange(1, steps + 1) / steps, whole)).as_matrix())


def frame(downward: Array, hinge: Array) -> Array:
    """The turn that takes a limb hanging straight, its hinge across, to this direction with its hinge so."""
    up = -downward / np.linalg.norm(downward)
    across = hinge - (hinge @ up) * up
    across = across / np.linalg.norm(across)
    return np.stack([across, up, np.cross(across, up)], axis=1)
