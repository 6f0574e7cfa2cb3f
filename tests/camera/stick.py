"""A stick figure at exact angles: where its 33 landmarks are follows from the angles, by no formula of the product.

`python -m tests.camera.stick` writes the fixtures in `tests/fixtures/motion`, which Python and TypeScript both answer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

NAMES = [
    "nose",
    "left_eye_inner",
    "left_eye",
    "left_eye_outer",
    "right_eye_inner",
    "right_eye",
    "right_eye_outer",
    "left_ear",
    "right_ear",
    "mouth_left",
    "mouth_right",
    "left_shoulder",
    "right_shoulder",
    "left_elbow",
    "right_elbow",
    "left_wrist",
    "right_wrist",
    "left_pinky",
    "right_pinky",
    "left_index",
    "right_index",
    "left_thumb",
    "right_thumb",
    "left_hip",
    "right_hip",
    "left_knee",
    "right_knee",
    "left_ankle",
    "right_ankle",
    "left_heel",
    "right_heel",
    "left_foot_index",
    "right_foot_index",
]
TRUNK, UPPER, FORE, THIGH, SHANK, FOOT, HEAD = 144.0, 93.0, 73.0, 122.0, 123.0, 60.0, 70.0
HALF_SHOULDERS, HALF_HIPS = 50.0, 28.0
Point = tuple[float, float]


@dataclass(frozen=True)
class Stick:
    """Degrees by the neutral-zero method for each side. `view` is what the camera sees: left, right, front or back."""

    view: str = "left"
    trunk: float = 0.0  # forward in a side view; toward the person's left in front and back views
    arm: dict[str, float] = field(default_factory=dict)
    elbow: dict[str, float] = field(default_factory=dict)
    thigh: dict[str, float] = field(default_factory=dict)
    knee: dict[str, float] = field(default_factory=dict)
    roll: float = 0.0
    scale: float = 1.0
    width: int = 640
    height: int = 720
    hips_at: Point = (320.0, 400.0)
    spread: float = (
        0.0  # of a side view: how far the body is turned from square, as a share of its full width
    )

    def picture(self) -> dict[str, Any]:
        """The landmarks as the browser sends them, with the picture's size."""
        points = self.points()
        flat = [round(number, 2) for name in NAMES for number in (*self._seen(points[name]), 0.99)]
        return {"width": self.width, "height": self.height, "landmarks": flat}

    def points(self) -> dict[str, Point]:
        """Each landmark, about the middle of the hips, before scale, roll and place."""
        side_on = self.view in ("left", "right")
        ahead = -1.0 if self.view == "left" else 1.0
        across = {"front": 1.0, "back": -1.0}.get(self.view, self.spread)
        lean = math.radians(self.trunk)
        leans = ahead if side_on else across
        top = (leans * TRUNK * math.sin(lean), -TRUNK * math.cos(lean))
        over = (math.cos(lean), leans * math.sin(lean)) if not side_on else (1.0, 0.0)
        found = self._head(top, ahead if side_on else 0.0, across, lean, leans)
        for side, sign in (("left", 1.0), ("right", -1.0)):
            out = sign * across
            shoulder = (top[0] + out * HALF_SHOULDERS * over[0], top[1] + out * HALF_SHOULDERS * over[1])
            hip = (out * HALF_HIPS * over[0], out * HALF_HIPS * over[1])
            turn = ahead if side_on else out
            behind = self.trunk if side_on else sign * self.trunk
            found |= self._arm(side, shoulder, turn, self.arm.get(side, 0.0) - behind)
            found |= self._leg(side, hip, turn, ahead if side_on else 0.0, behind)
        return found

    def _head(self, top: Point, ahead: float, across: float, lean: float, leans: float) -> dict[str, Point]:
        middle = (top[0] + leans * HEAD * math.sin(lean), top[1] - HEAD * math.cos(lean))
        found: dict[str, Point] = {}
        for name in NAMES[:11]:
            sign = 1.0 if name.endswith("left") or name.startswith("left") else -1.0
            forward = 0.0 if name.endswith("ear") else 25.0 if name != "nose" else 30.0
            width = 0.0 if name == "nose" else 20.0 if name.endswith("ear") else 10.0
            found[name] = (middle[0] + ahead * forward + across * sign * width, middle[1])
        return found

    def _arm(self, side: str, shoulder: Point, turn: float, raised: float) -> dict[str, Point]:
        elbow = _along(shoulder, UPPER, turn, raised)
        bent = raised + self.elbow.get(side, 0.0)
        wrist = _along(elbow, FORE, turn, bent)
        hand = {f"{side}_{finger}": _along(wrist, 15.0, turn, bent) for finger in ("pinky", "index", "thumb")}
        return {f"{side}_shoulder": shoulder, f"{side}_elbow": elbow, f"{side}_wrist": wrist, **hand}

    def _leg(self, side: str, hip: Point, turn: float, ahead: float, behind: float) -> dict[str, Point]:
        raised = self.thigh.get(side, 0.0) - (0.0 if ahead else behind)
        knee = _along(hip, THIGH, turn, raised)
        bent = raised - self.knee.get(side, 0.0)
        ankle = _along(knee, SHANK, turn, bent)
        heel, toe = _along(ankle, 15.0, turn, bent), _along(ankle, 15.0, turn, bent)
        forward = math.radians(bent)
        toe = (toe[0] + ahead * FOOT * math.cos(forward), toe[1] - FOOT * math.sin(forward) * abs(ahead))
        return {
            f"{side}_hip": hip, f"{side}_knee": knee, f"{side}_ankle": ankle,
            f"{side}_heel": heel, f"{side}_foot_index": toe,
        }  # fmt: skip

    def _seen(self, point: Point) -> Point:
        """In the picture: scaled, turned clockwise by the camera's roll about the picture's middle."""
        x, y = (self.hips_at[0] + self.scale * point[0], self.hips_at[1] + self.scale * point[1])
        x, y = x - self.width / 2, y - self.height / 2
        turn = math.radians(self.roll)
        return (
            self.width / 2 + x * math.cos(turn) - y * math.sin(turn),
            self.height / 2 + x * math.sin(turn) + y * math.cos(turn),
        )


def _along(start: Point, length: float, turn: float, raised: float) -> Point:
    """The end of a segment raised by so many degrees from hanging, toward `turn` (+1 the picture's right)."""
    angle = math.radians(raised)
    return (start[0] + turn * length * math.sin(angle), start[1] + length * math.cos(angle))


def exchanged(
    flat: list[float], names: tuple[str, ...] = ("hip", "knee", "ankle", "heel", "foot_index")
) -> list[float]:
    """The same landmarks with left and right exchanged in these joints."""
    found = list(flat)
    for joint in names:
        left, right = 3 * NAMES.index(f"left_{joint}"), 3 * NAMES.index(f"right_{joint}")
        found[left : left + 3], found[right : right + 3] = flat[right : right + 3], flat[left : left + 3]
    return found
