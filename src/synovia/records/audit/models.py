"""The audit log: one hash chain per clinic, which the app can add to and nobody can change."""

import pgtrigger
from django.db import models


class AuditEvent(models.Model):
    """Who did what to which record of which patient, when, from where, and whether it was allowed.

    `mac` is HMAC-SHA256 over `prev` and the canonical event; `seq` counts from 1 without gaps within the chain.
    """

    chain = models.CharField(
        max_length=36
    )  # the clinic's id, or "none" for events before any clinic is known
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    clinic = models.ForeignKey("accounts.Clinic", null=True, on_delete=models.PROTECT, related_name="+")
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, blank=True)
    action = models.CharField(max_length=80)
    patient_id = models.UUIDField(null=True)
    object_kind = models.CharField(max_length=80, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    fields = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    allowed = models.BooleanField(default=True)
    ip = models.CharField(max_length=45, blank=True)
    request_id = models.CharField(max_length=40, blank=True)
    prev = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_event_chain_seq")]
        indexes = [models.Index(fields=["clinic", "patient_id", "at"], name="audit_by_patient")]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="no_truncate",
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                level=pgtrigger.Statement,
                func="RAISE EXCEPTION 'pgtrigger: the audit log is append-only';",
            ),
        ]


class AuditHead(models.Model):
    """The end of each chain; locked while an event is added, so that two requests cannot fork it."""

    chain = models.CharField(max_length=36, primary_key=True)
    seq = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")
