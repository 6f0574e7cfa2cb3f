"""The public self-check: questions in plain words, judged by the rules of the clinic. Start at `meaning.py`."""

from synovia.domain.screening.selfcheck.answers import asked, facts_of, progress, read_answer, with_answer
from synovia.domain.screening.selfcheck.meaning import Outcome, Pace, Reason, Result, next_question, outcome
from synovia.domain.screening.selfcheck.questions import BY_KEY, QUESTIONS

__all__ = [
    "BY_KEY",
    "QUESTIONS",
    "Outcome",
    "Pace",
    "Reason",
    "Result",
    "asked",
    "facts_of",
    "next_question",
    "outcome",
    "progress",
    "read_answer",
    "with_answer",
]
