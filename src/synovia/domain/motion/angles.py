"""Planar joint angles by the neutral-zero method, in degrees: 0 standing straight with the arms hanging.

Flexion and abduction are positive, the way beyond zero (extension, adduction) negative. An angle is a picture's angle:
right only when the camera looks square at the plane of the movement (`quality.py` guards that). Formulas: neutral-zero
method (Cave and Roberts 1936; AAOS 1965), planar as measured in `docs/reference/camera-accuracy.md`.

In a picture y points down, so a turn from one arrow to another is counted clockwise as seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from synovia.domain.motion.landmarks import Array, Landmark, Landmarks, Side, sided

DOWN = np.array([0.0, 1.0])
UP = -DOWN


class Motion(StrEnum):
    """What the camera measures; the same keys on pages and in records."""

    TRUNK_FLEXION = "trunk_flexion"
    TRUNK_LATERAL_FLEXION = "trunk_lateral_flexion"
    SHOULDER_FLEXION = "shoulder_flexion"
    SHOULDER_ABDUCTION = "shoulder_abduction"
    ELBOW_FLEXION = "elbow_flexion"
    HIP_FLEXION = "hip_flexion"
    HIP_ABDUCTION = "hip_abduction"
    KNEE_FLEXION = "knee_flexion"
    CERVICAL_LATERAL_FLEXION = "cervical_lateral_flexion"
    CERVICAL_ROTATION = "cervical_rotation"


class View(StrEnum):
    """From where the camera looks. FRONT stands for back as well: the plane of the picture is the same."""

    SIDE = "side"
    FRONT = "front"
    FACE = "face"


class SeenFrom(StrEnum):
    """What a camera before or behind a person sees of them. Said by a person, never guessed."""

    FRONT = "front"
    BACK = "back"

    @property
    def direction(self) -> int:
        """As `angle` takes it."""
        return 1 if self is SeenFrom.FRONT else -1


@dataclass(frozen=True, slots=True)
class Planar:
    """How a motion is measured: the view, the joints it needs (of the measured side, or of both), the formula."""

    view: View
    joints: tuple[str, ...]
    both_sides: bool
    degrees: Callable[[Landmarks, Side, int], float]

    def landmarks(self, side: Side) -> tuple[Landmark, ...]:
        """The landmarks the formula reads."""
        sides = (Side.LEFT, Side.RIGHT) if self.both_sides else (side,)
        return tuple(sided(joint, one) for joint in self.joints for one in sides)


def angle(motion: Motion, body: Landmarks, side: Side, *, direction: int | None = None) -> float:
    """The motion's angle on that side, degrees. KeyError for the neck, which `neck.py` reads from the face.

    `direction` is where the person looks: +1 the picture's right (side view) or the camera (front view), −1 the left or
    away. Without it the picture itself is asked; over a recording one answer for all frames is safer.
    """
    planar = PLANAR[motion]
    if direction is None:
        direction = facing(body) if planar.view is View.SIDE else fronting(body)
    return planar.degrees(body, side, direction)


def upright(body: Landmarks, roll: float) -> Landmarks:
    """The body as a level camera would see it.

    `roll` in degrees is how far a plumb line leans clockwise in the picture (`roll_of`). Points turn back about the
    picture's middle.
    """
    if roll == 0:
        return body
    turn = math.radians(roll)
    cos, sin = math.cos(turn), math.sin(turn)
    middle = np.array([body.width / 2, body.height / 2])
    turned = (body.points - middle) @ np.array([[cos, -sin], [sin, cos]]) + middle
    return Landmarks(turned, body.visibility, body.width, body.height)


def roll_of(top: Array, bottom: Array) -> float:
    """The roll of the camera from two points of a plumb line or door frame: atan2(Δx, Δy), degrees clockwise."""
    across, up = top[0] - bottom[0], bottom[1] - top[1]
    return math.degrees(math.atan2(across, up))


def facing(body: Landmarks) -> int:
    """Where a person seen from the side looks: +1 the picture's right, −1 its left.

    By nose against ears and toes against heels, each as far as it is visible: a bent trunk hides the face's direction,
    never that of the feet.
    """
    nose = body.at(Landmark.NOSE)[0] - body.middle("ear")[0]
    total = nose * body.visibility[Landmark.NOSE]
    for side in (Side.LEFT, Side.RIGHT):
        toe, heel = sided("foot_index", side), sided("heel", side)
        total += (body.at(toe)[0] - body.at(heel)[0]) * body.visibility[toe]
    return 1 if total >= 0 else -1


def fronting(body: Landmarks) -> int:
    """Whether a person is seen from the front (+1: the left shoulder is on the picture's right) or from behind (−1)."""
    across = body.joint("shoulder", Side.LEFT)[0] - body.joint("shoulder", Side.RIGHT)[0]
    return 1 if across >= 0 else -1


def turned(start: Array, end: Array) -> float:
    """From one arrow to another, degrees clockwise as seen: atan2(cross, dot), in (−90, 270]."""
    cross = start[0] * end[1] - start[1] * end[0]
    found = math.degrees(math.atan2(cross, float(start @ end)))
    return found + 360 if found <= -90 else found


def _trunk_down(body: Landmarks) -> Array:
    return np.asarray(body.middle("hip") - body.middle("shoulder"))


def _segment(body: Landmarks, start: str, end: str, side: Side) -> Array:
    return np.asarray(body.joint(end, side) - body.joint(start, side))


def _signed(sign: int, start: Array, end: Array) -> float:
    """A turn counted in the given direction, in (−90, 270]."""
    return turned(start, end) if sign > 0 else turned(end, start)


def knee_flexion(body: Landmarks, side: Side, direction: int) -> float:
    """Side view. From the thigh's line (hip to knee) to the shank (knee to ankle), backward positive: 180 − ∠(hip, knee, ankle)."""
    thigh, shank = _segment(body, "hip", "knee", side), _segment(body, "knee", "ankle", side)
    return _signed(direction, thigh, shank)


def elbow_flexion(body: Landmarks, side: Side, direction: int) -> float:
    """Side view. From the upper arm's line (shoulder to elbow) to the forearm (elbow to wrist), forward positive."""
    upper, lower = _segment(body, "shoulder", "elbow", side), _segment(body, "elbow", "wrist", side)
    return _signed(-direction, upper, lower)


def shoulder_flexion(body: Landmarks, side: Side, direction: int) -> float:
    """Side view. From the trunk's line downward (mid-shoulders to mid-hips) to the upper arm, forward positive."""
    return _signed(-direction, _trunk_down(body), _segment(body, "shoulder", "elbow", side))


def shoulder_abduction(body: Landmarks, side: Side, direction: int) -> float:
    """Front or back view. From the trunk's line downward to the upper arm, outward positive."""
    return _signed(_outward(side, direction), _trunk_down(body), _segment(body, "shoulder", "elbow", side))


def hip_flexion(body: Landmarks, side: Side, direction: int) -> float:
    """Side view. From the vertical downward to the thigh (hip to knee), forward positive; the trunk is not asked."""
    return _signed(-direction, DOWN, _segment(body, "hip", "knee", side))


def hip_abduction(body: Landmarks, side: Side, direction: int) -> float:
    """Front or back view. From the trunk's line downward to the thigh, outward positive."""
    return _signed(_outward(side, direction), _trunk_down(body), _segment(body, "hip", "knee", side))


def trunk_flexion(body: Landmarks, side: Side, direction: int) -> float:
    """Side view. From the vertical upward to the trunk (mid-hips to mid-shoulders), forward positive."""
    return _signed(direction, UP, -_trunk_down(body))


def trunk_lateral_flexion(body: Landmarks, side: Side, direction: int) -> float:
    """Front or back view. From the vertical upward to the trunk, positive toward that side of the person."""
    return _signed(-_outward(side, direction), UP, -_trunk_down(body))


def _outward(side: Side, direction: int) -> int:
    """Which turn takes a hanging limb outward: the left arm of a person facing the camera goes counterclockwise."""
    return direction if side is Side.RIGHT else -direction


LIMBS = ("shoulder", "hip")
PLANAR: Mapping[Motion, Planar] = {
    Motion.TRUNK_FLEXION: Planar(View.SIDE, LIMBS, True, trunk_flexion),
    Motion.TRUNK_LATERAL_FLEXION: Planar(View.FRONT, LIMBS, True, trunk_lateral_flexion),
    Motion.SHOULDER_FLEXION: Planar(View.SIDE, ("shoulder", "elbow", "hip"), False, shoulder_flexion),
    Motion.SHOULDER_ABDUCTION: Planar(View.FRONT, ("shoulder", "elbow", "hip"), False, shoulder_abduction),
    Motion.ELBOW_FLEXION: Planar(View.SIDE, ("shoulder", "elbow", "wrist"), False, elbow_flexion),
    Motion.HIP_FLEXION: Planar(View.SIDE, ("hip", "knee"), False, hip_flexion),
    Motion.HIP_ABDUCTION: Planar(View.FRONT, ("shoulder", "hip", "knee"), False, hip_abduction),
    Motion.KNEE_FLEXION: Planar(View.SIDE, ("hip", "knee", "ankle"), False, knee_flexion),
}
NECK = (Motion.CERVICAL_LATERAL_FLEXION, Motion.CERVICAL_ROTATION)
UNSIDED = (Motion.TRUNK_FLEXION,)
