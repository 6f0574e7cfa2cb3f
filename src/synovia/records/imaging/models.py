"""Posture photos and the points a therapist placed on them (FHIR Media and Observation)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from synovia.records.clinical import ClinicalModel
from synovia.records.imaging.choices import Gone, View


class Photo(ClinicalModel):
    """One photo, without its camera's data, sealed. When it goes, the row and its measures stay."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="photos")
    evaluation = models.ForeignKey("examination.Evaluation", on_delete=models.PROTECT, related_name="photos")
    view = models.CharField(max_length=5, choices=View.choices)
    taken_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey("people.Consent", on_delete=models.PROTECT, related_name="+")
    keep_until = models.DateField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    gone_at = models.DateTimeField(null=True, blank=True)
    gone_why = models.CharField(max_length=10, choices=Gone.choices, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "patient", "view", "-taken_at"], name="photos_by_patient"),
            models.Index(fields=["keep_until"], condition=Q(gone_at__isnull=True), name="photos_to_expire"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(gone_at__isnull=True, gone_why="") | (Q(gone_at__isnull=False) & Q(sealed=b"")),
                name="imaging_a_gone_photo_is_empty",
            )
        ]

    @property
    def is_there(self) -> bool:
        """Whether the picture itself is still kept."""
        return self.gone_at is None


class Placement(ClinicalModel):
    """The points on one photo, in its pixels, and the angles between them. Final once confirmed.

    `places` is point to [x, y] (`domain/motion/posture_points.py`); `by_model` names those no hand has been at yet.
    `scale_cm` is the known distance between the two points of the scale.
    """

    photo = models.OneToOneField(Photo, on_delete=models.PROTECT, related_name="placement")
    places = models.JSONField(default=dict)
    by_model = models.JSONField(default=list)
    scale_cm = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    measures = models.JSONField(default=dict)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "accounts.Membership", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
