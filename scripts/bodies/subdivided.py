"""A mesh made finer and rounder, so that an outline shows no corners: one step of Loop's subdivision."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.mesh import Array, Mesh


def subdivided(mesh: Mesh) -> Mesh:
    """Each triangle in four. Skin weights are halved between ends; the rig stays. An open rim is kept as it is."""
    triangles = mesh.triangles
    sides = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    opposite = np.concatenate([triangles[:, 2], triangles[:, 0], triangles[:, 1]])
    edges, which = np.unique(np.sort(sides, axis=1), axis=0, return_inverse=True)
    which = which.ravel()
    uses = np.bincount(which, minlength=len(edges))
    ends = mesh.vertices[edges]
    across = np.zeros((len(edges), 3))
    np.add.at(across, which, mesh.vertices[opposite])
    inner = (uses == 2)[:, None]
    added = np.where(inner, 0.375 * ends.sum(axis=1) + 0.125 * across, ends.mean(axis=1))
    count, first = len(mesh.vertices), len(mesh.vertices) + which.reshape(3, -1)
    ab, bc, ca = first
    a, b, c = triangles.T
    finer = np.vstack(
        [np.stack(corners, axis=1) for corners in ((a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca))]
    )
    vertices = np.vstack([_settled(mesh.vertices, edges, uses, count), added])
    weights = np.vstack([mesh.weights, mesh.weights[edges].mean(axis=1)])
    return replace(mesh, vertices=vertices, triangles=finer, weights=weights)


def _settled(vertices: Array, edges: NDArray[np.int64], uses: NDArray[np.int64], count: int) -> Array:
    """Old vertices drawn toward their neighbors' mean, as Warren's weights say."""
    sums, near = np.zeros((count, 3)), np.zeros(count)
    for one, other in (edges.T, edges.T[::-1]):
        np.add.at(sums, one, vertices[other])
        np.add.at(near, one, 1)
    rim = np.zeros(count, dtype=bool)
    rim[edges[uses != 2]] = True
    share = np.where(near > 3, 3 / (8 * np.maximum(near, 1)), 3 / 16)[:, None]
    moved = (1 - near[:, None] * share) * vertices + share * sums
    return np.where((rim | (near == 0))[:, None], vertices, moved)
