"""From a picture of region numbers to smooth shapes that share their borders: no gap and no overlap between neighbors.

Borders run along the cracks between pixels. Each is cut where three regions meet, smoothed once and written once; both
neighbors, and the outline, use that same curve. Numbers are chart units with one decimal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scripts.bodies.mesh import Array

Corner = tuple[int, int]
Ring = list[Corner]
OUTSIDE = -1
SMOOTH = 2.2
"""Units: how far along a border its corners are averaged."""
TOLERANCE = 0.35
"""Units that a written curve may stray from the smoothed border."""


@dataclass(slots=True)
class Borders:
    """All borders of one picture of labels, `scale` pixels a unit."""

    labels: NDArray[np.int32]
    scale: float
    _curves: dict[tuple[Corner, ...], tuple[Array, Array]] = field(default_factory=dict)

    def rings(self, label: int, box: tuple[slice, slice]) -> list[Ring]:
        """The closed borders of one label, which lies within `box`; holes as rings too."""
        rows, columns = (span.start for span in box)
        found = _traced(np.pad(self.labels[box] == label, 1))
        return [[(row + rows, column + columns) for row, column in ring] for ring in found]

    def outline(self) -> list[Ring]:
        """The closed borders of the whole body."""
        return list(_traced(np.pad(self.labels != OUTSIDE, 1)))

    def path(self, rings: list[Ring], least: int = 40) -> str:
        """The rings as one SVG path, smooth; rings of fewer corners than `least` are dust and dropped."""
        return "".join(self._ring_path(ring) for ring in rings if len(ring) >= least)

    def _ring_path(self, ring: Ring) -> str:
        meeting = [place for place, corner in enumerate(ring) if self._is_meeting(corner)]
        if meeting:
            ring = ring[meeting[0] :] + ring[: meeting[0]]
            cuts = [place - meeting[0] for place in meeting] + [len(ring)]
        else:
            first = ring.index(min(ring))
            ring = ring[first:] + ring[:first]
            cuts = [0, len(ring)]
        closed = [*ring, ring[0]]
        parts = [self._curve(closed[start : end + 1]) for start, end in pairwise(cuts)]
        return _written(parts)

    def _is_meeting(self, corner: Corner) -> bool:
        """Whether three or more labels, or two twice, meet at this corner."""
        row, column = corner
        rows, columns = self.labels.shape
        around = [
            int(self.labels[r, c]) if 0 <= r < rows and 0 <= c < columns else OUTSIDE
            for r, c in ((row - 1, column - 1), (row - 1, column), (row, column), (row, column - 1))
        ]
        changes = sum(one != two for one, two in zip(around, [*around[1:], around[0]], strict=True))
        return changes > 2

    def _curve(self, corners: Ring) -> tuple[Array, Array]:
        """Points and unit tangents of the border between two meetings, the same whichever way it is asked for."""
        forward = tuple(corners)
        backward = forward[::-1]
        if backward in self._curves:
            points, tangents = self._curves[backward]
            return points[::-1], -tangents[::-1]
        if forward not in self._curves:
            self._curves[forward] = _smooth(np.array(corners, dtype=float)[:, ::-1] / self.scale, self.scale)
        return self._curves[forward]


def smooth_line(points: Array, scale: float) -> str:
    """An open line of dense points as a smooth SVG path."""
    return _written([_smooth(points, scale)], closed=False)


def _traced(inside: NDArray[np.bool_]) -> Iterator[Ring]:
    """Rings of cracks around True, which lies to the right of travel; corners are in unpadded coordinates."""
    following: dict[Corner, list[Corner]] = {}
    rows, columns = np.nonzero(inside[1:, :] != inside[:-1, :])
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        start, end = (row, column - 1), (row, column)
        if not inside[row + 1, column]:
            start, end = end, start
        following.setdefault(start, []).append(end)
    rows, columns = np.nonzero(inside[:, 1:] != inside[:, :-1])
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        start, end = (row - 1, column), (row, column)
        if inside[row, column + 1]:
            start, end = end, start
        following.setdefault(start, []).append(end)
    while following:
        first = next(iter(following))
        ring, at, before = [first], first, first
        while True:
            choices = following[at]
            step = choices.pop(0) if len(choices) == 1 else choices.pop(_right_most(before, at, choices))
            if not choices:
                del following[at]
            before, at = at, step
            if at == first:
                break
            ring.append(at)
        yield ring


def _right_most(before: Corner, at: Corner, choices: list[Corner]) -> int:
    """Where two rings touch, keep to the right, so that each stays simple."""
    down, across = at[0] - before[0], at[1] - before[1]
    turns = [across * (end[0] - at[0]) - down * (end[1] - at[1]) for end in choices]
    return int(np.argmax(turns))


def _smooth(points: Array, scale: float) -> tuple[Array, Array]:
    """Averaged along its length, ends kept (a closed border has none), then thinned."""
    closed = bool(np.allclose(points[0], points[-1])) and len(points) > 8
    reach = min(int(SMOOTH * scale), max((len(points) - 1) // 4, 0))
    dense = _averaged(_averaged(points, reach, closed), reach, closed)
    kept = _thinned(dense)
    step = max(reach // 2, 1)
    places = np.arange(len(dense))
    if closed:
        around = len(dense) - 1
        tangents = dense[(places + step) % around] - dense[(places - step) % around]
    else:
        tangents = dense[np.minimum(places + step, len(dense) - 1)] - dense[np.maximum(places - step, 0)]
    tangents = tangents / np.maximum(np.linalg.norm(tangents, axis=1, keepdims=True), 1e-9)
    return dense[kept], tangents[kept]


def _averaged(points: Array, reach: int, closed: bool) -> Array:
    """The mean of each point's neighbors within `reach`, fewer near an open end."""
    if reach < 1:
        return points
    if closed:
        ring = points[:-1]
        laid = np.vstack([ring[-reach:], ring, ring[:reach]])
        sums = np.cumsum(np.vstack([np.zeros(2), laid]), axis=0)
        width = 2 * reach + 1
        mean = (sums[width:] - sums[:-width]) / width
        return np.vstack([mean, mean[:1]])
    places = np.arange(len(points))
    reaches = np.minimum(np.minimum(places, len(points) - 1 - places), reach)
    sums = np.cumsum(np.vstack([np.zeros(2), points]), axis=0)
    return np.asarray((sums[places + reaches + 1] - sums[places - reaches]) / (2 * reaches + 1)[:, None])


