"""All writes of reviews: every decision a new row, with its audit event in the same transaction."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.rules import Rule
from synovia.domain.rules.review import LEAST_REASON, LOOSENING, Review, ReviewRefused, ReviewStatus, checked
from synovia.domain.rules.review import is_protective as protects
from synovia.knowledge.library import rulebook
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.refusals import Refused
from synovia.records.reviews.choices import Decided
from synovia.records.reviews.models import RuleOpened, RuleReview
from synovia.records.reviews.queries import history_of, latest_decisions, latest_number, opened_by

CHANGED_MEANWHILE = gettext_lazy("The rule is no longer the one you read. Look at it again, then decide.")
DECIDED_MEANWHILE = gettext_lazy("Somebody decided on this rule meanwhile. Look at it again, then decide.")
NOT_THE_LEAD = gettext_lazy("Only the clinic's medical lead decides on rules.")


class ReasonMissing(Refused):
    """The decision loosens something and gives no reason that is long enough."""


@transaction.atomic
def note_opened(*, rule: Rule, by: Actor) -> None:
    """Keep that the medical lead has the rule before them."""
    if not by.is_medical_lead:
        return
    _row, is_new = RuleOpened.objects.get_or_create(
        clinic_id=by.clinic_id, membership_id=by.membership_id, rule=rule.id, rule_hash=rule.content_hash()
    )
    if is_new:
        log.record("rule.opened", fields={"rule": rule.id})


@transaction.atomic
def decide_on_rule(
    *, rule: Rule, status: Decided, reason: str, shown_hash: str, shown_number: int, by: Actor
) -> RuleReview:
    """The medical lead approves, restricts or switches off a rule, or takes that back (draft).

    `shown_hash` and `shown_number` say what was on the page: the rule's hash and the number of the last decision on
    it. Raises Refused when either has moved on, ReasonMissing when the decision needs a reason and has none.
    """
    _must_lead(by)
    _take_turn(by)
    last = history_of(by.clinic_id, rule.id).first()
    if (last.number if last else 0) != shown_number:
        raise Refused(DECIDED_MEANWHILE)
    if rule.content_hash() != shown_hash:
        raise Refused(CHANGED_MEANWHILE)
    _must_have_reason(status, reason)
    return _write(rule, status, reason, latest_number(by.clinic_id) + 1, by)


@transaction.atomic
def approve_opened(*, rules: Iterable[Rule], by: Actor) -> list[RuleReview]:
    """Approve those of the rules that this lead has had open as they read now and that nobody decided on since."""
    _must_lead(by)
    _take_turn(by)
    opened = opened_by(by)
    settled = {
        (row.rule, row.rule_hash) for row in latest_decisions(by.clinic_id) if row.status != Decided.DRAFT
    }
    number = latest_number(by.clinic_id)
    made = []
    for rule in rules:
        named = (rule.id, rule.content_hash())
        if named in opened and named not in settled:
            number += 1
            made.append(_write(rule, Decided.APPROVED, "", number, by))
    return made


def _must_lead(by: Actor) -> None:
    if not by.is_medical_lead:
        raise Refused(NOT_THE_LEAD)


def _take_turn(by: Actor) -> None:
    """Decisions of one clinic are numbered one after the other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"reviews {by.clinic_id}"])


def _must_have_reason(status: Decided, reason: str) -> None:
    given = Review("", "", ReviewStatus(status), reason)
    if given.status in LOOSENING and not given.has_reason:
        raise ReasonMissing(
            _("Write why, in %(least)s characters or more. The reason is kept.") % {"least": LEAST_REASON}
        )


def _write(rule: Rule, status: Decided, reason: str, number: int, by: Actor) -> RuleReview:
    written = " ".join(reason.split())
    try:
        checked(rule, Review(rule.id, rule.content_hash(), ReviewStatus(status), written))
    except ReviewRefused as refusal:
        raise Refused(str(refusal)) from refusal
    row = RuleReview.objects.create(
        clinic_id=by.clinic_id,
        number=number,
        rule=rule.id,
        rule_hash=rule.content_hash(),
        rule_says=as_read(rule),
        status=status,
        is_protective=protects(rule),
        reason=written,
        knowledge_release=rulebook().release,
        decided_by_id=by.user_id,
        decided_name=by.name,
    )
    fields = {"rule": rule.id, "hash": row.rule_hash, "protective": row.is_protective}
    log.record(f"rule.{status}", of=row, fields=fields, reason=written)
    return row


def as_read(rule: Rule) -> dict[str, Any]:
    """The rule in words, kept with the decision: a later release may read otherwise."""
    return {
        "asks": rule.asks,
        "when": rule.when.words(),
        "says": rule.says.clinician,
        "level": rule.severity().name.lower(),
        "sources": [cited.source for cited in rule.evidence],
    }
