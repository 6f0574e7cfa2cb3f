"""Points of a resting body's skin, and the landmarks that rules about them refer to. All on the body's left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.mesh import Array, Mesh
from scripts.bodies.spine_levels import heights
from scripts.bodies.tubes import unit

Flags = NDArray[np.bool_]
Rules = list[tuple[str, Flags]]
"""Region names without side, each with the points it claims; the first that claims a point has it."""
PARTS = (
    *("upperarm", "lowerarm", "wrist", "metacarpal", "finger1-1", "finger1-2", "finger1-3"),
    *(
        "finger2",
        "finger3",
        "finger4",
        "finger5",
        "upperleg01",
        "upperleg02",
        "lowerleg",
        "foot",
        "toe1",
        "toe",
    ),
    *("neck", "spine", "clavicle", "shoulder", "root", "pelvis", "breast"),
)
"""Bones whose shares the rules ask for, by the beginnings of their names; a bone counts for the first that fits."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of the skin at rest, all on the left: places and normals (N, 3), and each part's share."""

    at: Array
    normals: Array
    shares: dict[str, Array]

    def share(self, *starts: str) -> Array:
        """How much the bones of these parts move each point."""
        found = [share for bone, share in self.shares.items() if bone.startswith(starts)]
        return np.asarray(np.sum(found, axis=0))

    def only(self, these: Flags) -> Points:
        """Some of the points."""
        return Points(
            self.at[these], self.normals[these], {part: share[these] for part, share in self.shares.items()}
        )


def points_of(mesh: Mesh, at: Array, normals: Array, carried: Callable[[Array], Array]) -> Points:
    """Points mirrored to the left; `carried` brings what vertices have to them."""
    left = at[:, 0] >= 0
    mirror = np.where(left[:, None], 1.0, np.array([-1.0, 1.0, 1.0]))
    own = [next((part for part in PARTS if bone.startswith(part)), "") for bone in mesh.bones]
    shares = {}
    for part in PARTS:
        ours, theirs = (
            mesh.weights[
                :,
                [
                    mine == part and not bone.endswith(other)
                    for bone, mine in zip(mesh.bones, own, strict=True)
                ],
            ]
            for other in (".R", ".L")
        )
        shares[part] = np.where(left, carried(ours.sum(axis=1)), carried(theirs.sum(axis=1)))
    return Points(at * mirror, normals * mirror, shares)


def normals_of(mesh: Mesh) -> Array:
    """Each vertex's outward direction at rest."""
    corners = mesh.vertices[mesh.triangles]
    of_triangles = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    normals = np.zeros_like(mesh.vertices)
    for corner in range(3):
        np.add.at(normals, mesh.triangles[:, corner], of_triangles)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12))


class Landmarks:
    """What the rules measure from. `unit` is 1 for a body of 1.70 m."""

    def __init__(self, mesh: Mesh) -> None:
        self.mesh = mesh
        self.unit = mesh.height / 1.70
        self.level = heights(mesh)
        used = np.unique(mesh.triangles)
        left = used[mesh.vertices[used, 0] >= 0]
        self.skin = points_of(
            mesh, mesh.vertices[left], np.zeros((len(left), 3)), lambda values: values[left]
        )
        self.heads = {
            bone.removesuffix(".L"): place for bone, place in mesh.heads.items() if not bone.endswith(".R")
        }
        middle = self.skin.at[
            (self.skin.at[:, 0] < 0.01 * self.unit) & (self.skin.at[:, 1] > 0.3 * mesh.height)
        ]
        self.crotch = float(middle[:, 1].min())
        self.top = float(self.skin.at[:, 1].max())

    def around_hip(self, points: Points) -> Array:
        """Degrees around the hip joint from the front, 180 behind, as seen from above."""
        hip = self.heads["upperleg01"]
        return np.asarray(np.degrees(np.arctan2(np.abs(points.at[:, 0] - hip[0]), points.at[:, 2] - hip[2])))

    def above_crease(self, points: Points) -> Array:
        """Meters above the line from the front of the iliac crest down to the pubis."""
        hip = self.heads["upperleg01"]
        outer = np.array([hip[0] + 0.032 * self.unit, self.level["S1"] - 0.004 * self.unit])
        inner = np.array([0.012 * self.unit, self.crotch + 0.050 * self.unit])
        along = unit(outer - inner)
        across = np.array([-along[1], along[0]])
        return np.asarray((points.at[:, :2] - inner) @ across)
