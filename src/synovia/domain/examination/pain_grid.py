"""The drawn figure as a grid of cells, and strokes as the cells they cover. Exact arithmetic: a mirrored stroke
covers the mirrored cells.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from synovia.domain.examination.pain_drawing import Area, Drawing, Spot, Stroke, Tool, View

Cell = tuple[View, int, int]
"""A view, a row from the top, a column from the drawing's left."""
Cells = frozenset[Cell]
NOTHING: Cells = frozenset()


@dataclass(frozen=True, slots=True)
class Grid:
    """One view: the side of a cell in the figure's units, and the region each cell of the body lies in."""

    cell: int
    width: int
    region_of: Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn person. `area_of` is the choice of the finding `pain_areas` a region belongs to, or ""."""

    name: str
    grids: Mapping[View, Grid]
    area_of: Mapping[str, str]
    cells_of: Mapping[str, Cells]
    size_of: Mapping[tuple[str, View], int]  # how many cells a region has on a view

    def body(self, view: View) -> int:
        """How many cells the body has on this view."""
        return len(self.grids[view].region_of)

    def region(self, cell: Cell) -> str:
        """The region a cell lies in."""
        view, row, column = cell
        return self.grids[view].region_of[row, column]


def figure_of(name: str, grids: Mapping[View, Grid], area_of: Mapping[str, str]) -> Figure:
    """The figure with the cells of each region gathered."""
    gathered: dict[str, set[Cell]] = {region: set() for region in area_of}
    for view, grid in grids.items():
        for (row, column), region in grid.region_of.items():
            gathered[region].add((view, row, column))
    cells_of = {region: frozenset(cells) for region, cells in gathered.items()}
    size_of = Counter((region, cell[0]) for region, cells in gathered.items() for cell in cells)
    return Figure(name, grids, area_of, cells_of, size_of)


def cells_of_area(area: Area, figure: Figure) -> Cells:
    """The cells of the body an area covers; an eraser takes away what was drawn before it, not what was listed."""
    drawn: set[Cell] = set()
    for stroke in area.strokes:
        if stroke.tool is Tool.ERASER:
            drawn -= cells_of_stroke(stroke, figure)
        else:
            drawn |= cells_of_stroke(stroke, figure)
    return frozenset(drawn.union(*(figure.cells_of.get(region, NOTHING) for region in area.regions)))


def cells_of_areas(areas: Iterable[Area], figure: Figure) -> Cells:
    """The cells that any of these areas covers."""
    return NOTHING.union(*(cells_of_area(area, figure) for area in areas))


def painful_cells(drawing: Drawing, figure: Figure) -> Cells:
    """The cells that hurt."""
    return cells_of_areas((area for area in drawing.areas if area.hurts), figure)


def cells_of_stroke(stroke: Stroke, figure: Figure) -> Cells:
    """The cells of the body whose middle a stroke covers."""
    grid = figure.grids[stroke.view]
    covered = _inside(stroke, grid) if stroke.tool is Tool.OUTLINE else _along(stroke, grid)
    return frozenset((stroke.view, row, column) for row, column in covered if (row, column) in grid.region_of)


def _along(stroke: Stroke, grid: Grid) -> Iterator[tuple[int, int]]:
    """Cells whose middle lies no farther from the line than half its width."""
    points = stroke.points if len(stroke.points) > 1 else stroke.points * 2
    for start, end in pairwise(points):
        yield from _near(start, end, stroke.width, grid.cell)


def _near(start: Spot, end: Spot, width: int, cell: int) -> Iterator[tuple[int, int]]:
    # All in half units, so that the middle of a cell is a whole number and nothing is ever rounded.
    (ax, ay), (bx, by) = [(2 * x, 2 * y) for x, y in (start, end)]
    along_x, along_y = bx - ax, by - ay
    length = along_x * along_x + along_y * along_y
    columns = range(_first(min(ax, bx) - width, cell), _last(max(ax, bx) + width, cell) + 1)
    for row in range(_first(min(ay, by) - width, cell), _last(max(ay, by) + width, cell) + 1):
        y = (2 * row + 1) * cell
        for column in columns:
            x = (2 * column + 1) * cell
            at = (x - ax) * along_x + (y - ay) * along_y
            if at <= 0:
                close = (x - ax) ** 2 + (y - ay) ** 2 <= width * width
            elif at >= length:
                close = (x - bx) ** 2 + (y - by) ** 2 <= width * width
            else:
                close = ((x - ax) * along_y - (y - ay) * along_x) ** 2 <= width * width * length
            if close:
                yield row, column


def _first(edge: int, cell: int) -> int:
    """The first cell whose middle lies at or after an edge given in half units."""
    return -((cell - edge) // (2 * cell))


def _last(edge: int, cell: int) -> int:
    """The last cell whose middle lies at or before it."""
    return (edge - cell) // (2 * cell)


def _inside(stroke: Stroke, grid: Grid) -> Iterator[tuple[int, int]]:
    """Cells whose middle lies in the closed outline (even-odd) or on its edge, row by row."""
    points = stroke.points
    edges = [edge for edge in zip(points, (*points[1:], points[0]), strict=True) if edge[0][1] != edge[1][1]]
    if not edges:
        return
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    for row in range(_first(2 * top, grid.cell), _last(2 * bottom, grid.cell) + 1):
        crossings = sorted(_crossings(edges, Fraction((2 * row + 1) * grid.cell, 2)))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            first = ceil(left / grid.cell - Fraction(1, 2))
            for column in range(first, floor(right / grid.cell - Fraction(1, 2)) + 1):
                yield row, column


def _crossings(edges: Iterable[tuple[Spot, Spot]], y: Fraction) -> Iterator[Fraction]:
    for (ax, ay), (bx, by) in edges:
        if (ay > y) != (by > y):
            yield ax + (y - ay) * Fraction(bx - ax, by - ay)
