"""Captures of motion by camera, and the clinic's reliability studies."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from synovia.records.clinical import ClinicalModel
from synovia.records.motion.choices import CaptureSource, CaptureStatus, ClipState, StudyMethod
from synovia.records.signing import part_of_signed


class Capture(ClinicalModel):
    """One motion measured by camera: what was computed from the landmarks, the landmarks themselves, and what the
    therapist decided. No picture is kept. It enters the chart when confirmed, as a method of its own; no rule reads it.
    """

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="+")
    evaluation = models.ForeignKey(
        "examination.Evaluation", on_delete=models.PROTECT, related_name="captures"
    )
    motion = models.CharField(max_length=40)
    side = models.CharField(max_length=5, blank=True)
    source = models.CharField(max_length=6, choices=CaptureSource.choices, default=CaptureSource.LIVE)
    series = models.BinaryField()  # the recording as it was sent, JSON under zlib
    peaks = models.JSONField()  # degrees, one a repetition
    mean = models.DecimalField(max_digits=5, decimal_places=1)  # degrees
    sd = models.DecimalField(
        max_digits=5, decimal_places=1, null=True
    )  # degrees; null for a single repetition
    neutral = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    zero = models.DecimalField(
        max_digits=4, decimal_places=1, null=True
    )  # degrees, already subtracted from all of the above: `domain.motion.measuring.Measured.zero`; null: not noted
    flags = models.JSONField(default=list)  # warnings kept with the value
    rate = models.DecimalField(max_digits=5, decimal_places=1)  # pictures a second
    method = models.CharField(max_length=20)  # version of the formulas
    model = models.CharField(max_length=40)
    weights = models.CharField(max_length=64)  # SHA-256 of what found the landmarks
    package = models.CharField(max_length=80)
    taken_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=9, choices=CaptureStatus.choices, default=CaptureStatus.WAITING)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = [part_of_signed("examination_evaluation", "evaluation_id")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=CaptureStatus.WAITING, decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(status=CaptureStatus.WAITING) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="capture_decided_by_somebody",
            )
        ]
        indexes = [models.Index(fields=["clinic", "evaluation", "motion"], name="capture_by_evaluation")]


class ClipJob(ClinicalModel):
    """An uploaded clip or photo on its way to a capture. The file itself is never stored: it lives and dies with the
    process that measures it. A job nobody has moved for long is lost, and is shown as such (`queries.is_lost`).
    """

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="+")
    evaluation = models.ForeignKey(
        "examination.Evaluation", on_delete=models.PROTECT, related_name="clip_jobs"
    )
    motion = models.CharField(max_length=40)
    side = models.CharField(max_length=5, blank=True)
    asked_by = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=7, choices=ClipState.choices, default=ClipState.QUEUED)
    progress = models.PositiveSmallIntegerField(default=0)  # percent
    problem = models.TextField(blank=True)  # why it failed, in words for the therapist
    capture = models.ForeignKey(Capture, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["clinic", "evaluation", "-created_at"], name="clip_by_evaluation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(progress__lte=100)
                & (Q(state=ClipState.DONE, capture__isnull=False) | ~Q(state=ClipState.DONE))
                & (~Q(state=ClipState.FAILED) | ~Q(problem="")),
                name="clip_says_how_it_ended",
            )
        ]


class ReliabilityStudy(ClinicalModel):
    """How reliably this clinic measures one motion with one method: two raters, two sessions each.

    Once adopted, the clinic's own minimal detectable change stands, labeled, in place of the literature's.
    """

    motion = models.CharField(max_length=40)
    study_method = models.CharField(max_length=12, choices=StudyMethod.choices)
    first_rater = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    second_rater = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    adopted_mdc = models.DecimalField(
        max_digits=5, decimal_places=1, null=True
    )  # MDC95 in degrees, as it was when adopted
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(first_rater=F("second_rater")), name="study_needs_two_raters"
            ),
            models.UniqueConstraint(
                fields=["clinic", "motion", "study_method"], name="study_once_per_motion_and_method"
            ),
        ]


class StudyReading(ClinicalModel):
    """One value of a study: this patient, this rater, this session. Final."""

    study = models.ForeignKey(ReliabilityStudy, on_delete=models.PROTECT, related_name="readings")
    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=5, blank=True)
    rater = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    session = models.PositiveSmallIntegerField()
    degrees = models.DecimalField(max_digits=5, decimal_places=1)
    capture = models.ForeignKey(Capture, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "patient", "side", "rater", "session"], name="study_reading_once"
            ),
            models.CheckConstraint(condition=Q(session__in=(1, 2)), name="study_has_two_sessions"),
        ]
        triggers = [pgtrigger.Protect(name="final", operation=pgtrigger.Update | pgtrigger.Delete)]
