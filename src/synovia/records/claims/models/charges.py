"""Charges: what signed notes say was done, once each."""

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone

from synovia.records.claims.choices import DifferenceDecision, NoteKind
from synovia.records.claims.models.coverage import Authorization
from synovia.records.clinical import ClinicalModel


class EvaluationLevel(ClinicalModel):
    """Which of the three levels of evaluation it was: the therapist says so, nobody else."""

    evaluation = models.OneToOneField(
        "examination.Evaluation", on_delete=models.PROTECT, related_name="billing_level"
    )
    code = models.CharField(max_length=5)
    stated_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField(default=timezone.now)


class Capture(ClinicalModel):
    """A signed note whose charges were taken: a second try finds this row and changes nothing."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="captures")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="captures")
    coverage = models.ForeignKey(
        "charges.Coverage", null=True, on_delete=models.PROTECT, related_name="captures"
    )  # who is billed first; null when the person pays
    note_kind = models.CharField(max_length=10, choices=NoteKind.choices)
    note_id = models.UUIDField()
    note_hash = models.CharField(max_length=64)  # of the signed content the charges were taken from
    plan_id_of_note = models.UUIDField(null=True)
    therapist = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    diagnoses = models.JSONField(default=list)
    unit_rule = models.CharField(max_length=20, blank=True)
    working = models.JSONField(default=list)
    captured_at = models.DateTimeField(default=timezone.now)
    payer_changed = models.BooleanField(default=False)  # since: the bill is counted by the other one's rules

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "note_kind", "note_id"], name="claims_each_note_captured_once"
            )
        ]
        indexes = [models.Index(fields=["clinic", "patient", "on"], name="claims_capture_by_patient")]
        triggers = [pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)]


class Charge(ClinicalModel):
    """One line of what a note says was done: code, units, and the clinic's price for them."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="charges")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=5)
    modifiers = models.JSONField(default=list)
    units = models.DecimalField(max_digits=6, decimal_places=2)
    minutes = models.PositiveSmallIntegerField(null=True)
    assistant_minutes = models.PositiveSmallIntegerField(default=0)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    allowed = models.DecimalField(max_digits=10, decimal_places=2, null=True)  # expected of the payer
    authorization = models.ForeignKey(
        Authorization, null=True, on_delete=models.PROTECT, related_name="charges"
    )

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["capture", "position"], name="claims_charge_once")]
        triggers = [pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)]


@pghistory.track()
class NoteDifference(ClinicalModel):
    """An addendum written after its note was billed, and what is done about it."""

    addendum = models.OneToOneField(
        "programme.Addendum", on_delete=models.PROTECT, related_name="billing_difference"
    )
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="differences")
    minutes = models.JSONField(default=dict)  # code -> minutes as they should have been, where restated
    decision = models.CharField(max_length=10, choices=DifferenceDecision.choices, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
