"""Whose policy it is and in which turn it pays (SBR), and what other payers decided (loops 2320, 2330, 2430)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from synovia.domain.charges.claims.content import (
    Adjustment,
    Claim,
    ClaimLine,
    Filing,
    Insured,
    LineDecision,
    Turn,
)
from synovia.exchange.x12 import people
from synovia.exchange.x12.codes import GROUPS, RELATIONSHIPS, RELEASES, SECOND_PAYER_REASONS, one_of
from synovia.exchange.x12.writing import Unwritable, Writer, day, exact, money, number, required, text

TRIPLETS_A_SEGMENT, SEGMENTS_A_LOOP = 6, 5


def responsibility(out: Writer, side: Insured, relationship: str) -> None:
    """SBR. Why Medicare pays second is said only when it does."""
    group = exact(side.group_number, "The group number", 50)
    second = side.payer.filing == Filing.MEDICARE_B and side.turn != Turn.PRIMARY
    reason = (
        one_of(side.msp_reason, SECOND_PAYER_REASONS, "Why Medicare pays second", may_be_empty=True)
        if second
        else ""
    )
    plan = "" if group else text(side.plan_name, 60)
    out.add("SBR", side.turn, relationship, group, plan, reason, "", "", "", side.payer.filing)


def member_id(side: Insured) -> str:
    """The subscriber's number at the payer. An employer has none: the injury's claim number stands there instead.

    The guide asks for the number of persons alone, pyx12 4.0 and many payers of everybody.
    """
    number = side.member_id or (side.property_claim_number if side.subscriber.name.is_organization else "")
    return required(number, "The member id", 80, 2)


def other_payers(out: Writer, claim: Claim) -> None:
    """Loop 2320 for each payer before or after the one this claim goes to."""
    for side in claim.others:
        responsibility(
            out, side, one_of(side.relationship, RELATIONSHIPS, "The relationship to the other subscriber")
        )
        adjustments(out, side.adjustments)
        if side.paid is not None:
            out.add("AMT", "D", money(side.paid, "What the other payer paid"))
        out.add(
            "OI",
            "",
            "",
            "Y" if claim.benefits_assigned else "N",
            "",
            "",
            one_of(claim.release_of_information, RELEASES, "The release of information"),
        )
        subscriber = claim.patient if side.relationship == "18" else side.subscriber
        people.named(out, "IL", subscriber.name, "The other subscriber", "MI", member_id(side))
        people.payer(out, side.payer)
        if not side.line_decisions:
            people.when(out, "573", side.decided_on)
        people.reference(out, "F8", side.claim_number, "The other payer's claim number")


def line_decisions(out: Writer, claim: Claim, position: int, line: ClaimLine) -> None:
    """Loop 2430 for each other payer that decided on this line."""
    for side in claim.others:
        for decision in side.line_decisions:
            if decision.line == position:
                _decision(out, side, decision, line)


def _decision(out: Writer, side: Insured, decision: LineDecision, line: ClaimLine) -> None:
    payer_id = exact(side.payer.payer_id, "The other payer's id", 80, 2)
    paid = money(decision.paid, "What the other payer paid for a line")
    out.add("SVD", payer_id, paid, procedure(line), "", number(decision.units))
    adjustments(out, decision.adjustments)
    out.add("DTP", "573", "D8", day(decision.on))


def procedure(line: ClaimLine) -> tuple[str, ...]:
    """The composite of SV101: HC, the code, up to four modifiers."""
    if len(line.modifiers) > 4:
        raise Unwritable("A line has more than four modifiers")
    modifiers = (required(each, "A modifier", 2, 2) for each in line.modifiers)
    return ("HC", required(line.code, "The service's code", 48), *modifiers)


def adjustments(out: Writer, given: Iterable[Adjustment]) -> None:
    """CAS: by group, six to a segment."""
    segments = list(_segments(given))
    if len(segments) > SEGMENTS_A_LOOP:
        raise Unwritable("An earlier payer gave more adjustments than a claim can repeat")
    for segment in segments:
        out.add("CAS", *segment)


def _segments(given: Iterable[Adjustment]) -> Iterator[list[str]]:
    for group, members in groupby(sorted(given, key=lambda each: each.group), key=lambda each: each.group):
        triplets = [_triplet(each) for each in members]
        for start in range(0, len(triplets), TRIPLETS_A_SEGMENT):
            yield [
                one_of(group, GROUPS, "An adjustment's group"),
                *(value for triplet in triplets[start : start + TRIPLETS_A_SEGMENT] for value in triplet),
            ]


def _triplet(each: Adjustment) -> tuple[str, str, str]:
    quantity = "" if each.quantity is None else number(each.quantity)
    return required(each.reason, "The adjustment's reason", 5), money(each.amount, "An adjustment"), quantity
