"""Where pain from a nerve root or a joint is felt, as published, beside where it was drawn. Support only: the maps differ
from author to author and from person to person, and a drawing alone locates the source poorly.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from synovia.domain.examination.pain_drawing import Complaint
from synovia.domain.examination.pain_grid import NOTHING, Cells, Figure, cells_of_areas
from synovia.domain.examination.pain_spread import CutOffs
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.places import Side


class Kind(StrEnum):
    """What a map is of."""

    DERMATOME = "dermatome"
    FACET = "facet"
    SACROILIAC = "sacroiliac"
    HIP = "hip"
    TENDON = "tendon"


@dataclass(frozen=True, slots=True)
class PainMap:
    """The regions in which pain from one source was felt, without their side. `shares`: the fraction of the people
    studied (0 to 1) who felt it in an area of the finding `pain_areas`, where the source counted them.
    """

    key: str
    name: str
    kind: Kind
    regions: tuple[str, ...]
    sources: tuple[str, ...]
    standing: Standing
    checked_on: date
    note: str = ""
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How a complaint and a map meet on one side: `fit` is the share of the drawn cells that lie in the map,
    `coverage` the share of the map that is drawn. Without a side where the complaint keeps to the middle.
    """

    map: PainMap
    side: Side | None
    fit: float
    coverage: float


def overlaps(
    complaint: Complaint, maps: Iterable[PainMap], figure: Figure, cut: CutOffs
) -> tuple[Overlap, ...]:
    """The maps that hold most of what is drawn and are filled well enough to be named, the best fit first.

    Everything felt counts, numbness and tingling too.
    """
    drawn = cells_of_areas(complaint.areas, figure)
    found = [
        one for one in _all(drawn, maps, figure) if one.fit > cut.map_fit and one.coverage > cut.map_coverage
    ]
    return tuple(sorted(found, key=lambda one: (-one.fit * one.coverage, one.map.key, one.side or "")))


def _all(drawn: Cells, maps: Iterable[PainMap], figure: Figure) -> Iterator[Overlap]:
    views = {cell[0] for cell in drawn}
    sides: set[Side | None] = {
        side for side in Side if any(figure.region(cell).endswith(f"_{side}") for cell in drawn)
    }
    for side in sides or {None}:
        mine = frozenset(
            cell for cell in drawn if side is None or not figure.region(cell).endswith(f"_{side.other}")
        )
        for one in maps:
            cells = frozenset(cell for cell in cells_of_map(one, side, figure) if cell[0] in views)
            if cells:
                both = len(mine & cells)
                yield Overlap(one, side, both / len(mine), both / len(cells))


def cells_of_map(one: PainMap, side: Side | None, figure: Figure) -> Cells:
    """The cells of a map on one side, or on both: a region named without its side is taken there, or in the middle."""
    sides = Side if side is None else (side,)
    return NOTHING.union(
        *(
            figure.cells_of[region]
            for name in one.regions
            for region in (name, *(f"{name}_{own}" for own in sides))
            if region in figure.cells_of
        )
    )
