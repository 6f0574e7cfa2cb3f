"""KX: therapy dollars of the year added up day by day, and the lines above the threshold attested as needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.fixes import AddModifier, RemoveModifier
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.claims.scrub_plan import certified
from synovia.domain.charges.fees import fee
from synovia.domain.charges.problems import ChargeProblem
from synovia.domain.charges.tariff import NATIONAL, TherapyThreshold
from synovia.domain.terms.money import ZERO, shown

KX = "KX"


@dataclass(frozen=True, slots=True)
class _Running:
    """A therapy line with the year's dollars after it."""

    index: int
    used: Decimal
    limit: TherapyThreshold


def check_threshold(case: Checking) -> Iterator[Objection]:
    """KX on every therapy line that reaches above the threshold, and on no other."""
    if not case.rules.watches_threshold or not case.claim.lines:
        return
    try:
        found = [case.tariff.medicare.threshold.on(line.on) for line in case.claim.lines]
    except ChargeProblem as problem:
        says, origin = f"KX was not checked. {problem}", case.origin("watches_threshold")
        why = "The threshold changes each year."
        yield objection("threshold_unknown", "lines", says, why, origin, severity=Severity.TELLS)
        return
    origin = found[0].origin
    if case.facts.therapy_used is None:
        says = "What Medicare has allowed for therapy this year is not known, so KX was not checked: ask for eligibility."
        why = "Lines above the threshold without KX are denied."
        where = "facts.therapy_used"
        yield objection("therapy_used_unknown", where, says, why, origin, severity=Severity.TELLS)
        return
    lines = list(running(case, case.facts.therapy_used))
    for each in lines:
        line = case.claim.lines[each.index]
        limit, where = each.limit.physical_and_speech, at(each.index, "modifiers")
        if each.used > limit and KX not in line.modifiers and not {"GA", "GZ", "GY"} & set(line.modifiers):
            says = (
                f"{named(each.index, line).capitalize()} brings the year's therapy to {shown(each.used)}, above "
                f"{shown(limit)}: it needs KX, if the note shows that it is needed."
            )
            why = "Above the threshold Medicare pays only what the therapist attests with KX."
            yield objection(
                "attest_missing", where, says, why, origin, line=each.index, fix=_attest(case, each.index)
            )
        if each.used <= limit and KX in line.modifiers:
            says = f"{named(each.index, line).capitalize()} carries KX, but the year stands at {shown(each.used)}, not above {shown(limit)}."
            why = "KX on services below the threshold draws questions."
            warns, fix = Severity.WARNS, RemoveModifier(each.index, KX)
            yield objection(
                "attest_early", where, says, why, origin, severity=warns, line=each.index, fix=fix
            )
    yield from _review(case, lines)


def running(case: Checking, used: Decimal) -> Iterator[_Running]:
    """The therapy lines in order of days, with the dollars after each; a new year starts from zero."""
    year = case.claim.first_day.year
    for day, indices in case.days().items():
        if day.year != year:
            year, used = day.year, ZERO
        limit = case.tariff.medicare.threshold.on(day).value
        for index in indices:
            if case.is_therapy(case.claim.lines[index]):
                used += _allowed(case, index)
                yield _Running(index, used, limit)


def _allowed(case: Checking, index: int) -> Decimal:
    """What the line is expected to be allowed; the full national fee where nobody said, never above the charge."""
    line = case.claim.lines[index]
    if line.allowed is not None:
        return line.allowed
    return min(line.charge, _fee(case, line.code, line.on) * line.units)


def _fee(case: Checking, code: str, day: date) -> Decimal:
    tariff = case.tariff
    try:
        values, factor = tariff.values_of(code, day).value, tariff.medicare.factor.on(day).value.usual
        return fee(values, tariff.locality_of(NATIONAL, day).value, factor)
    except ChargeProblem:
        return ZERO


def _attest(case: Checking, index: int) -> AddModifier | None:
    """One click only under a certified plan: it is the plan that shows the need, and the therapist who attests it."""
    standing = certified(case)
    return AddModifier(index, KX) if standing is not None and standing.holds else None


def _review(case: Checking, lines: list[_Running]) -> Iterator[Objection]:
    above = next((each for each in lines if each.used > each.limit.review), None)
    if above is None:
        return
    origin = case.tariff.medicare.threshold.on(case.claim.first_day).origin
    says = f"The year's therapy is above {shown(above.limit.review)}: Medicare may review the notes before or after paying."
    why = "Targeted medical review looks at some claims above this sum."
    where = at(above.index)
    yield objection("review_possible", where, says, why, origin, severity=Severity.TELLS, line=above.index)
