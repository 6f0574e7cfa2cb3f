"""The drawn figures as the pain drawing uses them: the paths a page shows, and the grid a drawing is counted on."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from synovia.domain.examination.pain_drawing import View
from synovia.domain.examination.pain_grid import Figure, Grid, figure_of
from synovia.domain.examination.pain_spread import CutOffs
from synovia.domain.rules.values import Quantity
from synovia.domain.terms.body_regions import BY_ID
from synovia.knowledge.library import library

FIGURES = ("woman", "man", "child")


@cache
def body_data() -> Mapping[str, Any]:
    """The figures as scripts/bodies/figure.py wrote them."""
    data: Mapping[str, Any] = json.loads(files("synovia.knowledge.figures").joinpath("body.json").read_text())
    return data


@cache
def figure(name: str) -> Figure:
    """The grid of a figure: woman, man or child."""
    data = body_data()
    return figure_in(data["figures"][name], data["regions"], data["cell"], name)


def chart(name: str) -> Mapping[str, Any]:
    """The views of a figure as paths: outline, lines, regions with the place of their label, spine levels."""
    views: Mapping[str, Any] = body_data()["figures"][name]
    return views


def figure_in(views: Mapping[str, Any], regions: Sequence[str], cell: int, name: str) -> Figure:
    """The grid of a figure in the agreed format: rows of (region, run), −1 outside the body."""
    grids = {
        View(view): Grid(cell, shown["width"], dict(_cells(shown["cells"], regions)))
        for view, shown in views.items()
    }
    return figure_of(name, grids, {region: BY_ID[region].area for region in regions})


def _cells(
    rows: Sequence[Sequence[tuple[int, int]]], regions: Sequence[str]
) -> Iterator[tuple[tuple[int, int], str]]:
    for row, runs in enumerate(rows):
        column = 0
        for index, run in runs:
            if index >= 0:
                for at in range(column, column + run):
                    yield (row, at), regions[index]
            column += run


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
