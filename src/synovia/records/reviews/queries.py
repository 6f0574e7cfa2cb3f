"""Reads of the clinic's reviews."""

from uuid import UUID

from django.db.models import QuerySet

from synovia.records.accounts.actor import Actor
from synovia.records.reviews.models import RuleOpened, RuleReview


def last_decision(clinic_id: UUID) -> tuple[UUID, int] | None:
    """Id and number of the clinic's last decision, None before the first. It changes with every decision."""
    rows = RuleReview.objects.filter(clinic_id=clinic_id).order_by("-number")
    return rows.values_list("pk", "number").first()


def latest_number(clinic_id: UUID) -> int:
    """The number of the clinic's last decision, 0 before the first."""
    last = last_decision(clinic_id)
    return last[1] if last else 0


def latest_decisions(clinic_id: UUID, *, up_to: int | None = None) -> QuerySet[RuleReview]:
    """The last decision on each rule, whether or not the rule still reads the same."""
    rows = RuleReview.objects.filter(clinic_id=clinic_id)
    if up_to is not None:
        rows = rows.filter(number__lte=up_to)
    return rows.order_by("rule", "-number").distinct("rule")


def history_of(clinic_id: UUID, rule_id: str) -> QuerySet[RuleReview]:
    """Every decision of the clinic on this rule, the last one first."""
    return RuleReview.objects.filter(clinic_id=clinic_id, rule=rule_id).order_by("-number")


def opened_by(actor: Actor) -> set[tuple[str, str]]:
    """Rule and hash of everything this person has had open."""
    rows = RuleOpened.objects.filter(clinic_id=actor.clinic_id, membership_id=actor.membership_id)
    return set(rows.values_list("rule", "rule_hash"))
