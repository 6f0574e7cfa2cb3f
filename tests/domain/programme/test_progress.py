"""Whether care helps enough: 30 % of the first score, after 28 days or four sessions."""

import pytest

from synovia.domain.programme.progress import Course, Progress, findings_of, progress


@pytest.mark.parametrize(
    ("first", "latest", "days", "sessions", "says"),
    [
        (10, 7, 28, 4, Progress.IMPROVING),
        (10, 7.1, 28, 2, Progress.NOT_IMPROVING),
        (10, 7.1, 27, 3, Progress.TOO_EARLY),
        (10, 7.1, 27, 4, Progress.NOT_IMPROVING),
        (10, 6, 3, 1, Progress.IMPROVING),
        (10, 10, 28, 0, Progress.NOT_IMPROVING),
        (6, 9, 40, 6, Progress.NOT_IMPROVING),
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


def test_only_a_settled_course_is_told_to_the_engine() -> None:
    flag = "no_improvement_after_month_of_care"

    assert findings_of(Progress.NOT_IMPROVING) == {flag: True}
    assert findings_of(Progress.IMPROVING) == {flag: False}
    assert findings_of(Progress.TOO_EARLY) == findings_of(Progress.UNKNOWN) == {}
