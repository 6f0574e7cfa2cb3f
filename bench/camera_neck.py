"""The neck on rendered faces: side-bend and rotation before a camera straight ahead, rotation with it 40° round."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bench.camera_report import Errors
from scripts.bodies.camera import Camera
from scripts.bodies.people import Person, body_of
from scripts.bodies.pose import Pose
from scripts.bodies.render import picture, stand
from synovia.domain.motion.neck import head_turn, too_far_turned
from synovia.exchange.pose.find import face_mesh
from synovia.knowledge.camera import camera_limits

NECK_GATE = 5.0
ROUND = 40.0
PROTOCOLS = {
    "side-bend, camera ahead": (0.0, "cervical_lateral_flexion", (-40, -25, -10, 10, 25, 40)),
    "rotation, camera ahead": (0.0, "cervical_rotation", (-40, -25, -10, 10, 25, 40, 60, 75)),
    "rotation, camera round to the left": (ROUND, "cervical_rotation", (10, 25, 40, 55, 70, 80)),
    "rotation, camera round to the right": (-ROUND, "cervical_rotation", (-10, -25, -40, -55, -70, -80)),
}
"""Camera round, motion, true angles toward the left. Ahead, 60 and 75 are there to be refused."""


def neck_errors(people: Sequence[Person], seed: int) -> dict[str, Errors]:
    """By protocol, the errors of the values that are not refused."""
    chance = np.random.default_rng([seed, 5])
    pairs: dict[str, list[tuple[float, float | None]]] = {name: [] for name in PROTOCOLS}
    for person in people:
        crown = float(np.percentile(stand(body_of(person), Pose({})).vertices[:, 1], 99.9))
        for name, (yaw, motion, angles) in PROTOCOLS.items():
            camera = Camera(distance=1.3, height=crown - 0.15, yaw=yaw, width=640, rows=640)
            neutral = face_mesh(picture(person, Pose({}), camera, seed=int(chance.integers(1 << 30))).image)
            for degrees in angles:
                pose = Pose.of(**{f"{motion}_left": float(degrees)})
                taken = picture(person, pose, camera, seed=int(chance.integers(1 << 30)))
                found = face_mesh(taken.image)
                pairs[name].append((taken.truth.angle(motion, "left"), _read(neutral, found, yaw, motion)))
    return {name: Errors.of(found) for name, found in pairs.items()}


def _read(neutral: object, found: object, yaw: float, motion: str) -> float | None:
    if not isinstance(neutral, np.ndarray) or not isinstance(found, np.ndarray):
        return None
    turn = head_turn(neutral, found, yaw, camera_limits().face_depth)
    if too_far_turned(turn, yaw, camera_limits()):
        return None
    return turn.rotation if motion == "cervical_rotation" else turn.side_bend
