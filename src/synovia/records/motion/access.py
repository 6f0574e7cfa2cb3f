"""The gates to captures and studies."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.examination.access import evaluation_for
from synovia.records.motion.models import Capture, ClipJob, ReliabilityStudy
from synovia.records.refusals import NotYours


def capture_for(actor: Actor, pk: UUID, *, action: str = "capture.read") -> Capture:
    """The capture with its evaluation, if this actor reads that chart; the reading is noted. Raises NotYours."""
    found = Capture.objects.filter(pk=pk).first()
    if found is None:
        raise NotYours("capture", pk)
    found.evaluation = evaluation_for(actor, found.evaluation_id, action=action)
    return found


def clip_for(actor: Actor, pk: UUID, *, action: str = "clip.read") -> ClipJob:
    """The clip's job with its evaluation, if this actor reads that chart; the reading is noted. Raises NotYours."""
    found = ClipJob.objects.select_related("capture").filter(pk=pk).first()
    if found is None:
        raise NotYours("clip", pk)
    found.evaluation = evaluation_for(actor, found.evaluation_id, action=action)
    return found


def clip_awaited_by(actor: Actor, pk: UUID) -> ClipJob:
    """The clip's job, to wait for it. Whoever sent it asks every two seconds and is told how far it is, nothing of the
    patient: that is not noted. Anybody else passes the chart's gate. Raises NotYours.
    """
    own = ClipJob.objects.filter(pk=pk, asked_by_id=actor.membership_id).first()
    return own or clip_for(actor, pk, action="clip.watched")


def study_for(actor: Actor, pk: UUID, *, to_lead: bool = False) -> ReliabilityStudy:
    """The study, for those who treat and those who lead; `to_lead` for the medical lead alone. It names no patient.

    Raises NotYours.
    """
    must_study(actor)
    if to_lead and not actor.is_medical_lead:
        raise NotYours("study", pk, why="only the medical lead decides which figure stands")
    rows = ReliabilityStudy.objects.select_related("first_rater__user", "second_rater__user")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotYours("study", pk)
    return found


def must_study(actor: Actor) -> None:
    """Raises NotYours unless this is somebody who treats, or the medical lead."""
    if not (actor.may_treat or actor.is_medical_lead):
        raise NotYours("studies", actor.membership_id, why="only those who treat or lead see studies")
