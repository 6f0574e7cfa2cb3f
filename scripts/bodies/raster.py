"""Triangles to pixels with a depth buffer, in numpy alone: smooth shading, no texture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.mesh import Array

Floats = NDArray[np.float32]
SIZES = (3, 5, 8, 12, 20, 40)  # triangles are drawn together with others that fit a square of so many pixels


@dataclass(slots=True)
class Canvas:
    """A picture being drawn: color (H, W, 3) from 0 to 255 and 1/distance (H, W), 0 where nothing is near."""

    color: Floats
    nearness: Floats


@dataclass(frozen=True, slots=True)
class Drawable:
    """A mesh in front of the camera: pixels (V, 2), 1/distance (V,), colors (V, 3), triangles (T, 3)."""

    pixels: Array
    nearness: Array
    colors: Array
    triangles: NDArray[np.int64]


def draw(canvas: Canvas, drawable: Drawable) -> None:
    """Draws every triangle that lies in front of what is drawn already."""
    corners = drawable.pixels[drawable.triangles].astype(np.float32)
    ahead = (drawable.nearness[drawable.triangles] > 0).all(axis=1)
    height, width = canvas.nearness.shape
    low, high = np.ceil(corners.min(axis=1)), np.floor(corners.max(axis=1))
    seen = ahead & (high >= low).all(axis=1) & (high >= 0).all(axis=1) & (low < (width, height)).all(axis=1)
    numbers = np.flatnonzero(seen)
    low, spans = low[numbers], (high - low)[numbers].max(axis=1) + 1
    found = []
    for smaller, size in zip((0, *SIZES), SIZES, strict=False):
        batch = (spans > smaller) & (spans <= size)
        found.append(_covered(corners, numbers[batch], low[batch], size, (height, width)))
    found += [_covered_by_large(corners, number, (height, width)) for number in numbers[spans > SIZES[-1]]]
    _paint(canvas, drawable, *(np.concatenate(column) for column in zip(*found, strict=True)))


Covered = tuple[NDArray[np.int64], NDArray[np.int64], Floats]


def _covered(
    corners: Floats, numbers: NDArray[np.int64], low: Floats, size: int, within: tuple[int, int]
) -> Covered:
    """The pixels inside these triangles: pixel's place in the picture, triangle, barycentric shares."""
    steps = np.arange(size, dtype=np.float32)
    x = low[:, 0, None, None] + steps[None, None, :]
    y = low[:, 1, None, None] + steps[None, :, None]
    return _inside(corners[numbers], numbers, x, y, within)


def _covered_by_large(corners: Floats, number: int, within: tuple[int, int]) -> Covered:
    corner = corners[number]
    left, top = np.maximum(np.ceil(corner.min(axis=0)), 0)
    right, bottom = np.minimum(np.floor(corner.max(axis=0)), (within[1] - 1, within[0] - 1))
    x = np.arange(left, right + 1, dtype=np.float32)[None, None, :]
    y = np.arange(top, bottom + 1, dtype=np.float32)[None, :, None]
    return _inside(corner[None], np.array([number]), x, y, within)


def _inside(
    corners: Floats, numbers: NDArray[np.int64], x: Floats, y: Floats, within: tuple[int, int]
) -> Covered:
    (ax, ay), (bx, by), (cx, cy) = (corners[:, k, :].T[..., None, None] for k in range(3))
    area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    area = np.where(np.abs(area) < 1e-6, np.float32(np.inf), area)
    second = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area
    third = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area
    edge = np.float32(-1e-4)
    inside = (second >= edge) & (third >= edge) & (second + third <= 1 - edge)
    inside &= (x >= 0) & (x < within[1]) & (y >= 0) & (y < within[0])
    which, row, column = np.nonzero(inside)
    xs, ys = (
        np.broadcast_to(x, inside.shape)[which, row, column],
        np.broadcast_to(y, inside.shape)[which, row, column],
    )
    shares = np.stack([second[which, row, column], third[which, row, column]], axis=1)
    return (ys * within[1] + xs).astype(np.int64), numbers[which], shares


def _paint(
    canvas: Canvas, drawable: Drawable, pixels: NDArray[np.int64], numbers: NDArray[np.int64], two: Floats
) -> None:
    shares = np.concatenate([1 - two.sum(axis=1, keepdims=True), two], axis=1)
    triangles = drawable.triangles[numbers]
    nearness = (drawable.nearness[triangles] * shares).sum(axis=1).astype(np.float32)
    front = nearness > canvas.nearness.ravel()[pixels]
    order = np.flatnonzero(front)
    order = order[np.argsort(nearness[order], kind="stable")]  # the nearest last: the last one written stays
    nearest = np.full(canvas.nearness.size, -1)
    nearest[pixels[order]] = order
    drawn = np.flatnonzero(nearest >= 0)
    chosen = nearest[drawn]
    canvas.nearness.ravel()[drawn] = nearness[chosen]
    colors = np.einsum("nk,nkc->nc", shares[chosen], drawable.colors[triangles[chosen]])
    canvas.color.reshape(-1, 3)[drawn] = colors
