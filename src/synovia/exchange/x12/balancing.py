"""Whether an 835 adds up: line, claim, check. What does not is named, with both figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from synovia.domain.charges.claims.answers import Finding, Remittance, RemittedClaim
from synovia.domain.charges.claims.content import Group
from synovia.domain.terms.money import total
from synovia.exchange.x12.fields import Transaction
from synovia.exchange.x12.segments import Segment


def check_claim(claim: RemittedClaim, start: Segment, file: Transaction, named_before: int) -> RemittedClaim:
    """The claim with everything that was found wrong in it, its own sums included."""
    file.findings.extend(_claim(claim, start.where))
    return replace(claim, findings=tuple(file.findings[named_before:]))


def _claim(claim: RemittedClaim, where: str) -> Iterator[Finding]:
    name = claim.control_number or "without number"
    for position, line in enumerate(claim.lines, 1):
        if line.balance:
            says = (
                f"Claim {name}, line {position} ({line.code}): charge {_plain(line.charge)} less adjustments"
                f" {_plain(line.charge - line.balance - line.paid)} is not what was paid, {_plain(line.paid)}."
            )
            yield Finding("line-unbalanced", says, where, serious=True)
    if claim.balance:
        says = (
            f"Claim {name}: charge {_plain(claim.charge)} less adjustments {_plain(claim.adjusted())} is not what was"
            f" paid, {_plain(claim.paid)}."
        )
        yield Finding("claim-unbalanced", says, where, serious=True)
    yield from _lines_against_claim(claim, name, where)
    shared = claim.adjusted(Group.PATIENT)
    if claim.patient_share is not None and not claim.is_reversal and claim.patient_share != shared:
        says = f"Claim {name}: the patient's share is said to be {_plain(claim.patient_share)}, its adjustments say {_plain(shared)}."
        yield Finding("patient-share", says, where)


def _lines_against_claim(claim: RemittedClaim, name: str, where: str) -> Iterator[Finding]:
    if not claim.lines:
        return
    charged = total(line.charge for line in claim.lines)
    if charged != claim.charge:
        says = f"Claim {name}: its lines' charges add up to {_plain(charged)}, the claim says {_plain(claim.charge)}."
        yield Finding("charges-differ", says, where, serious=True)
    paid = total(line.paid for line in claim.lines)
    if paid != claim.paid + total(each.amount for each in claim.adjustments):
        says = f"Claim {name}: its lines' payments add up to {_plain(paid)}, the claim says {_plain(claim.paid)}."
        yield Finding("payments-differ", says, where, serious=True)


def check_remittance(found: Remittance, file: Transaction) -> Remittance:
    """The remittance with all findings, the check's own sum included."""
    if found.balance:
        paid = total(claim.paid for claim in found.claims)
        taken = total(each.amount for each in found.provider_adjustments)
        says = (
            f"The claims' payments, {_plain(paid)}, less the provider's adjustments, {_plain(taken)}, are not the amount"
            f" of the payment, {_plain(found.amount)}."
        )
        file.note("check-unbalanced", says, serious=True)
    alike = Counter(replace(claim, findings=()) for claim in found.claims)
    for claim in (claim for claim, times in alike.items() if times > 1):
        says = f"Claim {claim.control_number} stands in this payment more than once, alike in everything."
        file.note("claim-repeated", says, serious=True)
    if found.amount < 0:
        file.note(
            "negative-payment",
            f"The payment is {_plain(found.amount)}: money cannot be paid below zero.",
            serious=True,
        )
    return replace(found, findings=tuple(file.findings))


def _plain(amount: Decimal) -> str:
    """With all its decimals: the third is what may be wrong."""
    return f"${amount:,f}"
