"""Every decision of a medical lead on a rule, one row each and final, and which rules were opened for reading."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from synovia.domain.rules.review import LEAST_REASON, LOOSENING
from synovia.records.clinical import ClinicalModel
from synovia.records.reviews.choices import Decided


class RuleReview(ClinicalModel):
    """One decision on one rule as it read then. The clinic's latest counts, as long as the rule's hash is the same."""

    number = (
        models.PositiveIntegerField()
    )  # counts the clinic's decisions; the highest names the state of all
    rule = models.CharField(max_length=120)
    rule_hash = models.CharField(max_length=64)
    rule_says = models.JSONField(default=dict)  # the rule as it was read: question, criteria, what follows
    status = models.CharField(max_length=10, choices=Decided.choices)
    is_protective = models.BooleanField()
    reason = models.TextField(blank=True)
    knowledge_release = models.CharField(max_length=64)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    decided_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "number"], name="rule_review_number_once"),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(map(str, LOOSENING)))
                | Q(reason__regex=f".{{{LEAST_REASON},}}"),
                name="rule_review_loosens_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["clinic", "rule", "-number"], name="rule_review_by_rule")]
        triggers = [pgtrigger.Protect(name="final", operation=pgtrigger.Update | pgtrigger.Delete)]


class RuleOpened(ClinicalModel):
    """A medical lead had this rule, as it reads, open before them. Only such rules may be approved together."""

    membership = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=120)
    rule_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "membership", "rule", "rule_hash"], name="rule_opened_once"
            )
        ]
        triggers = [pgtrigger.Protect(name="kept", operation=pgtrigger.Update | pgtrigger.Delete)]
