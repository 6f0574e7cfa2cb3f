"""The figures of the body chart, read strictly: what is drawn, and which region every cell of a drawing is.

The file is written by `scripts/bodies/figure.py` from CC0 body data. Units: a thousandth of the drawing's height, x to
the drawing's right, y down. In front and back view the person's left and right mirror each other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from synovia.domain.terms.body_regions import BY_ID

Cell = tuple[int, int]
"""Row and column."""
VIEWS = ("front", "back", "left", "right")


class FigureRefused(ValueError):
    """A file of figures that does not fit the catalogue of regions or its own size."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One region on one view: its path in SVG and a point well inside it."""

    path: str
    label: tuple[int, int]


@dataclass(frozen=True)
class View:
    """One drawing. `rows` are runs of (place in `order`, cells), −1 off the body."""

    name: str
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
    def cells(self) -> Mapping[Cell, str]:
        """The region id of every cell of the body."""
        found: dict[Cell, str] = {}
        for row, runs in enumerate(self.rows):
            column = 0
            for number, run in runs:
                if number >= 0:
                    found |= {(row, column + step): self.order[number] for step in range(run)}
                column += run
        return MappingProxyType(found)

    def region_at(self, x: float, y: float) -> str:
        """The region at a point in units, "" off the body."""
        return self.cells.get((int(y // self.cell), int(x // self.cell)), "")

    def cells_of(self, region: str) -> frozenset[Cell]:
        """The cells of a region, none where this view does not show it."""
        return frozenset(cell for cell, own in self.cells.items() if own == region)


@dataclass(frozen=True, slots=True)
class Figure:
    """A woman, a man or a child, in the four views."""

    name: str
    views: Mapping[str, View]


@cache
def figures() -> Mapping[str, Figure]:
    """The figures that ship with Synovia."""
    return figures_in(json.loads(files(__name__).joinpath("body.json").read_text("utf-8")))


def figures_in(data: Mapping[str, Any]) -> Mapping[str, Figure]:
    """The figures of a file's content; raises FigureRefused naming what does not fit."""
    order = tuple(data["regions"])
    _known(order)
    return MappingProxyType(
        {
            name: Figure(
                name, MappingProxyType({view: _view(view, views[view], data, order) for view in VIEWS})
            )
            for name, views in data["figures"].items()
        }
    )


def _view(name: str, shown: Mapping[str, Any], data: Mapping[str, Any], order: tuple[str, ...]) -> View:
    _known(shown["regions"])
    rows = tuple(tuple((number, run) for number, run in row) for row in shown["cells"])
    height, cell, width = data["height"], data["cell"], shown["width"]
    if len(rows) * cell != height or any(sum(run for _, run in row) * cell != width for row in rows):
        raise FigureRefused(f"the cells of {name!r} do not fill its {width} by {height} units")
    regions = {
        key: Shown(one["path"], (one["label"][0], one["label"][1])) for key, one in shown["regions"].items()
    }
    levels = {key: (place[0], place[1]) for key, place in shown["levels"].items()}
    return View(
        name, width, height, cell, shown["outline"], tuple(shown["lines"]), regions, levels, rows, order
    )


def _known(regions: Sequence[str] | Mapping[str, Any]) -> None:
    strange = [region for region in regions if region not in BY_ID]
    if strange:
        raise FigureRefused(f"unknown region {strange[0]!r}")
