"""Claims to a second or third payer: what the earlier one decided stands on the claim and adds up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from synovia.domain.charges.claims.checking import Checking, objection
from synovia.domain.charges.claims.content import Filing, Insured, Turn
from synovia.domain.charges.claims.objections import Objection
from synovia.domain.terms.money import ZERO, shown

TURNS = tuple(Turn)
REASONS = ("12", "13", "14", "15", "16", "41", "42", "43", "47")
"""Why Medicare pays second (SBR05): working aged, kidney disease, liability, workers' compensation and others."""


def check_turns(case: Checking) -> Iterator[Objection]:
    """One payer a turn, each turn before this one decided, Medicare second with its reason."""
    claim, form = case.claim, case.origin("form")
    turns = [claim.insured.turn, *(other.turn for other in claim.others)]
    if len(set(turns)) < len(turns):
        says = "Two coverages pay in the same turn: say which one pays first."
        yield objection("turn_twice", "others", says, "Payers return claims whose order is unclear.", form)
    place = TURNS.index(claim.insured.turn)
    for turn in TURNS[:place]:
        before = next((other for other in claim.others if other.turn is turn), None)
        if before is None or before.paid is None:
            word = "first" if turn is Turn.PRIMARY else "second"
            says = f"What the {word} payer decided is missing: wait for its remittance and enter it."
            why = "A later payer pays only after it has seen what the earlier one did."
            yield objection("earlier_decision_missing", "others", says, why, form)
        else:
            yield from _balanced(case, before)
    if claim.insured.payer.filing is Filing.MEDICARE_B and place and claim.insured.msp_reason not in REASONS:
        says = "Medicare pays second here: the reason is missing (SBR05, such as 12 for working aged)."
        yield objection("second_reason_missing", "insured.msp_reason", says, "The form requires it.", form)


def _balanced(case: Checking, before: Insured) -> Iterator[Objection]:
    """Paid and adjusted make the charge, for the claim and for every line the payer decided."""
    on_lines = sum((each.amount for line in before.line_decisions for each in line.adjustments), ZERO)
    adjusted = sum((each.amount for each in before.adjustments), on_lines)
    paid = before.paid or ZERO
    if paid + adjusted != case.claim.charge:
        says = (
            f"{before.payer.name} paid {shown(paid)} and adjusted {shown(adjusted)}, which is not the charge of "
            f"{shown(case.claim.charge)}: enter its remittance again."
        )
        yield objection("earlier_unbalanced", "others", says, "The three must add up.", case.origin("money"))
    for decided in before.line_decisions:
        adjusted = sum((each.amount for each in decided.adjustments), ZERO)
        yield from _line(case, decided.line - 1, decided.paid + adjusted)


def _line(case: Checking, index: int, decided: Decimal) -> Iterator[Objection]:
    if not 0 <= index < len(case.claim.lines):
        says = f"A decision is about line {index + 1}, which the claim does not have."
        yield objection("earlier_line_unknown", "others", says, "It must match.", case.origin("form"))
    elif decided != case.claim.lines[index].charge:
        says = f"On line {index + 1} paid and adjusted make {shown(decided)}, its charge is {shown(case.claim.lines[index].charge)}."
        yield objection(
            "earlier_line_unbalanced", "others", says, "Both must be equal.", case.origin("money"), line=index
        )
