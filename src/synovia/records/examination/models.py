"""Evaluations and what was observed in them."""

from django.db import models
from django.utils import timezone

from synovia.records.clinical import ClinicalModel
from synovia.records.examination.choices import EvaluationKind
from synovia.records.signing import SIGNED_ROW, UNSIGNED, SignedNote, part_of_signed, whole_signature


class Evaluation(ClinicalModel, SignedNote):
    """A therapist's examination of one episode. While open, `draft` holds every field exactly as typed."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="evaluations")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="evaluations")
    kind = models.CharField(max_length=10, choices=EvaluationKind.choices, default=EvaluationKind.INITIAL)
    examiner = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    draft = models.JSONField(default=dict)
    narrative = models.TextField(blank=True)
    tables = models.JSONField(
        default=dict, blank=True
    )  # of a signed one: cells as typed, by table, row, column

    class Meta:
        triggers = [SIGNED_ROW]
        constraints = [whole_signature()]
        indexes = [
            models.Index(fields=["clinic", "patient", "started_at"], name="evaluation_by_patient"),
            models.Index(fields=["clinic", "examiner"], condition=UNSIGNED, name="evaluations_unsigned"),
        ]


class Observation(ClinicalModel):
    """One finding of an evaluation, in the vocabulary of `domain.terms` (FHIR Observation), or a measured motion.

    A motion's row carries how it was measured in `detail` (`motion_entries.py`). Its finding is the key of the
    motion catalogue; `value` is null where only details were recorded, or passive motion alone.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="observations")
    finding = models.CharField(max_length=80)
    value = models.JSONField(null=True)
    method = models.CharField(max_length=40, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        triggers = [part_of_signed("examination_evaluation", "evaluation_id")]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "finding", "method"], name="observation_once")
        ]
