"""Examinations: the first one once in an episode of care, a repeat one with its reason and not on the same day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.claims.scrub_pairs import edit_between
from synovia.domain.charges.tariff import VisitKind


def check_evaluations(case: Checking) -> Iterator[Objection]:
    """One first examination for the episode."""
    given = sorted((day, index) for index, day in _of_kind(case, VisitKind.EVALUATION))
    earlier = _earlier(case, VisitKind.EVALUATION)
    origin = case.origin("evaluation")
    for place, (_, index) in enumerate(given):
        before = earlier + [each for each, __ in given[:place]]
        if not before or (place and _is_paired(case, given[0][1], index)):
            continue
        line = case.claim.lines[index]
        says = (
            f"{named(index, line).capitalize()} is a second first examination: this episode had one on "
            f"{min(before).isoformat()}. Bill a repeat examination if there was a reason for one."
        )
        why = "A first examination is paid once for an episode of care; a new episode or condition starts another."
        yield objection("evaluation_twice", at(index, "code"), says, why, origin, line=index)


def check_examiner(case: Checking) -> Iterator[Objection]:
    """No examination by an assistant."""
    kinds = (VisitKind.EVALUATION, VisitKind.REEVALUATION)
    for index, _ in (found for kind in kinds for found in _of_kind(case, kind)):
        line = case.claim.lines[index]
        if {"CQ", "CO"} & set(line.modifiers):
            says = (
                f"{named(index, line).capitalize()} is marked as an assistant's: only the therapist examines."
            )
            why = "An assistant may neither evaluate nor re-evaluate."
            where, origin = at(index, "modifiers"), case.origin("assistant_evaluation")
            yield objection("assistant_examines", where, says, why, origin, line=index)


def check_reevaluations(case: Checking) -> Iterator[Objection]:
    """A repeat examination needs a reason, a first one before it, and a day of its own."""
    origin = case.origin("evaluation")
    first_days = [day for _, day in _of_kind(case, VisitKind.EVALUATION)] + _earlier(
        case, VisitKind.EVALUATION
    )
    for index, day in _of_kind(case, VisitKind.REEVALUATION):
        line, where = case.claim.lines[index], at(index, "code")
        name = named(index, line).capitalize()
        if not case.facts.reevaluation_reason.strip():
            says = f"{name} needs its reason in the note: new findings, a marked change, no progress, or discharge."
            why = "A routine repeat examination is part of the other services and not paid."
            yield objection(
                "reevaluation_reason", where, says, why, origin, severity=Severity.WARNS, line=index
            )
        if day in first_days and not _same_day_edit(case, index, day):
            says = f"{name} stands on the day of the first examination: bill one of them."
            why = "There is nothing yet to examine again."
            yield objection("reevaluation_same_day", where, says, why, origin, line=index)
        if case.facts.earlier is not None and not any(each <= day for each in first_days):
            says = f"{name} repeats an examination that this episode never had."
            why = "Payers look for the first one."
            yield objection(
                "reevaluation_first", where, says, why, origin, severity=Severity.WARNS, line=index
            )


def _of_kind(case: Checking, kind: VisitKind) -> list[tuple[int, date]]:
    found = ((index, line, case.code(line)) for index, line in enumerate(case.claim.lines))
    return [(index, line.on) for index, line, code in found if code is not None and code.visit is kind]


def _earlier(case: Checking, kind: VisitKind) -> list[date]:
    since = case.facts.episode_from or date.min
    codes = case.tariff.codes
    return [
        each.on
        for each in case.facts.earlier or ()
        if each.on >= since and each.code in codes and codes[each.code].visit is kind
        if each.control_number != case.claim.control_number
    ]


def _is_paired(case: Checking, one: int, other: int) -> bool:
    """Whether the pair edits already object to two examinations on one day."""
    first, second = case.claim.lines[one], case.claim.lines[other]
    return first.on == second.on and edit_between(case, first.code, second.code, first.on) is not None


def _same_day_edit(case: Checking, index: int, day: date) -> bool:
    others = [at_ for at_, on in _of_kind(case, VisitKind.EVALUATION) if on == day]
    return any(_is_paired(case, other, index) for other in others)
