"""What an answer to one claim does to the books: what settles it, what the patient owes, what stays open and why.

A payer's decision is taken as it is written, or not at all: what does not add up is a problem in words and is not
posted. Adjustments that contract and law bring with every payment (over the fee schedule, sequestration …) settle their amount;
any other one that is not the patient's stays open for a person to appeal, correct, or write off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.answers import RemittedClaim, RemittedLine
from synovia.domain.charges.claims.content import Adjustment, Group
from synovia.domain.terms.money import ZERO, shown, total

ROUTINE: Final = frozenset({"45", "59", "237", "253", "131", "172", "24", "104", "144", "94", "90"})
"""Reasons that come with a normal payment: over the schedule, multiple procedures, penalties and sequestration,
agreed discounts, specialty rates, capitation, managed care withholding, incentives (claim adjustment reason codes of X12,
recalled; 45, 59 and 253 as payers' pages use them for therapy)."""
MOST: Final = Decimal(10_000_000)
"""No claim of physical therapy comes near."""
PRIOR_PAYER: Final = "23"
"""What an earlier payer decided: no money of this payer's."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line's part of a decision; lines count from 1, and 0 (line None) is the claim as a whole."""

    position: int
    line: RemittedLine | None
    paid: Decimal
    settled: tuple[Adjustment, ...]
    patient_share: Decimal
    open: tuple[Adjustment, ...]

    @property
    def moves(self) -> Decimal:
        """By how much it lowers what the payer owes."""
        return self.paid + total(each.amount for each in self.settled) + self.patient_share

    @property
    def is_empty(self) -> bool:
        """Nothing to post."""
        return not (self.paid or self.settled or self.patient_share)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on one claim, ready to be posted unless `problems` say why not."""

    parts: tuple[Part, ...]
    problems: tuple[str, ...]

    @property
    def paid(self) -> Decimal:
        """By the payer."""
        return total(part.paid for part in self.parts)

    @property
    def patient_share(self) -> Decimal:
        """What the patient, or the next payer, owes."""
        return total(part.patient_share for part in self.parts)

    @property
    def settled(self) -> Decimal:
        """What nobody owes any more."""
        return total(each.amount for part in self.parts for each in part.settled)

    @property
    def moves(self) -> Decimal:
        """By how much what the payer owes is lowered; below zero for a reversal."""
        return total(part.moves for part in self.parts)

    @property
    def denials(self) -> tuple[Adjustment, ...]:
        """What was not paid and is not settled."""
        return tuple(each for part in self.parts for each in part.open)


def decide(answer: RemittedClaim, owed: Decimal | None = None) -> Decision:
    """Read an answer. `owed` is what a second payer was asked for: it can settle no more than that."""
    problems = tuple(imbalances(answer))
    if problems:
        return Decision((), problems)
    parts = [part for part in _parts(answer) if not part.is_empty or part.open]
    if owed is not None and not answer.is_reversal:
        return _second(parts, owed)
    return Decision(tuple(parts), ())


def imbalances(answer: RemittedClaim) -> list[str]:
    """What does not add up, in words."""
    found = [
        f"Line {line.code}: {shown(line.charge)} charged, {shown(line.paid)} paid, and the reasons differ by {shown(line.balance)}."
        for line in answer.lines
        if line.balance
    ]
    if answer.balance:
        found.append(
            f"The claim: {shown(answer.charge)} charged, {shown(answer.paid)} paid, and the reasons differ by {shown(answer.balance)}."
        )
    if answer.lines:
        charged = total(line.charge for line in answer.lines)
        if charged != answer.charge:
            found.append(f"Its lines charge {shown(charged)}, the claim {shown(answer.charge)}.")
    found += [
        f"{amount} has a fraction of a cent, or is too much to be true."
        for amount in _amounts(answer)
        if abs(amount) >= MOST or amount != amount.quantize(ZERO)
    ]
    return found


def _amounts(answer: RemittedClaim) -> list[Decimal]:
    lines = [amount for line in answer.lines for amount in (line.charge, line.paid, line.allowed or ZERO)]
    return [answer.charge, answer.paid, *lines, *(each.amount for each in answer.all_adjustments)]


def _parts(answer: RemittedClaim) -> list[Part]:
    """Line by line; where the claim as a whole was adjusted, its lines were not paid what they say, so it is one part."""
    if answer.lines and answer.paid == total(line.paid for line in answer.lines):
        whole = [_part(0, None, ZERO, answer.adjustments)]
        lines = enumerate(answer.lines, start=1)
        return [_part(position, line, line.paid, line.adjustments) for position, line in lines] + whole
    return [_part(0, None, answer.paid, answer.all_adjustments)]


def _part(position: int, line: RemittedLine | None, paid: Decimal, adjustments: Sequence[Adjustment]) -> Part:
    share, settled, still_open = ZERO, [], []
    for each in adjustments:
        if each.group == Group.PATIENT:
            share += each.amount
        elif each.reason == PRIOR_PAYER:
            continue
        elif each.reason in ROUTINE:
            settled.append(each)
        else:
            still_open.append(each)
    return Part(position, line, paid, tuple(settled), share, tuple(still_open))


def _second(parts: Sequence[Part], owed: Decimal) -> Decision:
    """A second payer's reasons repeat what the first one settled already: only what it was asked for counts."""
    taken = total(part.paid + part.patient_share for part in parts)
    left = owed - taken
    if left < ZERO:
        says = f"It decides on {shown(taken)}, but was asked for {shown(owed)}."
        return Decision((), (says,))
    kept: list[Part] = []
    for part in parts:
        settled: list[Adjustment] = []
        for each in part.settled:
            amount = min(each.amount, left)
            left -= amount
            if amount:
                settled.append(Adjustment(each.group, each.reason, amount))
        kept.append(replace(part, settled=tuple(settled)))
    return Decision(tuple(kept), ())
