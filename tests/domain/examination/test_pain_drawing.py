"""The pain drawing: what is read, which cells and regions it covers, what it says and what it only asks."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from synovia.domain.examination.pain_change import change
from synovia.domain.examination.pain_drawing import (
    Area,
    Complaint,
    Drawing,
    DrawingRefused,
    Stroke,
    Tool,
    View,
    contradictions,
    read_drawing,
)
from synovia.domain.examination.pain_grid import cells_of_area
from synovia.domain.examination.pain_maps import Kind, PainMap, overlaps
from synovia.domain.examination.pain_spread import Prompt, Spread, prompts, regions_of, spread_of
from synovia.domain.terms.evidence import Standing
from synovia.domain.terms.findings.complaint import PAIN_AREAS
from synovia.domain.terms.places import Side
from synovia.knowledge.figures import cut_offs, figure
from synovia.knowledge.library import library
from tests.domain.examination.drawn import CUT, drawing, little_figure, stroke

FIGURE = little_figure()
# The left calf on the back view lies on the drawing's left: 50 to 90 across, 300 to 380 down.
CALF = stroke(View.BACK, (70, 310), (70, 370))


def test_a_drawing_is_read_as_it_was_written() -> None:
    one = drawing(
        Area((CALF,), frozenset({"shin_left"}), frozenset({"sharp"}), 5, 8, 2, "deep", "constant", "at night")
    )
    assert read_drawing(one.as_json(), FIGURE.area_of) == one == Drawing.of(one.as_json())


STROKE: dict[str, Any] = {"view": "back", "tool": "brush", "width": 20, "points": [1, 2]}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ([], "table"),
        ({}, "list"),
        ({"complaints": [{}] * 7}, "more than 6"),
        ({"complaints": [{"areas": [{"regions": ["wing_left"]}]}]}, "wing_left"),
        ({"complaints": [{"areas": [{"quality": ["purple"]}]}]}, "purple"),
        ({"complaints": [{"areas": [{"now": 11}]}]}, "0 to 10"),
        ({"complaints": [{"areas": [{"now": True}]}]}, "0 to 10"),
        ({"complaints": [{"areas": [{"depth": "abyss"}]}]}, "abyss"),
        ({"complaints": [{"areas": [{"note": 7}]}]}, "text"),
        ({"complaints": [{"areas": [{"strokes": [STROKE | {"points": [1]}]}]}]}, "pairs"),
        ({"complaints": [{"areas": [{"strokes": [STROKE | {"points": [1, 99999]}]}]}]}, "pairs"),
        ({"complaints": [{"areas": [{"strokes": [STROKE | {"points": [1, float("nan")]}]}]}]}, "pairs"),
        ({"complaints": [{"areas": [{"strokes": [STROKE | {"points": [1, 2] * 3000}]}]}]}, "more than"),
        ({"complaints": [{"areas": [{"strokes": [STROKE | {"width": 900}]}]}]}, "width"),
        ({"complaints": [{"areas": [{"strokes": [STROKE | {"view": "above"}]}]}]}, "above"),
        ({"complaints": [{"areas": [{"strokes": [STROKE | {"view": ""}]}]}]}, "view"),
    ],
)
def test_what_is_not_exactly_a_drawing_is_refused_in_words(given: object, why: str) -> None:
    with pytest.raises(DrawingRefused, match=why):
        read_drawing(given, FIGURE.area_of)


def test_a_brush_covers_the_cells_whose_middle_it_reaches_and_nothing_beside_the_body() -> None:
    dot = Area((stroke(View.BACK, (70, 340), width=10),))
    assert cells_of_area(dot, FIGURE) == {(View.BACK, row, column) for row in (67, 68) for column in (13, 14)}
    assert not cells_of_area(Area((stroke(View.BACK, (5, 5)),)), FIGURE)


def test_an_outline_is_filled() -> None:
    box = stroke(View.BACK, (60, 310), (80, 310), (80, 330), (60, 330), tool=Tool.OUTLINE)
    assert len(cells_of_area(Area((box,)), FIGURE)) == 16


def test_an_eraser_takes_away_what_was_drawn_before_it_and_not_what_comes_after_or_was_listed() -> None:
    eraser = replace(CALF, tool=Tool.ERASER, width=40)
    assert not cells_of_area(Area((CALF, eraser)), FIGURE)
    assert cells_of_area(Area((eraser, CALF)), FIGURE) == cells_of_area(Area((CALF,)), FIGURE)
    listed = Area((eraser,), frozenset({"calf_left"}))
    assert cells_of_area(listed, FIGURE) == FIGURE.cells_of["calf_left"]


def test_a_little_spilled_over_a_border_is_not_touched_but_what_is_marked_lies_somewhere() -> None:
    spilled = Area((stroke(View.BACK, (70, 306), (70, 370)),))
    assert [one.region for one in regions_of(spilled, FIGURE, CUT)] == ["calf_left"]
    dot = Area((stroke(View.FRONT, (100, 100), width=10),))
    assert [one.region for one in regions_of(dot, FIGURE, CUT)] == ["chest"]


def test_the_share_of_a_region_is_that_on_the_view_where_most_of_it_is_drawn() -> None:
    whole = regions_of(Area(regions=frozenset({"thigh_left"})), FIGURE, CUT)
    assert [(one.region, one.share) for one in whole] == [("thigh_left", 1.0)]
    side = stroke(View.LEFT, (70, 200), (130, 200), (130, 300), (70, 300), tool=Tool.OUTLINE)
    assert regions_of(Area((side,)), FIGURE, CUT)[0].share == 1.0


def test_how_far_and_how_wide_it_spreads() -> None:
    spread = spread_of(drawing(Area((CALF,))), FIGURE, CUT)
    assert spread.areas == {"lower_leg_left"}
    assert (spread.below_knee, spread.below_elbow, spread.below_shoulder) == (True, False, False)
    assert spread.sides == {Side.LEFT}
    assert (spread.bilateral, spread.sites, spread.parts) == (0.0, 1, 1)
    assert set(spread.center) == {View.BACK}
    assert spread.center[View.BACK] == pytest.approx((70, 340), abs=3)
    assert 0 < spread.share < spread.share_of_view[View.BACK] < 0.1
    assert spread.share_of_view[View.FRONT] == 0


def test_both_sides_alike_are_bilateral() -> None:
    spread = spread_of(drawing(Area(regions=frozenset({"calf_left", "calf_right"}))), FIGURE, CUT)
    assert spread.bilateral == 1.0
    assert spread.sides == set(Side)


def test_chest_and_belly_are_sites_but_make_no_region_of_the_five_positive() -> None:
    front = spread_of(drawing(Area(regions=frozenset({"chest", "abdomen"}))), FIGURE, CUT)
    assert (front.sites, front.parts) == (2, 0)
    regions = frozenset({"hand_left", "hand_right", "thigh_left", "thigh_right", "upper_back"})
    wide = spread_of(drawing(Area(regions=regions)), FIGURE, CUT)
    assert wide.parts == 5
    assert wide.is_widespread(CUT)


def test_numbness_alone_does_not_hurt_unless_pain_is_scored() -> None:
    numb = Area((CALF,), quality=frozenset({"numb", "tingling"}))
    assert spread_of(drawing(numb), FIGURE, CUT).areas == frozenset()
    assert spread_of(drawing(replace(numb, worst=3)), FIGURE, CUT).areas == {"lower_leg_left"}
    assert spread_of(drawing(replace(numb, quality=frozenset())), FIGURE, CUT).areas == {"lower_leg_left"}


@pytest.mark.parametrize(
    ("regions", "quality", "asked"),
    [
        ({"perineum"}, set(), {Prompt.SADDLE}),
        ({"buttock_lower_left", "buttock_lower_right"}, {"numb"}, {Prompt.SADDLE}),
        ({"buttock_lower_left", "buttock_lower_right"}, {"sharp"}, set()),
        ({"buttock_lower_left"}, {"numb"}, set()),
        ({"calf_left", "thigh_right"}, set(), {Prompt.BOTH_LEGS}),
        ({"calf_left", "thigh_left"}, set(), set()),
        ({"hand_left", "hand_right"}, {"tingling"}, {Prompt.BOTH_HANDS}),
        ({"low_back_central"}, set(), set()),
    ],
)
def test_some_places_ask_for_a_question(regions: set[str], quality: set[str], asked: set[Prompt]) -> None:
    area = Area(regions=frozenset(regions), quality=frozenset(quality))
    assert set(prompts(drawing(area), FIGURE, CUT)) == asked


def test_a_map_is_named_when_it_holds_most_of_the_drawing_and_is_filled_well_enough() -> None:
    leg = PainMap(
        "leg",
        "Leg",
        Kind.DERMATOME,
        ("thigh", "calf"),
        (),
        Standing.RECALLED,
        library().pain_maps[0].checked_on,
    )
    found = overlaps(Complaint("", (Area(regions=frozenset({"calf_left"})),)), [leg], FIGURE, CUT)
    assert [(one.side, one.fit, round(one.coverage, 2)) for one in found] == [(Side.LEFT, 1.0, 0.57)]
    elsewhere = Complaint("", (Area(regions=frozenset({"hand_left", "calf_left", "chest", "abdomen"})),))
    assert overlaps(elsewhere, [leg], FIGURE, CUT) == ()
    assert (
        overlaps(Complaint("", (Area((stroke(View.BACK, (70, 340), width=10),)),)), [leg], FIGURE, CUT) == ()
    )


def test_a_change_is_area_overlap_and_which_regions_came_and_went() -> None:
    before, now = (drawing(Area(regions=frozenset({region}))) for region in ("calf_left", "hand_left"))
    moved = change(before, now, FIGURE, CUT)
    assert (moved.jaccard, moved.dice) == (0.0, 0.0)
    assert (moved.new, moved.gone) == (("hand_left",), ("calf_left",))
    assert moved.area == pytest.approx(-0.625)
    assert not moved.is_noise


def test_a_small_change_of_area_is_noise_and_from_nothing_there_is_no_share() -> None:
    before = drawing(Area(regions=frozenset({"calf_left"})))
    now = drawing(Area((stroke(View.BACK, (95, 340), width=10),), frozenset({"calf_left"})))
    assert change(before, now, FIGURE, CUT).is_noise
    assert change(Drawing(), before, FIGURE, CUT).area is None


def test_intensities_that_cannot_all_be_right_are_named() -> None:
    assert list(contradictions(Area(now=6, worst=4, best=1))) == [("worst", "now")]
    assert list(contradictions(Area(now=4, worst=4, best=4))) == []
    assert list(contradictions(Area(best=4))) == []


@pytest.mark.parametrize("kind", ["woman", "man", "child"])
def test_every_region_of_every_map_is_on_the_figures(kind: str) -> None:
    drawn = figure(kind)
    for one in library().pain_maps:
        for region in one.regions:
            assert region in drawn.area_of or f"{region}_left" in drawn.area_of, f"{one.key}: {region}"


def test_the_knowledge_has_the_cut_offs_these_examples_use() -> None:
    assert cut_offs() == CUT


def test_a_sciatic_stripe_on_the_real_figure_is_a_leg_below_the_knee() -> None:
    drawn = figure("man")
    stripe = Area(regions=frozenset({"thigh_back_left", "calf_lateral_left", "heel_left", "foot_sole_left"}))
    spread = spread_of(drawing(stripe), drawn, cut_offs())
    assert spread.below_knee
    assert {"thigh_left", "lower_leg_left", "heel_left", "foot_left"} == spread.areas
    named = overlaps(Complaint("", (stripe,)), library().pain_maps, drawn, cut_offs())
    assert named[0].map.key == "dermatome-s1"


def test_a_stroke_keeps_its_usual_width() -> None:
    assert read_drawing(
        {"complaints": [{"areas": [{"strokes": [{"view": "back", "points": [1, 2]}]}]}]}, ()
    ).areas[0].strokes == (Stroke(View.BACK, ((1, 2),)),)


SITES = {
    "jaw": ("jaw_left", "jaw_right"),
    "shoulder girdle": ("trapezius_left", "shoulder_side_right"),
    "upper arm": ("upper_arm_back_left", "upper_arm_front_right"),
    "lower arm": ("forearm_back_radial_left", "thumb_right"),
    "hip": ("buttock_upper_left", "lateral_hip_right"),
    "upper leg": ("thigh_front_left", "thigh_back_right"),
    "lower leg": ("calf_medial_left", "foot_sole_right"),
    "middle": (
        "neck_upper_left",
        "thoracic_mid_central",
        "lumbar_lower_right",
        "chest_left",
        "abdomen_lower_right",
    ),
}
"""A region of the chart for each of the 19 sites of the widespread pain index, left and right."""
ALL_SITES = [region for regions in SITES.values() for region in regions]


def wide(*regions: str) -> Spread:
    return spread_of(drawing(Area(regions=frozenset(regions))), figure("woman"), cut_offs())


@pytest.mark.parametrize("region", ALL_SITES)
def test_each_site_alone_counts_one_and_no_more_than_one_part_of_the_body(region: str) -> None:
    makes_no_part = region.startswith(("jaw", "chest", "abdomen"))
    assert (wide(region).sites, wide(region).parts) == (1, 0 if makes_no_part else 1)


@pytest.mark.parametrize(
    ("regions", "sites", "parts"),
    [
        (ALL_SITES, 19, 5),
        (("jaw_left", "jaw_right"), 2, 0),
        (("jaw_left", "jaw_right", "chest_right", "abdomen_upper_left"), 4, 0),
        (("face_left", "temple_right", "perineum", "sij_left"), 0, 0),
        (("trapezius_left", "shoulder_back_left", "scapula_body_left", "thoracic_upper_left"), 2, 2),
        (("thumb_left", "thumb_right", "heel_left", "heel_right"), 4, 4),
        (("thumb_left", "thumb_right", "heel_left", "lumbar_upper_left"), 4, 4),
        (("thumb_left", "thumb_right", "heel_left", "chest_left", "jaw_left"), 5, 3),
    ],
)
def test_the_widespread_index_counts_nineteen_sites_and_five_parts(
    regions: Iterable[str], sites: int, parts: int
) -> None:
    spread = wide(*regions)
    assert (spread.sites, spread.parts, spread.is_widespread(cut_offs())) == (sites, parts, parts >= 4)


# Strokes on the back view by how far they lie from its middle, and from the tailbone's lower end, in units.
@pytest.mark.parametrize("kind", ["woman", "man", "child"])
@pytest.mark.parametrize(
    ("points", "width", "asked"),
    [
        pytest.param(((0, 20), (0, 30)), 10, True, id="a dot in the cleft"),
        pytest.param(((8, 10), (8, 30)), 12, True, id="a line just beside it"),
        pytest.param(((0, -30), (0, 35)), 20, True, id="a line from the sacrum down through it"),
        pytest.param(((0, 55),), 40, True, id="a patch between the tops of the thighs"),
        pytest.param(((0, -12),), 16, False, id="the tailbone"),
        pytest.param(((60, 20),), 40, False, id="the middle of one buttock"),
        pytest.param(((0, -70), (0, -40)), 30, False, id="the sacrum"),
    ],
)
def test_whatever_is_felt_between_the_buttocks_asks_for_a_question(
    kind: str, points: tuple[tuple[int, int], ...], width: int, asked: bool
) -> None:
    drawn = figure(kind)
    grid = drawn.grids[View.BACK]
    end = max((row + 1) * grid.cell for view, row, _ in drawn.cells_of["coccyx"] if view is View.BACK)
    for sign in (1, -1):
        line = [(grid.width // 2 + sign * x, end + y) for x, y in points]
        found = prompts(drawing(Area((stroke(View.BACK, *line, width=width),))), drawn, cut_offs())
        assert (Prompt.SADDLE in found) is asked


def test_a_region_chosen_beside_it_does_not_hide_the_stroke() -> None:
    dot = stroke(View.BACK, (260, 485), (260, 495), width=12)
    both = Area((dot,), frozenset({"buttock_lower_left"}))
    assert Prompt.SADDLE in prompts(drawing(both), figure("woman"), cut_offs())


@pytest.mark.parametrize(
    ("regions", "quality", "asked"),
    [
        ({"buttock_lower_left", "buttock_lower_right"}, set(), False),
        ({"buttock_lower_left", "buttock_lower_right"}, {"tingling"}, True),
        ({"coccyx"}, {"dull_ache"}, False),
        ({"coccyx"}, {"numb"}, True),
        ({"thigh_medial_left", "thigh_medial_right"}, {"numb"}, True),
        ({"perineum"}, {"sharp"}, True),
    ],
)
def test_whole_regions_of_the_seat_ask_only_where_feeling_is_changed(
    regions: set[str], quality: set[str], asked: bool
) -> None:
    area = Area(regions=frozenset(regions), quality=frozenset(quality))
    assert (Prompt.SADDLE in prompts(drawing(area), figure("man"), cut_offs())) is asked


def test_a_drawing_in_the_middle_meets_the_maps_without_a_side() -> None:
    area = Area(regions=frozenset({"perineum", "coccyx"}))
    found = overlaps(Complaint("", (area,)), library().pain_maps, figure("woman"), cut_offs())
    assert [(one.map.key, one.side, one.fit) for one in found][:1] == [("dermatome-s4-5", None, 1.0)]


def test_every_level_has_its_map_and_shares_are_fractions_by_area() -> None:
    maps = {one.key: one for one in library().pain_maps}
    levels = [f"c{n}" for n in range(2, 9)] + [f"t{n}" for n in range(1, 13)] + [f"l{n}" for n in range(1, 6)]
    assert {f"dermatome-{level}" for level in (*levels, "s1", "s2", "s3", "s4-5")} < maps.keys()
    assert {f"facet-c{n}-{n + 1}" for n in range(7)} | {
        f"facet-l{n}-{n + 1}" for n in range(1, 5)
    } < maps.keys()
    assert maps["sacroiliac"].shares["buttock"] == 0.94
    for one in maps.values():
        for area, share in one.shares.items():
            assert any(choice.startswith(area) for choice in PAIN_AREAS.choices), area
            assert 0 < share < 1
