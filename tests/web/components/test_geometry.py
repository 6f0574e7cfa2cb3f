"""Where the parts of the small drawings go."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.web.components.geometry import Dial, Point, line, path, round_up

DIAL = Dial(Point(80, 80), 64, 90)
amounts = st.floats(min_value=-500, max_value=500, allow_nan=False)


def test_the_dial_runs_from_left_over_the_top_to_the_right() -> None:
    assert [str(DIAL.at(degrees)) for degrees in (0, 45, 90)] == [
        "16.00 80.00",
        "80.00 16.00",
        "144.00 80.00",
    ]


@given(amounts)
def test_every_amount_lies_on_the_dial(amount: float) -> None:
    point = DIAL.at(amount)
    assert hypot(point.x - 80, point.y - 80) == pytest.approx(64)
    assert point.y <= 80 + 1e-9


@given(amounts, amounts)
def test_more_is_never_further_left(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert DIAL.at(low).x <= DIAL.at(high).x + 1e-9


@given(st.floats(min_value=0.1, max_value=400))
def test_the_scale_ends_at_or_above_what_it_shows(amount: float) -> None:
    assert round_up(amount) >= amount


@given(st.lists(st.none() | st.floats(min_value=0, max_value=10), max_size=12))
def test_a_line_has_a_point_for_every_known_value_and_none_for_the_unknown(
    values: list[float | None],
) -> None:
    runs = line(values, 0, 10, 120, 32)
    assert sum(map(len, runs)) == sum(value is not None for value in values)
    assert all(0 <= point.x <= 120 and 0 <= point.y <= 32 for run in runs for point in run)


def test_a_line_starts_anew_after_a_gap() -> None:
    assert [len(run) for run in line([7, 6, None, 4], 0, 10, 120, 32)] == [2, 1]


def test_a_path_goes_through_its_points_in_order() -> None:
    assert path([Point(0, 1), Point(2.5, 3)]) == "M 0.00 1.00 L 2.50 3.00"
