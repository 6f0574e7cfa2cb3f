"""Diagnoses: they exist, are billable on the day, at most twelve, and every line points to one to four of them."""

from __future__ import annotations

from collections.abc import Iterator

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.content import ClaimLine
from synovia.domain.charges.claims.fixes import SetPointers
from synovia.domain.charges.claims.objections import Objection, Severity

MOST_DIAGNOSES = 12
MOST_POINTERS = 4
EXTERNAL_CAUSES = "VWXY"
"""First letters of codes that say how an injury happened, never what is treated."""


def check_diagnoses(case: Checking) -> Iterator[Objection]:
    """One to twelve different diagnoses, each a billable code of the list."""
    codes, form = case.claim.diagnoses, case.origin("form")
    if not 1 <= len(codes) <= MOST_DIAGNOSES:
        says = f"The claim has {len(codes)} diagnoses: it needs 1 to {MOST_DIAGNOSES}."
        yield objection("diagnosis_count", "diagnoses", says, "The form holds no other number.", form)
    bare = [code.upper().replace(".", "") for code in codes]
    for index, code in enumerate(codes):
        if bare[index] in bare[:index]:
            says = f"Diagnosis {code} stands twice: take the second one off."
            where, why = f"diagnoses[{index}]", "Each diagnosis is named once."
            yield objection("diagnosis_twice", where, says, why, form, severity=Severity.WARNS)
        yield from _one(case, index, code)
    yield from _dated(case)


def check_pointers(case: Checking) -> Iterator[Objection]:
    """Every line says for which of the claim's diagnoses it was given."""
    known = len(case.claim.diagnoses)
    for index, line in enumerate(case.claim.lines):
        wrong = _pointer_problem(line, known)
        if not wrong:
            continue
        says = f"{named(index, line).capitalize()} {wrong}."
        why = "Each service must be tied to one to four diagnoses of the claim, or it is not shown to be needed."
        where, form = at(index, "pointers"), case.origin("form")
        yield objection(
            "pointers_wrong", where, says, why, form, line=index, fix=_pointer_fix(index, line, known)
        )


def _one(case: Checking, index: int, code: str) -> Iterator[Objection]:
    where, origin = f"diagnoses[{index}]", case.origin("diagnoses")
    found = case.diagnoses.find(code)
    outside = not _covers_claim(case)
    if found is None:
        says = f"{code} is not a diagnosis of {case.diagnoses.release}: check the code."
        why = "A payer rejects a code that is not in the list of the day of service."
        # It may be a code of a newer list than ours, so then we only warn.
        severity = Severity.WARNS if outside else Severity.BLOCKS
        yield objection("diagnosis_unknown", where, says, why, origin, severity=severity)
    elif not found.billable:
        choices = case.diagnoses.under(code)
        named_choices = ", ".join(choices[:6]) + (" …" if len(choices) > 6 else "")
        says = f"{found.code} is only a heading: choose a more exact code, such as {named_choices}."
        why = "Only codes without a more exact one below them may be billed."
        yield objection("diagnosis_heading", where, says, why, origin)
    elif index == 0 and found.code[0] in EXTERNAL_CAUSES:
        says = f"{found.code} says how it happened, not what is treated: put the condition first."
        yield objection(
            "diagnosis_external_first", where, says, "An external cause is never the first diagnosis.", origin
        )


def _dated(case: Checking) -> Iterator[Objection]:
    if not case.claim.diagnoses or _covers_claim(case):
        return
    listed = case.diagnoses
    says = (
        f"The diagnoses were checked by {listed.release}, in force from {listed.starts.isoformat()} to "
        f"{listed.ends.isoformat()}: changes for other days are not known here."
    )
    why = "The list changes each October 1 and some April 1."
    yield objection(
        "diagnosis_list_dated", "diagnoses", says, why, case.origin("diagnoses"), severity=Severity.TELLS
    )


def _covers_claim(case: Checking) -> bool:
    return all(case.diagnoses.starts <= line.on <= case.diagnoses.ends for line in case.claim.lines)


def _pointer_problem(line: ClaimLine, known: int) -> str:
    if not line.pointers:
        return "points to no diagnosis"
    if len(line.pointers) > MOST_POINTERS:
        return f"points to {len(line.pointers)} diagnoses: at most {MOST_POINTERS}"
    if any(not 1 <= pointer <= known for pointer in line.pointers):
        return f"points to a diagnosis the claim does not have (it has {known})"
    return "points to one diagnosis twice" if len(set(line.pointers)) < len(line.pointers) else ""


def _pointer_fix(index: int, line: ClaimLine, known: int) -> SetPointers | None:
    """The pointers that hold, each once; the only diagnosis when none does; no guess where there are several."""
    kept = tuple(dict.fromkeys(pointer for pointer in line.pointers if 1 <= pointer <= known))[:MOST_POINTERS]
    if kept:
        return SetPointers(index, kept)
    return SetPointers(index, (1,)) if known == 1 else None
