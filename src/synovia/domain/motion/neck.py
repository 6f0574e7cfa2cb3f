"""Movements of the neck, read from the face: how the head has turned against the person's own neutral pose.

The face mesh's points (468, or any fixed subset of them) of a picture are laid over those of the neutral pose by the best
rotation (Kabsch 1976, Acta Cryst A32:922). A face turned far from the camera is no longer read correctly, so the front camera serves for side-bend and small rotations; full rotation is captured with the camera 40°
round to the side the head turns to.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from synovia.domain.motion.angles import Motion
from synovia.domain.motion.landmarks import Array, Side
from synovia.domain.motion.limits import Limits

FEWEST_POINTS = 12


@dataclass(frozen=True, slots=True)
class HeadTurn:
    """Degrees from neutral: `rotation` toward the person's left, `side_bend` toward the left, `flexion` forward."""

    rotation: float
    side_bend: float
    flexion: float

    def of(self, motion: Motion, side: Side) -> float:
        """The motion's angle, positive toward that side."""
        found = self.rotation if motion is Motion.CERVICAL_ROTATION else self.side_bend
        return -found if side is Side.RIGHT else found


def kabsch(neutral: Array, now: Array) -> Array:
    """The rotation (3, 3) that best takes the neutral points (N, 3) to the present ones, both about their middle.

    R = V · diag(1, 1, det) · Uᵀ of the singular value decomposition of neutralᵀ · now; never a reflection.
    """
    before, after = neutral - neutral.mean(axis=0), now - now.mean(axis=0)
    u, _, vt = np.linalg.svd(before.T @ after)
    mirrored = np.sign(np.linalg.det(vt.T @ u.T))
    return np.asarray(vt.T @ np.diag([1.0, 1.0, mirrored]) @ u.T)


def head_turn(neutral: Array, now: Array, camera_round: float = 0.0, depth: float = 1.0) -> HeadTurn:
    """How the head turned between two pictures of one camera.

    Points are (N, 3): x to the picture's right, y down, z away from the camera, one scale for all three.
    `camera_round` is how many degrees the camera stands round to the person's left (negative: right) from straight
    ahead. `depth` is what the mesh's z is multiplied by: the network draws faces deeper than they are (limit `face_depth`).
    Sequence of the angles: rotation about the vertical, then flexion, then side-bend.
    """
    true = np.array([1.0, 1.0, depth])
    yaw = math.radians(camera_round)
    to_person = np.array([[math.cos(yaw), 0, -math.sin(yaw)], [0, 1, 0], [math.sin(yaw), 0, math.cos(yaw)]])
    turn = to_person @ kabsch(neutral * true, now * true) @ to_person.T
    forward = turn @ np.array([0.0, 0.0, -1.0])
    rotation = math.atan2(forward[0], -forward[2])
    flexion = math.asin(float(np.clip(forward[1], -1, 1)))
    level = np.array([math.cos(rotation), 0.0, math.sin(rotation)])
    upward = np.cross(forward, level)
    crown = turn @ np.array([0.0, -1.0, 0.0])
    side_bend = math.atan2(float(crown @ level), float(crown @ upward))
    return HeadTurn(math.degrees(rotation), math.degrees(side_bend), math.degrees(flexion))


def too_far_turned(turn: HeadTurn, camera_round: float, limits: Limits) -> bool:
    """Whether the face looks so far past the camera that the reading is wrong, often too small.

    A camera straight ahead is held to the tighter limit: beyond it the camera must be set 40° round to that side.
    """
    most = limits.front_turn_most if camera_round == 0 else limits.face_turn_most
    return abs(turn.rotation - camera_round) > most
