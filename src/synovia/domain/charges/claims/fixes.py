"""One-click mendings of a claim, as data; `apply_fix` gives the mended claim and leaves the first one as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from synovia.domain.charges.claims.content import Accident, Cause, Claim, ClaimLine, Provider
from synovia.domain.terms.money import ZERO, apportion, cents

FIRST = ("GP", "GO", "GN", "CQ", "CO", "KX")
"""Modifiers in the order payers are used to; any other comes after them."""


@dataclass(frozen=True, slots=True)
class AddModifier:
    """Write a modifier on a line; lines count from 0."""

    line: int
    modifier: str


@dataclass(frozen=True, slots=True)
class RemoveModifier:
    """Take a modifier off a line."""

    line: int
    modifier: str


@dataclass(frozen=True, slots=True)
class TidyModifiers:
    """Write a line's modifiers each once and in the usual order."""

    line: int


@dataclass(frozen=True, slots=True)
class ReplaceCode:
    """Bill another code for the same service, with the same units and charge."""

    line: int
    code: str


@dataclass(frozen=True, slots=True)
class DropLine:
    """Take a line off the claim."""

    line: int


@dataclass(frozen=True, slots=True)
class MergeLines:
    """Put all units and money of these lines on the first of them."""

    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetUnits:
    """Bill other units, at the line's own price a unit."""

    line: int
    units: Decimal


@dataclass(frozen=True, slots=True)
class MoveUnits:
    """Bill units on another line instead; each line keeps its own price a unit, an emptied line goes."""

    from_line: int
    to_line: int
    units: Decimal


@dataclass(frozen=True, slots=True)
class SplitAssistant:
    """Put the assistant's units of a line on a line of their own with the assistant's modifier."""

    line: int
    marked: Decimal
    modifier: str = "CQ"


@dataclass(frozen=True, slots=True)
class SetPointers:
    """Point a line to these diagnoses, which count from 1."""

    line: int
    pointers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetAuthorization:
    """Write the authorization's number on the claim."""

    number: str


@dataclass(frozen=True, slots=True)
class SetReferring:
    """Name the certifying provider as the referring one."""

    provider: Provider


@dataclass(frozen=True, slots=True)
class SetCause:
    """Say what the condition is related to."""

    cause: Cause


Fix: TypeAlias = (
    AddModifier
    | RemoveModifier
    | TidyModifiers
    | ReplaceCode
    | DropLine
    | MergeLines
    | SetUnits
    | MoveUnits
    | SplitAssistant
    | SetPointers
    | SetAuthorization
    | SetReferring
    | SetCause
)


class FixProblem(ValueError):
    """A mending that no longer fits the claim, e.g. because the line is gone."""


def apply_fix(claim: Claim, fix: Fix) -> Claim:
    """The mended claim. Raises FixProblem when the fix names a line the claim does not have."""
    for index in _lines_of(fix):
        if not 0 <= index < len(claim.lines):
            raise FixProblem(f"The claim has no line {index + 1}: check it again.")
    return APPLY[type(fix)](claim, fix)


def ordered(modifiers: tuple[str, ...]) -> tuple[str, ...]:
    """Modifiers as payers are used to them, each once: GP, CQ, KX, then the others as they came."""
    known = dict.fromkeys(modifiers)
    return tuple(sorted(known, key=lambda each: FIRST.index(each) if each in FIRST else len(FIRST)))


def price_of(line: ClaimLine) -> Decimal:
    """The line's charge for one unit, not rounded; zero without units."""
    return line.charge / line.units if line.units else ZERO


def _lines_of(fix: Fix) -> tuple[int, ...]:
    if isinstance(fix, MergeLines):
        return fix.lines
    if isinstance(fix, MoveUnits):
        return fix.from_line, fix.to_line
    line = getattr(fix, "line", None)
    return () if line is None else (line,)


def _changed(claim: Claim, index: int, line: ClaimLine) -> Claim:
    return replace(claim, lines=(*claim.lines[:index], line, *claim.lines[index + 1 :]))


def _add_modifier(claim: Claim, fix: AddModifier) -> Claim:
    line = claim.lines[fix.line]
    return _changed(claim, fix.line, replace(line, modifiers=ordered((*line.modifiers, fix.modifier))))


def _remove_modifier(claim: Claim, fix: RemoveModifier) -> Claim:
    line = claim.lines[fix.line]
    kept = tuple(each for each in line.modifiers if each != fix.modifier)
    return _changed(claim, fix.line, replace(line, modifiers=kept))


