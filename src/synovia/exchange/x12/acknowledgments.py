"""A 999, the older 997, or a refusing TA1 as an `Acknowledgment`."""

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
    """The 999 or 997 in this transaction."""
    group, of, status, answers = "", "", "", [_Answer("")]
    for segment in file.segments:
        if segment.tag == "AK1":
            of, group = segment[1], segment[2]
        elif segment.tag == "AK2":
            answers.append(_Answer(segment[2]))
        elif segment.tag in ("IK3", "AK3"):
            answers[-1].problems.append(_segment_problem(segment))
        elif segment.tag in ("IK4", "AK4"):
            above = answers[-1].problems[-1] if answers[-1].problems else SyntaxProblem("", 0, "", "", "")
            answers[-1].problems.append(_element_problem(segment, above))
        elif segment.tag in ("IK5", "AK5"):
            answers[-1].status = segment[1]
        elif segment.tag == "AK9":
            status = segment[1]
    if not status:
        file.note("missing-ak9", "It does not say whether the group was accepted (AK9).", serious=True)
    given = tuple(
        AcknowledgedTransaction(each.control_number, each.status, tuple(each.problems))
        for each in answers
        if each.control_number or each.status or each.problems
    )
    return Acknowledgment(file.envelope, group, status, given, tuple(file.findings), of)


def read_refused_interchange(file: Transaction) -> Acknowledgment:
    """A TA1 that refuses a whole interchange of ours."""
    (ta1,) = file.segments
    sent = f"{ta1[2]}{ta1[3]}"
    return Acknowledgment(file.envelope, ta1[1], ta1[4], (), tuple(file.findings), of="ISA", sent=sent)


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
