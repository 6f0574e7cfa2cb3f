"""A claim as the boxes of a CMS-1500 (02/12): what stands where, with labels of our own.

The form's wording and artwork belong to others and are not here: the numbers of the boxes are, which every payer knows. Six lines
fit on a form; a longer claim goes on over several, its total on the last. Which datum goes into which box follows the
NUCC's public instructions as we recall them (standing R, 2026-11-26); payers differ in 11, 14, 15, 19 and 33b.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.content import (
    Address,
    Cause,
    Claim,
    ClaimLine,
    Filing,
    Frequency,
    Insured,
    Name,
    Person,
    Provider,
    Turn,
)
from synovia.domain.terms.money import ZERO, total

LINES_A_FORM: Final = 6
ON_FILE: Final = "SIGNATURE ON FILE"


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One of the six lines of box 24, columns A to J."""

    begins: str
    ends: str
    place: str
    code: str
    modifiers: tuple[str, ...]
    pointers: str
    charge: str
    units: str
    rendering_npi: str


@dataclass(frozen=True, slots=True)
class Form:
    """One sheet: `boxes` by number (1, 1a, 2 … 33b), empty ones left out, and the lines of box 24."""

    boxes: Mapping[str, str]
    lines: tuple[ServiceRow, ...]
    page: int
    pages: int


def forms(claim: Claim) -> tuple[Form, ...]:
    """The sheets of this claim, in order."""
    parts = [
        claim.lines[start : start + LINES_A_FORM] for start in range(0, len(claim.lines), LINES_A_FORM)
    ] or [()]
    boxes = {number: value for number, value in _boxes(claim) if value}
    made = []
    for number, lines in enumerate(parts, 1):
        is_last = number == len(parts)
        sheet = boxes if is_last else boxes | {"28": "CONTINUED", "29": ""}
        rows = tuple(_row(claim, line) for line in lines)
        made.append(Form({box: value for box, value in sheet.items() if value}, rows, number, len(parts)))
    return tuple(made)


def _boxes(claim: Claim) -> Iterator[tuple[str, str]]:
    yield from _people(claim)
    yield from _other_insured(claim)
    yield from _condition(claim)
    yield from _authority(claim)
    yield from _provider(claim)


def _people(claim: Claim) -> Iterator[tuple[str, str]]:
    side, patient = claim.insured, claim.patient
    is_self = side.relationship == "18"
    subscriber = patient if is_self else side.subscriber
    yield "1", KINDS.get(side.payer.filing, "OTHER")
    yield "1a", side.member_id or (side.property_claim_number if subscriber.name.is_organization else "")
    yield "2", _name(patient.name)
    yield "3", _born(patient)
    yield "4", "" if is_self and side.payer.filing == Filing.MEDICARE_B else _name(subscriber.name)
    yield "5", _place(patient.address)
    yield "6", {"18": "SELF", "01": "SPOUSE", "19": "CHILD"}.get(side.relationship, "OTHER")
    yield "7", _place(subscriber.address)
    yield "11", "NONE" if _medicare_first(side) else side.group_number
    yield "11a", "" if _medicare_first(side) else _born(subscriber)
    yield "11b", f"Y4 {side.property_claim_number}" if side.property_claim_number else ""
    yield "11c", side.plan_name
    yield "11d", "" if _medicare_first(side) else "YES" if claim.others else "NO"
    yield "12", ON_FILE if claim.release_of_information == "Y" else ""
    yield "13", ON_FILE if claim.benefits_assigned else ""


def _medicare_first(side: Insured) -> bool:
    return side.payer.filing == Filing.MEDICARE_B and side.turn == Turn.PRIMARY