def _tidy_modifiers(claim: Claim, fix: TidyModifiers) -> Claim:
    line = claim.lines[fix.line]
    return _changed(claim, fix.line, replace(line, modifiers=ordered(line.modifiers)))


def _replace_code(claim: Claim, fix: ReplaceCode) -> Claim:
    return _changed(claim, fix.line, replace(claim.lines[fix.line], code=fix.code, allowed=None))


def _drop_line(claim: Claim, fix: DropLine) -> Claim:
    return replace(claim, lines=tuple(line for at, line in enumerate(claim.lines) if at != fix.line))


def _merge_lines(claim: Claim, fix: MergeLines) -> Claim:
    together = [claim.lines[index] for index in fix.lines]
    minutes = [line.minutes for line in together if line.minutes is not None]
    allowed = [line.allowed for line in together if line.allowed is not None]
    merged = replace(
        together[0],
        units=sum((line.units for line in together), Decimal(0)),
        charge=sum((line.charge for line in together), ZERO),
        minutes=sum(minutes) if minutes else None,
        allowed=sum(allowed, ZERO) if len(allowed) == len(together) else None,
    )
    gone = set(fix.lines[1:])
    lines = tuple(
        merged if at == fix.lines[0] else line for at, line in enumerate(claim.lines) if at not in gone
    )
    return replace(claim, lines=lines)


def _set_units(claim: Claim, fix: SetUnits) -> Claim:
    return _changed(claim, fix.line, _with_units(claim.lines[fix.line], fix.units))


def _move_units(claim: Claim, fix: MoveUnits) -> Claim:
    source, target = claim.lines[fix.from_line], claim.lines[fix.to_line]
    moved = _changed(claim, fix.to_line, _with_units(target, target.units + fix.units))
    left = source.units - fix.units
    if left <= 0:
        return _drop_line(moved, DropLine(fix.from_line))
    return _changed(moved, fix.from_line, _with_units(source, left))


def _split_assistant(claim: Claim, fix: SplitAssistant) -> Claim:
    line = claim.lines[fix.line]
    plain = line.units - fix.marked
    marked_modifiers = ordered((*line.modifiers, fix.modifier))
    if plain <= 0:
        return _changed(claim, fix.line, replace(line, modifiers=marked_modifiers))
    charges = apportion(line.charge, (plain, fix.marked))
    kept = tuple(each for each in line.modifiers if each != fix.modifier)
    # Which minutes were whose is in the note, not on the line: the split lines carry none.
    first = replace(line, units=plain, charge=charges[0], modifiers=kept, minutes=None, allowed=None)
    second = replace(
        line,
        units=fix.marked,
        charge=charges[1],
        modifiers=marked_modifiers,
        minutes=None,
        allowed=None,
        control_number="",
    )
    return replace(claim, lines=(*claim.lines[: fix.line], first, second, *claim.lines[fix.line + 1 :]))


def _set_pointers(claim: Claim, fix: SetPointers) -> Claim:
    return _changed(claim, fix.line, replace(claim.lines[fix.line], pointers=fix.pointers))


def _set_authorization(claim: Claim, fix: SetAuthorization) -> Claim:
    return replace(claim, authorization=fix.number)


def _set_referring(claim: Claim, fix: SetReferring) -> Claim:
    return replace(claim, referring=fix.provider)


def _set_cause(claim: Claim, fix: SetCause) -> Claim:
    told = claim.accident or Accident(())
    return replace(claim, accident=replace(told, causes=tuple(dict.fromkeys((*told.causes, fix.cause)))))


def _with_units(line: ClaimLine, units: Decimal) -> ClaimLine:
    """The line with other units. The price a unit must come out in whole cents, or the charge is kept in proportion."""
    charge = apportion(line.charge, (units, line.units - units))[0] if units < line.units else None
    return replace(line, units=units, charge=_more(line, units) if charge is None else charge, allowed=None)


def _more(line: ClaimLine, units: Decimal) -> Decimal:
    return cents(price_of(line) * units)


APPLY: Final[Mapping[type, Callable[[Claim, Any], Claim]]] = MappingProxyType(
    {
        AddModifier: _add_modifier,
        RemoveModifier: _remove_modifier,
        TidyModifiers: _tidy_modifiers,
        ReplaceCode: _replace_code,
        DropLine: _drop_line,
        MergeLines: _merge_lines,
        SetUnits: _set_units,
        MoveUnits: _move_units,
        SplitAssistant: _split_assistant,
        SetPointers: _set_pointers,
        SetAuthorization: _set_authorization,
        SetReferring: _set_referring,
        SetCause: _set_cause,
    }
)
