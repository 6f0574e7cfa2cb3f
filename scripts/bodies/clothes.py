"""Loose clothes: shells around trunk and legs that stand off the skin and move with the body."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scripts.bodies.mesh import Array, Mesh, average
from scripts.bodies.people import wardrobe

SMOOTHED = 12  # times each point of the cloth moves toward its neighbors: cloth spans hollows
TUCKED = 0.25  # meters below the waist over which trousers come to stand off fully, under the shirt


def normals_of(places: Array, triangles: NDArray[np.int64], meeting: sparse.csr_matrix) -> Array:
    """Outward directions of length 1 at each vertex, by the triangles that meet there."""
    a, b, c = (places[triangles[:, corner]] for corner in range(3))
    normals = meeting @ np.cross(b - a, c - a)
    return np.asarray(normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12))


def meeting_of(triangles: NDArray[np.int64], count: int) -> sparse.csr_matrix:
    """Which triangles meet at each of `count` vertices."""
    columns = np.repeat(np.arange(len(triangles)), 3)
    return sparse.csr_matrix((np.ones(columns.size), (triangles.ravel(), columns)), (count, len(triangles)))


@lru_cache(maxsize=2)
def cloth(piece: str) -> NDArray[np.int64]:
    """Triangles of a loose piece, `loose_shirt` or `trousers`."""
    triangles = average().triangles
    return triangles[wardrobe()[piece][triangles].all(axis=1)]


@lru_cache(maxsize=2)
def bare() -> NDArray[np.int64]:
    """Triangles of the skin that loose clothes leave bare."""
    triangles = average().triangles
    hidden = wardrobe()["loose_shirt"] | wardrobe()["trousers"]
    return triangles[~hidden[triangles].all(axis=1)]


def hung(mesh: Mesh, piece: str, gap: float) -> Array:
    """The body's rest vertices with those of the piece smoothed and pushed out by about `gap` meters, in folds."""
    triangles = cloth(piece)
    rows, (inner, neighbors) = np.unique(triangles), _neighbors(piece)
    places = mesh.vertices.copy()
    for _ in range(SMOOTHED):
        places[inner] = neighbors @ places
    outward = normals_of(places, triangles, meeting_of(triangles, len(places)))
    angle = np.arctan2(places[:, 0], places[:, 2])
    folds = 1 + 0.3 * np.sin(7 * angle + 9 * places[:, 1]) + 0.2 * np.sin(31 * places[:, 1])
    if piece == "trousers":
        below = places[rows, 1].max() - places[:, 1]
        folds *= np.clip(below / TUCKED, 0.2, 1)
    places[rows] += (outward * (gap * folds)[:, None])[rows]
    return places


@lru_cache(maxsize=2)
def _neighbors(piece: str) -> tuple[NDArray[np.int64], sparse.csr_matrix]:
    """The piece's vertices that are not on a hem, and the mean of each one's neighbors."""
    triangles, count = cloth(piece), len(average().vertices)
    pairs = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    table = sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), (count, count)).tocsr()
    table = table + table.T  # an edge of two triangles counts twice, one of a hem once
    hems = np.asarray((table == 1).sum(axis=1)).ravel() > 0
    inner = np.setdiff1d(np.unique(triangles), np.flatnonzero(hems))
    degrees = np.asarray(table[inner].sum(axis=1)).ravel()
    return inner, sparse.diags(1 / degrees).tocsr() @ table[inner]
