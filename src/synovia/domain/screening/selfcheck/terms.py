"""What the self-check is made of: questions in plain words, their choices, and the findings a choice gives.

Texts are marked with `_` so that they can be translated; here they stay English.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.terms.finding import Finding, Value

NOT_SURE = "not_sure"
NONE_OF_THESE = "none"

Answer = str | int | tuple[str, ...]
Answers = Mapping[str, Answer]
"""Question key to answer: one choice, a number, or the ticked choices. An absent key was not answered."""

Given = tuple[tuple[Finding, Value], ...]


class Asks(StrEnum):
    """How a question is answered."""

    ONE = "one"
    MANY = "many"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer: its words, the findings it gives, and how the result page repeats it to the visitor.

    Choices with the same `group` stand together under it.
    """

    key: str
    text: str
    gives: Given = ()
    told: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Among:
    """Holds when another question was answered with one of these choices."""

    question: str
    choices: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """False also while the other question has no answer."""
        given = answers.get(self.question)
        return given in self.choices if isinstance(given, str) else False


@dataclass(frozen=True, slots=True)
class Between:
    """Holds when another question was answered with a number in this range, ends included."""

    question: str
    low: int
    high: int

    def holds(self, answers: Answers) -> bool:
        """False also while the other question has no answer."""
        given = answers.get(self.question)
        return isinstance(given, int) and self.low <= given <= self.high


Condition = Among | Between


@dataclass(frozen=True, slots=True)
class Question:
    """One screen of the self-check. Asked when every condition holds.

    A number is given in the visitor's unit; `times` makes it the finding's (weeks to days). `collects` is the finding
    whose value is the set of ticked choices, `counts` the one whose value is how many were ticked.
    """

    key: str
    text: str
    why: str
    choices: tuple[Choice, ...] = ()
    asks: Asks = Asks.ONE
    asked_when: tuple[Condition, ...] = ()
    help: str = ""
    number: Finding | None = None
    times: int = 1
    collects: Finding | None = None
    counts: Finding | None = None
    may_be_unsure: bool = True

    @property
    def follows_up(self) -> frozenset[str]:
        """Keys of the questions whose answers this one asks more about; a new answer there voids the one here."""
        return frozenset(one.question for one in self.asked_when if isinstance(one, Among))

    def is_asked(self, answers: Answers) -> bool:
        """Whether the answers so far call for this question."""
        return all(condition.holds(answers) for condition in self.asked_when)

    def may_come(self, answers: Answers) -> bool:
        """Whether it is asked, or may yet be when what it depends on is answered."""
        return all(one.question not in answers or one.holds(answers) for one in self.asked_when)

    def findings(self) -> frozenset[Finding]:
        """Every finding an answer to it can give."""
        given = {finding for choice in self.choices for finding, _value in choice.gives}
        whole = (self.number, self.collects, self.counts)
        return frozenset(given | {one for one in whole if one is not None})

    def choice(self, key: str) -> Choice:
        """The choice with this key; KeyError when there is none."""
        return {choice.key: choice for choice in self.choices}[key]


class AnswerRefused(ValueError):
    """The answer does not fit the question. `message` says why, for the visitor; `values` fill its placeholders."""

    def __init__(self, message: str, **values: int) -> None:
        super().__init__(message.format(**values))
        self.message, self.values = message, values


def _(text: str) -> str:
    """Marks a text for translation; the pages translate it."""
    return text
