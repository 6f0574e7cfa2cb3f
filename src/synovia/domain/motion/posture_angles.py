"""Angles of posture from landmarks a therapist tapped on a photo, against the true vertical. A description, never a gate.

Points are pixels, y down. `roll` is how far a plumb line leans clockwise in the picture (`angles.roll_of`); every measure
is of the picture turned back by it. Side views are mirrored so that the person faces the same way. Definitions:
posture photographs (craniovertebral angle: Lau 2009; shoulder angle from the vertical: Thigpen 2010).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from synovia.domain.motion.landmarks import Array

Points = Mapping[str, Array]


class PostureView(StrEnum):
    """From where the photo was taken; LEFT shows the person's left side."""

    FRONT = "front"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"


SIDES = (PostureView.LEFT, PostureView.RIGHT)
FACES = (PostureView.FRONT, PostureView.BACK)


@dataclass(frozen=True, slots=True)
class Photo:
    """Where each landmark was tapped, in pixels, and how the photo was taken."""

    view: PostureView
    points: Points
    roll: float = 0.0

    def at(self, name: str) -> Array:
        """A landmark of the upright picture, x toward where the person faces (side) or the person's left (front, back)."""
        turn = math.radians(self.roll)
        x, y = (float(one) for one in self.points[name])
        across, down = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
        return np.array([-across if self.view in (PostureView.LEFT, PostureView.BACK) else across, down])


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its id (as in the knowledge), the views it is read in, the landmarks it needs, the formula in degrees.

    `code` is the short name used in the literature and on drawings.
    """

    id: str
    code: str
    views: tuple[PostureView, ...]
    landmarks: tuple[str, ...]
    degrees: Callable[[Photo], float]

    def possible(self, photo: Photo) -> bool:
        """Whether the photo shows the view and holds the landmarks."""
        return photo.view in self.views and all(name in photo.points for name in self.landmarks)


def posture_measures(photo: Photo) -> dict[str, float]:
    """Every measure the tapped landmarks allow, in degrees by id; what lacks a landmark is left out."""
    return {one.id: one.degrees(photo) for one in MEASURES if one.possible(photo)}


def plumb_offsets(photo: Photo) -> dict[str, float]:
    """How far ear, acromion, trochanter and knee stand in front of the ankle's vertical, in pixels, side view.

    Forward is positive. Centimeters need a scale in the same plane: `pixels_per_centimeter`.
    """
    base = photo.at("malleolus")[0]
    names = ("tragus", "acromion", "trochanter", "knee")
    return {name: float(photo.at(name)[0] - base) for name in names if name in photo.points}


def lateral_shift(photo: Photo) -> float:
    """How far C7 stands to the person's left of the sacrum's midline, in pixels, back view."""
    return float(photo.at("c7")[0] - photo.at("s2")[0])


def pixels_per_centimeter(one: Array, other: Array, centimeters: float) -> float:
    """The scale from two points whose distance is known. ValueError for no distance."""
    if centimeters <= 0:
        raise ValueError("the known distance must be more than nothing")
    return float(np.hypot(*(other - one))) / centimeters


def _to_horizontal(photo: Photo, start: str, end: str) -> float:
    """atan2(up, across) of the line from start to end, degrees."""
    across, down = photo.at(end) - photo.at(start)
    return math.degrees(math.atan2(-down, across))


def _level(photo: Photo, joint: str) -> float:
    """The line from the left to the right point, positive when the right is higher, in (−90, 90]."""
    across, down = photo.at(f"{joint}_right") - photo.at(f"{joint}_left")
    return math.degrees(math.atan2(-down, abs(across)))


def craniovertebral(photo: Photo) -> float:
    """Line from C7 to the tragus with the horizontal; smaller: head more forward."""
    return _to_horizontal(photo, "c7", "tragus")


def forward_head(photo: Photo) -> float:
    """90 − craniovertebral angle: the same line from the vertical (Thigpen 2010)."""
    return 90 - craniovertebral(photo)


def forward_shoulder(photo: Photo) -> float:
    """Line from C7 to the acromion from the vertical downward, forward positive (Thigpen's convention)."""
    return _to_horizontal(photo, "c7", "acromion") + 90


def head_tilt_side(photo: Photo) -> float:
    """Line from the tragus to the outer corner of the eye with the horizontal; positive: chin up."""
    return _to_horizontal(photo, "tragus", "canthus")


def head_tilt_frontal(photo: Photo) -> float:
    """Line through both ears with the horizontal; positive: right ear higher, the head leans left."""
    return _level(photo, "tragus")


def shoulder_slope(photo: Photo) -> float:
    """Line through both acromia with the horizontal; positive: right shoulder higher."""
    return _level(photo, "acromion")


def pelvic_level(photo: Photo) -> float:
    """Line through both ASIS (front) or both PSIS (back) with the horizontal; positive: right side higher."""
    return _level(photo, "asis" if photo.view is PostureView.FRONT else "psis")


def pelvic_tilt(photo: Photo) -> float:
    """Line from PSIS to ASIS with the horizontal, side view; positive: front lower (anterior tilt)."""
    return -_to_horizontal(photo, "psis", "asis")


def trunk_lean(photo: Photo) -> float:
    """Line from S1 up to C7 with the vertical; positive: to the person's left, or forward in a side view."""
    across, down = photo.at("c7") - photo.at("s1")
    return math.degrees(math.atan2(across, -down))


def ear_shoulder(photo: Photo) -> float:
    """Line from the shoulder to the ear with the vertical, forward positive; a trend only, never called craniovertebral."""
    across, down = photo.at("tragus") - photo.at("acromion")
    return math.degrees(math.atan2(across, -down))


def knee_back(photo: Photo) -> float:
    """How far the knee is bent backward beyond straight: trochanter, knee, malleolus; positive: recurvatum."""
    thigh, shank = photo.at("knee") - photo.at("trochanter"), photo.at("malleolus") - photo.at("knee")
    return _turn(thigh, shank)


def _turn(thigh: Array, shank: Array) -> float:
    """From the thigh's line to the shank, positive toward +x."""
    cross = thigh[0] * shank[1] - thigh[1] * shank[0]
    return math.degrees(math.atan2(-cross, float(thigh @ shank)))


def _hip_knee_ankle(side: str) -> Callable[[Photo], float]:
    """Hip, knee and ankle centers: 180 straight, more in knock-knee (valgus), less in bow-leg (varus)."""
    outward = 1.0 if side == "left" else -1.0

    def degrees(photo: Photo) -> float:
        hip, knee, ankle = (photo.at(f"{joint}_{side}") for joint in ("hip", "knee", "ankle"))
        return 180 + outward * _turn(knee - hip, ankle - knee)

    return degrees


def _legs(side: str) -> tuple[str, ...]:
    return tuple(f"{joint}_{side}" for joint in ("hip", "knee", "ankle"))


MEASURES = (
    Measure("craniovertebral_angle", "CVA", SIDES, ("c7", "tragus"), craniovertebral),
    Measure("forward_head_angle", "FHA_V", SIDES, ("c7", "tragus"), forward_head),
    Measure("forward_shoulder_angle", "FSA", SIDES, ("c7", "acromion"), forward_shoulder),
    Measure("head_tilt_sagittal", "HEAD_SAG", SIDES, ("tragus", "canthus"), head_tilt_side),
    Measure("pelvic_tilt", "PT", SIDES, ("asis", "psis"), pelvic_tilt),
    Measure("knee_recurvatum", "GRV", SIDES, ("trochanter", "knee", "malleolus"), knee_back),
    Measure("ear_shoulder_angle", "EAR_SHO", SIDES, ("tragus", "acromion"), ear_shoulder),
    Measure("trunk_inclination", "TRK_SAG", SIDES, ("c7", "s1"), trunk_lean),
    Measure("head_tilt_frontal", "HEAD_COR", FACES, ("tragus_left", "tragus_right"), head_tilt_frontal),
    Measure("shoulder_slope", "SHO_LEV", FACES, ("acromion_left", "acromion_right"), shoulder_slope),
    Measure("pelvic_level", "PEL_LEV", (PostureView.FRONT,), ("asis_left", "asis_right"), pelvic_level),
    Measure("pelvic_level", "PEL_LEV", (PostureView.BACK,), ("psis_left", "psis_right"), pelvic_level),
    Measure("trunk_lean_frontal", "TRK_COR", (PostureView.BACK,), ("c7", "s1"), trunk_lean),
    Measure("knee_frontal_left", "HKA", FACES, _legs("left"), _hip_knee_ankle("left")),
    Measure("knee_frontal_right", "HKA", FACES, _legs("right"), _hip_knee_ankle("right")),
)
