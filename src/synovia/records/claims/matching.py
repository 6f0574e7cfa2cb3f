"""Which claim and which line of ours an answer speaks of: by the numbers we gave them, and by content where these are lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from synovia.domain.charges.claims.answers import RemittedClaim, RemittedLine
from synovia.domain.charges.claims.content import Turn
from synovia.records.claims.models import Claim, ClaimLine

SECONDARY_STATUSES = frozenset({"2", "20"})


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
    if found is not None and answer.status in SECONDARY_STATUSES and found.turn == Turn.PRIMARY:
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