def _other_insured(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.others:
        other = claim.others[0]
        yield "9", _name(claim.patient.name if other.relationship == "18" else other.subscriber.name)
        yield "9a", other.group_number or other.member_id
        yield "9d", other.plan_name or other.payer.name.upper()


def _condition(claim: Claim) -> Iterator[tuple[str, str]]:
    causes = claim.accident.causes if claim.accident else ()
    yield "10a", _yes(Cause.EMPLOYMENT in causes)
    state = claim.accident.state.upper() if claim.accident else ""
    yield "10b", f"YES {state}".strip() if Cause.AUTO in causes else "NO"
    yield "10c", _yes(Cause.OTHER_ACCIDENT in causes)
    happened = claim.accident.on if claim.accident else None
    yield "14", _dated("431", claim.onset_on or happened)
    yield "15", _other_date(claim, happened)
    yield "16", " – ".join(_day(each) for each in (claim.disabled_from, claim.disabled_through) if each)
    yield "19", _additional(claim)
    yield "20", "NO"
    codes = (code.replace(".", "").upper() for code in claim.diagnoses)
    yield "21", "  ".join(f"{letter}. {code}" for letter, code in zip("ABCDEFGHIJKL", codes, strict=False))
    yield "21 ind", "0"


def _other_date(claim: Claim, happened: date | None) -> str:
    """Box 15 holds one date: the accident's, else initial treatment, first contact, last seen."""
    dates = (
        ("439", happened if claim.onset_on else None),
        ("454", claim.initial_treatment_on),
        ("444", claim.first_contact_on),
        ("304", claim.last_seen_on),
    )
    return next((_dated(qualifier, on) for qualifier, on in dates if on), "")


def _additional(claim: Claim) -> str:
    """Box 19: attachments as PWK with report, way and number, then the note."""
    pwk = (f"PWK{each.report}{each.way}{each.control_number}" for each in claim.attachments)
    return "   ".join((*pwk, *filter(None, [claim.note.upper()])))


def _authority(claim: Claim) -> Iterator[tuple[str, str]]:
    for qualifier, who in (("DN", claim.referring), ("DQ", claim.supervising)):
        if who:
            yield "17", f"{qualifier} {_called(who.name)}"
            yield "17b", who.npi
            break
    if claim.frequency != Frequency.ORIGINAL:
        yield "22", f"{claim.frequency.value}   {claim.original_reference}"
    yield "23", claim.authorization or claim.referral_number
    yield "28", _amount(claim.charge)
    yield "29", _amount(claim.amount_paid_by_patient + total(each.paid or ZERO for each in claim.others))


def _provider(claim: Claim) -> Iterator[tuple[str, str]]:
    billing, treats = claim.billing, claim.rendering or claim.billing
    yield "25", f"{billing.tax_id} {'SSN' if billing.tax_id_is_ssn else 'EIN'}" if billing.tax_id else ""
    yield "26", claim.control_number
    yield "27", _yes(claim.assignment == "A")
    yield "31", f"{_called(treats.name)}, {ON_FILE}" if claim.signature_on_file else ""
    where = claim.facility or billing
    yield "32", _provided(where)
    yield "32a", where.npi
    yield "33", "\n".join(filter(None, (billing.phone, _provided(billing))))
    yield "33a", billing.npi
    yield "33b", f"ZZ{billing.taxonomy}" if billing.taxonomy else ""


def _row(claim: Claim, line: ClaimLine) -> ServiceRow:
    treats = claim.rendering or claim.billing
    pointers = "".join("ABCDEFGHIJKL"[each - 1] for each in line.pointers if 0 < each <= 12)
    return ServiceRow(
        begins=f"{line.on:%m %d %y}",
        ends=f"{line.on:%m %d %y}",
        place=line.place_of_service or claim.place_of_service,
        code=line.code,
        modifiers=line.modifiers,
        pointers=pointers,
        charge=_amount(line.charge),
        units=f"{line.units.normalize():f}",
        rendering_npi=treats.npi,
    )


KINDS: Final[Mapping[Filing, str]] = {
    Filing.MEDICARE_B: "MEDICARE",
    Filing.MEDICAID: "MEDICAID",
    Filing.CHAMPUS: "TRICARE",
    Filing.VETERANS: "CHAMPVA",
    Filing.COMMERCIAL: "GROUP HEALTH PLAN",
    Filing.BLUE: "GROUP HEALTH PLAN",
    Filing.HMO: "GROUP HEALTH PLAN",
}


def _name(name: Name) -> str:
    return ", ".join(filter(None, (name.last, name.first, name.middle))).upper()


def _called(name: Name) -> str:
    return " ".join(filter(None, (name.first, name.middle, name.last))).upper()


def _born(person: Person) -> str:
    return f"{_day(person.birth_date)}   {person.sex}" if person.birth_date else ""


def _place(where: Address) -> str:
    code = where.zip_code if len(where.zip_code) != 9 else f"{where.zip_code[:5]} {where.zip_code[5:]}"
    street = " ".join(filter(None, (where.line, where.second_line)))
    return "\n".join(filter(None, (street, " ".join(filter(None, (where.city, where.state, code)))))).upper()


def _provided(who: Provider) -> str:
    return "\n".join(filter(None, (_called(who.name), _place(who.address))))


def _dated(qualifier: str, on: date | None) -> str:
    return f"{_day(on)}   {qualifier}" if on else ""


def _day(on: date) -> str:
    return f"{on:%m %d} {on.year:04}"


def _yes(is_so: bool) -> str:
    return "YES" if is_so else "NO"


def _amount(amount: Decimal) -> str:
    """Dollars, a blank, cents, as the form has them."""
    return f"{amount:.2f}".replace(".", " ")
