"""The body chart's figures: every region can be drawn, and what is drawn can be read back as a region."""

import json
import re
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest

from synovia.domain.examination.pain_drawing import View
from synovia.domain.terms.body_regions import BODY_REGIONS, BY_ID, GROUPS
from synovia.domain.terms.findings.complaint import PAIN_AREAS
from synovia.knowledge.figures import DrawnView, FigureRefused, figure, figures, figures_in

WHO = ("woman", "man", "child")
DRAWN = [pytest.param(who, view, id=f"{who} {view}") for who in WHO for view in View]
LEVELS = (
    [f"C{number}" for number in range(1, 8)]
    + [f"T{number}" for number in range(1, 13)]
    + [f"L{number}" for number in range(1, 6)]
    + ["S1"]
)
LARGEST = 700_000


def view(who: str, name: str) -> DrawnView:
    return figures()[who][View(name)]


def region_at(drawn: DrawnView, x: float, y: float) -> str:
    return drawn.grid.region_of.get((int(y // drawn.cell), int(x // drawn.cell)), "")


def other_side(region: str) -> str:
    swap = {"left": "right", "right": "left", "": ""}
    side = BY_ID[region].side
    return region.removesuffix(side) + swap[side]


def test_a_point_on_the_drawing_is_a_named_region() -> None:
    """Where the navel is in front, the spine is behind; off the body there is no region."""
    front, back = view("woman", "front"), view("woman", "back")
    x, y = back.regions["lumbar_lower_central"].label
    assert region_at(back, x, y) == "lumbar_lower_central"
    assert region_at(front, front.width - x, y).startswith("abdomen")
    assert region_at(front, 1, 1) == ""


def test_the_person_s_left_is_on_the_right_of_the_front_drawing() -> None:
    front, back = view("man", "front"), view("man", "back")
    assert front.regions["knee_front_left"].label[0] > front.width / 2
    assert back.regions["knee_back_left"].label[0] < back.width / 2


def test_the_chart_names_more_than_a_hundred_regions_head_to_foot() -> None:
    assert len(BODY_REGIONS) >= 100
    assert len(BY_ID) == len(BODY_REGIONS)
    listed = [GROUPS.index(region.group) for region in BODY_REGIONS]
    assert listed == sorted(listed)


@pytest.mark.parametrize(
    "region", [pytest.param(one, id=one.id) for one in BODY_REGIONS if one.side != "right"]
)
def test_every_region_is_shown_where_the_catalogue_says(region: Any) -> None:
    """On every figure, by at least two cells on each view named, and by six on its best one."""
    for who in WHO:
        cells = {name: figure(who).size_of[region.id, name] for name in View}
        assert region.views
        assert all(cells[View(name)] >= 2 for name in region.views), (who, cells)
        assert max(cells.values()) >= 6, (who, cells)


def test_sided_regions_come_in_pairs_that_differ_in_the_side_alone() -> None:
    for region in BODY_REGIONS:
        if region.side:
            twin = BY_ID[other_side(region.id)]
            assert (region.group, len(region.views)) == (twin.group, len(twin.views))
            assert region.name.removesuffix(region.side) == twin.name.removesuffix(twin.side)
        else:
            assert not region.id.endswith(("_left", "_right"))


def test_every_region_counts_as_an_area_of_the_complaint_on_its_own_side() -> None:
    known = {choice.value if hasattr(choice, "value") else choice for choice in PAIN_AREAS.choices}
    for region in BODY_REGIONS:
        assert region.area in known, region.id
        assert (
            region.side == ""
            or not region.area.endswith(("_left", "_right"))
            or region.area.endswith(region.side)
        )


@pytest.mark.parametrize(("who", "name"), DRAWN)
def test_left_and_right_mirror_each_other(who: str, name: str) -> None:
    shown = view(who, name)
    twin = view(who, {"left": "right", "right": "left"}.get(name, name))
    last = shown.width // shown.cell - 1
    mirrored = {
        (row, last - column): other_side(region) for (row, column), region in shown.grid.region_of.items()
    }
    same = sum(twin.grid.region_of.get(cell) == region for cell, region in mirrored.items())
    assert mirrored.keys() == twin.grid.region_of.keys()
    assert same >= 0.98 * len(mirrored)


@pytest.mark.parametrize(("who", "name"), DRAWN)
def test_cells_and_paths_name_the_same_regions(who: str, name: str) -> None:
    shown = view(who, name)
    assert set(shown.grid.region_of.values()) <= set(shown.regions)
    for region, drawn in shown.regions.items():
        assert drawn.path.startswith("M"), region
        assert drawn.path.endswith("z"), region


@pytest.mark.parametrize(("who", "name"), DRAWN)
def test_the_body_stands_in_its_frame(who: str, name: str) -> None:
    shown = view(who, name)
    rows = [row for row, _ in shown.grid.region_of]
    assert min(rows) <= 2
    assert max(rows) * shown.cell > 0.9 * shown.height
    assert re.fullmatch(r"(M[-\d. ]+([cl][-\d. ]+)+z)+", shown.outline)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("name", ["back", "left", "right"])
def test_spine_levels_run_from_the_head_down(who: str, name: str) -> None:
    levels = view(who, name).levels
    assert list(levels) == LEVELS
    assert all(above[1] < below[1] for above, below in pairwise(levels.values()))


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(
    ("level", "region"),
    [
        ("C5", "neck_lower_central"),
        ("T6", "thoracic_mid_central"),
        ("L2", "lumbar_upper_central"),
        ("S1", "sacrum"),
    ],
)
def test_a_level_lies_in_the_region_named_after_it(who: str, level: str, region: str) -> None:
    back = view(who, "back")
    x, y = back.levels[level]
    assert region_at(back, x, y) == region


def test_a_file_that_does_not_fit_is_refused() -> None:
    text = files("synovia.knowledge.figures").joinpath("body.json").read_text("utf-8")
    assert len(text) < LARGEST
    data = json.loads(text)
    strange = data | {"regions": [*data["regions"], "third_arm"]}
    with pytest.raises(FigureRefused, match="third_arm"):
        figures_in(strange)
    data["figures"]["man"]["back"]["width"] += data["cell"]
    with pytest.raises(FigureRefused, match="'back' do not fill"):
        figures_in(data)
