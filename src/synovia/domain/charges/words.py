"""An estimate told in plain sentences for the person who pays; the biller reads the steps of its working."""

from collections.abc import Iterable

from synovia.domain.charges.coverage import Happening
from synovia.domain.charges.result import Estimate
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


def _visits(count: int) -> str:
    return "1 visit" if count == 1 else f"{count} visits"
