"""A claim edited by hand: where it leaves what its note was billed as, and what may not be written at all.

The bill taken from the signed note stays as the origin; the claim is what is sent. A difference between the two is told, line
by line, and wants a reason. Values only: parsing is the form's, keeping is the records'.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from synovia.domain.charges.claims.checking import at
from synovia.domain.charges.claims.content import Accident, Cause, Claim, ClaimLine, Frequency, Provider
from synovia.domain.charges.claims.scrub_diagnoses import MOST_POINTERS
from synovia.domain.charges.claims.scrub_modifiers import MOST_MODIFIERS
from synovia.domain.charges.identifiers import is_npi
from synovia.domain.terms.money import ZERO, shown

LONGEST_NOTE = 80
"""Characters of a claim's note (NTE02)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One point in which two claims differ. `line` counts from 1 in the second one; 0 is the claim as a whole."""

    line: int
    code: str
    what: str
    before: str
    after: str

    @property
    def says(self) -> str:
        """In words: line 2 (97110): units 3 → 2."""
        where = f"line {self.line} ({self.code}): " if self.line else f"{self.code}: " if self.code else ""
        return f"{where}{self.what} {self.before or '–'} → {self.after or '–'}"


@dataclass(frozen=True, slots=True)
class Slip:
    """What cannot be kept, and where: `lines[0].units`, `accident.on`."""

    where: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What an edit stands on. `units` are those the note supports by code, `prices` the most the fee table has for one unit,
    `days` the first and last day of the episode, `modifiers` those that are known, `frequencies` those that fit the claim.
    """

    units: Mapping[str, Decimal]
    prices: Mapping[str, Decimal]
    days: tuple[date, date]
    modifiers: Collection[str]
    frequencies: Collection[Frequency] = (Frequency.ORIGINAL, Frequency.REPLACEMENT)


def differences(before: Claim, after: Claim) -> tuple[Difference, ...]:
    """Everything a biller may edit in which the two differ. Lines of one code are laid to each other in their order."""
    found: list[Difference] = []
    numbers = {id(line): number for number, line in enumerate(after.lines, 1)}
    for code in dict.fromkeys(line.code for line in (*before.lines, *after.lines)):
        pairs = zip_longest(_of_code(before.lines, code), _of_code(after.lines, code))
        for old, new in pairs:
            if old is None or new is None:
                says = ("billed", "no") if old is None else ("billed", "yes")
                after_says = "yes" if old is None else "no"
                found.append(Difference(numbers[id(new)] if new else 0, code, *says, after_says))
            else:
                found.extend(_told(numbers[id(new)], code, _line_words(old), _line_words(new)))
    found.extend(_told(0, "", _claim_words(before), _claim_words(after)))
    return tuple(found)


def of_lines(found: Sequence[Difference]) -> frozenset[tuple[str, str, str]]:
    """Of differences, those in what the note says was done: they want a reason."""
    return frozenset((each.code, each.what, each.after) for each in found if each.code)


def carried(fresh: Claim, earlier: Claim) -> Claim:
    """The fresh claim with what was edited by hand in an earlier one of the same services. To the same payer also what is said
    to that payer alone; an authorization on file goes before a typed one.
    """
    of_code = {line.code: _of_code(earlier.lines, line.code) for line in earlier.lines}
    lines = []
    for line in fresh.lines:
        old = of_code[line.code].pop(0) if of_code.get(line.code) else line
        parts = {name: getattr(old, name) for name in ("pointers", "place_of_service", "on", "note")}
        lines.append(replace(line, **parts))
    told: tuple[str, ...] = (
        "place_of_service",
        "referring",
        "accident",
        "onset_on",
        "initial_treatment_on",
        "signature_on_file",
    )
    if fresh.insured.payer == earlier.insured.payer:
        told += ("benefits_assigned", "assignment", "delay_reason", "note")
        fresh = replace(fresh, authorization=fresh.authorization or earlier.authorization)
    return replace(fresh, lines=tuple(lines), **{name: getattr(earlier, name) for name in told})


def slips(wanted: Claim, current: Claim, support: Support) -> tuple[Slip, ...]:
    """What of an edit cannot be kept, each with its place and reason."""
    found = list(_of_claim(wanted, support))
    if not wanted.lines:
        found.append(Slip("lines", "A claim without a line cannot be sent: void it instead."))
    if wanted.frequency is Frequency.VOID and wanted.lines != current.lines:
        found.append(Slip("lines", "A void repeats what was sent: its lines stay as they are."))
    for index, line in enumerate(wanted.lines):
        found.extend(_of_line(index, line, wanted, support))
    found.extend(_of_units(wanted, current, support))
    if any(other.line_decisions for other in current.others) and _billed(wanted) != _billed(current):
        says = "An earlier payer has decided on these lines: units, charges and lines stay as they are."
        found.append(Slip("lines", says))
    return tuple(found)


def _of_code(lines: Sequence[ClaimLine], code: str) -> list[ClaimLine]:
    return [line for line in lines if line.code == code]


def _billed(claim: Claim) -> list[tuple[str, Decimal, Decimal]]:
    return [(line.code, line.units, line.charge) for line in claim.lines]


def _told(number: int, code: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    return (Difference(number, code, what, old[what], new[what]) for what in old if old[what] != new[what])


def _line_words(line: ClaimLine) -> dict[str, str]:
    return {
        "units": f"{line.units:f}".rstrip("0").rstrip(".") if "." in f"{line.units:f}" else f"{line.units:f}",
        "charge": shown(line.charge),
        "modifiers": " ".join(line.modifiers),
        "diagnoses": " ".join(map(str, line.pointers)),
        "place": line.place_of_service,
        "day": line.on.isoformat(),
    }


def _claim_words(claim: Claim) -> dict[str, str]:
    accident = claim.accident or Accident(())
    return {
        "place of service": claim.place_of_service,
        "referring": _who(claim.referring),
        "authorization": claim.authorization,
        "related to": " ".join(accident.causes),
        "accident": accident.on.isoformat() if accident.on else "",
        "accident state": accident.state,
        "onset": claim.onset_on.isoformat() if claim.onset_on else "",
        "first treatment": claim.initial_treatment_on.isoformat() if claim.initial_treatment_on else "",
        "patient's signature": "yes" if claim.signature_on_file else "no",
        "benefits assigned": "yes" if claim.benefits_assigned else "no",
        "assignment": claim.assignment,
        "delay": claim.delay_reason,
        "note": claim.note,
        "frequency": claim.frequency,
        "payer's number": claim.original_reference,
    }


def _who(provider: Provider | None) -> str:
    if provider is None:
        return ""
    return " ".join(filter(None, (provider.name.first, provider.name.last, provider.npi)))


def _of_line(index: int, line: ClaimLine, claim: Claim, support: Support) -> Iterator[Slip]:
    first, last = support.days
    most = support.prices.get(line.code)
    if line.charge <= ZERO:
        yield Slip(at(index, "charge"), "A charge is above zero.")
    elif most is not None and line.charge > most * line.units:
        says = f"The fee table has {shown(most * line.units)} for {line.units.normalize():f} × {line.code}: no payer is charged more."
        yield Slip(at(index, "charge"), says)
    if not first <= line.on <= last:
        says = f"This episode runs from {first.isoformat()} to {last.isoformat()}: no other day is billed under it."
        yield Slip(at(index, "on"), says)
    yield from _born_before(at(index, "on"), line.on, claim)
    unknown = [each for each in line.modifiers if each not in support.modifiers]
    if unknown:
        says = f"{', '.join(unknown)}: not a modifier that is known here or of this payer's own."
        yield Slip(at(index, "modifiers"), says)
    if len(set(line.modifiers)) < len(line.modifiers) or len(line.modifiers) > MOST_MODIFIERS:
        yield Slip(at(index, "modifiers"), f"At most {MOST_MODIFIERS} modifiers, each once.")
    wrong = [str(each) for each in line.pointers if not 1 <= each <= len(claim.diagnoses)]
    if wrong:
        says = f"{', '.join(wrong)}: the claim has diagnoses 1 to {len(claim.diagnoses)}."
        yield Slip(at(index, "pointers"), says)
    if not 1 <= len(line.pointers) <= MOST_POINTERS or len(set(line.pointers)) < len(line.pointers):
        yield Slip(at(index, "pointers"), f"A line points to 1 to {MOST_POINTERS} diagnoses, each once.")


def _of_units(wanted: Claim, current: Claim, support: Support) -> Iterator[Slip]:
    """All lines of a code together bill no more units than the note supports."""
    for code in dict.fromkeys(line.code for line in wanted.lines):
        most = support.units.get(
            code, sum((line.units for line in _of_code(current.lines, code)), Decimal(0))
        )
        asked = sum((line.units for line in _of_code(wanted.lines, code)), Decimal(0))
        if asked > most:
            says = (
                f"The signed note supports {most.normalize():f} × {code}, not {asked.normalize():f}: "
                "an addendum that restates its minutes would change that."
            )
            index = next(i for i, line in enumerate(wanted.lines) if line.code == code)
            yield Slip(at(index, "units"), says)


def _of_claim(claim: Claim, support: Support) -> Iterator[Slip]:
    accident, referring = claim.accident, claim.referring
    first = min((line.on for line in claim.lines), default=None)
    for where, day in (
        ("accident.on", accident.on if accident else None),
        ("onset_on", claim.onset_on),
        ("initial_treatment_on", claim.initial_treatment_on),
    ):
        yield from _born_before(where, day, claim)
        if day is not None and first is not None and day > first:
            says = f"{day.isoformat()} lies after the first service on {first.isoformat()}."
            yield Slip(where, says)
    if accident and accident.causes and accident.on is None:
        yield Slip("accident.on", "A related cause needs its day.")
    if accident and Cause.AUTO in accident.causes and not accident.state:
        yield Slip("accident.state", "A car accident needs its state.")
    if referring is not None and not referring.name.last:
        yield Slip("referring.last", "The referring doctor's last name is missing.")
    if referring is not None and not is_npi(referring.npi):
        yield Slip("referring.npi", "An NPI has ten digits, the last of which checks the others.")
    yield from _of_frequency(claim, support)


def _of_frequency(claim: Claim, support: Support) -> Iterator[Slip]:
    if claim.frequency not in support.frequencies:
        says = {
            Frequency.ORIGINAL: "This claim corrects one that was sent: as a first claim it would be billed twice.",
            Frequency.VOID: "Only a claim that was sent is voided: open that one and press Void it.",
        }.get(claim.frequency, "This kind does not fit the claim.")
        yield Slip("frequency", says)
    if claim.frequency is not Frequency.ORIGINAL and not claim.original_reference:
        yield Slip(
            "original_reference", "A replacement or void needs the payer's number of the earlier claim."
        )
    if claim.frequency is Frequency.ORIGINAL and claim.original_reference:
        yield Slip("original_reference", "A first claim names no earlier one.")


def _born_before(where: str, day: date | None, claim: Claim) -> Iterator[Slip]:
    born = claim.patient.birth_date
    if day is not None and born is not None and day < born:
        yield Slip(where, f"{day.isoformat()} lies before the patient's birth on {born.isoformat()}.")
