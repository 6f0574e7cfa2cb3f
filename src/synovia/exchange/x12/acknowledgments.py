"""A 999 as an `Acknowledgment`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from synovia.domain.charges.claims.answers import AcknowledgedTransaction, Acknowledgment, SyntaxProblem
from synovia.exchange.x12.fields import Transaction
from synovia.exchange.x12.segments import Segment
from synovia.exchange.x12.words import ELEMENT_SYNTAX, SYNTAX


@dataclass(slots=True)
class _Answer:
    """One AK2 while its segments come."""

    control_number: str
    status: str = ""
    problems: list[SyntaxProblem] = field(default_factory=list)


def read_acknowledgment(file: Transaction) -> Acknowledgment:
    """The 999 in this transaction."""
    function, group, status, answers = "", "", "", [_Answer("")]
    for segment in file.segments:
        if segment.tag == "AK1":
            function, group = segment[1], segment[2]
        elif segment.tag == "AK2":
            answers.append(_Answer(segment[2]))
        elif segment.tag == "IK3":
            answers[-1].problems.append(_segment_problem(segment))
        elif segment.tag == "IK4" and answers[-1].problems:
            answers[-1].problems.append(_element_problem(segment, answers[-1].problems[-1]))
        elif segment.tag in ("IK5", "AK5"):
            answers[-1].status = segment[1]
        elif segment.tag == "AK9":
            status = segment[1]
    if not status:
        file.note("missing-ak9", "It does not say whether the group was accepted (AK9).", serious=True)
    given = tuple(
        AcknowledgedTransaction(each.control_number, each.status, tuple(each.problems))
        for each in answers[1:]
    )
    return Acknowledgment(file.envelope, group, status, given, tuple(file.findings), function)


def _segment_problem(segment: Segment) -> SyntaxProblem:
    position = _position(segment[2])
    where = f"{segment[1]} (segment {position}{f', loop {segment[3]}' if segment[3] else ''})"
    says = f"{where} {SYNTAX.get(segment[4], f'has the error {segment[4]}' if segment[4] else 'has errors')}."
    return SyntaxProblem(segment[1], position, segment[3], segment[4], says)


def _element_problem(segment: Segment, above: SyntaxProblem) -> SyntaxProblem:
    element, component = (
        int(part) if part.isdecimal() else 0 for part in (segment.part(1), segment.part(1, 2))
    )
    name = f"{above.segment}{element:02}{f'-{component}' if component else ''}"
    says = (
        f"{name} (segment {above.position}) {ELEMENT_SYNTAX.get(segment[3], f'has the error {segment[3]}')}."
    )
    return replace(above, code=segment[3], says=says, element=element, component=component, value=segment[4])


def _position(value: str) -> int:
    return int(value) if len(value) < 10 and value.isdecimal() else 0
