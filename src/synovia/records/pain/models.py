"""Pain drawings: what was marked on the body chart, by whom, and who took it over."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from synovia.records.clinical import ClinicalModel
from synovia.records.pain.choices import DrawingStatus, DrawnBy, FigureKind
from synovia.records.signing import part_of_signed


class PainDrawing(ClinicalModel):
    """One chart. `content` is a `domain.examination.pain_drawing.Drawing` as JSON, in units of its figure.

    A drawing from home waits until a therapist confirms it; what the therapist goes on with is a copy (`taken_from`),
    so that the patient's own stays as it was drawn. Once the evaluation is signed, neither can be changed.
    """

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="pain_drawings")
    episode = models.ForeignKey("episodes.Episode", on_delete=models.PROTECT, related_name="pain_drawings")
    evaluation = models.ForeignKey(
        "examination.Evaluation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pain_drawings",
    )
    drawn_by = models.CharField(max_length=10, choices=DrawnBy.choices)
    figure = models.CharField(_("figure"), max_length=10, choices=FigureKind.choices)
    content = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=DrawingStatus.choices)
    taken_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies"
    )
    confirmed_by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers = [part_of_signed("examination_evaluation", "evaluation_id")]
        indexes = [models.Index(fields=["clinic", "episode", "created_at"], name="pain_by_episode")]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"],
                condition=Q(drawn_by=DrawnBy.THERAPIST, status=DrawingStatus.CONFIRMED),
                name="pain_one_for_each_evaluation",
            ),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(status=DrawingStatus.WAITING), name="pain_one_waiting"
            ),
            models.CheckConstraint(
                condition=Q(status=DrawingStatus.WAITING, drawn_by=DrawnBy.PATIENT, evaluation__isnull=True)
                | Q(~Q(status=DrawingStatus.WAITING), evaluation__isnull=False, confirmed_at__isnull=False),
                name="pain_waits_or_belongs_to_an_evaluation",
            ),
        ]
