"""Units against minutes by the payer's rule, and the assistant's share of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.fixes import Fix, MoveUnits, SetUnits
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.problems import ChargeProblem
from synovia.domain.charges.timeline import Origin
from synovia.domain.charges.units import UnitCount, UnitRule, count_units
from synovia.domain.terms.evidence import Standing

NAMES = {UnitRule.CMS: "Medicare's eight-minute rule", UnitRule.EIGHTS: "the rule of eights"}


def check_whole(case: Checking) -> Iterator[Objection]:
    """Whole units from one up."""
    for index, line in enumerate(case.claim.lines):
        good = line.units.is_finite() and line.units > 0 and line.units == line.units.to_integral_value()
        if not good:
            says = f"{named(index, line).capitalize()} has {line.units} units: write a whole number from 1."
            why = "Services are billed in whole units."
            yield objection("units_wrong", at(index, "units"), says, why, case.origin("form"), line=index)


def check_minutes(case: Checking) -> Iterator[Objection]:
    """Timed units of each day against the minutes of the note."""
    for day, indices in case.days().items():
        timed = [index for index in indices if case.is_timed(case.claim.lines[index])]
        if not timed:
            continue
        minutes = minutes_of(case, day, timed)
        if minutes is None:
            says = f"The minutes of {day.isoformat()} are not known, so its timed units were not checked."
            where = at(timed[0], "minutes")
            why = "Timed services are billed by the minutes of the note."
            origin = _origin(case, case.rules.unit_rule or UnitRule.CMS)
            yield objection("minutes_unknown", where, says, why, origin, severity=Severity.TELLS)
            continue
        yield from _against(case, day, timed, minutes)


def minutes_of(case: Checking, day: date, timed: list[int]) -> dict[str, int] | None:
    """Direct minutes by timed code from the note, else from the lines; None when some are missing."""
    noted = [each for each in case.facts.minutes if each.on == day]
    found: dict[str, int] = {}
    for each in noted:
        code = case.tariff.codes.get(each.code)
        if code is not None and code.counting.value == "timed":
            found[each.code] = found.get(each.code, 0) + each.therapist + each.assistant
    if noted:
        return found
    for index in timed:
        line = case.claim.lines[index]
        if line.minutes is None:
            return None
        found[line.code] = found.get(line.code, 0) + line.minutes
    return found


def _against(case: Checking, day: date, timed: list[int], minutes: dict[str, int]) -> Iterator[Objection]:
    billed = dict.fromkeys(minutes, Decimal(0))
    for index in timed:
        line = case.claim.lines[index]
        billed[line.code] = billed.get(line.code, Decimal(0)) + line.units
    for code in billed:
        minutes.setdefault(code, 0)
    rule = case.rules.unit_rule
    try:
        counts = [count_units(list(minutes.items()), each) for each in ([rule] if rule else UnitRule)]
    except ChargeProblem as problem:
        says = f"{day.isoformat()}: {problem}"
        origin = _origin(case, UnitRule.CMS)
        yield objection("minutes_wrong", at(timed[0], "minutes"), says, "A day has 24 hours.", origin)
        return
    if any(_fits(billed, each) for each in counts):
        if len(counts) > 1 and not all(_fits(billed, each) for each in counts):
            yield _either(case, day, timed, next(each for each in counts if _fits(billed, each)))
        return
    total = int(sum(billed.values(), Decimal(0)))
    nearest = min(counts, key=lambda each: abs(each.total - total))
    yield _misfit(case, day, timed, billed, nearest)


def _fits(billed: Mapping[str, Decimal], counted: UnitCount) -> bool:
    return any(_same(billed, units) for units in (counted.units, *counted.may_also))


def _same(billed: Mapping[str, Decimal], units: Mapping[str, int]) -> bool:
    return all(billed.get(code, 0) == units.get(code, 0) for code in {*billed, *units})


def _misfit(
    case: Checking, day: date, timed: list[int], billed: Mapping[str, Decimal], counted: UnitCount
) -> Objection:
    units = counted.units
    over = [code for code in billed if billed[code] > units.get(code, 0)]
    under = [code for code in units if billed.get(code, 0) < units[code]]
    total = sum(billed.values(), Decimal(0))
    right = ", ".join(f"{code} {count}" for code, count in units.items())
    code = (over or under)[0]
    line = next((index for index in timed if case.claim.lines[index].code == code), timed[0])
    origin, why = _origin(case, counted.rule), " ".join(step.says for step in counted.working)
    start = f"{day.isoformat()}: {counted.minutes} timed minutes make {counted.total} units by {NAMES[counted.rule]} ({right})"
    if total > counted.total:
        says = f"{start}, {total} are billed."
        return objection(
            "units_above_minutes",
            at(line, "units"),
            says,
            why,
            origin,
            line=line,
            fix=_set(case, timed, units, over),
        )
    if total == counted.total:
        says = f"{start}; the billed ones stand on the wrong codes."
        fix = _move(case, timed, billed, units, over, under)
        return objection("units_misplaced", at(line, "units"), says, why, origin, line=line, fix=fix)
    says = f"{start}, only {total} are billed."
    fix_up = _set(case, timed, units, under)
    return objection(
        "units_below_minutes",
        at(line, "units"),
        says,
        why,
        origin,
        severity=Severity.WARNS,
        line=line,
        fix=fix_up,
    )


def _either(case: Checking, day: date, timed: list[int], fitting: UnitCount) -> Objection:
    says = (
        f"{day.isoformat()}: the units fit {NAMES[fitting.rule]} only, and which rule this payer counts by is not "
        "set: look into its manual and set it."
    )
    why = "Payers count minutes in two ways."
    origin = _origin(case, fitting.rule)
    where = at(timed[0], "units")
    return objection("unit_rule_unknown", where, says, why, origin, severity=Severity.WARNS, line=timed[0])


def _set(case: Checking, timed: list[int], units: Mapping[str, int], codes: list[str]) -> Fix | None:
    """Setting one line right, where one line is wrong and its code has no other and keeps a unit."""
    lines = [index for index in timed if case.claim.lines[index].code == codes[0]]
    if len(codes) != 1 or len(lines) != 1 or not units.get(codes[0]):
        return None
    return SetUnits(lines[0], Decimal(units[codes[0]]))


def _move(
    case: Checking,
    timed: list[int],
    billed: Mapping[str, Decimal],
    units: Mapping[str, int],
    over: list[str],
    under: list[str],
) -> Fix | None:
    """One move that sets all right, where one code has too many and one line of another too few."""
    if len(over) != 1 or len(under) != 1:
        return None
    source = [index for index in timed if case.claim.lines[index].code == over[0]]
    target = [index for index in timed if case.claim.lines[index].code == under[0]]
    if len(source) != 1 or len(target) != 1:
        return None
    return MoveUnits(source[0], target[0], billed[over[0]] - units.get(over[0], 0))


def _origin(case: Checking, rule: UnitRule) -> Origin:
    if case.rules.unit_rule is not None:
        return case.origin("unit_rule")
    source = "cms-100-04-5" if rule is UnitRule.CMS else "eights"
    known = case.tariff.sources[source]
    return Origin(source, Standing.UNCERTAIN, known.checked_on, "Which rule this payer counts by is not set.")
