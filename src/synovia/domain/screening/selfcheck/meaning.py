"""What the answers mean: whether to stop, and what to tell the visitor.

The answers become findings of the vocabulary and are judged by the same screening rules as in the clinic, so that
both always agree. A settled emergency or urgent answer ends the questions at once. "Not sure" gives no finding: it is
unknown, never no. What an unsure answer could hide is found by asking the rules as if it were a yes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from synovia.domain.rules import RuleBook, Ruling
from synovia.domain.screening.reading import Read, read
from synovia.domain.screening.selfcheck.answers import (
    Facts,
    asked,
    chosen,
    facts_of,
    given_by,
    is_out_of_scope,
)
from synovia.domain.screening.selfcheck.person import ELSEWHERE
from synovia.domain.screening.selfcheck.questions import QUESTIONS
from synovia.domain.screening.selfcheck.terms import NOT_SURE, Answers, Choice, Question, _
from synovia.domain.terms.evidence import ActionLevel
from synovia.domain.terms.reading import Findings

RED_FLAG = ActionLevel.URGENT


class Result(StrEnum):
    """What the self-check says."""

    OPTION = "option"
    DOCTOR_FIRST = "doctor_first"
    GO_NOW = "go_now"


class Pace(StrEnum):
    """How soon somebody should see the visitor."""

    NOW = "now"
    TODAY = "today"
    SOON = "soon"
    ANY_TIME = "any_time"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: what the visitor told us, and the rule that spoke, in plain words where it has some."""

    told: tuple[str, ...]
    says: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A rule that spoke, how serious it is, and the findings behind it."""

    ruling: Ruling
    level: ActionLevel
    behind: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result with its pace and reasons, what to be careful about, and the rules that were asked."""

    result: Result
    pace: Pace
    reasons: tuple[Reason, ...]
    careful: tuple[Reason, ...]
    unsure: tuple[str, ...]
    rule_version: str
    knowledge_release: str


def next_question(answers: Answers, book: RuleBook) -> Question | None:
    """The first question without an answer; None when a red flag ended the check or all is answered."""
    if is_out_of_scope(answers) or _red_flags(_spoken(answers, book)):
        return None
    return next((question for question in asked(answers) if question.key not in answers), None)


def outcome(answers: Answers, book: RuleBook) -> Outcome | None:
    """What the self-check says; None while questions are open and no red flag has spoken."""
    if next_question(answers, book) is not None:
        return None
    flags = _red_flags(_spoken(answers, book))
    if flags:
        return _outcome(book, *_of_red_flags(flags), reasons=_reasons(flags, answers))
    if is_out_of_scope(answers):
        return _outcome(book, Result.DOCTOR_FIRST, Pace.SOON, reasons=(_not_made_for(answers),))
    return _settled(answers, book)


def _settled(answers: Answers, book: RuleBook) -> Outcome:
    spoken = _spoken(answers, book)
    careful = _reasons(_at(ActionLevel.PRECAUTION, spoken), answers)
    unsure, worst = _unsure(answers, book)
    refer = _at(ActionLevel.REFER, spoken)
    if not refer and worst < ActionLevel.REFER:
        return _outcome(book, Result.OPTION, Pace.ANY_TIME, careful=careful, unsure=unsure)
    pace = Pace.TODAY if worst >= RED_FLAG else Pace.SOON
    reasons = _reasons(refer, answers)
    return _outcome(book, Result.DOCTOR_FIRST, pace, reasons=reasons, careful=careful, unsure=unsure)


def _spoken(answers: Answers, book: RuleBook) -> tuple[Spoken, ...]:
    return concerns(facts_of(answers), book, still_asked=_still_asked(answers))


def concerns(
    facts: Facts, book: RuleBook, *, still_asked: frozenset[str] = frozenset()
) -> tuple[Spoken, ...]:
    """Every rule that speaks at these findings and asks at least for care, read and judged as in the clinic.

    What the clinic presumes until something clears it speaks here as soon as no question is left that could clear it.
    """
    reading = read(Findings(MappingProxyType(facts)), book)
    rulings = book.judge(reading.facts)
    return tuple(
        Spoken(ruling, ruling.rule.severity(), _behind(ruling, reading))
        for ruling in rulings
        if ruling.acts and ruling.rule.severity() > ActionLevel.OK
        if ruling.holds or not ruling.missing & still_asked
    )


