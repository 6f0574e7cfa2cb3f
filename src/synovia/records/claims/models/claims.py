"""Claims, their lines, their history, and the batches they travel in."""

import pgtrigger
from django.db import models
from django.utils import timezone

from synovia.domain.charges.claims.content import Frequency, Turn
from synovia.records.claims.choices import BatchStatus, ClaimStatus
from synovia.records.claims.models.charges import Capture, Charge
from synovia.records.claims.models.directory import Payer, Route
from synovia.records.clinical import ClinicalModel

TURNS = [(turn.value, turn.name.lower()) for turn in Turn]
FREQUENCIES = [(frequency.value, frequency.name.lower()) for frequency in Frequency]


class Batch(ClinicalModel):
    """Claims that travel together in one file. The number is the file's control number, unique in the clinic."""

    number = models.PositiveBigIntegerField()
    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="batches")
    status = models.CharField(max_length=10, choices=BatchStatus.choices, default=BatchStatus.WRITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    content = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    problems = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "number"], name="claims_batch_number_once")]


class Claim(ClinicalModel):
    """One claim to one payer. `content` is what it says (`domain` Claim, as JSON); once sent it stays as it is."""

    number = models.CharField(max_length=20)  # CLM01: ours, unique in the clinic
    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="claims")
    coverage = models.ForeignKey("charges.Coverage", on_delete=models.PROTECT, related_name="claims")
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, related_name="claims")
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="claims")
    turn = models.CharField(max_length=1, choices=TURNS, default=Turn.PRIMARY.value)
    frequency = models.CharField(max_length=1, choices=FREQUENCIES, default=Frequency.ORIGINAL.value)
    before = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="later"
    )  # the claim it corrects or voids, or the one of the payer who pays before
    status = models.CharField(max_length=10, choices=ClaimStatus.choices, default=ClaimStatus.BUILT)
    content = models.JSONField()
    objections = models.JSONField(default=list)
    blocks = models.PositiveSmallIntegerField(default=0)
    on = models.DateField()
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    paid = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    patient_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    open_amount = models.DecimalField(max_digits=10, decimal_places=2)  # what no answer has settled yet
    crossed_over = models.BooleanField(default=False)
    payer_number = models.CharField(max_length=50, blank=True)  # the payer's own number, of its answer
    denial_reasons = models.JSONField(default=list)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.PROTECT, related_name="claims")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "number"], name="claims_number_once"),
            models.UniqueConstraint(
                fields=["capture", "coverage"],
                condition=models.Q(frequency=Frequency.ORIGINAL.value) & ~models.Q(status="replaced"),
                name="claims_each_visit_billed_once",
            ),
        ]
        indexes = [models.Index(fields=["clinic", "status", "on"], name="claims_by_status")]
        triggers = [pgtrigger.Protect(name="kept", operation=pgtrigger.Delete)]


class ClaimLine(ClinicalModel):
    """One service line, and what its payer decided on it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="lines")
    charge = models.ForeignKey(Charge, null=True, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField()
    control_number = models.CharField(max_length=30)
    code = models.CharField(max_length=5)
    modifiers = models.JSONField(default=list)
    units = models.DecimalField(max_digits=6, decimal_places=2)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    expected = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    allowed = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    paid = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    adjustments = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["clinic", "control_number"], name="claims_line_number_once"),
            models.UniqueConstraint(fields=["claim", "number"], name="claims_line_once"),
        ]


class ClaimEvent(ClinicalModel):
    """One step of a claim's history. Steps are added, never changed."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=20)
    says = models.TextField()
    by_name = models.CharField(max_length=200, blank=True)
    file = models.ForeignKey("claims.InboxFile", null=True, on_delete=models.PROTECT, related_name="events")

    class Meta:
        ordering = ["at", "created_at", "id"]
        triggers = [pgtrigger.Protect(name="final", operation=pgtrigger.Update | pgtrigger.Delete)]
