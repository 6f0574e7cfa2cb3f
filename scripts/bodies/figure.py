"""The body chart's figures, written from the CC0 body data: `python -m scripts.bodies.figure`.

Writes `src/synovia/knowledge/figures/body.json`; with `--check` writes nothing and fails if that file would change.
One unit is a thousandth of the drawing's height; the scale is the same in all views of a figure, so heads stand level.
Left and right are mirrored by construction: the mesh is symmetric, and one half is drawn.
"""

from __future__ import annotations

import itertools
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.bodies import chart_pose, flat, lines, regions_of_mesh, spine_levels
from scripts.bodies.flat import MARGIN, SCALE, Flat
from scripts.bodies.kept import ROOT
from scripts.bodies.mesh import Array, Mesh, Shape, mesh_of
from scripts.bodies.subdivided import subdivided
from scripts.bodies.tracing import OUTSIDE, Borders
from synovia.domain.terms.body_regions import BODY_REGIONS

WRITTEN = ROOT / "src/synovia/knowledge/figures/body.json"
CELL = 5
HEIGHT = 1000
BLUR = 1.3
"""Units: how far borders between regions are rounded."""
FIGURES = {
    "woman": Shape(male=0.0, age=0.52, muscle=0.5, weight=0.5),
    "man": Shape(male=1.0, age=0.52, muscle=0.55, weight=0.5),
    "child": Shape(male=0.5, age=0.1875, muscle=0.5, weight=0.5),
}
NUMBERS = {region.id: place for place, region in enumerate(BODY_REGIONS)}
Labels = NDArray[np.int32]
Box = tuple[slice, slice]


@dataclass(frozen=True, slots=True)
class Stand:
    """One figure's mesh in the pose of each view, with the scale they share (units a meter)."""

    who: str
    mesh: Mesh
    facing: Array
    sideways: Array
    scale: float


def written() -> str:
    """The file's whole text."""
    figures = {name: _figure(name, shape) for name, shape in FIGURES.items()}
    whole = {"height": HEIGHT, "cell": CELL, "regions": list(NUMBERS), "figures": figures}
    return json.dumps(whole, separators=(",", ":")) + "\n"


def _figure(who: str, shape: Shape) -> dict[str, Any]:
    stand = _stand(who, subdivided(mesh_of(shape)))
    left = _view(stand, "left")
    return {
        "front": _view(stand, "front").said(),
        "back": _view(stand, "back").said(),
        "left": left.said(),
        "right": left.mirrored().said(),
    }


