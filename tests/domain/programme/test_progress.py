"""Whether care helps enough: 30 % of the first score, after 28 days or four sessions."""

import pytest

from synovia.domain.programme.progress import FLAG, Course, Progress, findings_of, progress
from synovia.domain.terms.vocabulary import VOCABULARY


@pytest.mark.parametrize(
    ("first", "latest", "days", "sessions", "says"),
    [
        (10, 7, 28, 4, Progress.IMPROVING),
        (10, 7.1, 28, 2, Progress.NOT_IMPROVING),
        (10, 7.1, 27, 3, Progress.TOO_EARLY),
        (10, 7.1, 27, 4, Progress.NOT_IMPROVING),
        (10, 6, 3, 1, Progress.IMPROVING),
        (10, 10, 28, 0, Progress.NOT_IMPROVING),
        (6, 7, 40, 6, Progress.NOT_IMPROVING),
        (6, 9, 40, 6, Progress.WORSE),
        (6, 9, 1, 1, Progress.WORSE),
        (0, 0, 40, 6, Progress.UNKNOWN),
    ],
)
def test_a_lower_score_is_better_and_counts_against_the_first(
    first: float, latest: float, days: int, sessions: int, says: Progress
) -> None:
    assert progress([Course(first, latest)], days=days, sessions=sessions) is says


def test_a_scale_where_more_is_better_is_read_the_other_way() -> None:
    rising = Course(40, 52, lower_is_better=False)

    assert progress([rising], days=30, sessions=5) is Progress.IMPROVING
    assert progress([Course(40, 51, lower_is_better=False)], days=30, sessions=5) is Progress.NOT_IMPROVING


def test_the_best_of_the_main_measures_counts_and_none_says_nothing() -> None:
    pain, disability = Course(6, 6), Course(40, 20)

    assert progress([pain, disability], days=30, sessions=5) is Progress.IMPROVING
    assert progress([], days=30, sessions=5) is Progress.UNKNOWN


def test_one_measure_that_got_worse_is_told_though_another_got_better() -> None:
    pain, disability = Course(6, 4), Course(30, 40, least=10)

    assert progress([pain, disability], days=3, sessions=1) is Progress.WORSE
    assert progress([pain, Course(30, 39.9, least=10)], days=3, sessions=1) is Progress.IMPROVING


def test_worse_by_less_than_the_error_of_measuring_is_no_change() -> None:
    assert progress([Course(3, 4, least=2)], days=3, sessions=1) is Progress.TOO_EARLY
    assert progress([Course(3, 5, least=2)], days=3, sessions=1) is Progress.WORSE
    assert progress([Course(0, 2, least=2)], days=3, sessions=1) is Progress.WORSE


def test_near_the_top_of_a_scale_a_real_change_counts() -> None:
    """From 65 of 80 no 30 % can be reached."""
    near, short = (Course(65, to, lower_is_better=False, least=9) for to in (74, 73))

    assert progress([near], days=30, sessions=5) is Progress.IMPROVING
    assert progress([short], days=30, sessions=5) is Progress.NOT_IMPROVING
    assert progress([Course(10, 7.9, least=2)], days=30, sessions=5) is Progress.NOT_IMPROVING


@pytest.mark.parametrize(
    ("courses", "days", "sessions", "told"),
    [
        ([Course(10, 8)], 28, 0, {FLAG: True}),
        ([Course(10, 8)], 27, 3, {}),
        ([Course(10, 7)], 3, 1, {FLAG: False}),
        ([Course(6, 9)], 28, 0, {FLAG: True}),
        ([Course(6, 9)], 3, 1, {}),
        ([Course(6, 9), Course(40, 20)], 28, 4, {FLAG: False}),
        ([], 28, 4, {}),
    ],
)
def test_only_a_settled_course_is_told_to_the_engine(
    courses: list[Course], days: int, sessions: int, told: dict[str, bool]
) -> None:
    assert findings_of(courses, days=days, sessions=sessions) == told
    assert FLAG in VOCABULARY


def test_worse_and_no_change_ask_for_a_new_look() -> None:
    asking = {reached for reached in Progress if reached.asks_for_a_new_look}

    assert asking == {Progress.NOT_IMPROVING, Progress.WORSE}
