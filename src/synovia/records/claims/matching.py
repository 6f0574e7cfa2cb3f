"""Which claim and which line of ours an answer speaks of: by the numbers we gave them, and by content where these are lost."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from synovia.domain.charges.claims.answers import Benefits, RemittedClaim, RemittedLine
from synovia.domain.charges.claims.content import Turn
from synovia.records.claims.models import Claim, ClaimLine, EligibilityCheck

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


def question_answered(answer: Benefits) -> EligibilityCheck | None:
    """The question a 271 answers: by the trace we gave it; without one, the only open question of this member and birth date."""
    rows = EligibilityCheck.objects.select_related("coverage__patient")
    if answer.trace.strip():
        return rows.filter(number=answer.trace.strip()).first()
    if not answer.member_id or answer.birth_date is None:
        return None
    open_ones = rows.filter(answered_at=None, coverage__patient__birth_date=answer.birth_date)
    found = [row for row in open_ones if _plain(row.coverage.member_id) == _plain(answer.member_id)]
    return found[0] if len(found) == 1 else None


def speaks_of_another(answer: Benefits, asked: EligibilityCheck) -> bool:
    """Whether what a 271 says belongs to somebody else: another birth date, or neither the member's number nor the name."""
    patient = asked.coverage.patient
    if not answer.benefits:
        return False
    if answer.birth_date not in (None, patient.birth_date):
        return True
    names = {_plain(answer.patient.last), _plain(answer.subscriber.last)} - {""}
    number = _plain(answer.member_id)
    other_number = bool(number) and number != _plain(asked.coverage.member_id)
    return other_number and bool(names) and _plain(patient.family_name) not in names


def _plain(value: str) -> str:
    """Letters and digits alone, without case or accents, as they arrive after a journey through X12."""
    spread = unicodedata.normalize("NFKD", value.upper())
    return "".join(each for each in spread if each.isascii() and each.isalnum())


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
