"""Codes: known, payable, once a day, not already billed, within the most units of a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.content import ClaimLine, Frequency
from synovia.domain.charges.claims.fixes import AddModifier, DropLine, Fix, MergeLines, ReplaceCode, SetUnits
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.claims.scrub_modifiers import same_discipline
from synovia.domain.charges.edits import PER_LINE
from synovia.domain.charges.tariff import Code, MedicareStatus, UnitMaximum
from synovia.domain.charges.timeline import Origin

ABSOLUTE = 2
"""The kind of a unit maximum that no appeal lifts."""
REPEATED = ("76", "77", "91")
"""Modifiers that say a service was given again on the same day."""
EXCLUDED = ("GY", "GX", "GZ")


def check_codes(case: Checking) -> Iterator[Objection]:
    """Five characters, in the clinic's list, and payable by this payer."""
    for index, line in enumerate(case.claim.lines):
        code = case.code(line)
        if len(line.code) != 5 or not line.code.isalnum():
            says = f"{line.code!r} is not a service code: it has five characters."
            yield objection(
                "code_wrong",
                at(index, "code"),
                says,
                "The form takes no other.",
                case.origin("form"),
                line=index,
            )
        elif code is None:
            says = f"{named(index, line).capitalize()}: the code is not in the clinic's list, so its rules are not checked."
            yield objection(
                "code_unknown",
                at(index, "code"),
                says,
                "Add it with its words and how it is counted.",
                case.origin("clinic"),
                severity=Severity.WARNS,
                line=index,
            )
        elif case.rules.follows_medicare_status:
            yield from _status(case, index, line, code)


def check_same_lines(case: Checking) -> Iterator[Objection]:
    """All units of a code and day on one line, except where CQ or 59 splits it."""
    if not case.rules.one_line_per_code:
        return
    groups: dict[tuple[str, date, bool, bool], list[int]] = {}
    for index, line in enumerate(case.claim.lines):
        groups.setdefault(_group(case, line), []).append(index)
    for (code, day, _, _), lines in groups.items():
        if len(lines) > 1:
            alike = {(case.claim.lines[each].modifiers, case.claim.lines[each].pointers) for each in lines}
            fix = MergeLines(tuple(lines)) if len(alike) == 1 else None
            numbers = ", ".join(str(each + 1) for each in lines)
            says = f"Lines {numbers} are all {code} on {day.isoformat()}: put their units on one line."
            why = "A second line of a code and day is denied as a duplicate."
            origin = case.origin("one_line_per_code")
            yield objection("line_split", at(lines[1]), says, why, origin, line=lines[1], fix=fix)


def check_duplicates(case: Checking) -> Iterator[Objection]:
    """Services that another claim already carries."""
    if case.claim.frequency is not Frequency.ORIGINAL:
        return
    for index, line in enumerate(case.claim.lines):
        apart = {*REPEATED, *case.rules.distinct_modifiers} & set(line.modifiers)
        earlier = next(
            (
                each
                for each in case.facts.earlier or ()
                if (each.code, each.on) == (line.code, line.on)
                and each.control_number != case.claim.control_number
                and same_discipline(each.modifiers, line.modifiers)
            ),
            None,
        )
        if earlier is not None and not apart:
            says = f"{named(index, line).capitalize()} was already billed on claim {earlier.control_number}: take it off, or replace that claim."
            why = "A service billed twice is denied as a duplicate (adjustment reason 18)."
            origin = case.origin("duplicates")
            yield objection("billed_twice", at(index), says, why, origin, line=index, fix=DropLine(index))


def check_maxima(case: Checking) -> Iterator[Objection]:
    """Units of a code within the payer's most for a day (or a line)."""
    if not case.rules.unit_maxima:
        return
    for day, indices in case.days().items():
        for code in dict.fromkeys(case.claim.lines[index].code for index in indices):
            most = case.tariff.unit_maximum(code, day)
            lines = [index for index in indices if case.claim.lines[index].code == code]
            if most is not None and not _is_told_by_status(case, code):
                yield from _above(case, code, day, lines, most.value, most.origin)


