"""The empty room: wall, skirting board, floor boards, furniture."""

from __future__ import annotations

import numpy as np

from scripts.bodies.camera import Camera
from scripts.bodies.mesh import Array
from scripts.bodies.raster import Canvas, Drawable, draw
from scripts.bodies.scenes import Block, Scene

BEHIND = 1.6  # meters from the person to the wall
SKIRTING = 0.09
BOARD = 0.16  # meters: width of a floor board
QUADS = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))


def room(camera: Camera, scene: Scene, chance: np.random.Generator) -> Canvas:
    """The room as the camera sees it, before anybody enters."""
    right, up = camera.rays()
    ahead = np.where(up < -1e-6, -camera.height / np.minimum(up, -1e-6), np.inf)
    wall_at = camera.distance + BEHIND
    on_floor = ahead < wall_at
    depth = np.where(on_floor, ahead, wall_at)
    color = np.where(
        on_floor[..., None], _floor(camera, scene, right, depth, chance), _wall(camera, scene, right, up)
    )
    canvas = Canvas(color.astype(np.float32), (1 / depth).astype(np.float32))
    for block in scene.blocks:
        draw(canvas, _block(block, camera))
    return canvas


def _floor(camera: Camera, scene: Scene, right: Array, depth: Array, chance: np.random.Generator) -> Array:
    x, z = camera.aside + right * depth, camera.distance - depth
    boards = 1 + 0.06 * chance.standard_normal(64)
    shade = boards[np.floor(x / BOARD).astype(int) % 64] * (0.88 + 0.04 * z)
    shadow = 1 - 0.45 * np.exp(-((x / 0.28) ** 2 + (z / 0.2) ** 2))
    return np.asarray(np.array(scene.floor) * (shade * shadow)[..., None])


def _wall(camera: Camera, scene: Scene, right: Array, up: Array) -> Array:
    depth = camera.distance + BEHIND
    x, y = camera.aside + right * depth, camera.height + up * depth
    shade = 0.86 + 0.05 * y - 0.03 * np.abs(x)
    color = np.array(scene.wall) * shade[..., None]
    return np.where((y < SKIRTING)[..., None], color * 0.82, color)


def _block(block: Block, camera: Camera) -> Drawable:
    """The box with each side lit by where it faces."""
    corners = np.array([[(block.low, block.high)[bit >> k & 1][k] for k in range(3)] for bit in range(8)])
    quads = np.array(QUADS)
    places = corners[quads].reshape(-1, 3)
    pixels, nearness = camera.project(places)
    middles = corners[quads].mean(axis=1) - corners.mean(axis=0)
    light = 0.62 + 0.3 * (np.argmax(np.abs(middles), axis=1) == 1) + 0.15 * (middles[:, 2] > 1e-6)
    colors = np.repeat(np.array(block.color) * light[:, None], 4, axis=0)
    first = np.arange(6)[:, None] * 4
    triangles = np.concatenate([first + [0, 1, 2], first + [0, 2, 3]])
    return Drawable(pixels, nearness, colors, triangles)
