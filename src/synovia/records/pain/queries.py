"""Reads of pain drawings."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation
from synovia.records.pain.choices import DrawingStatus, DrawnBy
from synovia.records.pain.models import PainDrawing
from synovia.records.people.models import Patient


def drawing_in(evaluation: Evaluation) -> PainDrawing | None:
    """The drawing that speaks for this evaluation."""
    spoken = PainDrawing.objects.filter(
        evaluation=evaluation, drawn_by=DrawnBy.THERAPIST, status=DrawingStatus.CONFIRMED
    )
    return spoken.select_related("taken_from").first()


def drawing_at_home(episode_id: UUID) -> PainDrawing | None:
    """The patient's drawing that waits to be confirmed."""
    return PainDrawing.objects.filter(episode_id=episode_id, status=DrawingStatus.WAITING).first()


def drawings_beside(evaluation: Evaluation) -> tuple[PainDrawing | None, PainDrawing | None]:
    """Both of the above in one query: what speaks for this evaluation, and what waits from home."""
    spoken = Q(evaluation=evaluation, drawn_by=DrawnBy.THERAPIST, status=DrawingStatus.CONFIRMED)
    waiting = Q(episode_id=evaluation.episode_id, status=DrawingStatus.WAITING)
    rows = list(PainDrawing.objects.filter(spoken | waiting).select_related("taken_from"))
    of = {row.status: row for row in rows}
    return of.get(DrawingStatus.CONFIRMED), of.get(DrawingStatus.WAITING)


def drawing_before(evaluation: Evaluation) -> PainDrawing | None:
    """The drawing of the last signed evaluation of the same episode before this one. For comparing, never to go on with."""
    earlier = PainDrawing.objects.filter(
        episode_id=evaluation.episode_id,
        drawn_by=DrawnBy.THERAPIST,
        status=DrawingStatus.CONFIRMED,
        evaluation__signed_at__isnull=False,
        evaluation__started_at__lt=evaluation.started_at,
    )
    return earlier.select_related("evaluation").order_by("-evaluation__started_at").first()


def open_complaint(patient: Patient) -> Episode | None:
    """The complaint a patient draws for at home: the one opened last that is still open."""
    return (
        Episode.objects.filter(patient=patient, status=EpisodeStatus.OPEN)
        .order_by("-opened_on", "-created_at")
        .first()
    )


def signed_content(evaluation: Evaluation) -> dict[str, Any] | None:
    """The drawing that speaks for the evaluation, as the evaluation's signature is bound to it."""
    row = drawing_in(evaluation)
    if row is None:
        return None
    return {"id": row.pk, "figure": row.figure, "content": row.content, "taken_from": row.taken_from_id}
