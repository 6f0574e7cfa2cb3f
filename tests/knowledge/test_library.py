"""The loader is strict: what is undated, uncited, unknown, doubled, expired or misspelt does not start."""

from datetime import date
from pathlib import Path

import pytest

from synovia.domain.rules.values import Accuracy, Quantity
from synovia.domain.terms.evidence import Standing
from synovia.knowledge.library import KnowledgeRefused, Library, library, read_library, rulebook

TODAY = date(2026, 11, 23)
SOURCE = """
[[source]]
key = "somebody-2020"
authors = "Somebody A"
year = 2020
title = "A study"
where = "A Journal 1:1"
kind = "cohort"
standing = "F"
checked_on = 2026-11-01
"""
VALUE = """
[[value]]
key = "somebody-2020/age"
value = 65
unit = "years"
meaning = "Old"
source = "somebody-2020"
standing = "R"
checked_on = 2026-11-01
"""


def shelf(folder: Path, *, values: str = VALUE, sources: str = SOURCE) -> Library:
    """A library with one source and one value, changed as the test wishes."""
    for name, text in (("sources", sources), ("values", values)):
        (folder / name).mkdir()
        (folder / name / "all.toml").write_text(text, encoding="utf-8")
    return read_library(folder, today=TODAY)


def test_a_value_is_read_with_unit_source_and_standing(tmp_path: Path) -> None:
    known = shelf(tmp_path)

    assert known.values["somebody-2020/age"] == Quantity(
        "somebody-2020/age", 65.0, "years", "somebody-2020", Standing.RECALLED, "Old"
    )
    assert known.sources["somebody-2020"].citation == "Somebody A. A study. A Journal 1:1, 2020"
    assert known.release.startswith("2026-11-01+")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("checked_on = 2026-11-01\n", "", "missing key 'checked_on'"),
        ('source = "somebody-2020"\n', "", "missing key 'source'"),
        ('source = "somebody-2020"', 'source = "nobody-1999"', "cites unknown source 'nobody-1999'"),
        ("2026-11-01", "2026-12-24", "checked_on lies in the future"),
        ("2026-11-01", '"2026-11-01"', "'checked_on' must be a date"),
        ("value = 65", 'value = "65"', "'value' must be a number"),
        ("value = 65", "value = true", "'value' must be a number"),
        ('standing = "R"', 'standing = "sure"', "'standing' must be one of F, R, R?, C"),
        ('unit = "years"', 'units = "years"', "unknown key 'units'"),
        ('unit = "years"', 'unit = "years"\nexpires_on = 2026-11-22', "expired on 2026-11-22"),
        ("[[value]]", "[[valu]]", "unknown table 'valu'"),
        ("[[value]]", "[[value]", "not TOML"),
        (VALUE, VALUE + VALUE, "stands there twice"),
    ],
)
def test_a_faulty_entry_refuses_and_says_where(tmp_path: Path, was: str, becomes: str, said: str) -> None:
    with pytest.raises(KnowledgeRefused, match=said.replace("?", r"\?")) as refused:
        shelf(tmp_path, values=VALUE.replace(was, becomes))

    assert "value" in str(refused.value)


def test_an_entry_that_expires_today_still_holds(tmp_path: Path) -> None:
    known = shelf(tmp_path, values=VALUE + "expires_on = 2026-11-23\n")

    assert "somebody-2020/age" in known.values


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    broken = VALUE.replace("value = 65", "value = []") + VALUE.replace("checked_on = 2026-11-01", "")

    with pytest.raises(KnowledgeRefused) as refused:
        shelf(tmp_path, values=broken)

    assert len(refused.value.problems) == 2


def test_the_release_changes_with_any_word(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    before = shelf(tmp_path / "one")
    after = shelf(tmp_path / "two", values=VALUE.replace("Old", "Older"))

    assert before.release != after.release


def test_what_ships_is_complete_and_read_once() -> None:
    assert library() is library()
    assert rulebook() is rulebook()
    assert rulebook().release == library().release


def test_every_cut_off_has_a_unit_and_a_meaning() -> None:
    bare = [cut.key for cut in library().values.values() if isinstance(cut, Quantity) and not cut.meaning]

    assert bare == []


def test_an_accuracy_is_given_in_fractions_of_one() -> None:
    for worth in library().values.values():
        if isinstance(worth, Accuracy):
            shares = (worth.pretest, worth.posttest, worth.sensitivity, worth.specificity)
            assert all(share is None or 0 <= share <= 1 for share in shares), worth.key


def test_every_rule_cites_a_known_source_and_says_something() -> None:
    book = rulebook()

    for rule in (*book.readings, *book.rules):
        assert rule.evidence, rule.id
        assert all(cite.source in book.sources for cite in rule.evidence), rule.id
    assert [rule.id for rule in book.rules if not rule.says.clinician] == []
