"""What a drawing says: which regions hurt and how much of them, how far and how wide the pain spreads, and which places
ask for a question. Prompts and support, never conclusions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from synovia.domain.examination import places_of_pain, widespread
from synovia.domain.examination.pain_drawing import NO_PAIN, Area, Drawing, View
from synovia.domain.examination.pain_grid import NOTHING, Cells, Figure, cells_of_area, painful_cells
from synovia.domain.terms.places import Side


@dataclass(frozen=True, slots=True)
class CutOffs:
    """From which share of a region, or how many cells of it, a region counts as touched; from which change of area,
    as a fraction, a change is more than noise; from which fit and coverage a map is worth naming; from how many sites
    and regions pain is widespread (wolfe-2016); how far from the middle the saddle reaches, in the figure's units.
    """

    region_share: float
    region_cells: int
    noise: float
    map_fit: float
    map_coverage: float
    widespread_sites: int
    widespread_regions: int
    saddle_reach: float


@dataclass(frozen=True, slots=True)
class RegionTouched:
    """A region, and the share of it that is covered on the view where most of it is (0 to 1)."""

    region: str
    share: float


@dataclass(frozen=True, slots=True)
class Spread:
    """How far and how wide the pain spreads. Shares are fractions of the figure's cells, 0 to 1."""

    regions: tuple[RegionTouched, ...]
    areas: frozenset[str]
    share: float
    share_of_view: Mapping[View, float]
    center: Mapping[View, tuple[float, float]]
    sides: frozenset[Side]
    bilateral: float  # the smaller side over the larger: 0 one side alone, 1 both alike
    sites: int  # of the 19 of the widespread pain index
    parts: int  # of the five body regions; jaw, chest and abdomen make none positive
    below_knee: bool
    below_elbow: bool
    below_shoulder: bool

    def is_widespread(self, cut: CutOffs) -> bool:
        """The five-region rule of the 2016 criteria."""
        return self.parts >= cut.widespread_regions


SADDLE = ("buttock_lower", "thigh_medial")
"""Regions around the perineum: numb on both sides, or a numb tailbone, is a numb saddle. Between the buttocks the figure
has no region of its own: near the middle these are the saddle, whatever is felt there.
"""


_JAWS = frozenset(f"jaw_{side}" for side in Side)


class Prompt(StrEnum):
    """Places that ask for a question before anything is concluded."""

    SADDLE = "saddle"
    BOTH_LEGS = "both_legs"
    CHEST_BAND = "chest_band"
    UPPER_BELLY = "upper_belly"
    BOTH_HANDS = "both_hands"


def spread_of(drawing: Drawing, figure: Figure, cut: CutOffs) -> Spread:
    """Everything that hurts on the drawing, taken together."""
    cells = painful_cells(drawing, figure)
    regions = touched(cells, figure, cut)
    hurting = _hurting(drawing, figure, cut)
    areas = _areas(hurting, figure)
    left, right = (_of_side(cells, figure, side) for side in (Side.LEFT, Side.RIGHT))
    return Spread(
        regions=regions,
        areas=areas,
        share=_share(len(cells), sum(figure.body(view) for view in figure.grids)),
        share_of_view={view: _share(_on(cells, view), figure.body(view)) for view in figure.grids},
        center=_centers(cells, figure),
        sides=frozenset(side for side, found in ((Side.LEFT, left), (Side.RIGHT, right)) if found),
        bilateral=_share(min(left, right), max(left, right)),
        sites=widespread.painful_sites(areas - {"face_jaw"} | hurting & _JAWS),
        parts=widespread.painful_regions(areas),
        below_knee=places_of_pain.distal_to_knee(areas),
        below_elbow=places_of_pain.distal_to_elbow(areas),
        below_shoulder=places_of_pain.distal_to_shoulder(areas),
    )


def touched(cells: Cells, figure: Figure, cut: CutOffs) -> tuple[RegionTouched, ...]:
    """The regions these cells touch, the most covered first. A little spilled over a border is not touched; but what
    is marked lies somewhere, so the region that has most of the cells is always named.
    """
    if not cells:
        return ()
    counted = Counter((figure.region(cell), cell[0]) for cell in cells)
    found: dict[str, tuple[float, int]] = {}
    for place, count in counted.items():
        region = place[0]
        found[region] = max(found.get(region, (0.0, 0)), (count / figure.size_of[place], count))
    most = max(found, key=lambda region: (found[region][1], region))
    named = [
        RegionTouched(region, share)
        for region, (share, count) in found.items()
        if region == most or share >= cut.region_share or count >= cut.region_cells
    ]
    return tuple(sorted(named, key=lambda one: (-one.share, one.region)))


