"""Reads of captures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from synovia.records.examination.models import Evaluation
from synovia.records.motion.choices import CaptureStatus
from synovia.records.motion.models import Capture


@dataclass(frozen=True, slots=True)
class CameraValue:
    """A confirmed value of the chart, method "camera". Degrees; never on one line with another method's."""

    capture_id: UUID
    motion: str
    side: str
    mean: Decimal
    sd: Decimal | None
    peaks: Sequence[float]
    flags: Sequence[str]
    taken_at: datetime


def camera_values(evaluation: Evaluation) -> tuple[CameraValue, ...]:
    """The confirmed camera values of an evaluation, one a motion and side: the latest taken."""
    rows = captures_of(evaluation).filter(status=CaptureStatus.CONFIRMED)
    latest = {(row.motion, row.side): row for row in rows.order_by("taken_at")}
    return tuple(
        CameraValue(row.pk, row.motion, row.side, row.mean, row.sd, row.peaks, row.flags, row.taken_at)
        for row in latest.values()
    )


def captures_of(evaluation: Evaluation) -> QuerySet[Capture]:
    """All captures of an evaluation, the latest first, without their long series."""
    return Capture.objects.filter(evaluation=evaluation).defer("series").order_by("-taken_at")
