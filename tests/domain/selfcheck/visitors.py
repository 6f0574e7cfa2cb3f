"""Visitors who walk through the self-check: healthy unless told otherwise."""

from synovia.domain.screening.selfcheck import Outcome, next_question, outcome, with_answer
from synovia.domain.screening.selfcheck.terms import NONE_OF_THESE, Answer, Asks, Question
from synovia.knowledge.library import rulebook

USUAL = {
    "age": ["45"],
    "how_long": ["3"],
    "how_bad": ["5"],
    "sex": ["male"],
    "moving": ["yes"],
    "stiff": ["10"],
    "first_began": ["44"],
}


def walk(where: str = "low_back", **given: str | list[str]) -> tuple[dict[str, Answer], Outcome]:
    """Answer question after question until the check ends; the answers and what it says."""
    answers: dict[str, Answer] = {}
    while (question := next_question(answers, rulebook())) is not None:
        said = {**USUAL, "where": [where], **given}.get(question.key, all_is_well(question))
        answers = with_answer(answers, question.key, [said] if isinstance(said, str) else said)
    ended = outcome(answers, rulebook())
    assert ended is not None
    return answers, ended


def all_is_well(question: Question) -> list[str]:
    """The answer of somebody without the trouble that is asked about."""
    if question.asks is Asks.MANY:
        return [NONE_OF_THESE]
    keys = [choice.key for choice in question.choices]
    return ["no"] if "no" in keys else keys[:1]
