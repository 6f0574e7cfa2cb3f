"""The questions themselves: complete, in order, and in the words of the vocabulary."""

import warnings

from synovia.domain.screening.selfcheck import QUESTIONS
from synovia.domain.screening.selfcheck.terms import Asks
from synovia.domain.terms.reading import read_value
from synovia.domain.terms.vocabulary import VOCABULARY


def test_every_question_says_why_it_is_asked() -> None:
    assert [question.key for question in QUESTIONS if not question.why] == []


def test_keys_are_unique() -> None:
    assert len({question.key for question in QUESTIONS}) == len(QUESTIONS)


def test_conditions_look_back_only() -> None:
    seen: set[str] = set()
    for question in QUESTIONS:
        assert {condition.question for condition in question.asked_when} <= seen, question.key
        seen.add(question.key)


def test_every_choice_gives_findings_the_vocabulary_takes() -> None:
    for question in QUESTIONS:
        for choice in question.choices:
            for finding, value in choice.gives:
                assert read_value(VOCABULARY[finding.name], value) == value, (question.key, choice.key)
        if question.collects:
            assert set(question.collects.choices) == {choice.key for choice in question.choices}


def test_every_yes_can_be_repeated_to_the_visitor_but_for_eased_legs() -> None:
    """Only what speaks for harmless leg pain is not repeated: it gives no reason to hold anybody back."""
    silent = {
        question.key
        for question in QUESTIONS
        for choice in question.choices
        if question.asks is Asks.MANY and not choice.told
    }
    assert silent == {"legs_walking"}


def test_the_questions_read_at_grade_eight_or_less() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # textstat's own use of pkg_resources
        import textstat
    for question in QUESTIONS:
        words = " ".join([question.text, question.why, question.help])
        assert textstat.flesch_kincaid_grade(words) <= 8, question.key
