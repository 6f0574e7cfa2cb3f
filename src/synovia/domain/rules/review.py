"""A clinic's sign-off of its rules: approved, restricted or switched off, bound to the very text that was reviewed.

`under_reviews(book, reviews)` gives the book as that clinic uses it. A review stands only while the rule's hash is
the one that was reviewed; a changed rule is a draft again. Nothing loosens without a written reason: a review that
should have one and has not is taken as a draft, whatever the records let through.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from synovia.domain.rules.book import RuleBook
from synovia.domain.rules.effects import Implies, Supports
from synovia.domain.rules.rule import Rule
from synovia.domain.terms.evidence import ActionLevel, Band

LEAST_REASON = 20
"""Characters a reason has at the least, spaces run together: enough for a sentence, too many for "ok"."""


class ReviewStatus(StrEnum):
    """What the clinic's medical lead decided about a rule."""

    DRAFT = "draft"
    APPROVED = "approved"
    RESTRICTED = "restricted"
    OFF = "off"


LOOSENING = frozenset({ReviewStatus.RESTRICTED, ReviewStatus.OFF})
"""What is never decided without a written reason."""


class ReviewRefused(ValueError):
    """A decision that may not be taken so, with the reason in words."""


@dataclass(frozen=True, slots=True)
class Review:
    """One decision of the medical lead on one rule, as it read then."""

    rule_id: str
    rule_hash: str
    status: ReviewStatus
    reason: str = ""
    by: str = ""
    at: datetime | None = None

    @property
    def has_reason(self) -> bool:
        """Whether the reason is long enough to be one."""
        return len(" ".join(self.reason.split())) >= LEAST_REASON


def is_protective(rule: Rule) -> bool:
    """Whether somebody is kept safe by it: it refers, withholds, asks for care, or keeps closed until asked."""
    return rule.severity() > ActionLevel.OK or bool(rule.gates) or any(one.protects for one in rule.effects)


def is_reading(rule: Rule) -> bool:
    """Whether it only works out one finding from others."""
    return any(isinstance(effect, Implies) for effect in rule.effects)


def checked(rule: Rule, review: Review) -> Review:
    """The review, if it may be taken so. Raises ReviewRefused: of another text, without a reason, of no effect."""
    if review.rule_id != rule.id or review.rule_hash != rule.content_hash():
        raise ReviewRefused("The rule is no longer the one that was read.")
    if review.status is ReviewStatus.RESTRICTED and is_reading(rule):
        raise ReviewRefused("A reading has nothing to restrict. Approve it or switch it off.")
    if review.status in LOOSENING and not review.has_reason:
        raise ReviewRefused(f"Write why, in {LEAST_REASON} characters or more. The reason is kept.")
    return review


def restricted(rule: Rule) -> Rule:
    """The rule with everything that protects, but speaking softly for classes and for no technique.

    It keeps its id; its suspicion of something serious (refer and above) stays as strong as it was, because that is
    part of the warning.
    """
    softened = rule.severity() < ActionLevel.REFER
    then = tuple(
        replace(effect, band=Band.LOW) if softened and isinstance(effect, Supports) else effect
        for effect in rule.effects
        if not effect.puts_forward
    )
    return replace(rule, then=then, level=rule.severity())


def standing(book: RuleBook, reviews: Iterable[Review]) -> Mapping[str, Review]:
    """By rule id the reviews that stand: of a rule of this book, of its present text, with a reason where it needs one.

    Of several on one rule the last given counts, also when it no longer stands.
    """
    last = {review.rule_id: review for review in reviews}
    rules = {rule.id: rule for rule in (*book.rules, *book.readings)}
    found = {
        name: review for name, review in last.items() if name in rules and _stands(rules[name], review, book)
    }
    return MappingProxyType(found)


def _stands(rule: Rule, review: Review, book: RuleBook) -> bool:
    if review.status is ReviewStatus.DRAFT or book.hashes.get(rule.id) != review.rule_hash:
        return False
    if review.status is ReviewStatus.RESTRICTED and is_reading(rule):
        return False
    return review.status not in LOOSENING or review.has_reason


def under_reviews(book: RuleBook, reviews: Iterable[Review]) -> RuleBook:
    """The book as a clinic uses it under its reviews. Costly: keep what it gives.

    What is switched off no longer acts, but stays in `switched_off`, so that a proposal can say where it would have
    spoken. The hash of the set changes with what is restricted or off, not with what is approved.
    """
    stand = standing(book, reviews)
    off = frozenset(name for name, review in stand.items() if review.status is ReviewStatus.OFF)
    softer = {
        rule.id: restricted(rule)
        for rule in book.rules
        if rule.id in stand and stand[rule.id].status is ReviewStatus.RESTRICTED
    }

    def acting(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(softer.get(rule.id, rule) for rule in rules if rule.id not in off)

    return replace(
        book,
        rules=acting(book.rules),
        readings=acting(book.readings),
        by_region=MappingProxyType({region: acting(rules) for region, rules in book.by_region.items()}),
        reviews=stand,
        switched_off=tuple(rule for rule in (*book.rules, *book.readings) if rule.id in off),
        content_hash=_hash_under(book.content_hash, stand.values()),
    )


def _hash_under(content_hash: str, reviews: Iterable[Review]) -> str:
    changed = sorted(
        f"{one.rule_id} {one.status} {one.rule_hash}" for one in reviews if one.status in LOOSENING
    )
    return (
        hashlib.sha256("\n".join((content_hash, *changed)).encode()).hexdigest()[:16]
        if changed
        else content_hash
    )
