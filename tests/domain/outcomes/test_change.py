"""What a change of a score amounts to, and when measures are due again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.examination.change import Verdict
from synovia.domain.outcomes import Interpretation, Taken, interpret
from synovia.domain.outcomes.answers import AnswerRefused, read_answer, read_name
from synovia.domain.outcomes.change import insensitive
from synovia.domain.outcomes.instrument import Item, ItemKind, Meaning, Option
from synovia.domain.outcomes.schedule import Occasion, due
from synovia.knowledge.instruments import instruments

KNOWN = {key: known.instrument for key, known in instruments().known.items()}
BETTER, WORSE, NONE = Verdict.BETTER, Verdict.WORSE, Verdict.NO_REAL_CHANGE


def meaning(key: str) -> Meaning:
    found = KNOWN[key].scale(KNOWN[key].main)
    assert found is not None
    assert found.meaning is not None
    return found.meaning


def change(key: str, before: float, after: float) -> Interpretation:
    return interpret(Taken(before, key, "1"), Taken(after, key, "1"), meaning(key))


@pytest.mark.parametrize(
    ("key", "before", "after", "verdict"),
    [
        ("rmdq-24", 15, 10, BETTER),  # five points
        ("rmdq-24", 15, 11, NONE),  # four, and 27 %
        ("rmdq-24", 10, 7, BETTER),  # three, and 30 %
        ("rmdq-24", 10, 15, WORSE),
        ("odi", 40, 30, BETTER),
        ("odi", 40, 31, NONE),
        ("odi", 20, 14, BETTER),  # 30 %
        ("ndi", 50, 30, NONE),  # 20 is less than what can be detected, 20.4; no share is known for the neck
        ("ndi", 50, 29, BETTER),
        ("lefs", 40, 49, BETTER),
        ("lefs", 40, 31, WORSE),
        ("lefs", 40, 48, NONE),
        ("quickdash", 50, 39, NONE),
        ("quickdash", 50, 38, BETTER),
        ("psfs", 3, 5, BETTER),
        ("psfs", 5, 3, WORSE),
        ("nprs", 6, 4, BETTER),
        ("nprs", 6, 5, NONE),
    ],
)
def test_a_change_counts_from_the_larger_threshold_or_the_share(
    key: str, before: float, after: float, verdict: Verdict
) -> None:
    assert change(key, before, after).verdict is verdict


def test_a_change_by_its_share_alone_says_that_it_lies_within_the_error() -> None:
    found = change("rmdq-24", 10, 7)
    assert (found.by_share, found.beyond_error) == (True, False)


def test_worse_by_share_alone_is_not_worse_than_the_error() -> None:
    assert not change("rmdq-24", 2, 3).is_worse_than_error
    assert change("rmdq-24", 8, 14).is_worse_than_error


def test_two_versions_are_never_compared() -> None:
    found = interpret(Taken(40, "odi", "1.0"), Taken(10, "odi", "2.1a"), meaning("odi"))
    assert found.verdict is Verdict.NOT_COMPARABLE


def test_without_a_known_threshold_nothing_is_claimed() -> None:
    assert interpret(Taken(4, "gad-2", "1"), Taken(0, "gad-2", "1"), None).verdict is Verdict.NOT_COMPARABLE


@given(st.integers(0, 24), st.integers(0, 24))
def test_there_and_back_by_size_are_mirror_images(before: int, after: int) -> None:
    there, back = change("rmdq-24", before, after), change("rmdq-24", after, before)
    assert there.gain == -back.gain
    if abs(before - after) >= 5:
        assert {there.verdict, back.verdict} == {BETTER, WORSE}


@pytest.mark.parametrize(
    ("value", "word"), [(3, "floor"), (4, ""), (20, ""), (21, "ceiling"), (24, "ceiling")]
)
def test_the_ends_of_the_roland_morris_scale_hardly_show_change(value: float, word: str) -> None:
    assert insensitive(KNOWN["rmdq-24"].scales[0], value) == word


CHOICE = Item("a", ItemKind.CHOICE, options=(Option(0, "no"), Option(3, "yes")))


@pytest.mark.parametrize(
    ("item", "given", "value"),
    [
        (Item("a", ItemKind.RATING), "7", 7),
        (Item("a", ItemKind.RATING, low=-7, high=7), "-3", -3),
        (Item("a", ItemKind.NUMBER, high=60, unit="seconds"), "12,5", 12.5),
        (Item("a", ItemKind.TICK), "1", 1),
        (CHOICE, "3", 3),
    ],
)
def test_an_answer_is_read_as_what_it_counts(item: Item, given: str, value: float) -> None:
    assert read_answer(item, given) == value


@pytest.mark.parametrize(
    ("item", "given"),
    [
        (Item("a", ItemKind.RATING), ""),
        (Item("a", ItemKind.RATING), "11"),
        (Item("a", ItemKind.RATING), "4.5"),
        (Item("a", ItemKind.RATING), "nan"),
        (Item("a", ItemKind.RATING), "1e1"),
        (Item("a", ItemKind.RATING), "٣"),
        (Item("a", ItemKind.TICK), "2"),
        (CHOICE, "1"),
        (Item("a", ItemKind.NUMBER, high=60), "61"),
    ],
)
def test_what_is_no_answer_is_refused(item: Item, given: str) -> None:
    with pytest.raises(AnswerRefused):
        read_answer(item, given)


def test_an_activity_needs_a_name() -> None:
    assert read_name("  driving \n far ") == "driving far"
    with pytest.raises(AnswerRefused):
        read_name("  ")


OPENED = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("answered", "visits", "today", "closed", "expected"),
    [
        (None, 0, date(2026, 3, 2), None, Occasion.BASELINE),
        (date(2026, 3, 2), 3, date(2026, 3, 15), None, None),
        (date(2026, 3, 2), 3, date(2026, 3, 16), None, Occasion.FOLLOW_UP),
        (date(2026, 3, 2), 4, date(2026, 3, 9), None, Occasion.FOLLOW_UP),
        (date(2026, 3, 2), 4, date(2026, 4, 9), date(2026, 4, 8), Occasion.DISCHARGE),
        (date(2026, 4, 5), 4, date(2026, 4, 9), date(2026, 4, 8), None),  # answered just before
        (date(2026, 3, 2), 4, date(2026, 5, 9), date(2026, 4, 8), None),  # too late to ask
        (None, 0, date(2026, 4, 9), date(2026, 4, 8), None),
    ],
)
def test_measures_are_due_at_the_start_every_two_weeks_or_four_visits_and_at_the_end(
    answered: date | None, visits: int, today: date, closed: date | None, expected: Occasion | None
) -> None:
    found = due(
        opened=OPENED,
        closed=closed,
        answered=answered,
        visits_since=visits,
        rhythm=instruments().rhythm,
        today=today,
    )
    assert (found.occasion if found else None) == expected