def _hurting(drawing: Drawing, figure: Figure, cut: CutOffs) -> frozenset[str]:
    return frozenset(
        one.region for area in drawing.areas if area.hurts for one in regions_of(area, figure, cut)
    )


def _areas(regions: frozenset[str], figure: Figure) -> frozenset[str]:
    return frozenset(figure.area_of[region] for region in regions if figure.area_of[region])


def regions_of(area: Area, figure: Figure, cut: CutOffs) -> tuple[RegionTouched, ...]:
    """The regions one area lies in."""
    return touched(cells_of_area(area, figure), figure, cut)


def prompts(drawing: Drawing, figure: Figure, cut: CutOffs) -> tuple[Prompt, ...]:
    """Places that ask for a question, whatever is felt there: numbness too."""
    lying = [(area, {one.region for one in regions_of(area, figure, cut)}) for area in drawing.areas]
    found = frozenset[str]().union(*(regions for _, regions in lying))
    numb = frozenset[str]().union(*(regions for area, regions in lying if area.quality & NO_PAIN))
    areas = frozenset(figure.area_of[region] for region in found)
    named = {
        Prompt.SADDLE: "perineum" in areas
        or "coccyx" in numb
        or any(_both(numb, (one,)) for one in SADDLE)
        or _between_the_buttocks(drawing, figure, cut),
        Prompt.BOTH_LEGS: _both(areas, places_of_pain.LEG),
        Prompt.CHEST_BAND: _both(areas, ("ribs",)) and bool(areas & {"chest", "mid_back", "upper_back"}),
        Prompt.UPPER_BELLY: any(region.startswith("abdomen_upper") for region in found),
        Prompt.BOTH_HANDS: _both(areas, ("hand",)),
    }
    return tuple(prompt for prompt in Prompt if named[prompt])


def _between_the_buttocks(drawing: Drawing, figure: Figure, cut: CutOffs) -> bool:
    """Whether of an area's strokes most of what lies on the seat lies near the middle below the tailbone, and is no mere
    spill. Regions chosen from the list are not told so finely and do not count.
    """
    seat, saddle = _seat_and_saddle(figure, cut.saddle_reach)
    covered = [cells_of_area(replace(area, regions=frozenset()), figure) for area in drawing.areas]
    return any(
        2 * len(cells & saddle) > len(cells & seat) and len(cells & saddle) >= cut.region_share * len(saddle)
        for cells in covered
    )


def _seat_and_saddle(figure: Figure, reach: float) -> tuple[Cells, Cells]:
    """Seen from behind: lower buttocks, inner thighs and tailbone, and of these what lies below the tailbone and no
    farther than `reach` from the middle.
    """
    grid, tailbone = figure.grids[View.BACK], figure.cells_of.get("coccyx", NOTHING)
    lowest = max((row for _, row, _ in tailbone), default=-1)
    seat = frozenset(
        cell
        for region, cells in figure.cells_of.items()
        if region.startswith((*SADDLE, "coccyx"))
        for cell in cells
        if cell[0] is View.BACK
    )
    return seat, frozenset(
        (view, row, column)
        for view, row, column in seat
        if row > lowest and abs((column + 0.5) * grid.cell - grid.width / 2) <= reach
    )


def _both(places: frozenset[str], roots: tuple[str, ...]) -> bool:
    return all(any(one.startswith(roots) and one.endswith(f"_{side}") for one in places) for side in Side)


def _of_side(cells: Cells, figure: Figure, side: Side) -> int:
    return sum(figure.region(cell).endswith(f"_{side}") for cell in cells)


def _on(cells: Iterable[tuple[View, int, int]], view: View) -> int:
    return sum(cell[0] is view for cell in cells)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _centers(cells: Cells, figure: Figure) -> dict[View, tuple[float, float]]:
    """The middle of what is covered on each view, in the figure's units."""
    centers = {}
    for view, grid in figure.grids.items():
        here = [(row, column) for on, row, column in cells if on is view]
        if here:
            across = sum(column for _, column in here) / len(here)
            down = sum(row for row, _ in here) / len(here)
            centers[view] = ((across + 0.5) * grid.cell, (down + 0.5) * grid.cell)
    return centers
