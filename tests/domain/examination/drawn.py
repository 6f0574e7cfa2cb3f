"""A little figure for the tests of the pain drawing, alike on both sides, and strokes on it.

Every view is 200 units wide and 400 high. On front and back there are a head, chest or upper back, two hands, a low
back or belly, and two legs in two halves; each side shows its own leg.
"""

from collections.abc import Iterator

from synovia.domain.examination.pain_drawing import Area, Complaint, Drawing, Stroke, Tool, View
from synovia.domain.examination.pain_grid import Figure, Grid, figure_of
from synovia.domain.examination.pain_spread import CutOffs

CUT = CutOffs(
    region_share=0.05,
    region_cells=16,
    noise=0.15,
    map_fit=0.6,
    map_coverage=0.2,
    widespread_sites=7,
    widespread_regions=4,
    saddle_reach=20,
)
WIDTH, CELL = 200, 5
# Region, from and to across (from the middle, toward the person's left), from and to down.
MIDDLE = {
    View.FRONT: (
        ("chest", -40, 40, 60, 140),
        ("abdomen", -40, 40, 140, 200),
        ("perineum", -10, 10, 200, 220),
    ),
    View.BACK: (("upper_back", -40, 40, 60, 140), ("low_back_central", -10, 10, 140, 200)),
}
PAIRED = {
    View.FRONT: (("hand", 50, 80, 160, 200), ("thigh", 10, 50, 220, 300), ("shin", 10, 50, 300, 380)),
    View.BACK: (
        ("low_back", 10, 40, 140, 200),
        ("buttock_lower", 10, 50, 200, 240),
        ("thigh", 10, 50, 240, 300),
        ("calf", 10, 50, 300, 380),
    ),
}
AREA_OF = {"shin": "lower_leg", "calf": "lower_leg", "buttock_lower": "buttock"}


def _boxes(view: View) -> Iterator[tuple[str, int, int, int, int]]:
    toward_left = 1 if view is View.FRONT else -1
    for region, near, far, top, bottom in PAIRED[view]:
        for side, sign in (("left", toward_left), ("right", -toward_left)):
            start, end = sorted((sign * near, sign * far))
            yield f"{region}_{side}", start, end, top, bottom
    yield from MIDDLE[view]


def _grid(boxes: Iterator[tuple[str, int, int, int, int]]) -> Grid:
    cells = {
        (row, column): region
        for region, start, end, top, bottom in boxes
        for row in range(top // CELL, bottom // CELL)
        for column in range((WIDTH // 2 + start) // CELL, (WIDTH // 2 + end) // CELL)
    }
    return Grid(CELL, WIDTH, cells)


def little_figure() -> Figure:
    """The figure described above."""
    grids = {view: _grid(_boxes(view)) for view in (View.FRONT, View.BACK)}
    for side, view in (("left", View.LEFT), ("right", View.RIGHT)):
        grids[view] = _grid(iter([(f"thigh_{side}", -30, 30, 200, 300)]))
    regions = {region for grid in grids.values() for region in grid.region_of.values()}
    return figure_of("little", grids, {region: _area_of(region) for region in regions})


def _area_of(region: str) -> str:
    for root, area in AREA_OF.items():
        if region.startswith(root):
            return region.replace(root, area)
    return region


def stroke(view: View, *points: tuple[int, int], width: int = 20, tool: Tool = Tool.BRUSH) -> Stroke:
    """A stroke through these points."""
    return Stroke(view, points, width, tool)


def drawing(*areas: Area) -> Drawing:
    """One complaint of these areas."""
    return Drawing((Complaint("", areas),))
