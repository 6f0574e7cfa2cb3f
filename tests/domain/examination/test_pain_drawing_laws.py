"""What holds for every drawing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.examination.pain_change import change, jaccard
from synovia.domain.examination.pain_drawing import Area, Complaint, Drawing, Stroke, Tool, View, read_drawing
from synovia.domain.examination.pain_grid import Cells, cells_of_area, painful_cells
from synovia.domain.examination.pain_spread import prompts, regions_of, spread_of
from tests.domain.examination.drawn import CELL, CUT, WIDTH, little_figure

FIGURE = little_figure()
MIRRORED_VIEW = {
    View.FRONT: View.FRONT,
    View.BACK: View.BACK,
    View.LEFT: View.RIGHT,
    View.RIGHT: View.LEFT,
}
points = st.tuples(st.integers(0, WIDTH), st.integers(0, 400))
strokes = st.builds(
    Stroke,
    st.sampled_from(View),
    st.lists(points, min_size=1, max_size=5).map(tuple),
    st.integers(8, 80),
    st.sampled_from(Tool),
)
scores = st.none() | st.integers(0, 10)
areas = st.builds(
    Area,
    strokes=st.lists(strokes, max_size=4).map(tuple),
    regions=st.frozensets(st.sampled_from(sorted(FIGURE.area_of)), max_size=3),
    quality=st.frozensets(st.sampled_from(("numb", "sharp", "tingling")), max_size=2),
    now=scores,
)
drawings = st.lists(st.lists(areas, max_size=2), max_size=2).map(
    lambda listed: Drawing(tuple(Complaint("", tuple(one)) for one in listed))
)


def other_side(region: str) -> str:
    for side, other in (("left", "right"), ("right", "left")):
        if region.endswith(f"_{side}"):
            return region.removesuffix(side) + other
    return region


def mirrored_stroke(one: Stroke) -> Stroke:
    return replace(one, view=MIRRORED_VIEW[one.view], points=tuple((WIDTH - x, y) for x, y in one.points))


def mirrored_area(one: Area) -> Area:
    return replace(
        one,
        strokes=tuple(mirrored_stroke(stroke) for stroke in one.strokes),
        regions=frozenset(other_side(region) for region in one.regions),
    )


def mirrored(one: Drawing) -> Drawing:
    return Drawing(
        tuple(
            Complaint(complaint.name, tuple(mirrored_area(area) for area in complaint.areas))
            for complaint in one.complaints
        )
    )


def mirrored_cells(cells: Cells) -> Cells:
    return frozenset((MIRRORED_VIEW[view], row, WIDTH // CELL - 1 - column) for view, row, column in cells)


@given(drawings)
def test_the_mirrored_drawing_gives_the_mirrored_answer(one: Drawing) -> None:
    assert painful_cells(mirrored(one), FIGURE) == mirrored_cells(painful_cells(one, FIGURE))
    here, there = spread_of(one, FIGURE, CUT), spread_of(mirrored(one), FIGURE, CUT)
    assert there.areas == {other_side(area) for area in here.areas}
    assert (there.share, there.bilateral, there.sites, there.parts) == (
        here.share,
        here.bilateral,
        here.sites,
        here.parts,
    )
    assert prompts(one, FIGURE, CUT) == prompts(mirrored(one), FIGURE, CUT)


@given(areas, strokes)
def test_adding_a_stroke_never_shrinks_the_area(one: Area, stroke: Stroke) -> None:
    more = replace(one, strokes=(*one.strokes, replace(stroke, tool=Tool.BRUSH)))
    assert cells_of_area(one, FIGURE) <= cells_of_area(more, FIGURE)


@given(areas, strokes)
def test_erasing_never_grows_it(one: Area, stroke: Stroke) -> None:
    less = replace(one, strokes=(*one.strokes, replace(stroke, tool=Tool.ERASER)))
    assert cells_of_area(less, FIGURE) <= cells_of_area(one, FIGURE)


@given(drawings, drawings)
def test_overlap_is_the_same_both_ways_and_whole_with_itself(one: Drawing, other: Drawing) -> None:
    mine, theirs = painful_cells(one, FIGURE), painful_cells(other, FIGURE)
    assert jaccard(mine, theirs) == jaccard(theirs, mine)
    assert 0 <= jaccard(mine, theirs) <= change(one, other, FIGURE, CUT).dice <= 1
    assert jaccard(mine, mine) == 1
    back, forth = change(one, other, FIGURE, CUT), change(other, one, FIGURE, CUT)
    assert (back.new, back.gone) == (forth.gone, forth.new)


@given(st.sampled_from(sorted(FIGURE.area_of)))
def test_choosing_a_region_and_drawing_all_of_it_say_the_same(region: str) -> None:
    box = [cell for cell in FIGURE.cells_of[region] if cell[0] in (View.FRONT, View.BACK)]
    view = box[0][0]
    rows = {row for on, row, _ in box if on is view}
    columns = {column for on, _, column in box if on is view}
    left, right = min(columns) * CELL, (max(columns) + 1) * CELL
    top, bottom = min(rows) * CELL, (max(rows) + 1) * CELL
    outline = ((left, top), (right, top), (right, bottom), (left, bottom))
    drawn = regions_of(Area((Stroke(view, outline, tool=Tool.OUTLINE),)), FIGURE, CUT)
    assert drawn == regions_of(Area(regions=frozenset({region})), FIGURE, CUT)


@given(drawings)
def test_a_drawing_survives_being_kept(one: Drawing) -> None:
    assert read_drawing(one.as_json(), FIGURE.area_of) == one


@given(drawings)
def test_shares_are_shares(one: Drawing) -> None:
    spread = spread_of(one, FIGURE, CUT)
    assert all(0 <= share <= 1 for share in (spread.share, spread.bilateral, *spread.share_of_view.values()))
    assert all(0 < touched.share <= 1 for touched in spread.regions)
    assert 0 <= spread.parts <= 5
    assert 0 <= spread.sites <= 19
