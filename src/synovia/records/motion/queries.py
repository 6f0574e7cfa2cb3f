"""Reads of captures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from synovia.records.examination.models import Evaluation
from synovia.records.motion.choices import CaptureStatus, ClipState
from synovia.records.motion.models import Capture, ClipJob

LOST_AFTER = {ClipState.QUEUED: timedelta(minutes=10), ClipState.RUNNING: timedelta(minutes=2)}
"""How long a job may stand still before its process is taken for dead."""


@dataclass(frozen=True, slots=True)
class CameraValue:
    """A confirmed value of the chart, method "camera". Degrees; never on one line with another method's."""

    capture_id: UUID
    motion: str
    side: str
    mean: Decimal
    sd: Decimal | None
    zero: Decimal | None
    peaks: Sequence[float]
    flags: Sequence[str]
    taken_at: datetime


def camera_values(captures: Iterable[Capture]) -> tuple[CameraValue, ...]:
    """The confirmed values among an evaluation's captures, one a motion and side: the latest taken."""
    confirmed = (row for row in captures if row.status == CaptureStatus.CONFIRMED)
    latest = {(row.motion, row.side): row for row in sorted(confirmed, key=lambda row: row.taken_at)}
    return tuple(
        CameraValue(
            row.pk, row.motion, row.side, row.mean, row.sd, row.zero, row.peaks, row.flags, row.taken_at
        )
        for row in latest.values()
    )


def captures_of(evaluation: Evaluation) -> QuerySet[Capture]:
    """All captures of an evaluation, the latest first, without their long series."""
    return Capture.objects.filter(evaluation=evaluation).defer("series").order_by("-taken_at")


def signed_content(evaluation: Evaluation) -> list[dict[str, Any]]:
    """The confirmed captures as the evaluation's signature is bound to them."""
    rows = captures_of(evaluation).filter(status=CaptureStatus.CONFIRMED)
    fields = ("pk", "motion", "side", "source", "mean", "sd", "neutral", "zero", "peaks", "flags", "method")
    return list(rows.order_by("pk").values(*fields))


def latest_clip(evaluation: Evaluation, motion: str, side: str) -> ClipJob | None:
    """The clip or photo of this motion that was uploaded last."""
    rows = ClipJob.objects.filter(evaluation=evaluation, motion=motion, side=side)
    return rows.order_by("-created_at").first()


def clips_at_work() -> list[ClipJob]:
    """The clinic's clips that wait or are being measured, and whose process lives."""
    return [job for job in ClipJob.objects.filter(state__in=LOST_AFTER) if not is_lost(job)]


def is_lost(job: ClipJob) -> bool:
    """Whether the job stands still for so long that its process must have ended."""
    patience = LOST_AFTER.get(ClipState(job.state))
    return patience is not None and timezone.now() - job.updated_at > patience
