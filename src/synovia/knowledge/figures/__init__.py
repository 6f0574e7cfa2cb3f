"""The figures of the body chart, read strictly: what is drawn, the grid a drawing on it is counted on, and the cut-offs
a drawing is judged by.

The file is written by `scripts/bodies/figure.py` from CC0 body data. Units: a thousandth of the drawing's height, x to
the drawing's right, y down. In front and back view the person's left and right mirror each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from synovia.domain.examination.pain_drawing import View
from synovia.domain.examination.pain_grid import Figure, Grid, figure_of
from synovia.domain.examination.pain_spread import CutOffs
from synovia.domain.rules.values import Quantity
from synovia.domain.terms.body_regions import BY_ID
from synovia.knowledge.library import library


class FigureRefused(ValueError):
    """A file of figures that does not fit the catalogue of regions or its own size."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One region on one view: its path in SVG and a point well inside it."""

    path: str
    label: tuple[int, int]


@dataclass(frozen=True)
class DrawnView:
    """One side of a figure. `rows` are runs of (place in `order`, cells), −1 off the body."""

    width: int
    height: int
    cell: int
    outline: str
    lines: tuple[str, ...]
    regions: Mapping[str, Shown]
    levels: Mapping[str, tuple[int, int]]
    rows: tuple[tuple[tuple[int, int], ...], ...]
    order: tuple[str, ...]

    @cached_property
    def grid(self) -> Grid:
        """The region of every cell of the body."""
        found: dict[tuple[int, int], str] = {}
        for row, runs in enumerate(self.rows):
            column = 0
            for number, run in runs:
                if number >= 0:
                    found |= {(row, column + step): self.order[number] for step in range(run)}
                column += run
        return Grid(self.cell, self.width, MappingProxyType(found))


DrawnFigure = Mapping[View, DrawnView]
"""A woman, a man or a child, in the four views."""


@cache
def figures() -> Mapping[str, DrawnFigure]:
    """The figures that ship with Synovia, as they are drawn."""
    return figures_in(json.loads(files(__name__).joinpath("body.json").read_text("utf-8")))


@cache
def figure(name: str) -> Figure:
    """One of them as a drawing on it is counted."""
    views = figures()[name]
    grids = {view: drawn.grid for view, drawn in views.items()}
    return figure_of(name, grids, {region: BY_ID[region].area for region in views[View.FRONT].order})


def figures_in(data: Mapping[str, Any]) -> Mapping[str, DrawnFigure]:
    """The figures of a file's content; raises FigureRefused naming what does not fit."""
    _known(data["regions"])
    return MappingProxyType(
        {
            name: MappingProxyType({view: _view(view, views[view], data) for view in View})
            for name, views in data["figures"].items()
        }
    )


def _view(name: View, shown: Mapping[str, Any], data: Mapping[str, Any]) -> DrawnView:
    _known(shown["regions"])
    rows = tuple(tuple((number, run) for number, run in row) for row in shown["cells"])
    height, cell, width = data["height"], data["cell"], shown["width"]
    if len(rows) * cell != height or any(sum(run for _, run in row) * cell != width for row in rows):
        raise FigureRefused(f"the cells of '{name}' do not fill its {width} by {height} units")
    return DrawnView(
        width=width,
        height=height,
        cell=cell,
        outline=shown["outline"],
        lines=tuple(shown["lines"]),
        regions={
            key: Shown(one["path"], (one["label"][0], one["label"][1]))
            for key, one in shown["regions"].items()
        },
        levels={key: (place[0], place[1]) for key, place in shown["levels"].items()},
        rows=rows,
        order=tuple(data["regions"]),
    )


def _known(regions: Iterable[str]) -> None:
    strange = [region for region in regions if region not in BY_ID]
    if strange:
        raise FigureRefused(f"unknown region {strange[0]!r}")


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
        saddle_reach=_number("pain-drawing/saddle-reach"),
    )


def _number(key: str) -> float:
    known = library().values[key]
    assert isinstance(known, Quantity), f"{key} is a quantity"
    return known.number