def _still_asked(answers: Answers) -> frozenset[str]:
    """The findings that questions yet to come may give."""
    to_come = (
        question for question in QUESTIONS if question.key not in answers and question.may_come(answers)
    )
    return frozenset(finding.name for question in to_come for finding in question.findings())


def _behind(ruling: Ruling, reading: Read) -> frozenset[str]:
    """The findings a ruling stands on, worked-out ones traced back to what they came from."""
    names = ruling.because or ruling.rule.when.names() & frozenset(reading.facts)
    origins = (reading.worked_out_from.get(name, ()) for name in names)
    return names.union(*origins)


def _outcome(
    book: RuleBook,
    result: Result,
    pace: Pace,
    *,
    reasons: tuple[Reason, ...] = (),
    careful: tuple[Reason, ...] = (),
    unsure: tuple[str, ...] = (),
) -> Outcome:
    return Outcome(result, pace, reasons, careful, unsure, book.content_hash, book.release)


def _red_flags(spoken: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    return tuple(one for one in spoken if one.level >= RED_FLAG)


def _of_red_flags(flags: tuple[Spoken, ...]) -> tuple[Result, Pace]:
    emergency = any(one.level is ActionLevel.EMERGENCY for one in flags)
    return (Result.GO_NOW, Pace.NOW) if emergency else (Result.DOCTOR_FIRST, Pace.TODAY)


def _at(level: ActionLevel, spoken: tuple[Spoken, ...]) -> tuple[Spoken, ...]:
    return tuple(one for one in spoken if one.level is level)


def _unsure(answers: Answers, book: RuleBook) -> tuple[tuple[str, ...], ActionLevel]:
    """What the visitor was not sure about, and the worst that could follow if each were a yes."""
    unsure = tuple(_unsure_choices(answers))
    if not unsure:
        return (), ActionLevel.OK
    known = facts_of(answers)
    worst = ActionLevel.OK
    for question, choice in unsure:
        supposed = {**known, **_supposing(question, choice)}
        worst = max([worst, *(one.level for one in concerns(supposed, book))])
    return tuple(dict.fromkeys(question.key for question, _choice in unsure)), worst


def _unsure_choices(answers: Answers) -> Iterator[tuple[Question, Choice]]:
    for question in asked(answers):
        answer = answers.get(question.key)
        if answer == NOT_SURE or (isinstance(answer, tuple) and NOT_SURE in answer):
            yield from (
                (question, choice) for choice in question.choices if choice not in chosen(question, answer)
            )


def _supposing(question: Question, choice: Choice) -> Facts:
    """The findings there would be if the visitor had chosen this."""
    return {question.collects.name: frozenset({choice.key})} if question.collects else given_by(choice.gives)


def _reasons(spoken: tuple[Spoken, ...], answers: Answers) -> tuple[Reason, ...]:
    """One reason for each thing told, the most serious rule first; the rules behind the same words speak once."""
    reasons: dict[tuple[str, ...], Reason] = {}
    for one in sorted(spoken, key=lambda each: -each.level):
        told, rule = tuple(_told(one, answers)), one.ruling.rule
        if told or rule.says.patient:
            reasons.setdefault(told or (rule.id,), Reason(told, rule.says.patient, rule.id))
    return tuple(reasons.values())


def _told(one: Spoken, answers: Answers) -> Iterator[str]:
    for question in asked(answers):
        for choice in chosen(question, answers.get(question.key)):
            if choice.told and _names_of(question, choice) & one.behind:
                yield choice.told


def _names_of(question: Question, choice: Choice) -> frozenset[str]:
    collected = {question.collects.name} if question.collects else set()
    return frozenset({finding.name for finding, _value in choice.gives} | collected)


def _not_made_for(answers: Answers) -> Reason:
    if answers.get("where") == ELSEWHERE:
        return Reason(
            (_("your main pain is in a place this check does not know"),),
            _("This check is made for the spine, and for the joints of arms and legs."),
        )
    return Reason((_("you are under 18"),), _("This check is made for adults."))
