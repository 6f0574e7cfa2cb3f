"""CQ: which units an assistant gave, line by line, from the minutes of the note."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from synovia.domain.charges.assistant import marked_units, untimed_is_marked
from synovia.domain.charges.claims.checking import Checking, at, objection
from synovia.domain.charges.claims.fixes import AddModifier, Fix, RemoveModifier, SplitAssistant
from synovia.domain.charges.claims.objections import Objection, Severity


def check_assistant(case: Checking) -> Iterator[Objection]:
    """Each code of a day carries CQ on as many units as the assistant gave."""
    mark = case.rules.assistant_modifier
    if not mark:
        return
    for day, indices in case.days().items():
        noted = {each.code for each in case.facts.minutes if each.on == day}
        for code in dict.fromkeys(case.claim.lines[index].code for index in indices):
            if code in noted:
                lines = [index for index in indices if case.claim.lines[index].code == code]
                yield from _code(case, code, day, lines, mark)


def _code(case: Checking, code: str, day: date, lines: list[int], mark: str) -> Iterator[Objection]:
    given = [each for each in case.facts.minutes if each.code == code and each.on == day]
    therapist, assistant = sum(each.therapist for each in given), sum(each.assistant for each in given)
    units = sum((case.claim.lines[index].units for index in lines), Decimal(0))
    marked = sum(
        (case.claim.lines[i].units for i in lines if mark in case.claim.lines[i].modifiers), Decimal(0)
    )
    if case.is_timed(case.claim.lines[lines[0]]):
        wanted = Decimal(marked_units(int(units), therapist, assistant))
    else:
        wanted = units if untimed_is_marked(therapist, assistant) else Decimal(0)
    if wanted == marked:
        return
    says = (
        f"{code} on {day.isoformat()}: {wanted} of {units} units are the assistant's ({assistant} of "
        f"{therapist + assistant} minutes), {marked} carry {mark}."
    )
    why = "Units given by an assistant in whole or for more than a tenth apart from the therapist carry the mark."
    less = wanted > marked
    yield objection(
        "assistant_missing" if less else "assistant_too_much",
        at(lines[0], "modifiers"),
        says,
        why,
        case.origin("assistant_modifier"),
        severity=Severity.BLOCKS if less else Severity.WARNS,
        line=lines[0],
        fix=_fix(lines, units, wanted, mark),
    )


def _fix(lines: list[int], units: Decimal, wanted: Decimal, mark: str) -> Fix | None:
    if len(lines) != 1:
        return None
    if wanted == units:
        return AddModifier(lines[0], mark)
    return SplitAssistant(lines[0], wanted, mark) if wanted else RemoveModifier(lines[0], mark)
