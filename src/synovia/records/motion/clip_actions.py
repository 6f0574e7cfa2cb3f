"""Everything that writes the measuring of an uploaded clip: asking for it, how far it is, and how it ended."""

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.examination.access import must_write
from synovia.records.examination.models import Evaluation
from synovia.records.motion.choices import ClipState
from synovia.records.motion.models import Capture, ClipJob
from synovia.records.motion.queries import clips_at_work
from synovia.records.refusals import Refused

AT_ONCE_MOST = 4
"""Clips of a clinic that wait or are measured at once."""


def ask_for_clip(*, evaluation: Evaluation, motion: str, side: str, by: Actor) -> ClipJob:
    """A clip or photo of this motion is to be measured. One at a time in an evaluation; raises Refused for a second."""
    must_write(evaluation, by)
    at_work = clips_at_work()
    if any(job.evaluation_id == evaluation.pk for job in at_work):
        raise Refused(_("Another clip of this evaluation is still being measured. Wait until it is done."))
    if len(at_work) >= AT_ONCE_MOST:
        raise Refused(_("Several clips are being measured just now. Try again in a minute."))
    job = ClipJob.objects.create(
        clinic_id=by.clinic_id,
        patient_id=evaluation.patient_id,
        evaluation=evaluation,
        motion=motion,
        side=side,
        asked_by_id=by.membership_id,
    )
    log.record("clip.sent", patient_id=job.patient_id, of=job, fields={"motion": motion, "side": side})
    return job


def note_progress(*, job: ClipJob, percent: int) -> None:
    """Still at work, this far; a sign of life rather than an event of the record."""
    ClipJob.objects.filter(pk=job.pk, state__in=(ClipState.QUEUED, ClipState.RUNNING)).update(
        state=ClipState.RUNNING, progress=percent, updated_at=timezone.now()
    )


def finish_clip(*, job: ClipJob, capture: Capture) -> None:
    """Measured: the capture waits for the therapist."""
    _end(job, state=ClipState.DONE, progress=100, capture=capture)
    log.record("clip.measured", patient_id=job.patient_id, of=job)


def fail_clip(*, job: ClipJob, problem: str) -> None:
    """Not measured, and why, in words for the therapist."""
    _end(job, state=ClipState.FAILED, problem=problem)
    log.record("clip.not_measured", patient_id=job.patient_id, of=job)


def _end(job: ClipJob, **how: object) -> None:
    ClipJob.objects.filter(pk=job.pk).update(updated_at=timezone.now(), **how)
