"""One sheet of examples to look at: `python -m scripts.bodies.contact_sheet [path]`, by default var/bodies/sheet.png."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.bodies.camera import Camera, square_to
from scripts.bodies.kept import ROOT
from scripts.bodies.people import PEOPLE, body_of
from scripts.bodies.pose import Pose
from scripts.bodies.render import picture
from scripts.bodies.scenes import HARDER, cut, scene

ACROSS = 10
CELL = (216, 288)
MOTIONS = (
    ("knee_flexion", "left", 90), ("knee_flexion", "right", 120), ("hip_flexion", "left", 100),
    ("shoulder_flexion", "right", 90), ("shoulder_flexion", "left", 175), ("shoulder_abduction", "left", 170),
    ("elbow_flexion", "left", 130), ("hip_abduction", "right", 40), ("trunk_flexion", "", 75), ("trunk_flexion", "", -15),
    ("trunk_lateral_flexion", "left", 30), ("cervical_rotation", "left", 70), ("cervical_rotation", "right", 40),
    ("cervical_lateral_flexion", "left", 40), ("cervical_flexion", "", 45), ("craniovertebral", "", 36),
    ("shoulder_level", "left", 8), ("pelvic_level", "right", 6), ("knee_valgus", "left", 10), ("knee_valgus", "right", -8),
)  # fmt: skip


def cells() -> Iterator[NDArray[np.uint8]]:
    """Everybody from one side or another, every motion, every harder scene, every half."""
    people = cycle(PEOPLE.values())
    for person, yaw in zip(people, (0, 45, 0, 90, 180, 0, 135, 180, 270, 0), strict=False):
        yield picture(person, Pose({}), Camera(yaw=yaw)).image
    for (motion, side, degrees), person in zip(MOTIONS, people, strict=False):
        camera = square_to(motion, side, body_of(person).height)
        yield picture(person, Pose({(motion, side): degrees}), camera).image
    for number, kind in enumerate(HARDER):
        pose = Pose.of(knee_flexion_left=60) if number % 2 else Pose.of(shoulder_abduction_left=80)
        for yaw in (0, 90):
            yield picture(next(people), pose, Camera(yaw=yaw), scene(kind, number + yaw), number).image
    for half in ("upper", "lower", "left", "right"):
        yield picture(next(people), Pose({}), cut(Camera(), half)).image


def sheet() -> NDArray[np.uint8]:
    """All cells in rows."""
    shown = [_fitted(image) for image in cells()]
    shown += [np.zeros_like(shown[0])] * (-len(shown) % ACROSS)
    return np.vstack([np.hstack(shown[start : start + ACROSS]) for start in range(0, len(shown), ACROSS)])


def _fitted(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    width, height = CELL
    scale = min(width / image.shape[1], height / image.shape[0])
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    cell = np.zeros((height, width, 3), np.uint8)
    cell[: small.shape[0], : small.shape[1]] = small
    return cell


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "var/bodies/sheet.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(target), cv2.cvtColor(sheet(), cv2.COLOR_RGB2BGR))
    print(target)
