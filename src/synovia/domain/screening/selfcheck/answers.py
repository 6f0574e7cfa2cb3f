"""Keeping answers: which questions they call for, reading a new one, and the findings they give."""

from collections.abc import Sequence

from synovia.domain.screening.selfcheck.person import ADULT_FROM, ELSEWHERE
from synovia.domain.screening.selfcheck.questions import BY_KEY, QUESTIONS
from synovia.domain.screening.selfcheck.terms import (
    NONE_OF_THESE,
    NOT_SURE,
    Answer,
    AnswerRefused,
    Answers,
    Asks,
    Choice,
    Given,
    Question,
    _,
)
from synovia.domain.terms.finding import Value

Facts = dict[str, Value]


def asked(answers: Answers) -> tuple[Question, ...]:
    """The questions these answers call for, in order: answered ones and those still to come as far as is known."""
    return tuple(question for question in QUESTIONS if question.is_asked(answers))


def is_out_of_scope(answers: Answers) -> bool:
    """Whether the check is not made for this visitor: no place it knows, or not an adult."""
    age = answers.get("age")
    return answers.get("where") == ELSEWHERE or (isinstance(age, int) and age < ADULT_FROM)


def with_answer(answers: Answers, key: str, given: Sequence[str]) -> dict[str, Answer]:
    """The answers after this one. When it changed an earlier one, the answers that hung on that are dropped.

    Raises AnswerRefused when it does not fit the question, or when the question is not asked.
    """
    question = BY_KEY.get(key)
    if question is None or not question.is_asked(answers):
        raise AnswerRefused(_("This question is no longer part of your check. Please go on from here."))
    answer = read_answer(question, given)
    if answers.get(key) == answer:
        return dict(answers)
    return _still_asked({**answers, key: answer}, since_changed=key)


def _still_asked(answers: dict[str, Answer], *, since_changed: str) -> dict[str, Answer]:
    """Without follow-ups of the changed answer, and without what is no longer asked. Conditions look back only."""
    kept: dict[str, Answer] = {}
    void = {since_changed}
    for question in QUESTIONS:
        if question.key not in answers:
            continue
        if question.follows_up & void or not question.is_asked(kept):
            void.add(question.key)
        else:
            kept[question.key] = answers[question.key]
    return kept


def read_answer(question: Question, given: Sequence[str]) -> Answer:
    """The answer in its own type; raises AnswerRefused with words for the visitor."""
    keys = tuple(dict.fromkeys(key.strip() for key in given if key.strip()))
    if not keys:
        raise AnswerRefused(_("Please choose an answer. If you do not know, choose “Not sure”."))
    if question.asks is Asks.NUMBER:
        return _read_number(question, keys[0])
    if not allowed_keys(question).issuperset(keys) or (question.asks is Asks.ONE and len(keys) > 1):
        raise AnswerRefused(_("Please choose one of the answers shown."))
    if question.asks is Asks.ONE:
        return keys[0]
    if NONE_OF_THESE in keys and len(keys) > 1:
        raise AnswerRefused(
            _("You chose “None of these” and something else. Please choose one or the other.")
        )
    return tuple(sorted(keys))


def allowed_keys(question: Question) -> frozenset[str]:
    """Every answer key the question takes."""
    keys = {choice.key for choice in question.choices}
    keys |= {NOT_SURE} if question.may_be_unsure else set()
    keys |= {NONE_OF_THESE} if question.asks is Asks.MANY else set()
    return frozenset(keys)


def limits_of(question: Question) -> tuple[int, int]:
    """The least and the greatest number the question takes, in the visitor's unit."""
    assert question.number is not None
    return int((question.number.low or 0) / question.times), int((question.number.high or 0) / question.times)


def _read_number(question: Question, text: str) -> int:
    low, high = limits_of(question)
    if not text.isascii() or not text.isdigit() or not low <= int(text[:9]) <= high:
        raise AnswerRefused(_("Please give a whole number from {low} to {high}."), low=low, high=high)
    return int(text)


def progress(answers: Answers) -> tuple[int, int]:
    """How many questions are answered, and how many there are as far as is known."""
    on_the_way = asked(answers)
    return sum(question.key in answers for question in on_the_way), len(on_the_way)


def facts_of(answers: Answers) -> Facts:
    """The findings the answers give. What was not asked, or was answered with "not sure", is absent.

    Where two questions bear on one finding, what was told to one is not taken back by the empty box of the other.
    """
    facts: Facts = {}
    for question in asked(answers):
        for name, value in _facts_of(question, answers.get(question.key)).items():
            facts[name] = _together(facts.get(name), value)
    return facts


def _together(before: Value | None, value: Value) -> Value:
    """Two answers to the same finding as one: a yes stands, and lists add up."""
    if before is True and value is False:
        return True
    if isinstance(before, frozenset) and isinstance(value, frozenset):
        return before | value
    return value


def _facts_of(question: Question, answer: Answer | None) -> Facts:
    if answer is None:
        return {}
    if isinstance(answer, int):
        return {question.number.name: answer * question.times} if question.number else {}
    if isinstance(answer, str):
        return {} if answer == NOT_SURE else given_by(question.choice(answer).gives)
    if question.counts:
        return _counted(question, answer)
    return _collected(question, answer) if question.collects else _ticked(question, answer)


def _ticked(question: Question, answer: tuple[str, ...]) -> Facts:
    facts: Facts = {}
    if NOT_SURE not in answer:
        facts = {finding.name: False for choice in question.choices for finding, _value in choice.gives}
    for choice in chosen(question, answer):
        facts.update(given_by(choice.gives))
    return facts


def _collected(question: Question, answer: tuple[str, ...]) -> Facts:
    assert question.collects is not None
    ticked = frozenset(choice.key for choice in chosen(question, answer))
    return {} if NOT_SURE in answer and not ticked else {question.collects.name: ticked}


def _counted(question: Question, answer: tuple[str, ...]) -> Facts:
    assert question.counts is not None
    return {} if NOT_SURE in answer else {question.counts.name: len(chosen(question, answer))}


def chosen(question: Question, answer: Answer | None) -> tuple[Choice, ...]:
    """The choices of the question that this answer holds."""
    keys = answer if isinstance(answer, tuple) else (answer,)
    return tuple(choice for choice in question.choices if choice.key in keys)


def given_by(gives: Given) -> Facts:
    """The findings a choice gives, by name."""
    return {finding.name: value for finding, value in gives}
