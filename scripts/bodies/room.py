"""The empty room: wall, skirting board, floor boards, furniture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.camera import Camera
from scripts.bodies.raster import Canvas, Drawable, Floats, draw
from scripts.bodies.scenes import Block, Scene

BEHIND = 1.6  # meters from the person to the wall
SKIRTING = 0.09
BOARD = 0.16  # meters: width of a floor board
QUADS = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))


def room(camera: Camera, scene: Scene, chance: np.random.Generator) -> Canvas:
    """The room as the camera sees it, before anybody enters."""
    seen = _seen(replace(camera, yaw=0))
    boards = 1 + 0.06 * chance.standard_normal(64, dtype=np.float32)
    floor = np.array(scene.floor, np.float32) * (seen.floor * boards[seen.board])[:, None]
    color = np.array(scene.wall, np.float32) * seen.wall[..., None]
    color[seen.on_floor] = floor
    canvas = Canvas(color, seen.nearness.copy())
    for block in scene.blocks:
        draw(canvas, _block(block, camera))
    return canvas


@dataclass(frozen=True, slots=True)
class _Seen:
    """What of the empty room lies behind each pixel: shades of the wall (H, W); of the floor's pixels shade and board."""

    on_floor: NDArray[np.bool_]
    nearness: Floats
    wall: Floats
    floor: Floats
    board: NDArray[np.int64]


@lru_cache(maxsize=4)
def _seen(camera: Camera) -> _Seen:
    right, up = camera.rays()
    wall_at = camera.distance + BEHIND
    ahead = np.where(up < -1e-6, -camera.height / np.minimum(up, -1e-6), np.inf)
    on_floor = ahead < wall_at
    depth = np.where(on_floor, ahead, wall_at)
    x, y, z = right * depth, camera.height + up * depth, camera.distance - depth
    wall = (0.86 + 0.05 * y - 0.03 * np.abs(x)) * np.where(y < SKIRTING, 0.82, 1)
    shadow = 1 - 0.45 * np.exp(-((x / 0.28) ** 2 + (z / 0.2) ** 2))
    floor = ((0.88 + 0.04 * z) * shadow)[on_floor]
    board = np.floor(x[on_floor] / BOARD).astype(np.int64) % 64
    return _Seen(
        on_floor, (1 / depth).astype(np.float32), wall.astype(np.float32), floor.astype(np.float32), board
    )


def _block(block: Block, camera: Camera) -> Drawable:
    """The box with each side lit by where it faces."""
    corners = np.array([[(block.low, block.high)[bit >> k & 1][k] for k in range(3)] for bit in range(8)])
    quads = np.array(QUADS)
    places = corners[quads].reshape(-1, 3)
    pixels, nearness = camera.project(places)
    middles = corners[quads].mean(axis=1) - corners.mean(axis=0)
    light = 0.62 + 0.3 * (np.argmax(np.abs(middles), axis=1) == 1) + 0.15 * (middles[:, 2] > 1e-6)
    colors = np.repeat(np.array(block.color) * light[:, None], 4, axis=0)
    halves = np.array([[0, 1, 2], [0, 2, 3]])
    triangles = (np.arange(6)[:, None, None] * 4 + halves).reshape(-1, 3)
    return Drawable(pixels, nearness, colors, triangles)
