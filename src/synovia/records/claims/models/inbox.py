"""What payers and clearing houses answered: files as received, and the remittances in them."""

import pgtrigger
from django.db import models
from django.utils import timezone

from synovia.records.claims.choices import RemittanceStatus
from synovia.records.claims.models.claims import Claim
from synovia.records.claims.models.directory import Route
from synovia.records.clinical import ClinicalModel


class InboxFile(ClinicalModel):
    """A file as received, byte by byte. The same bytes again are recognized by their hash."""

    name = models.CharField(max_length=200)
    route = models.ForeignKey(Route, null=True, on_delete=models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    received_at = models.DateTimeField(default=timezone.now)
    last_seen_at = models.DateTimeField(default=timezone.now)
    times_seen = models.PositiveSmallIntegerField(default=1)
    kinds = models.JSONField(default=list)  # "999", "277CA", "835", "271" as found inside
    findings = models.JSONField(default=list)  # what is wrong with it, in words
    unmatched = models.JSONField(default=list)  # what it answers that we never asked
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "sha256"], name="claims_file_once")]
        ordering = ["-received_at"]
        triggers = [
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="as_received",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__sha256__df=pgtrigger.F("new__sha256"))
                | pgtrigger.Q(old__content__df=pgtrigger.F("new__content")),
            ),
        ]


class Remittance(ClinicalModel):
    """One payment's explanation (an 835 transaction), waiting for a person, then posted once."""

    file = models.ForeignKey(InboxFile, on_delete=models.PROTECT, related_name="remittances")
    position = models.PositiveSmallIntegerField()
    payer_name = models.CharField(max_length=200, blank=True)
    trace_number = models.CharField(max_length=80, blank=True)
    paid_on = models.DateField(null=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    content = models.JSONField()  # without its claims
    findings = models.JSONField(default=list)
    status = models.CharField(
        max_length=10, choices=RemittanceStatus.choices, default=RemittanceStatus.WAITING
    )
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["file", "position"], name="claims_remittance_once"),
        ]
        ordering = ["-created_at", "position"]


class RemittedClaim(ClinicalModel):
    """What a remittance says of one claim; `problem` names why it cannot be posted."""

    remittance = models.ForeignKey(Remittance, on_delete=models.PROTECT, related_name="claims")
    position = models.PositiveSmallIntegerField()
    claim = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="answers")
    content = models.JSONField()
    problem = models.CharField(max_length=400, blank=True)
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["remittance", "position"], name="claims_remitted_once"),
        ]
        ordering = ["position"]
