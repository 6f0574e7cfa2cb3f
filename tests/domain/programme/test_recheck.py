"""The session's safety re-check: not asked is unknown, a yes changes what is known, a no changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synovia.domain.programme import recheck
from synovia.domain.terms.vocabulary import VOCABULARY

ANSWERS = st.fixed_dictionaries({key: st.sampled_from([True, False, None]) for key in recheck.KEYS})


def test_every_finding_a_yes_stands_for_is_in_the_vocabulary() -> None:
    for question in recheck.QUESTIONS:
        for name in (*question.means, *question.unsettles):
            assert name in VOCABULARY, name


def test_not_asked_is_not_no() -> None:
    assert len(recheck.unanswered({})) == len(recheck.KEYS)
    assert not recheck.unanswered(dict.fromkeys(recheck.KEYS, False))


def test_a_new_fall_unsettles_an_old_clearance() -> None:
    found = {"trauma_cleared": True, "nprs_now": 4}
    today = recheck.findings_today(found, {"trauma": True})
    assert today == {"recent_trauma": True, "nprs_now": 4}


@given(answers=ANSWERS)
def test_only_a_yes_changes_the_findings(answers: dict[str, bool | None]) -> None:
    found = {"duration_days": 20, "fever_unwell": False}
    without_yes = {key: (None if answer else answer) for key, answer in answers.items()}
    assert recheck.findings_today(found, without_yes) == found
    changed = recheck.findings_today(found, answers) != found
    assert changed == bool(recheck.answered_yes(answers))


@pytest.mark.parametrize(
    ("last", "today", "rose"), [(3, 5, False), (3, 6, True), (None, 6, None), (3, None, None), (6, 2, False)]
)
def test_pain_that_rose_too_much(last: int | None, today: int | None, rose: bool | None) -> None:
    assert recheck.rose_too_much(last, today) is rose
