"""Outcome measures: what was asked, by which link, what was answered, and the clinic's own licensed instruments."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone

from synovia.records.clinical import ClinicalModel
from synovia.records.outcomes.choices import AnsweredBy, Occasion


class ClinicInstrument(ClinicalModel):
    """An instrument whose wording this clinic has a licence for. The text stays in this clinic, and never changes."""

    key = models.CharField(max_length=60)
    instrument_version = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    package = models.TextField()  # the JSON as it was loaded
    checksum = models.CharField(max_length=64)
    licence_owner = models.CharField(max_length=200)
    licence_type = models.CharField(max_length=200)
    licence_reference = models.CharField(max_length=300)
    licence_expires_on = models.DateField(null=True, blank=True)
    attested_by = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    attested_name = models.CharField(max_length=200)
    attested_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "key", "language"],
                condition=Q(retired_at__isnull=True),
                name="outcomes_one_instrument_in_use",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="wording_is_locked",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "package", "checksum", "attested_by", "attested_name", "attested_at"
                ),
            ),
            pgtrigger.Protect(name="wording_is_kept", operation=pgtrigger.Delete),
        ]


class Invitation(ClinicalModel):
    """One link for one patient: random, hashed here, with an end, and shut after wrong dates of birth."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True, blank=True)


class Measure(ClinicalModel):
    """A questionnaire asked for, or a test to be done, in one episode. `answers` grows while it is filled in."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="measures")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="measures")
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    clinic_instrument = models.ForeignKey(
        ClinicInstrument, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    instrument = models.CharField(max_length=60)
    instrument_version = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    checksum = models.CharField(max_length=64)
    occasion = models.CharField(max_length=10, choices=Occasion.choices)
    asked_by = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    position = models.PositiveSmallIntegerField(default=0)
    names = models.JSONField(default=dict)  # activities in the patient's words, by item
    answers = models.JSONField(default=dict)  # numbers by item
    completed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "episode", "completed_at"], name="measures_of_episode"),
            models.Index(fields=["clinic", "patient"], name="measures_of_patient"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="answers_are_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__completed_at__isnull=False),
            )
        ]


class Result(ClinicalModel):
    """A completed measure: the items as answered and their scores. Never changed; `seen_at` clears the task alone."""

    measure = models.OneToOneField(Measure, on_delete=models.PROTECT, related_name="result")
    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="results")
    instrument = models.CharField(max_length=60)
    instrument_version = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    checksum = models.CharField(max_length=64)
    answers = models.JSONField()
    names = models.JSONField(default=dict)
    scores = models.JSONField()  # by scale: value, answered, of
    not_scored = models.JSONField(default=dict)  # by scale: why
    answered_by = models.CharField(max_length=10, choices=AnsweredBy.choices)
    scored_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        "accounts.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "episode", "scored_at"], name="results_of_episode"),
            models.Index(fields=["clinic"], condition=Q(seen_at__isnull=True), name="results_unseen"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="result_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["seen_at", "seen_by", "version", "updated_at"]),
            ),
            pgtrigger.Protect(name="result_is_kept", operation=pgtrigger.Delete),
        ]
