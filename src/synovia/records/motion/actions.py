"""Everything that writes captures: keeping what was measured, and the therapist's word on it."""

import zlib
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.motion.measuring import Measured
from synovia.domain.motion.recording import Recording
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.examination.access import must_write
from synovia.records.examination.models import Evaluation
from synovia.records.motion.choices import CaptureSource, CaptureStatus
from synovia.records.motion.models import Capture
from synovia.records.refusals import Refused


@transaction.atomic
def keep_capture(
    *,
    evaluation: Evaluation,
    measured: Measured,
    recording: Recording,
    sent: bytes,
    source: CaptureSource = CaptureSource.LIVE,
    by: Actor,
) -> Capture:
    """Keep a measured motion until the therapist confirms or declines it. `sent` is the recording's JSON.

    One of the same motion and side that still waits is declined: "again" means that it was not good enough.
    Raises Refused for a value that a flag refuses.
    """
    must_write(evaluation, by)
    if measured.degrees is None:
        raise Refused(_("This recording has no value that could be kept."))
    _decline_waiting(evaluation, measured, by)
    capture = Capture.objects.create(
        clinic_id=by.clinic_id,
        patient_id=evaluation.patient_id,
        evaluation=evaluation,
        motion=str(measured.motion),
        side=str(measured.side),
        source=source,
        series=zlib.compress(sent, 9),
        peaks=[round(one.peak, 1) for one in measured.repetitions],
        mean=Decimal(f"{measured.degrees:.1f}"),
        sd=_tenths(measured.sd),
        neutral=_tenths(measured.neutral),
        zero=_tenths(measured.zero),
        flags=[str(flag) for flag in measured.flags],
        rate=Decimal(f"{measured.rate:.1f}"),
        method=measured.method,
        model=recording.model[:40],
        weights=recording.weights[:64],
        package=recording.package[:80],
        taken_by_id=by.membership_id,
    )
    log.record("capture.kept", patient_id=evaluation.patient_id, of=capture)
    return capture


@transaction.atomic
def confirm_capture(*, capture: Capture, by: Actor) -> Capture:
    """Into the chart, as a value by camera. Raises Refused once it was decided on or the evaluation is signed."""
    return _decide(capture, CaptureStatus.CONFIRMED, by)


@transaction.atomic
def decline_capture(*, capture: Capture, by: Actor) -> Capture:
    """Not into the chart. Raises Refused once it was decided on or the evaluation is signed."""
    return _decide(capture, CaptureStatus.DECLINED, by)


def recording_of(capture: Capture) -> bytes:
    """The recording's JSON as it was sent."""
    return zlib.decompress(bytes(capture.series))


def _decide(capture: Capture, status: CaptureStatus, by: Actor) -> Capture:
    must_write(capture.evaluation, by)
    if capture.status != CaptureStatus.WAITING:
        raise Refused(_("This measurement was decided on already."))
    capture.save_if_unchanged(
        expected_version=capture.version, status=status, decided_at=timezone.now(), decided_by_id=by.user_id
    )
    log.record(f"capture.{status}", patient_id=capture.patient_id, of=capture)
    return capture


def _decline_waiting(evaluation: Evaluation, measured: Measured, by: Actor) -> None:
    waiting = Capture.objects.filter(
        evaluation=evaluation,
        motion=str(measured.motion),
        side=str(measured.side),
        status=CaptureStatus.WAITING,
    ).defer("series")
    for capture in waiting:
        capture.evaluation = evaluation
        _decide(capture, CaptureStatus.DECLINED, by)


def _tenths(degrees: float | None) -> Decimal | None:
    return None if degrees is None else Decimal(f"{degrees:.1f}")
