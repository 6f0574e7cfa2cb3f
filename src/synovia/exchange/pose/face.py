"""The 468 points of a face, for the movements of the neck."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from synovia.exchange.pose.crops import Image, Points, Square
from synovia.exchange.pose.detector import FACE, Detection, detections
from synovia.exchange.pose.network import Network
from synovia.exchange.pose.weights import FACE_LANDMARK

PIXELS = 192
AROUND = 1.5
RIGHT_EYE, LEFT_EYE = 33, 263
"""Outer corners of the eyes in the mesh; their line gives the crop of the second look."""


def face_mesh(image: Image) -> Points | None:
    """The face's points (468, 3): x and y in pixels, z of the same scale, away from the camera. None without a face.

    With several faces the surest; `faces` counts them. Looks twice: the second crop follows the first mesh.
    """
    found = detections(FACE, image)
    if not found:
        return None
    mesh = _mesh(image, _region_of(found[0]))
    if mesh is None:
        return None
    again = _mesh(image, _region_around(mesh))
    return mesh if again is None else again


def faces(image: Image) -> int:
    """How many faces are in the picture."""
    return len(detections(FACE, image))


def follow_face(image: Image, before: Points) -> Points | None:
    """The face in the next picture of a clip, looked for where it was."""
    return _mesh(image, _region_around(before))


def _mesh(image: Image, region: Square) -> Points | None:
    flat, logit = _network().run(region.cut(image, PIXELS) / 255, "conv2d_21", "conv2d_31")
    if float(logit.reshape(-1)[0]) < 0:
        return None
    points = flat.reshape(-1, 3).astype(float)
    scale = region.side / PIXELS
    return np.column_stack([region.back(points[:, :2], PIXELS), points[:, 2] * scale])


def _region_of(face: Detection) -> Square:
    right, left = face.points[0], face.points[1]
    width, height = face.box[2:] - face.box[:2]
    middle = (face.box[:2] + face.box[2:]) / 2
    return Square(float(middle[0]), float(middle[1]), AROUND * float(max(width, height)), _tilt(right, left))


def _region_around(mesh: Points) -> Square:
    """A square around the mesh in the head's own tilt."""
    turn = _tilt(mesh[RIGHT_EYE, :2], mesh[LEFT_EYE, :2])
    cos, sin = math.cos(turn), math.sin(turn)
    back = np.array([[cos, -sin], [sin, cos]])
    level = mesh[:, :2] @ back
    low, high = level.min(axis=0), level.max(axis=0)
    middle = back @ ((low + high) / 2)
    return Square(float(middle[0]), float(middle[1]), AROUND * float((high - low).max()), turn)


def _tilt(right_eye: Points, left_eye: Points) -> float:
    across, down = left_eye - right_eye
    return math.atan2(down, across)


@cache
def _network() -> Network:
    return Network(FACE_LANDMARK)