def _stand(who: str, mesh: Mesh) -> Stand:
    facing, sideways = (chart_pose.posed(mesh, pose) for pose in (chart_pose.FACING, chart_pose.SIDEWAYS))
    tallest = float(np.ptp(facing[np.unique(mesh.triangles), 1]))
    return Stand(who, mesh, facing, sideways, (HEIGHT - 2 * MARGIN) / tallest)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One view as pixels of region numbers, with what is drawn over it."""

    width: int
    labels: Labels
    lines: list[Array]
    levels: dict[str, tuple[float, float]]

    def mirrored(self) -> Drawn:
        """The same view of the other side."""
        turn = np.array([-1.0, 1.0])
        shift = np.array([self.width, 0.0])
        return Drawn(
            self.width,
            _swapped(self.labels[:, ::-1]),
            [points * turn + shift for points in self.lines],
            {name: (self.width - x, y) for name, (x, y) in self.levels.items()},
        )

    def said(self) -> dict[str, Any]:
        """The view as the file holds it."""
        borders = Borders(self.labels, SCALE)
        shown = _boxes(self.labels)
        return {
            "width": self.width,
            "outline": borders.path(borders.outline()),
            "lines": lines.paths(self.lines),
            "regions": {
                BODY_REGIONS[number].id: {
                    "path": borders.path(borders.rings(number, box)),
                    "label": _label(self.labels, number, box),
                }
                for number, box in shown.items()
            },
            "levels": {name: [round(x), round(y)] for name, (x, y) in self.levels.items()},
            "cells": _cells(self.labels),
        }


def _view(stand: Stand, view: str) -> Drawn:
    posed = stand.sideways if view == "left" else stand.facing
    seen = flat.seen(stand.mesh, posed, view, stand.scale)
    names = regions_of_mesh.named(stand.mesh, seen)
    labels = np.full(seen.triangle.shape, OUTSIDE, dtype=np.int32)
    known, numbers = np.unique(names, return_inverse=True)
    labels[seen.rows, seen.columns] = np.array([NUMBERS[name] for name in known.tolist()], dtype=np.int32)[
        numbers
    ]
    labels = _rounded(labels)
    if view != "left":
        half: Labels = labels[:, seen.width * SCALE // 2 :]
        labels = np.hstack([_swapped(half[:, ::-1]), half])
    return Drawn(
        seen.width,
        labels,
        lines.of_view(stand.mesh, view, seen, stand.scale, stand.who),
        _levels(stand, view, seen),
    )


def _swapped(labels: Labels) -> Labels:
    """Left for right."""
    other = {"left": "right", "right": "left"}
    pairs = [
        NUMBERS[region.id.removesuffix(region.side) + other.get(region.side, "")] for region in BODY_REGIONS
    ]
    return np.asarray(np.array([*pairs, OUTSIDE], dtype=np.int32)[labels])


def _rounded(labels: Labels) -> Labels:
    """Borders smoothed by a vote of the neighborhood; islands too small to point at go to what surrounds them."""
    body = cv2.GaussianBlur((labels != OUTSIDE).astype(np.float32), (0, 0), 0.6 * SCALE) > 0.5
    best, winner = np.zeros(labels.shape, np.float32), np.full(labels.shape, OUTSIDE, np.int32)
    for number, box in _boxes(labels, around=round(4 * BLUR * SCALE)).items():
        share = cv2.GaussianBlur((labels[box] == number).astype(np.float32), (0, 0), BLUR * SCALE)
        better = share > best[box]
        best[box][better], winner[box][better] = share[better], number
    return _without_islands(np.where(body, winner, OUTSIDE).astype(np.int32), body)


def _without_islands(labels: Labels, body: NDArray[np.bool_]) -> Labels:
    least = 14 * SCALE * SCALE
    lost = body & (labels == OUTSIDE)
    for number, box in _boxes(labels).items():
        own = (labels[box] == number).astype(np.uint8)
        _, parts, about, _ = cv2.connectedComponentsWithStats(own, connectivity=4)
        lost[box] |= (about[:, cv2.CC_STAT_AREA] < least)[parts] & (own > 0)
    known = body & ~lost
    _, nearest = cv2.distanceTransformWithLabels(
        (~known).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    owner = np.zeros(int(nearest.max()) + 1, dtype=np.int32)
    owner[nearest[known]] = labels[known]
    return np.where(body, owner[nearest], OUTSIDE).astype(np.int32)


def _boxes(labels: Labels, around: int = 1) -> dict[int, Box]:
    """Each region that is drawn, with the rows and columns it lies in, `around` more on each side."""
    found = {}
    for number in np.unique(labels[labels != OUTSIDE]).tolist():
        left, top, width, height = cv2.boundingRect((labels == number).astype(np.uint8))
        found[number] = (_wider(top, height, around), _wider(left, width, around))
    return found


def _wider(start: int, size: int, around: int) -> slice:
    return slice(max(start - around, 0), start + size + around)


def _levels(stand: Stand, view: str, seen: Flat) -> dict[str, tuple[float, float]]:
    """C7 and the like where this view shows the spine; the side's line is the skin of the back."""
    if view == "front":
        return {}
    mesh = stand.mesh
    corner = int(np.unique(mesh.triangles)[0])
    posed = stand.sideways if view == "left" else stand.facing
    shift = seen.places[corner] - posed[corner] @ flat.EYES[view].T * stand.scale
    found = {
        name: place @ flat.EYES[view].T * stand.scale + shift
        for name, place in spine_levels.on_the_skin(mesh).items()
    }
    return {name: (float(place[0]), float(place[1])) for name, place in found.items()}


def _label(labels: Labels, number: int, box: Box) -> list[int]:
    """The point of a region farthest from its border."""
    inside = np.pad(labels[box] == number, 1)
    depth = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, 5)
    row, column = np.unravel_index(int(np.argmax(depth)), depth.shape)
    return [round((int(column) - 0.5 + box[1].start) / SCALE), round((int(row) - 0.5 + box[0].start) / SCALE)]


def _cells(labels: Labels) -> list[list[list[int]]]:
    """Each row of cells as runs of one region: a cell is the body's if half of it is, and its commonest region's."""
    side = CELL * SCALE
    rows, columns = labels.shape[0] // side, labels.shape[1] // side
    blocks = labels.reshape(rows, side, columns, side).transpose(0, 2, 1, 3).reshape(rows, columns, -1)
    cells = np.full((rows, columns), OUTSIDE)
    for row, column in np.argwhere((blocks != OUTSIDE).mean(axis=2) >= 0.5).tolist():
        own = blocks[row, column]
        cells[row, column] = np.bincount(own[own != OUTSIDE]).argmax()
    return [
        [[int(number), len(list(run))] for number, run in itertools.groupby(row)] for row in cells.tolist()
    ]


def main(asked: list[str]) -> int:
    """Write the file, or with `--check` say whether it is as it would be written."""
    text = written()
    if "--check" in asked:
        same = WRITTEN.read_text("utf-8") == text
        print(
            "body.json is as the body data gives it" if same else "body.json differs from what the data gives"
        )
        return 0 if same else 1
    WRITTEN.parent.mkdir(parents=True, exist_ok=True)
    Path(WRITTEN).write_text(text, "utf-8")
    print(f"{WRITTEN.relative_to(ROOT)}: {len(text) / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
