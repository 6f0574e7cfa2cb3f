"""Names, addresses and dates of people and organizations, as every transaction writes them."""

from __future__ import annotations

from datetime import date

from synovia.domain.charges.claims.content import Address, Name, Payer, Person, Provider
from synovia.exchange.x12.codes import STATES, one_of
from synovia.exchange.x12.writing import Writer, day, exact, needed, required, text

LONGEST_LAST, LONGEST_FIRST, LONGEST_MIDDLE = 60, 35, 25


def named(out: Writer, role: str, name: Name, what: str, qualifier: str = "", identifier: str = "") -> None:
    """NM1 of a person or organization; without an identifier the qualifier goes too."""
    last = needed(name.last, f"{what}: the name", LONGEST_LAST)
    first = "" if name.is_organization else text(name.first, LONGEST_FIRST)
    middle = "" if name.is_organization else text(name.middle, LONGEST_MIDDLE)
    kind = "2" if name.is_organization else "1"
    number = exact(identifier, f"{what}: the identifier", 80, 2)
    out.add("NM1", role, kind, last, first, middle, "", "", qualifier if number else "", number)


def provider(out: Writer, role: str, who: Provider, what: str) -> None:
    """NM1 of a provider, by its NPI."""
    named(out, role, who.name, what, "XX", who.npi)


def payer(out: Writer, who: Payer) -> None:
    """NM1*PR, and the address where there is one."""
    identifier = required(who.payer_id, "The payer's id", 80, 2)
    out.add("NM1", "PR", "2", needed(who.name, "The payer's name", 60), "", "", "", "", "PI", identifier)
    if who.address.line and who.address.city:
        address(out, who.address, "The payer's address")


def address(out: Writer, where: Address, what: str) -> None:
    """N3 and N4."""
    out.add("N3", needed(where.line, f"{what}: the street", 55), text(where.second_line, 55))
    state = one_of(where.state.upper(), STATES, f"{what}: the state", may_be_empty=True)
    zip_code = exact(where.zip_code, f"{what}: the ZIP code", 15, 3)
    city = needed(where.city, f"{what}: the city", 30)
    out.add("N4", city if len(city) > 1 else required("", f"{what}: the city", 30), state, zip_code)


def demographics(out: Writer, who: Person, what: str) -> None:
    """DMG: birth date and sex."""
    if who.birth_date is None:
        required("", f"{what}: the birth date", 8)
    else:
        out.add("DMG", "D8", day(who.birth_date), who.sex if who.sex in ("F", "M") else "U")


def when(out: Writer, qualifier: str, on: date | None, through: date | None = None) -> None:
    """DTP of a day, or of a span; nothing when there is no day."""
    if on and through and through != on:
        out.add("DTP", qualifier, "RD8", f"{day(on)}-{day(through)}")
    elif on:
        out.add("DTP", qualifier, "D8", day(on))


def reference(out: Writer, qualifier: str, value: str, what: str, longest: int = 50) -> None:
    """REF; nothing when there is no number."""
    number = exact(value, what, longest)
    if number:
        out.add("REF", qualifier, number)
