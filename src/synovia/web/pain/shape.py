"""Cells of the figure as one smooth path. Pure arithmetic, in the figure's units."""

from collections.abc import Iterable, Iterator

from synovia.domain.examination.pain_drawing import View
from synovia.domain.examination.pain_grid import Cells

Corner = tuple[int, int]


def shape_of(cells: Cells, view: View, cell: int) -> str:
    """The outline of the cells on one view as an SVG path with rounded corners; "" when there are none."""
    return " ".join(_rounded(loop, cell) for loop in _loops(_edges(cells, view)))


def _edges(cells: Cells, view: View) -> dict[Corner, list[Corner]]:
    """Where each corner leads: the border of the cells, walked with the inside on the right hand."""
    here = {(column, row) for on, row, column in cells if on is view}
    leads: dict[Corner, list[Corner]] = {}
    for x, y in sorted(here):
        around = (
            ((x, y - 1), (x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
            ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
            ((x - 1, y), (x, y + 1), (x, y)),
        )
        for neighbor, start, end in around:
            if neighbor not in here:
                leads.setdefault(start, []).append(end)
    return leads


def _loops(leads: dict[Corner, list[Corner]]) -> Iterator[list[Corner]]:
    while leads:
        at = next(iter(leads))
        loop: list[Corner] = []
        while at in leads:
            loop.append(at)
            after = leads[at].pop()
            if not leads[at]:
                del leads[at]
            at = after
        yield loop


def _rounded(loop: list[Corner], cell: int) -> str:
    """Straight runs, and a curve through each corner from the middle of one side to the middle of the next."""
    bends = [
        (before, corner, after)
        for before, corner, after in zip([loop[-1], *loop], loop, [*loop[1:], loop[0]], strict=False)
        if (corner[0] - before[0], corner[1] - before[1]) != (after[0] - corner[0], after[1] - corner[1])
    ]
    steps = [
        f"{_middle(before, corner, cell)} Q {corner[0] * cell} {corner[1] * cell} {_middle(corner, after, cell)}"
        for before, corner, after in bends
    ]
    return f"M {' L '.join(steps)} Z"


def _middle(one: Corner, other: Corner, cell: int) -> str:
    return " ".join(f"{(a + b) * cell / 2:g}" for a, b in zip(one, other, strict=True))


def shapes(cells: Cells, views: Iterable[View], cell: int) -> dict[View, str]:
    """The shape on each view."""
    return {view: shape_of(cells, view, cell) for view in views}
