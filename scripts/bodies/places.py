"""Where the landmarks of the body's surface lie on the mesh: vertices, the same for every shape.

Found once on the average body by the rules written here, as an examiner would find them on the skin; bone itself is not
in the data, so ASIS, PSIS, acromion and trochanter are places on the skin at the right height, not palpated bone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.mesh import Array, Mesh, average

Rows = NDArray[np.int64]
SAME_HEIGHT = 0.012  # meters: how far from the height asked a vertex may lie
MIDLINE = 0.006


@lru_cache(maxsize=1)
def surface() -> Mapping[str, int]:
    """The vertex of each landmark by name: `c7`, `tragus_left`, `asis_right`, …"""
    body = average()
    found = {
        "c7": _rearmost(body, body.heads["neck01"][1], 0.0, MIDLINE),
        "t12": _rearmost(body, body.heads["spine03"][1], 0.0, MIDLINE),
        "s2": _rearmost(body, body.heads["root"][1], 0.0, MIDLINE),
        "sternal_notch": _foremost(body, body.heads["clavicle.L"][1] + 0.012, 0.0, MIDLINE),
        "nose": _foremost(body, body.heads["eye.L"][1] - 0.035, 0.0, MIDLINE),
    }
    for side, sign in (("left", 1), ("right", -1)):
        found |= {f"{name}_{side}": row for name, row in _of_side(body, side, sign).items()}
    return found


def _of_side(body: Mesh, side: str, sign: int) -> dict[str, int]:
    letter = side[0].upper()
    hip, eye = body.heads[f"upperleg01.{letter}"], body.heads[f"eye.{letter}"]
    return {
        "tragus": _nearest(body, np.array([sign * 0.0735, eye[1] - 0.012, 0.055])),
        "canthus": _nearest(body, eye + np.array([sign * 0.0175, -0.001, 0.003])),
        "acromion": _highest(body, body.heads[f"upperarm01.{letter}"]),
        "asis": _foremost(body, hip[1] + 0.075, sign * 0.115, SAME_HEIGHT),
        "psis": _rearmost(body, hip[1] + 0.062, sign * 0.042, SAME_HEIGHT),
        "trochanter": _outermost(body, hip[1] - 0.01, sign, "upperleg01", "pelvis", "root"),
        "knee_line": _outermost(
            body, body.heads[f"lowerleg01.{letter}"][1], sign, "upperleg02", "lowerleg01"
        ),
        "malleolus": _outermost(body, body.heads[f"foot.{letter}"][1], sign, "lowerleg02", "foot"),
    }


@lru_cache(maxsize=1)
def skin_rows() -> Rows:
    """Vertices of the skin, without helpers and joint cubes."""
    return np.unique(average().triangles)


def _at_height(body: Mesh, height: float, x: float, near: float) -> Rows:
    rows = skin_rows()
    places = body.vertices[rows]
    close = (np.abs(places[:, 1] - height) < SAME_HEIGHT) & (np.abs(places[:, 0] - x) < near)
    return rows[close]


def _rearmost(body: Mesh, height: float, x: float, near: float) -> int:
    rows = _at_height(body, height, x, near)
    return int(rows[body.vertices[rows, 2].argmin()])


def _foremost(body: Mesh, height: float, x: float, near: float) -> int:
    rows = _at_height(body, height, x, near)
    return int(rows[body.vertices[rows, 2].argmax()])


def _nearest(body: Mesh, place: Array) -> int:
    rows = skin_rows()
    return int(rows[np.linalg.norm(body.vertices[rows] - place, axis=1).argmin()])


def _highest(body: Mesh, joint: Array) -> int:
    rows = skin_rows()
    beside = np.linalg.norm((body.vertices[rows] - joint)[:, [0, 2]], axis=1) < 0.02
    rows = rows[beside]
    return int(rows[body.vertices[rows, 1].argmax()])


def _outermost(body: Mesh, height: float, sign: int, *bones: str) -> int:
    columns = [number for number, bone in enumerate(body.bones) if bone.split(".")[0] in bones]
    rows = skin_rows()
    held = body.weights[rows][:, columns].sum(axis=1) > 0.5
    rows = rows[held & (np.abs(body.vertices[rows, 1] - height) < SAME_HEIGHT)]
    return int(rows[(body.vertices[rows, 0] * sign).argmax()])
