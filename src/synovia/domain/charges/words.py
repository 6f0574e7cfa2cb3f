"""An estimate told: in plain sentences for the person who pays, and step by step for the one who bills."""

from collections.abc import Iterable
from decimal import Decimal

from synovia.domain.charges.coverage import Happening
from synovia.domain.charges.result import Estimate, VisitRow
from synovia.domain.terms.money import cents, shown

BILLING_ONLY = frozenset({Happening.KX_FROM_HERE, Happening.REVIEW_POSSIBLE})
"""Happenings that are the clinic's business and would only worry a patient."""


def for_patient(estimate: Estimate) -> tuple[str, ...]:
    """What it may cost, what may change it, and what is not known, in plain American English."""
    return (
        *_cost(estimate),
        *_spread(estimate),
        *_waiting(estimate),
        *(each.says for each in estimate.milestones if each.happening not in BILLING_ONLY),
        *(each.says for each in estimate.unknowns),
        *estimate.remarks,
        "This is an estimate, not a bill.",
    )


def for_biller(estimate: Estimate) -> tuple[str, ...]:
    """Every step of every visit with its rule and source, then the totals and what is doubtful."""
    return (
        *(line for row in estimate.rows for line in _row_lines(row)),
        *(step.says for step in estimate.working),
        *(f"Not certain: {doubt}" for doubt in estimate.doubts),
        *(f"Not known: {each.says}" for each in estimate.unknowns),
    )


def _cost(estimate: Estimate) -> Iterable[str]:
    likely = estimate.expected
    yield f"{_visits(likely.visits)} with {estimate.title}: you would likely pay {shown(likely.person_pays)} in all."
    if likely.person_pays:
        yield f"That is about {shown(cents(estimate.per_visit))} a visit."
    insured = likely.insurer_pays + likely.other_insurer_pays
    if insured:
        yield f"Insurance would pay about {shown(insured)}."


def _spread(estimate: Estimate) -> Iterable[str]:
    low, high = estimate.low, estimate.high
    if low.visits != high.visits:
        yield (
            f"If {low.visits} visits are enough, you would pay {shown(low.person_pays)}. "
            f"If you need {high.visits}, you would pay {shown(high.person_pays)}."
        )
    least, most = estimate.expected.person_least, estimate.expected.person_most
    if least != most:
        yield (
            f"Some facts about your coverage are not known yet. For {_visits(estimate.expected.visits).lower()} "
            f"they could make it as little as {shown(least)} or as much as {shown(most)}."
        )


def _waiting(estimate: Estimate) -> Iterable[str]:
    held = estimate.expected.waiting
    if held and estimate.coverage == "personal_injury":
        yield f"{shown(held)} would wait for your settlement. If the case is lost, you may owe it."
    elif held:
        yield f"{shown(held)} is for visits that still need the insurer's approval. You are not billed for them."


def _row_lines(row: VisitRow) -> Iterable[str]:
    yield f"Visit {row.number}, {row.on:%B} {row.on.day}, {row.on.year}"
    for step in row.working:
        doubt = f" Not certain: {step.doubt}" if step.doubt else ""
        carried = f" {' '.join(step.carried)}" if step.carried else ""
        yield f"  {step.says} [{step.rule}; {step.source}, {step.standing.value}]{carried}{doubt}"
    for remark in row.remarks:
        yield f"  {remark}"


def _visits(count: int) -> str:
    return "1 visit" if count == 1 else f"{count} visits"


def compare(one: Estimate, other: Estimate) -> Decimal:
    """How much more the person is likely to pay under `other` than under `one`; negative when less."""
    return other.expected.person_pays - one.expected.person_pays
