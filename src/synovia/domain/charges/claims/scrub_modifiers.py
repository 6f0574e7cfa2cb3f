"""Modifiers: their form, therapy under a plan (GP), notices of noncoverage beside KX."""

from __future__ import annotations

from collections.abc import Iterator

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.fixes import AddModifier, RemoveModifier, TidyModifiers
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.tariff import MedicareStatus

MOST_MODIFIERS = 4
DISCIPLINES = ("GP", "GO", "GN")
"""Physical therapy, occupational therapy, speech therapy."""
NOTICES = ("GA", "GX", "GY", "GZ")
ASSISTANTS = {"CQ": "GP", "CO": "GO"}
"""An assistant's modifier and the discipline it goes with."""


def same_discipline(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lines may be of one discipline: they are not when each names another one."""
    first, second = set(one) & set(DISCIPLINES), set(other) & set(DISCIPLINES)
    return not first or not second or bool(first & second)


def check_form(case: Checking) -> Iterator[Objection]:
    """Two characters each, none twice, at most four."""
    form = case.origin("form")
    for index, line in enumerate(case.claim.lines):
        where, name = at(index, "modifiers"), named(index, line).capitalize()
        for each in line.modifiers:
            if len(each) != 2 or not each.isalnum() or each != each.upper():
                says = f"{name} carries {each!r}: a modifier has two capital letters or digits."
                yield objection("modifier_wrong", where, says, "The form takes no other.", form, line=index)
        if len(set(line.modifiers)) < len(line.modifiers):
            says = f"{name} carries a modifier twice."
            yield objection(
                "modifier_twice", where, says, "Each stands once.", form, line=index, fix=TidyModifiers(index)
            )
        if len(set(line.modifiers)) > MOST_MODIFIERS:
            says = (
                f"{name} carries more than {MOST_MODIFIERS} modifiers: take off what the payer needs least."
            )
            yield objection("modifiers_many", where, says, "The form holds four.", form, line=index)


def check_therapy(case: Checking) -> Iterator[Objection]:
    """GP on every therapy line, no other discipline beside it."""
    wanted = case.rules.therapy_modifier
    if not wanted:
        return
    origin = case.origin("therapy_modifier")
    for index, line in enumerate(case.claim.lines):
        where, name = at(index, "modifiers"), named(index, line).capitalize()
        held = [each for each in line.modifiers if each in DISCIPLINES]
        if len(held) > 1:
            says = f"{name} carries {' and '.join(held)}: a service belongs to one discipline."
            why = "Each discipline has its own plan of care."
            yield objection("discipline_twice", where, says, why, origin, line=index)
        elif case.is_therapy(line) and not held:
            code = case.code(line)
            if code is not None and code.medicare is MedicareStatus.NOT_COVERED:
                continue
            says = f"{name} needs {wanted}: given under a physical therapy plan of care."
            why = "Therapy without its discipline is denied."
            fix = AddModifier(index, wanted)
            yield objection("therapy_modifier_missing", where, says, why, origin, line=index, fix=fix)


def check_assistant_form(case: Checking) -> Iterator[Objection]:
    """An assistant's modifier goes with its discipline."""
    origin = case.origin("assistant_modifier")
    for index, line in enumerate(case.claim.lines):
        for mark, discipline in ASSISTANTS.items():
            if mark in line.modifiers and discipline not in line.modifiers:
                says = f"{named(index, line).capitalize()} carries {mark} without {discipline}."
                why = f"{mark} is only taken together with {discipline}."
                where, fix = at(index, "modifiers"), AddModifier(index, discipline)
                yield objection("assistant_without_discipline", where, says, why, origin, line=index, fix=fix)


def check_notices(case: Checking) -> Iterator[Objection]:
    """A notice of noncoverage says the service will be denied; KX beside it attests the opposite."""
    origin, on_file = case.origin("notice"), case.facts.notice_on_file
    for index, line in enumerate(case.claim.lines):
        where, name = at(index, "modifiers"), named(index, line).capitalize()
        held = set(line.modifiers)
        if "KX" in held and held & {"GA", "GZ"}:
            says = f"{name} carries KX, which attests that it is needed, beside a modifier that expects a denial."
            why = "Both cannot hold for one reason."
            warns, fix = Severity.WARNS, RemoveModifier(index, "KX")
            yield objection(
                "notice_with_attest", where, says, why, origin, severity=warns, line=index, fix=fix
            )
        if "GA" in held and on_file is False:
            says = f"{name} carries GA, but no signed notice is on file: without one it is GZ."
            yield objection("notice_missing", where, says, "GA says a notice was signed.", origin, line=index)
        if len(held & set(NOTICES)) > 1 and held & set(NOTICES) != {"GX", "GY"}:
            says = f"{name} carries notices that exclude each other."
            yield objection("notice_twice", where, says, "One reason, one modifier.", origin, line=index)