def _above(
    case: Checking, code: str, day: date, lines: list[int], most: UnitMaximum, published: Origin
) -> Iterator[Objection]:
    billed = [case.claim.lines[index].units for index in lines]
    units = max(billed) if most.kind == PER_LINE else sum(billed, _elsewhere(case, code, day))
    if units <= most.units:
        return
    fix: Fix | None = None
    if len(lines) == 1 and not _elsewhere(case, code, day):
        fix = SetUnits(lines[0], Decimal(most.units)) if most.units else DropLine(lines[0])
    final = most.kind == ABSOLUTE
    says = f"{units} units of {code} on {day.isoformat()} are above the most of {most.units}: all of them are denied."
    why = "No appeal lifts this maximum." if final else "An appeal with the notes may lift it."
    severity = Severity.BLOCKS if final or not most.units else Severity.WARNS
    origin = _maxima_origin(case, published)
    where = at(lines[0], "units")
    yield objection("units_above_most", where, says, why, origin, severity=severity, line=lines[0], fix=fix)


def _is_told_by_status(case: Checking, code: str) -> bool:
    """Whether the payer never pays the code anyway, which `check_codes` says."""
    known = case.tariff.codes.get(code)
    paid = known is None or known.medicare in (MedicareStatus.PAID, MedicareStatus.CONTRACTOR_PRICED)
    return case.rules.follows_medicare_status and not paid


def _elsewhere(case: Checking, code: str, day: date) -> Decimal:
    """Units of the code on other claims of the day."""
    mine = case.claim.control_number
    others = case.facts.earlier or ()
    same = (
        each.units for each in others if each.code == code and each.on == day and each.control_number != mine
    )
    return sum(same, Decimal(0))


def _status(case: Checking, index: int, line: ClaimLine, code: Code) -> Iterator[Objection]:
    """What Medicare does with the code whatever the case."""
    origin, where = case.origin("follows_medicare_status"), at(index, "code")
    name = named(index, line).capitalize()
    if code.medicare is MedicareStatus.REPLACED:
        says, why = f"{name}: this payer takes {code.instead} instead.", "It does not know the code billed."
        fix = ReplaceCode(index, code.instead)
        yield objection("code_replaced", where, says, why, origin, line=index, fix=fix)
    elif code.medicare is MedicareStatus.BUNDLED:
        says = f"{name} is never paid apart: it is folded into the day's other services."
        why = "Medicare bundles it, and the patient may not be billed for it."
        warns = Severity.WARNS
        yield objection(
            "code_bundled", where, says, why, origin, severity=warns, line=index, fix=DropLine(index)
        )
    elif code.medicare is MedicareStatus.NOT_COVERED and not set(EXCLUDED) & set(line.modifiers):
        says = (
            f"{name} is never covered: mark it GY to bill only for a denial that another payer wants to see."
        )
        why = "Medicare excludes it by law; the patient pays the clinic's price."
        warns, gy = Severity.WARNS, AddModifier(index, "GY")
        yield objection("code_not_covered", where, says, why, origin, severity=warns, line=index, fix=gy)


def _group(case: Checking, line: ClaimLine) -> tuple[str, date, bool, bool]:
    """What may stand on a line of its own: another code, another day, the assistant's part, a separate service."""
    marks = set(line.modifiers)
    apart = bool(marks & {*case.rules.distinct_modifiers, *REPEATED})
    return line.code, line.on, bool(marks & {"CQ", "CO"}), apart


def _maxima_origin(case: Checking, published: Origin) -> Origin:
    mine = case.origin("unit_maxima")
    doubt = " ".join(dict.fromkeys(part for part in (mine.doubt, published.doubt) if part))
    return Origin(published.source, mine.standing, published.checked_on, doubt)
