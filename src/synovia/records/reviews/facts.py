"""From the records to the domain: the rule book as this clinic uses it."""

from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from synovia.domain.rules import Rule, RuleBook
from synovia.domain.rules.review import Review, ReviewStatus, under_reviews
from synovia.knowledge.library import rulebook
from synovia.records.reviews.models import RuleReview
from synovia.records.reviews.queries import last_decision, latest_decisions

CLINICS_KEPT = 64
"""Books kept by a worker; the least used one is made again when it is needed."""


def review_of(row: RuleReview) -> Review:
    """A row as the domain knows it."""
    return Review(
        row.rule, row.rule_hash, ReviewStatus(row.status), row.reason, row.decided_name, row.decided_at
    )


def rulebook_of(clinic_id: UUID) -> RuleBook:
    """The rule book under this clinic's reviews: one short question each time, made anew only after a decision.

    Pages for the public use `knowledge.library.rulebook()` instead, which no clinic can loosen.
    """
    last = last_decision(clinic_id)
    return _made(clinic_id, *last) if last else rulebook()


def rulebook_if(clinic_id: UUID, rule: Rule, status: ReviewStatus) -> RuleBook:
    """The clinic's book as it would be with this decision. Nothing is written: it is for a preview of the impact.

    `analytics.impact.impact(rulebook_of(clinic), rulebook_if(clinic, rule, status), caseload.facts)`.
    """
    supposed = Review(rule.id, rule.content_hash(), status, "Supposed for a preview, never kept.")
    kept = (review_of(row) for row in latest_decisions(clinic_id))
    return under_reviews(rulebook(), (*kept, supposed))


@lru_cache(maxsize=CLINICS_KEPT)
def _made(clinic_id: UUID, _last: UUID, number: int) -> RuleBook:
    """By the id of the last decision: its number alone could be given again after a transaction that failed."""
    rows: Iterable[RuleReview] = latest_decisions(clinic_id, up_to=number)
    return under_reviews(rulebook(), (review_of(row) for row in rows))