def _thinned(points: Array) -> list[int]:
    """Douglas-Peucker: the places to keep."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    if np.allclose(points[0], points[-1]):
        far = int(np.argmax(np.linalg.norm(points - points[0], axis=1)))
        keep.add(far)
        waiting = [(0, far), (far, len(points) - 1)]
    while waiting:
        start, end = waiting.pop()
        if end - start < 2:
            continue
        along = points[end] - points[start]
        between = points[start + 1 : end] - points[start]
        size = np.linalg.norm(along)
        away = np.abs(along[0] * between[:, 1] - along[1] * between[:, 0]) / max(size, 1e-9)
        worst = int(np.argmax(away))
        if away[worst] > TOLERANCE or end - start > 90:
            middle = start + 1 + worst if away[worst] > TOLERANCE else (start + end) // 2
            keep.add(middle)
            waiting += [(start, middle), (middle, end)]
    return sorted(keep)


def _written(parts: list[tuple[Array, Array]], closed: bool = True) -> str:
    """Cubic curves through the points, in relative tenths, as short as SVG allows."""
    start = np.round(parts[0][0][0] * 10).astype(int)
    written = [f"M{_number(start[0])} {_number(start[1])}"]
    at = start
    for points, tangents in parts:
        for place in range(len(points) - 1):
            chord = float(np.linalg.norm(points[place + 1] - points[place]))
            first = points[place] + tangents[place] * chord / 3
            second = points[place + 1] - tangents[place + 1] * chord / 3
            steps = [np.round(point * 10).astype(int) - at for point in (first, second, points[place + 1])]
            if not steps[2].any():
                continue
            if _is_straight(steps):
                written.append(f"l{_number(steps[2][0])} {_number(steps[2][1])}")
                at = at + steps[2]
            else:
                written.append("c" + " ".join(f"{_number(step[0])} {_number(step[1])}" for step in steps))
                at = at + steps[2]
    text = "".join(written).replace(" -", "-")
    return text + "z" if closed else text


def _is_straight(steps: list[NDArray[np.int64]]) -> bool:
    """Whether both handles lie within a fifth of a unit of the chord."""
    first, second, end = (step.astype(float) for step in steps)
    size = float(np.hypot(*end))
    return all(abs(end[0] * handle[1] - end[1] * handle[0]) <= 2 * size for handle in (first, second))


def _number(tenths: int) -> str:
    """Tenths as SVG writes them: 12.3, .5, -.5, 4."""
    text = f"{abs(tenths) / 10:.1f}".removesuffix(".0")
    text = text.removeprefix("0") if text.startswith("0.") else text
    return f"-{text}" if tenths < 0 else text
