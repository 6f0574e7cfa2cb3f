"""Irritability and stage: the two readings every dose and every recommendation hang on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.examination.irritability import Irritability, irritability
from synovia.domain.examination.stage import Stage, stage
from synovia.knowledge.library import library

VALUES = library().values


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"irritability": "low", "nprs_worst": 9}, "low"),
        ({"nprs_worst": 3}, "low"),
        ({"nprs_worst": 4}, "moderate"),
        ({"nprs_worst": 7}, "high"),
        ({"nprs_now": 7}, "high"),
        ({"nprs_worst": 3, "time_to_settle_minutes": 5}, "moderate"),
        ({"nprs_worst": 3, "time_to_settle_minutes": 4}, "low"),
        ({"nprs_worst": 3, "time_to_settle_minutes": 30}, "moderate"),
        ({"nprs_worst": 3, "time_to_settle_minutes": 31}, "high"),
        ({"nprs_worst": 3, "rest_pain": "constant"}, "high"),
        ({"nprs_worst": 8, "time_to_settle_minutes": 2, "rest_pain": "none"}, "moderate"),
        ({"nprs_worst": 8, "time_to_settle_minutes": 2}, "high"),
    ],
)
def test_the_level_is_the_clinicians_else_the_most_cautious_reading(facts: dict, level: str) -> None:  # type: ignore[type-arg]
    assert irritability(facts, VALUES).level == level


def test_with_nothing_assessed_the_highest_level_is_assumed() -> None:
    rated = irritability({}, VALUES)
    assert rated.level is Irritability.HIGH
    assert rated.assumed
    assert rated.because == ()


@given(st.integers(0, 10), st.integers(0, 10))
def test_more_pain_is_never_less_irritable(first: int, second: int) -> None:
    less, more = sorted((first, second))
    low = irritability({"nprs_worst": less}, VALUES).level.rank
    assert low <= irritability({"nprs_worst": more}, VALUES).level.rank


@pytest.mark.parametrize(
    ("days", "named"),
    [(0, "acute"), (41, "acute"), (42, "subacute"), (84, "subacute"), (85, "chronic")],
)
def test_the_stage_follows_from_the_days(days: int, named: str) -> None:
    assert stage({"duration_days": days}, VALUES) == named


def test_an_unasked_duration_is_no_stage() -> None:
    assert stage({}, VALUES) is Stage.UNKNOWN
