"""Authorizations and referrals: there, in time, with visits and units left, for these services."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from synovia.domain.charges.claims.checking import Checking, at, named, objection
from synovia.domain.charges.claims.facts import Authorization
from synovia.domain.charges.claims.fixes import SetAuthorization
from synovia.domain.charges.claims.objections import Objection, Severity


def check_authorization(case: Checking) -> Iterator[Objection]:
    """The number stands on the claim where one is needed, and what it grants is enough."""
    held, written = case.facts.authorization, case.claim.authorization.strip()
    lines_carry = all(line.authorization for line in case.claim.lines)
    if not written and not lines_carry:
        yield from _not_written(case, held)
    if held is None:
        if written:
            says = f"Nothing is known here of authorization {written}: its days and visits were not checked."
            yield _told(case, "authorization_unknown", says)
        return
    if written and written != held.number:
        says = (
            f"The claim names authorization {written}, the patient's is {held.number}: check which one holds."
        )
        why = "A payer denies a number that is not the service's own."
        origin = case.origin("authorization_needed")
        yield objection("authorization_differs", "authorization", says, why, origin, severity=Severity.WARNS)
        return
    if written or case.rules.authorization_needed:
        yield from _days(case, held)
        yield from _codes(case, held)
        yield from _counts(case, held)


def check_referral(case: Checking) -> Iterator[Objection]:
    """A referral where the payer wants one, still holding on the last day."""
    claim, through = case.claim, case.facts.referral_through
    origin = case.origin("referral_needed")
    if case.rules.referral_needed and not claim.referral_number.strip():
        says = "This payer wants a referral and its number: ask the referring provider."
        yield objection("referral_missing", "referral_number", says, "The payer's own rule.", origin)
    if through is not None and claim.lines and max(line.on for line in claim.lines) > through:
        says = f"The referral holds until {through.isoformat()}, before the last service: get a new one."
        yield objection("referral_ended", "referral_number", says, "It covers no later day.", origin)


def _not_written(case: Checking, held: Authorization | None) -> Iterator[Objection]:
    needed, origin = case.rules.authorization_needed, case.origin("authorization_needed")
    if held is not None and _covers(case, held) and needed is not False:
        says = f"Authorization {held.number} is on file but not on the claim: write it there."
        why = "Without its number the payer cannot see that it agreed."
        fix = SetAuthorization(held.number)
        yield objection("authorization_not_written", "authorization", says, why, origin, fix=fix)
    elif needed:
        says = "This payer pays only with its authorization, and none is known that covers these days."
        why = "Services without one are denied (adjustment reason 197)."
        yield objection("authorization_missing", "authorization", says, why, origin)


def _covers(case: Checking, held: Authorization) -> bool:
    return not any((*_days(case, held), *_codes(case, held)))


def _days(case: Checking, held: Authorization) -> Iterator[Objection]:
    for index, line in enumerate(case.claim.lines):
        early = held.starts is not None and line.on < held.starts
        late = held.ends is not None and line.on > held.ends
        if early or late:
            bound = held.starts if early else held.ends
            word = "begins" if early else "ended"
            says = f"{named(index, line).capitalize()} is not covered: authorization {held.number} {word} on {bound}."
            why = "An authorization covers its own days only."
            where, origin = at(index, "on"), case.origin("authorization_needed")
            yield objection("authorization_days", where, says, why, origin, line=index)


def _codes(case: Checking, held: Authorization) -> Iterator[Objection]:
    for index, line in enumerate(case.claim.lines):
        if held.codes and line.code not in held.codes:
            says = (
                f"{named(index, line).capitalize()} is not among the services of authorization {held.number}."
            )
            why = f"It was granted for {', '.join(sorted(held.codes))}."
            where, origin = at(index, "code"), case.origin("authorization_needed")
            yield objection("authorization_codes", where, says, why, origin, line=index)


def _counts(case: Checking, held: Authorization) -> Iterator[Objection]:
    origin = case.origin("authorization_needed")
    visits = held.visits_used + len({line.on for line in case.claim.lines})
    if held.visits is not None and visits > held.visits:
        says = f"Authorization {held.number} grants {held.visits} visits; with this claim there are {visits}: ask for more."
        yield objection("authorization_visits", "authorization", says, "Visits above it are denied.", origin)
    units = held.units_used + sum((line.units for line in case.claim.lines), Decimal(0))
    if held.units is not None and units > held.units:
        says = f"Authorization {held.number} grants {held.units} units; with this claim there are {units}: ask for more."
        yield objection("authorization_units", "authorization", says, "Units above it are denied.", origin)


def _told(case: Checking, key: str, says: str) -> Objection:
    origin = case.origin("authorization_needed")
    return objection(
        key, "authorization", says, "It is not in the clinic's records.", origin, severity=Severity.TELLS
    )
