"""What the form itself asks: who, where, money in cents, the kind of the claim."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.content import Address, Claim, Filing, Frequency, Provider
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.identifiers import is_npi
from synovia.domain.terms.money import LARGEST, cents

MOST_LINES = 50
"""Lines of one professional claim (837P loop 2400)."""
LONGEST_NUMBER = 20
"""Characters of our claim number that every payer gives back whole."""
TAX_DIGITS = 9


def check_people(case: Checking) -> Iterator[Objection]:
    """Patient and member as the form needs them."""
    claim, form = case.claim, case.origin("form")
    why = "The form has no claim without it."
    if claim.patient.birth_date is None:
        yield objection(
            "birth_date_missing", "patient.birth_date", "The patient's birth date is missing.", why, form
        )
    if not claim.patient.name.last.strip() or not claim.patient.name.first.strip():
        yield objection(
            "name_missing", "patient.name", "The patient's first or last name is missing.", why, form
        )
    if not _is_whole(claim.patient.address):
        says = "The patient's address is not whole: street, city, two letters of the state and ZIP code."
        yield objection("patient_address", "patient.address", says, why, form)
    if not claim.insured.payer.payer_id.strip():
        says = "The payer's number at the clearing house is missing: look it up in its list of payers."
        yield objection("payer_id_missing", "insured.payer.payer_id", says, why, form)
    if (
        not case.rules.employer_is_subscriber
        and not claim.insured.member_id.strip()
        and not _is_accident(case)
    ):
        says = "The member number is missing: take it from the insurance card."
        yield objection("member_id_missing", "insured.member_id", says, why, form)


def check_providers(case: Checking) -> Iterator[Objection]:
    """Provider numbers that check, and what the billing provider must state."""
    claim = case.claim
    places: tuple[tuple[str, Provider | None], ...] = (
        ("billing", claim.billing),
        ("rendering", claim.rendering),
        ("referring", claim.referring),
        ("supervising", claim.supervising),
        ("facility", claim.facility),
    )
    for where, provider in places:
        if provider is None or (where == "facility" and not provider.npi) or is_npi(provider.npi):
            continue
        says = f"{provider.npi!r} is not the {where} provider's NPI: check its ten digits."
        why = "The last digit of an NPI is computed from the others; a wrong number is rejected at once."
        yield objection("npi_wrong", f"{where}.npi", says, why, case.origin("npi"))
    yield from _billing(case)


def _billing(case: Checking) -> Iterator[Objection]:
    billing, form = case.claim.billing, case.origin("form")
    digits = billing.tax_id.replace("-", "")
    if len(digits) != TAX_DIGITS or not digits.isdecimal():
        says = "The billing provider's taxpayer number must have nine digits."
        yield objection("tax_id_wrong", "billing.tax_id", says, "The form requires it.", form)
    street = billing.address.line.upper().replace(".", "").replace(" ", "")
    if not street or street.startswith("POBOX"):
        says = "The billing provider needs a street address; a post office box may only be where money goes."
        yield objection(
            "address_wrong", "billing.address", says, "The form takes no post office box here.", form
        )
    if len(billing.address.zip_code.replace("-", "")) != 9:
        says = "The billing provider's ZIP code should have nine digits."
        why = "Clearing houses reject five digits for the billing provider."
        severity = Severity.WARNS
        yield objection("zip_short", "billing.address.zip_code", says, why, form, severity=severity)


def check_kind(case: Checking) -> Iterator[Objection]:
    """Our number, how many lines, and what a replacement or void must name."""
    claim, form = case.claim, case.origin("form")
    if not 1 <= len(claim.control_number) <= LONGEST_NUMBER:
        says = f"Our claim number must have 1 to {LONGEST_NUMBER} characters."
        why = "Payers give back no more of it, and answers are matched by it."
        yield objection("control_number", "control_number", says, why, form)
    if not 1 <= len(claim.lines) <= MOST_LINES:
        says = f"The claim has {len(claim.lines)} lines: a claim carries 1 to {MOST_LINES}."
        yield objection("line_count", "lines", says, "The form holds no other number.", form)
    if claim.frequency is not Frequency.ORIGINAL and not claim.original_reference.strip():
        word = "replacement" if claim.frequency is Frequency.REPLACEMENT else "void"
        says = f"A {word} must name the payer's number of the claim it is about."
        why = "Frequency 7 and 8 need the payer's claim number (REF F8); without it the payer cannot find the claim."
        yield objection("reference_missing", "original_reference", says, why, form)
    if claim.frequency is Frequency.ORIGINAL and claim.original_reference.strip():
        says = "A first claim names no earlier one: mark it as a replacement, or take the number off."
        why = "The payer would read it as a correction."
        yield objection(
            "reference_superfluous", "original_reference", says, why, form, severity=Severity.WARNS
        )


def check_money(case: Checking) -> Iterator[Objection]:
    """Charges in whole cents above zero."""
    for index, line in enumerate(case.claim.lines):
        problem = _money_problem(line.charge)
        if problem:
            says = f"The charge of {named(index, line)} is {line.charge}: {problem}."
            why = "A claim carries dollars and cents; its total must equal the sum of its lines."
            where = at(index, "charge")
            yield objection("charge_wrong", where, says, why, case.origin("money"), line=index)
    paid = case.claim.amount_paid_by_patient
    if problem := _money_problem(paid) if paid != 0 else "":
        says = f"The amount the patient paid is {paid}: {problem}."
        where = "amount_paid_by_patient"
        yield objection("paid_wrong", where, says, "A claim carries dollars and cents.", case.origin("money"))


def check_place(case: Checking) -> Iterator[Objection]:
    """A place of service of two digits that the payer takes from this clinic."""
    found: dict[str, str] = {"place_of_service": case.claim.place_of_service}
    for index, line in enumerate(case.claim.lines):
        if line.place_of_service:
            found[at(index, "place_of_service")] = line.place_of_service
    for where, place in found.items():
        if len(place) != 2 or not place.isdecimal():
            says = f"{place!r} is not a place of service: write two digits, like 11 for the office or 12 for a home."
            yield objection("place_wrong", where, says, "The form takes two digits.", case.origin("form"))
        elif case.rules.places and place not in case.rules.places:
            says = f"Place of service {place} is not one this payer takes for outpatient therapy in private practice."
            why = "Services in other places are paid another way or to another provider."
            yield objection("place_unusual", where, says, why, case.origin("places"))


def _is_whole(address: Address) -> bool:
    digits = address.zip_code.replace("-", "")
    zip_good = digits.isdecimal() and len(digits) in (5, 9)
    state_good = len(address.state) == 2 and address.state.isalpha()
    return bool(address.line.strip() and address.city.strip()) and state_good and zip_good


def _money_problem(amount: Decimal) -> str:
    if not amount.is_finite():
        return "it must be an exact amount"
    if amount <= 0 or amount > LARGEST:
        return "it must be more than nothing and not absurdly much"
    return "" if amount == cents(amount) else "it has a fraction of a cent"


def _is_accident(case: Checking) -> bool:
    claim: Claim = case.claim
    return claim.insured.payer.filing in (Filing.WORKERS_COMPENSATION, Filing.AUTO)
