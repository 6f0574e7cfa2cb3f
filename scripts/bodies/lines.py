"""The few lines inside a figure that make it read as a person: a calm face, hair, collarbones, navel, folds, knees.

Two kinds: folds the mesh itself shows, where the near skin hides skin far behind it; and strokes put by hand on the
rig's joints and the head's own box. Lines of front and back are given for the left half and mirrored.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scripts.bodies import chart_pose, head_lines, spine_levels
from scripts.bodies.flat import EYES, SCALE, Flat
from scripts.bodies.mesh import Array, Mesh
from scripts.bodies.tracing import smooth_line

DEEP = 4.0
"""Units of depth between neighbors that make a fold."""
LEAST = 16.0
"""Units: shorter folds are noise."""
FROM_EDGE = 2.5
"""Units: folds nearer the outline than this would double it."""
Stroke = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Easel:
    """Where things of the resting body lie on one view."""

    mesh: Mesh
    view: str
    seen: Flat
    scale: float

    def at(self, place: Array) -> Array:
        """A place in meters at rest, or rows of places, on the drawing; only for what the pose leaves alone."""
        return np.asarray(self._shift() + (place @ EYES[self.view].T * self.scale)[..., :2])

    def spot(self, x: float, y: float, z: float) -> tuple[float, float]:
        """One such place."""
        across, down = self.at(np.array([x, y, z]))
        return float(across), float(down)

    def _shift(self) -> Array:
        """From the crown, which no pose moves."""
        used = np.unique(self.mesh.triangles)
        crown = int(used[np.argmax(self.mesh.vertices[used, 1])])
        return np.asarray(
            (self.seen.places[crown] - self.mesh.vertices[crown] @ EYES[self.view].T * self.scale)[:2]
        )


def of_view(mesh: Mesh, view: str, seen: Flat, scale: float, who: str) -> list[Array]:
    """All inner lines of a view, as dense points."""
    easel = Easel(mesh, view, seen, scale)
    strokes = [_bowed(points) for points in (*_strokes(easel, who), *head_lines.strokes(easel, who))]
    drawn = [*_folds(seen, _hidden_face(easel)), *strokes]
    if view == "left":
        return drawn
    middle = seen.width / 2
    own = [points for points in drawn if _is_left(points, view, middle)]
    both = [points for points in drawn if abs(float(points[:, 0].mean()) - middle) < 0.5]
    turned = [points * (-1, 1) + (seen.width, 0) for points in own]
    return [*both, *own, *turned]


def paths(drawn: list[Array]) -> list[str]:
    """The lines as SVG."""
    return [smooth_line(points, SCALE) for points in drawn]


def _is_left(points: Array, view: str, middle: float) -> bool:
    across = float(points[:, 0].mean()) - middle
    return across > 0.5 if view == "front" else across < -0.5


def _strokes(easel: Easel, who: str) -> list[Stroke]:
    drawn = {"front": _front, "back": _back, "left": _side}[easel.view]
    return drawn(easel, who)


UNDER_BREAST: dict[str, tuple[tuple[float, float], ...]] = {
    "woman": ((-52, -36), (-22, -58), (8, -54), (18, -48)),
    "man": ((-70, -40), (-20, -48), (40, -18), (58, 12)),
}
KNEECAP = (((-30, 30), (-34, 0), (-18, -30)), ((30, 26), (32, 0), (20, -28)))


def _front(easel: Easel, who: str) -> list[Stroke]:
    mesh, unit = easel.mesh, easel.mesh.height / 1.70
    heads, level = mesh.heads, spine_levels.heights(mesh)
    clavicle, shoulder, hip = (heads[f"{bone}.L"] for bone in ("clavicle", "upperarm01", "upperleg01"))
    notch = np.array([0.0, clavicle[1] - 0.004 * unit])
    groin = np.array([0.0, hip[1] - 0.020 * unit])
    beside = hip[0] / unit * 1000
    navel = np.array([0.0, level["L4"] + 0.2 * (level["L3"] - level["L4"])])
    under = [_near(easel, mesh.tails["breast.L"], *UNDER_BREAST[who])] if who in UNDER_BREAST else []
    return [
        _near(easel, notch, (18, 0), (60, 14), (700 * shoulder[0] / unit, 20)),
        _near(easel, notch, (10, -3), (16, 12)),
        _near(easel, groin, (beside + 12, 72), (beside - 15, 42), (40, 0)),
        *under,
        _near(easel, navel, (-6, 4), (0, -7), (6, 4)),
        *(_near(easel, heads["lowerleg01.L"], *arc) for arc in KNEECAP),
        *_elbow_crease(easel, unit),
    ]


def _near(easel: Easel, anchor: Array, *millimeters: tuple[float, float]) -> Stroke:
    """Places outward and up from an anchor, in millimeters on a body of 1.70 m, on a front view."""
    unit = easel.mesh.height / 1.70
    return _from(easel, *((anchor[0] + x * unit / 1000, anchor[1] + y * unit / 1000) for x, y in millimeters))


def _elbow_crease(easel: Easel, unit: float) -> list[Stroke]:
    elbow, across = _elbow(easel)
    reach, drop = 0.018 * unit * easel.scale, 0.004 * unit * easel.scale
    ends = [elbow - across * reach, elbow + np.array([0.0, drop]), elbow + across * reach]
    return [[(float(x), float(y)) for x, y in ends]]


def _elbow(easel: Easel) -> tuple[Array, Array]:
    """Where the left elbow is in the pose that faces the eye, and the direction across it on the drawing."""
    mesh, pose = easel.mesh, chart_pose.FACING
    shoulder = mesh.heads["upperarm01.L"]
    along = chart_pose.pointing(pose.arm_out, pose.arm_forward)
    length = float(np.linalg.norm(mesh.heads["lowerarm01.L"] - shoulder))
    down = np.radians(pose.forearm_out)
    turn = 1.0 if easel.view == "front" else -1.0
    return easel.at(shoulder + along * length), np.array([np.cos(down) * turn, -np.sin(down)])


def _back(easel: Easel, who: str) -> list[Stroke]:
    mesh, unit = easel.mesh, easel.mesh.height / 1.70
    level, hip, knee, shoulder = (
        spine_levels.heights(mesh),
        mesh.heads["upperleg01.L"],
        mesh.heads["lowerleg01.L"],
        mesh.heads["upperarm01.L"],
    )
    crotch = hip[1] - 0.075 * unit
    blade = 0.42 * shoulder[0]
    elbow, across = _elbow(easel)
    tip = [
        elbow + across * 0.012 * unit * easel.scale,
        elbow + np.array([0, 0.008]) * unit * easel.scale,
        elbow - across * 0.012 * unit * easel.scale,
    ]
    return [
        _from(easel, (0.0, level["T1"]), (0.0, level["T8"]), (0.0, level["L5"])),
        _from(easel, (0.0, hip[1] + 0.030 * unit), (0.0, hip[1] - 0.02 * unit), (0.0, crotch - 0.004 * unit)),
        _from(
            easel,
            (0.022 * unit, crotch - 0.020 * unit),
            (0.050 * unit, crotch - 0.026 * unit),
            (hip[0] + 0.012 * unit, crotch - 0.018 * unit),
            (hip[0] + 0.035 * unit, crotch + 0.004 * unit),
        ),
        _from(easel, (0.050 * unit, hip[1] + 0.072 * unit), (0.044 * unit, hip[1] + 0.064 * unit)),
        _from(
            easel,
            (blade, level["T4"]),
            (blade + 0.004 * unit, level["T6"]),
            (blade + 0.020 * unit, level["T8"] + 0.012 * unit),
            (blade + 0.046 * unit, level["T7"]),
        ),
        _from(
            easel,
            (knee[0] - 0.030 * unit, knee[1] - 0.004 * unit),
            (knee[0], knee[1] - 0.010 * unit),
            (knee[0] + 0.028 * unit, knee[1] - 0.002 * unit),
        ),
        [(float(x), float(y)) for x, y in tip],
    ]


def _side(easel: Easel, who: str) -> list[Stroke]:
    mesh, unit = easel.mesh, easel.mesh.height / 1.70
    knee, ankle = mesh.heads["lowerleg01.L"], mesh.heads["foot.L"]
    return [
        _beside(
            easel,
            (knee[2] + 0.022 * unit, knee[1] + 0.034 * unit),
            (knee[2] + 0.010 * unit, knee[1]),
            (knee[2] + 0.022 * unit, knee[1] - 0.032 * unit),
        ),
        _beside(
            easel,
            (ankle[2] - 0.014 * unit, ankle[1] + 0.002 * unit),
            (ankle[2] - 0.002 * unit, ankle[1] - 0.014 * unit),
            (ankle[2] + 0.012 * unit, ankle[1] + 0.002 * unit),
        ),
    ]


def _from(easel: Easel, *places: tuple[float, float]) -> Stroke:
    """Places across and up, in meters at rest, on a front or back view."""
    drawn = easel.at(np.array([[x, y, 0.0] for x, y in places]))
    return [(float(x), float(y)) for x, y in drawn]


def _beside(easel: Easel, *places: tuple[float, float]) -> Stroke:
    """Places forward and up, in meters at rest, on a side view."""
    drawn = easel.at(np.array([[0.0, y, z] for z, y in places]))
    return [(float(x), float(y)) for x, y in drawn]


def _bowed(stroke: Stroke) -> Array:
    """A smooth curve through the places of a stroke, dense."""
    points = np.array(stroke, dtype=float)
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    dense = []
    for before, start, end, after in zip(padded[:-3], padded[1:-2], padded[2:-1], padded[3:], strict=True):
        t = np.linspace(0, 1, 40, endpoint=False)[:, None]
        dense.append(
            0.5 * (2 * start + (end - before) * t + (2 * before - 5 * start + 4 * end - after) * t**2)
            + 0.5 * (3 * start - before - 3 * end + after) * t**3
        )
    return np.vstack([*dense, points[-1:]])


def _hidden_face(easel: Easel) -> tuple[float, float]:
    """Folds above this height and left of this place are left out: the face is drawn by hand."""
    mesh = easel.mesh
    chin, ear = mesh.heads["special04"], mesh.heads["head"]
    wide = easel.at(ear)[0] - 0.01 * mesh.height * easel.scale if easel.view == "left" else np.inf
    return float(wide), float(easel.at(chin)[1])


def _folds(seen: Flat, face: tuple[float, float]) -> list[Array]:
    """Lines where the near skin ends in front of skin farther away."""
    depth = np.full(seen.triangle.shape, np.nan)
    depth[seen.rows, seen.columns] = seen.carried(seen.places[:, 2])
    linked: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for axis in (0, 1):
        rows, columns = np.nonzero(np.abs(np.diff(depth, axis=axis)) > DEEP)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            start, end = (
                ((row + 1, column), (row + 1, column + 1))
                if axis == 0
                else ((row, column + 1), (row + 1, column + 1))
            )
            linked.setdefault(start, []).append(end)
            linked.setdefault(end, []).append(start)
    edge = _to_edge(seen)
    kept = []
    for chain in _chains(linked):
        points = np.array(chain, dtype=float)[:, ::-1] / SCALE
        hidden = float(points[:, 0].mean()) < face[0] and float(points[:, 1].mean()) < face[1]
        if (
            not hidden
            and len(points) > LEAST * SCALE
            and np.median(edge[points[:, 1].astype(int), points[:, 0].astype(int)]) > FROM_EDGE
        ):
            kept.append(points)
    return kept


def _to_edge(seen: Flat) -> NDArray[np.float32]:
    """Units from each whole unit of the drawing to the outline."""
    inside = (seen.triangle[::SCALE, ::SCALE] >= 0).astype(np.uint8)
    return np.asarray(cv2.distanceTransform(np.pad(inside, 1), cv2.DIST_L2, 5)[1:-1, 1:-1])


def _chains(linked: dict[tuple[int, int], list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """Runs of cracks from end to end; a fork ends a run."""
    left = {corner: list(others) for corner, others in linked.items()}
    starts = [corner for corner, others in linked.items() if len(others) != 2] + list(linked)
    found = []
    for start in starts:
        while left[start]:
            chain, at = [start], start
            while left[at]:
                step = left[at].pop()
                left[step].remove(at)
                chain.append(step)
                at = step
                if len(linked[at]) != 2:
                    break
            found.append(chain)
    return found
