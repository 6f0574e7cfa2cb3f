"""The drawn figures as the pain drawing uses them: the grid a drawing is counted on, and the cut-offs it is judged by."""

from functools import cache

from synovia.domain.examination.pain_drawing import View
from synovia.domain.examination.pain_grid import Figure, Grid, figure_of
from synovia.domain.examination.pain_spread import CutOffs
from synovia.domain.rules.values import Quantity
from synovia.domain.terms.body_regions import BY_ID
from synovia.knowledge.figures import figures
from synovia.knowledge.library import library

FIGURES = ("woman", "man", "child")


@cache
def figure(name: str) -> Figure:
    """The grid of a figure: woman, man or child."""
    views = figures()[name].views
    grids = {View(key): Grid(view.cell, view.width, view.cells) for key, view in views.items()}
    order = next(iter(views.values())).order
    return figure_of(name, grids, {region: BY_ID[region].area for region in order})


@cache
def cut_offs() -> CutOffs:
    """The cut-offs of the pain drawing, from the knowledge."""
    return CutOffs(
        region_share=_number("pain-drawing/region-share"),
        region_cells=int(_number("pain-drawing/region-cells")),
        noise=_number("pain-drawing/noise"),
        map_fit=_number("pain-drawing/map-fit"),
        map_coverage=_number("pain-drawing/map-coverage"),
        widespread_sites=int(_number("fibromyalgia/wpi")),
        widespread_regions=int(_number("fibromyalgia/regions")),
    )


def _number(key: str) -> float:
    known = library().values[key]
    assert isinstance(known, Quantity), f"{key} is a quantity"
    return known.number
