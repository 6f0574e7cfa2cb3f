"""Laws of the self-check, for all ways of answering it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synovia.domain.screening.reading import read
from synovia.domain.screening.screen import screen
from synovia.domain.screening.selfcheck import (
    BY_KEY,
    Result,
    asked,
    facts_of,
    next_question,
    outcome,
    with_answer,
)
from synovia.domain.screening.selfcheck.answers import allowed_keys, chosen, limits_of
from synovia.domain.screening.selfcheck.terms import NONE_OF_THESE, NOT_SURE, Answer, Asks, Question
from synovia.domain.terms.evidence import ActionLevel
from synovia.domain.terms.places import Region
from synovia.domain.terms.reading import Findings, read_findings
from synovia.knowledge.library import rulebook
from tests.domain.selfcheck.visitors import walk

FEW = settings(max_examples=60)
MOST_SCREENS = 23  # at fifteen seconds each, just under six minutes


def keys_for(question: Question) -> st.SearchStrategy[list[str]]:
    """Any answer the question takes; lists are mostly empty, so that walks get far."""
    if question.asks is Asks.NUMBER:
        low, high = limits_of(question)
        return st.integers(max(low, 18) if question.key == "age" else low, min(high, 120)).map(
            lambda n: [str(n)]
        )
    if question.asks is Asks.ONE:
        usual = [key for key in (*Region, "no") if key in allowed_keys(question)]
        return st.sampled_from([*sorted(allowed_keys(question)), *usual * 4]).map(lambda key: [key])
    ticks = st.lists(
        st.sampled_from([choice.key for choice in question.choices]), min_size=1, max_size=2, unique=True
    )
    return st.one_of(*[st.just([NONE_OF_THESE])] * 8, ticks, st.just([NOT_SURE]))


@st.composite
def walks(draw: st.DrawFn) -> dict[str, Answer]:
    """The answers of somebody who went through to the end, whatever they said."""
    answers: dict[str, Answer] = {}
    while (question := next_question(answers, rulebook())) is not None:
        answers = with_answer(answers, question.key, draw(keys_for(question)))
    return answers


@FEW
@given(walks())
def test_every_walk_ends_with_a_result(answers: dict[str, Answer]) -> None:
    ended = outcome(answers, rulebook())
    assert ended is not None
    assert ended == outcome(answers, rulebook()), "the same answers give the same result"


@FEW
@given(walks())
def test_the_self_check_and_the_clinic_agree(answers: dict[str, Answer]) -> None:
    """On the same findings the clinic's screening never sees more danger than the self-check said, nor the reverse."""
    ended = outcome(answers, rulebook())
    assert ended is not None
    facts = facts_of(answers)
    age = answers.get("age")
    if "region" not in facts or (isinstance(age, int) and age < 18):
        return
    level, complete = _clinic_level(dict(facts)), next_unanswered(answers) is None
    if ended.result is Result.GO_NOW:
        assert level is ActionLevel.EMERGENCY
    elif ended.result is Result.OPTION:
        assert level < ActionLevel.REFER
    else:
        assert level >= ActionLevel.REFER or ended.unsure
        assert level is not ActionLevel.EMERGENCY or not complete, "only what was not asked yet may add to it"


def next_unanswered(answers: dict[str, Answer]) -> Question | None:
    """The question a red flag has kept from being asked, if any."""
    return next((question for question in asked(answers) if question.key not in answers), None)


def _clinic_level(facts: dict[str, Any]) -> ActionLevel:
    findings = read_findings(facts)
    reading = read(Findings(findings.facts), rulebook())
    return screen(reading, rulebook().judge(reading.facts), rulebook(), Region(str(facts["region"]))).level


@FEW
@given(walks(), st.data())
def test_not_sure_is_never_better_than_no(answers: dict[str, Answer], data: st.DataObject) -> None:
    """Taking back an answer to "not sure" never turns "see a doctor" or "go now" of that answer's no into an option."""
    may_doubt = [
        question for question in asked(answers) if question.may_be_unsure and question.key in answers
    ]
    if not may_doubt:
        return
    question = data.draw(st.sampled_from(may_doubt))
    doubting = with_answer(answers, question.key, [NOT_SURE])
    told_elsewhere = {
        finding for other in asked(doubting) if other is not question for finding in other.findings()
    }
    alone = {finding.name for finding in question.findings() - told_elsewhere}
    assert not facts_of(doubting).keys() & alone, "unknown, never no"


@FEW
@given(walks())
def test_a_yes_is_not_taken_back_by_another_question(answers: dict[str, Answer]) -> None:
    facts = facts_of(answers)
    ticked = [
        (finding.name, value)
        for question in asked(answers)
        for choice in chosen(question, answers.get(question.key))
        for finding, value in choice.gives
    ]
    assert all(facts[name] is True for name, value in ticked if value is True)


@FEW
@given(walks())
def test_nobody_is_asked_about_another_place(answers: dict[str, Answer]) -> None:
    """Questions that hang on the place are those of this place."""
    for key in answers:
        for condition in BY_KEY[key].asked_when:
            assert condition.question != "where" or condition.holds(answers)


@pytest.mark.parametrize("where", [str(region) for region in Region])
@pytest.mark.parametrize("sex", ["male", "female"])
@pytest.mark.parametrize(("age", "weeks"), [("30", "2"), ("45", "60"), ("72", "60")])
def test_a_healthy_visitor_comes_to_an_option_within_six_minutes(
    where: str, sex: str, age: str, weeks: str
) -> None:
    answers, said = walk(where, sex=sex, age=age, how_long=weeks)
    assert said.result is Result.OPTION
    assert len(answers) <= MOST_SCREENS


@pytest.mark.parametrize("where", [str(region) for region in Region])
def test_emergency_signs_are_asked_right_after_place_age_and_time(where: str) -> None:
    answers, _said = walk(where)
    assert list(answers)[3].endswith("_now")


@FEW
@given(walks(), st.data())
def test_going_back_and_giving_the_same_answer_loses_nothing(
    answers: dict[str, Answer], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(answers)))
    same = answers[key]
    given = [str(same)] if isinstance(same, int | str) else list(same)
    assert with_answer(answers, key, given) == answers


@FEW
@given(walks(), st.data())
def test_answers_after_any_change_are_all_asked_for(answers: dict[str, Answer], data: st.DataObject) -> None:
    question = data.draw(st.sampled_from([one for one in asked(answers) if one.key in answers]))
    changed = with_answer(answers, question.key, data.draw(keys_for(question)))
    assert changed.keys() <= {one.key for one in asked(changed)}
