"""Which claim and which line of ours an answer speaks of: by the numbers we gave them, and by content where these are lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from synovia.domain.charges.claims.answers import RemittedClaim, RemittedLine
from synovia.domain.charges.claims.content import Turn
from synovia.records.claims.models import Claim, ClaimLine

TURNS_OF = {"2": Turn.SECONDARY, "20": Turn.SECONDARY, "3": Turn.TERTIARY, "21": Turn.TERTIARY}
"""In which turn a payer decided (CLP02); all other statuses are a first payer's."""


def payers_number(said: str, claim: Claim) -> str:
    """The payer's own number of a claim, as now said or as known; what is longer than X12's 50 characters is none."""
    return said if said and len(said) <= 50 else claim.payer_number


def claim_named(number: str) -> Claim | None:
    """The claim of this control number."""
    if not number.strip():
        return None
    return Claim.objects.select_related("payer").filter(number=number.strip()).first()


def claims_named(numbers: Iterable[str]) -> dict[str, Claim]:
    """The claims of these control numbers, in one question to the database."""
    wanted = {number.strip() for number in numbers} - {""}
    return {row.number: row for row in Claim.objects.filter(number__in=wanted).select_related("payer")}


def claim_answered(answer: RemittedClaim, known: Mapping[str, Claim]) -> Claim | None:
    """The claim of `known` a remittance speaks of. A second payer that got it forwarded names our first claim's number."""
    found = known.get(answer.control_number.strip())
    if found is not None and TURNS_OF.get(answer.status) == Turn.SECONDARY and found.turn == Turn.PRIMARY:
        return found.later.select_related("payer").filter(turn=Turn.SECONDARY).first() or found
    return found


def line_answered(answer: RemittedLine, lines: Sequence[ClaimLine], taken: set[object]) -> ClaimLine | None:
    """Our line: by its control number, else by code and modifiers, else by code and charge; each line once.

    Payers drop modifiers, and bundle codes: `billed_code` is then what we sent.
    """
    free = [line for line in lines if line.pk not in taken]
    codes = {answer.code, answer.billed_code} - {""}
    tests = (
        lambda line: bool(answer.control_number) and line.control_number == answer.control_number,
        lambda line: (
            line.code in codes and tuple(line.modifiers) == (answer.billed_modifiers or answer.modifiers)
        ),
        lambda line: line.code in codes and line.amount == answer.charge,
    )
    for fits in tests:
        found = [line for line in free if fits(line)]
        if len(found) == 1:
            return found[0]
    return None
