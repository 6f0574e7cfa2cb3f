"""A self-check in words, for the chart and the printed page."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from synovia.domain.screening.selfcheck import BY_KEY, asked
from synovia.domain.screening.selfcheck.terms import NOT_SURE, Answer, Question
from synovia.records.screening.facts import answers_of
from synovia.records.screening.models import SelfCheck


def told(check: SelfCheck) -> list[tuple[str, str]]:
    """Each question that was asked, with the answer, in the visitor's words."""
    answers = answers_of(check)
    return [
        (_(question.text), answer_in_words(question, answers[question.key]))
        for question in asked(answers)
        if question.key in answers
    ]


def answer_in_words(question: Question, answer: Answer) -> str:
    """One answer as the visitor chose it."""
    if isinstance(answer, int):
        return str(answer)
    return "; ".join(_chosen_words(question, answer if isinstance(answer, tuple) else (answer,)))


def _chosen_words(question: Question, keys: tuple[str, ...]) -> Iterator[str]:
    chosen = [_(choice.text) for choice in question.choices if choice.key in keys]
    yield from chosen
    if NOT_SURE in keys:
        yield _("Not sure about the rest") if chosen else _("Not sure")
    elif not chosen:
        yield _("None of these")


def questions_unsure(check: SelfCheck) -> list[str]:
    """The questions the visitor was not sure about."""
    return [_(BY_KEY[key].text) for key in check.unsure if key in BY_KEY]
