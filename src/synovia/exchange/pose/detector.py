"""Single-shot detectors of persons and faces: anchors, boxes with key points, and which of them mean the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from synovia.exchange.pose.crops import Image, Points, letterbox
from synovia.exchange.pose.network import Network
from synovia.exchange.pose.weights import FACE_DETECTION, POSE_DETECTION, Weights

SCORE_LEAST = 0.5
OVERLAP_MOST = 0.3


@dataclass(frozen=True, slots=True)
class Kind:
    """A detector: its picture's side, its anchors by layer (stride, anchors a cell), its outputs, how it wants pixels."""

    weights: Weights
    pixels: int
    layers: tuple[tuple[int, int], ...]
    boxes: str
    scores: str


PERSON = Kind(POSE_DETECTION, 224, ((8, 2), (16, 2), (32, 6)), "Identity", "Identity_1")
"""Key points: mid-hips, and a point above the head on the circle around the whole body; the same for the upper body."""
FACE = Kind(FACE_DETECTION, 128, ((8, 2), (16, 6)), "regressors", "classificators")
"""Key points: right eye, left eye, nose, mouth, right ear, left ear."""


@dataclass(frozen=True, slots=True, eq=False)
class Detection:
    """One find: certainty 0 to 1, box as left, top, right, bottom and key points (N, 2), in the picture's pixels."""

    score: float
    box: Points
    points: Points


def detections(kind: Kind, image: Image) -> list[Detection]:
    """Every person or face, the surest first."""
    whole = letterbox(image)
    crop = whole.cut(image, kind.pixels) / 127.5 - 1
    boxes, logits = _network(kind).run(crop, kind.boxes, kind.scores)
    scores = 1 / (1 + np.exp(-np.clip(logits[:, 0].astype(float), -100, 100)))
    rows = np.flatnonzero(scores >= SCORE_LEAST)
    if len(rows) == 0:
        return []
    centers = _anchors(kind)[rows] * kind.pixels
    middles = boxes[rows, :2] + centers
    halves = boxes[rows, 2:4] / 2
    points = boxes[rows, 4:].reshape(len(rows), boxes[0, 4:].size // 2, 2) + centers[:, None]
    corners = np.concatenate([middles - halves, middles + halves], axis=1)
    found = [
        Detection(float(scores[row]), corners[index], points[index])
        for index, row in sorted(enumerate(rows), key=lambda one: -scores[one[1]])
    ]
    return [
        Detection(
            one.score,
            whole.back(one.box.reshape(2, 2), kind.pixels).reshape(4),
            whole.back(one.points, kind.pixels),
        )
        for one in _merged(found)
    ]


@cache
def _network(kind: Kind) -> Network:
    return Network(kind.weights)


@cache
def _anchors(kind: Kind) -> Points:
    """The middle of each anchor as a share of the picture, in the network's order."""
    layers = []
    for stride, count in kind.layers:
        cells = kind.pixels // stride
        rows, columns = np.mgrid[0:cells, 0:cells]
        middles = np.stack([columns, rows], axis=-1).reshape(-1, 2) + 0.5
        layers.append(np.repeat(middles / cells, count, axis=0))
    return np.concatenate(layers)


def _merged(found: Sequence[Detection]) -> list[Detection]:
    """Overlapping finds as one, their places averaged by certainty."""
    left, merged = list(found), []
    while left:
        first = left[0]
        group = [one for one in left if overlap(first.box, one.box) > OVERLAP_MOST]
        left = [one for one in left if not any(one is same for same in group)] if group else left[1:]
        weights = np.array([one.score for one in group])
        box = np.average([one.box for one in group], axis=0, weights=weights)
        points = np.average([one.points for one in group], axis=0, weights=weights)
        merged.append(Detection(first.score, box, points))
    return merged


def overlap(one: Points, other: Points) -> float:
    """Shared area over joint area of two boxes, 0 to 1."""
    low, high = np.maximum(one[:2], other[:2]), np.minimum(one[2:], other[2:])
    shared = float(np.prod(np.maximum(high - low, 0)))
    areas = float(np.prod(one[2:] - one[:2]) + np.prod(other[2:] - other[:2]))
    return shared / (areas - shared) if areas > shared else 0.0
