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
    cells = (points / PIXELS * HEAT).astype(int)
    around = np.arange(REFINING_WINDOW) - REFINING_WINDOW // 2
    columns, rows = cells[:, 0, None, None] + around, cells[:, 1, None, None] + around[:, None]
    within = (rows >= 0) & (rows < HEAT) & (columns >= 0) & (columns < HEAT)
    each = np.arange(len(points))[:, None, None]
    logits = heat[rows.clip(0, HEAT - 1), columns.clip(0, HEAT - 1), each].astype(float)
    mass = np.where(within, _sigmoid(logits), 0.0)
    seen = ((cells >= 0) & (cells < HEAT)).all(axis=1) & (mass.max(axis=(1, 2)) >= PRESENT_LEAST)
    total = np.where(seen, mass.sum(axis=(1, 2)), 1.0)
    middles = np.stack([(mass * columns).sum(axis=(1, 2)), (mass * rows).sum(axis=(1, 2))], axis=1)
    return np.where(seen[:, None], middles / total[:, None] * PIXELS / HEAT, points)


FULL, HEAVY = POSE_FULL, POSE_HEAVY
