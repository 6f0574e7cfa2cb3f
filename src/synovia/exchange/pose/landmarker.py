"""The 33 landmarks of each person, by BlazePose's heavy or full network."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np

from synovia.domain.motion.landmarks import COUNT, Landmarks
from synovia.exchange.pose.crops import Image, Points, Square
from synovia.exchange.pose.network import Floats, Network
from synovia.exchange.pose.weights import POSE_FULL, POSE_HEAVY, Weights

PIXELS, HEAT = 256, 64
PRESENT_LEAST = 0.5
AROUND = 1.25
REFINING_WINDOW = 7
MIDDLE, CIRCLE = 33, 34
"""Two further points of the network: mid-hips, and a point on the circle around the body; they give the next crop."""


@dataclass(frozen=True, slots=True, eq=False)
class FoundPose:
    """One person: the landmarks, how sure the network is that a person is there, the crop for the next picture."""

    landmarks: Landmarks
    score: float
    region: Square
    weights: Weights = POSE_HEAVY


def region_around(middle: Points, circle: Points) -> Square:
    """The crop around a body: its circle, a quarter more, turned so that the body stands upright."""
    across, down = circle - middle
    return Square(
        float(middle[0]), float(middle[1]), 2 * AROUND * math.hypot(across, down), math.atan2(across, -down)
    )


def look(image: Image, region: Square, weights: Weights = POSE_HEAVY) -> FoundPose | None:
    """The person in the region, None when the network sees nobody there."""
    crop = region.cut(image, PIXELS) / 255
    flat, present, heat = _network(weights).run(crop, "Identity", "Identity_1", "Identity_3")
    score = float(present.reshape(-1)[0])
    if score < PRESENT_LEAST:
        return None
    table = flat.reshape(-1, 5).astype(float)
    places = region.back(_refined(table[:, :2], heat), PIXELS)
    seen = _sigmoid(table[:COUNT, 3]) * 1.0
    height, width = image.shape[:2]
    found = Landmarks(places[:COUNT], seen, width, height)
    return FoundPose(found, score, region_around(places[MIDDLE], places[CIRCLE]), weights)


@cache
def _network(weights: Weights) -> Network:
    return Network(weights)


def _sigmoid(values: Points) -> Points:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -100, 100))))


def _refined(points: Points, heat: Floats) -> Points:
    """Each point moved to the middle of its heat map's mass within a window around it, where there is any."""
    refined = points.copy()
    reach = REFINING_WINDOW // 2
    for index, (x, y) in enumerate(points):
        column, row = int(x / PIXELS * HEAT), int(y / PIXELS * HEAT)
        if not (0 <= column < HEAT and 0 <= row < HEAT):
            continue
        top, left = max(0, row - reach), max(0, column - reach)
        window = _sigmoid(heat[top : row + reach + 1, left : column + reach + 1, index].astype(float))
        mass = window.sum()
        if window.max() >= PRESENT_LEAST:
            rows, columns = np.mgrid[top : top + window.shape[0], left : left + window.shape[1]]
            refined[index] = (
                np.array([(columns * window).sum(), (rows * window).sum()]) / mass * PIXELS / HEAT
            )
    return refined


FULL, HEAVY = POSE_FULL, POSE_HEAVY
