"""Code pairs that are not both paid on one day: which is denied, whether a modifier helps, and since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from synovia.domain.charges.claims.checking import Checking, at, objection
from synovia.domain.charges.claims.fixes import AddModifier, DropLine, Fix
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.claims.payer_rules import EditSet
from synovia.domain.charges.claims.scrub_modifiers import same_discipline
from synovia.domain.charges.tariff import PairEdit
from synovia.domain.charges.timeline import Origin

NEVER = 0
"""The indicator of a pair that no modifier makes payable."""


@dataclass(frozen=True, slots=True)
class _Billed:
    """A code billed on a day: its lines on this claim (none when it stands on another claim) and all its modifiers."""

    code: str
    lines: tuple[int, ...]
    marked: bool


def check_pairs(case: Checking) -> Iterator[Objection]:
    """Every pair of codes of a day against the payer's edits, lines of other claims of that day included."""
    for day, indices in case.days().items():
        billed = _billed(case, day, indices)
        for one, other in combinations(billed, 2):
            edit = edit_between(case, one.code, other.code, day)
            if edit is not None and (one.lines or other.lines):
                first, second = (one, other) if edit.first == one.code else (other, one)
                yield from _judge(case, edit, first, second, day)


def check_distinct(case: Checking) -> Iterator[Objection]:
    """59 and an X modifier on one line say the same twice, and either needs something said in the note."""
    origin = case.origin("distinct")
    for index, line in enumerate(case.claim.lines):
        held = [each for each in dict.fromkeys(line.modifiers) if each in case.rules.distinct_modifiers]
        if len(held) > 1:
            says = f"Line {index + 1} ({line.code}) carries {' and '.join(held)}: one of them is enough."
            yield objection(
                "distinct_twice",
                at(index, "modifiers"),
                says,
                "They mean the same.",
                origin,
                severity=Severity.WARNS,
                line=index,
            )


def edit_between(case: Checking, one: str, other: str, day: date) -> PairEdit | None:
    """The payer's edit between two codes on a day of service: its own ones first, then Medicare's if it uses them."""
    rules = case.rules
    asked = rules.edits_as_of or day
    both = {one, other}
    own = (edit for edit in rules.own_edits if {edit.first, edit.second} == both and edit.holds_on(day))
    found = next(own, None)
    if found is None and rules.edit_set is EditSet.MEDICARE:
        found = case.tariff.pair_edit(one, other, asked)
    return found


def _billed(case: Checking, day: date, indices: list[int]) -> list[_Billed]:
    by_code: dict[str, list[int]] = {}
    for index in indices:
        by_code.setdefault(case.claim.lines[index].code, []).append(index)
    here = [
        _Billed(code, tuple(lines), all(_is_marked(case, case.claim.lines[each].modifiers) for each in lines))
        for code, lines in by_code.items()
    ]
    mine = tuple(each for index in indices for each in case.claim.lines[index].modifiers)
    elsewhere = [
        _Billed(each.code, (), _is_marked(case, each.modifiers))
        for each in case.facts.earlier or ()
        if each.on == day
        and each.code not in by_code
        and each.control_number != case.claim.control_number
        and same_discipline(each.modifiers, mine)
    ]
    return here + elsewhere


def _is_marked(case: Checking, modifiers: tuple[str, ...]) -> bool:
    return any(each in case.rules.distinct_modifiers for each in modifiers)


def _judge(case: Checking, edit: PairEdit, first: _Billed, second: _Billed, day: date) -> Iterator[Objection]:
    origin = _origin(case, edit)
    line = (second.lines or first.lines)[0]
    where = at(line, "modifiers")
    elsewhere = "" if first.lines and second.lines else " (the other stands on another claim of that day)"
    pair = f"{edit.second} with {edit.first} on {day.isoformat()}{elsewhere}"
    why = f"{edit.first} is paid, {edit.second} is denied: {edit.reason or 'a code pair of the payer'}."
    if edit.bypass == NEVER:
        fix = DropLine(second.lines[0]) if len(second.lines) == 1 else None
        says = f"{pair}: never both, whatever the modifier. Take {edit.second} off."
        yield objection("pair_never", at(line), says, why, origin, line=line, fix=fix)
    elif not (second.marked or (case.rules.distinct_on_either_line and first.marked)):
        says = (
            f"{pair}: paid only when truly separate (another region or other minutes), said so in the note, "
            f"and marked {case.rules.distinct_modifier}."
        )
        fix_modifier = _marking(case, second)
        yield objection("pair_unmarked", where, says, why, origin, line=line, fix=fix_modifier)
    elif case.facts.separate is not None and not {edit.first, edit.second} & case.facts.separate:
        says = f"{pair}: marked as separate, but the note does not say what made it so."
        yield objection("pair_unsupported", where, says, why, origin, severity=Severity.WARNS, line=line)


def _marking(case: Checking, second: _Billed) -> Fix | None:
    """Marking is one click only where the note already says that the service was separate."""
    said = case.facts.separate or frozenset()
    if len(second.lines) != 1 or second.code not in said:
        return None
    return AddModifier(second.lines[0], case.rules.distinct_modifier)


def _origin(case: Checking, edit: PairEdit) -> Origin:
    if edit in case.rules.own_edits:
        return case.origin("own_edits")
    mine, published = case.origin("edit_set"), case.tariff.pairs_origin
    doubt = " ".join(dict.fromkeys(part for part in (mine.doubt, published.doubt) if part))
    return Origin(published.source, mine.standing, published.checked_on, doubt)
