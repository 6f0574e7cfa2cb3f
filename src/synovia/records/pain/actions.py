"""Everything that writes pain drawings: drawing in an evaluation, drawing at home, confirming what came from home."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.examination.pain_drawing import Drawing
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.clinical import EditedElsewhere
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.examination.access import must_write
from synovia.records.examination.models import Evaluation
from synovia.records.pain.choices import DrawingStatus, DrawnBy, FigureKind
from synovia.records.pain.models import PainDrawing
from synovia.records.pain.queries import drawing_at_home, drawing_in
from synovia.records.refusals import Refused

NOT_YET = 0
"""The version of a drawing that nobody has begun."""


def save_drawing(
    *, evaluation: Evaluation, expected_version: int, figure: FigureKind, drawing: Drawing, by: Actor
) -> PainDrawing:
    """Keep the drawing of an open evaluation. Raises EditedElsewhere when somebody saved in between."""
    must_write(evaluation, by)
    head = {
        "patient_id": evaluation.patient_id,
        "episode_id": evaluation.episode_id,
        "evaluation": evaluation,
        "drawn_by": DrawnBy.THERAPIST,
        "status": DrawingStatus.CONFIRMED,
    } | _confirmed(by)
    kept = _keep(drawing_in(evaluation), expected_version, figure, drawing, head, by)
    log.record("pain.drawn", patient_id=kept.patient_id, of=kept)
    return kept


def save_home_drawing(
    *, episode: Episode, expected_version: int, figure: FigureKind, drawing: Drawing, by: Actor
) -> PainDrawing:
    """Keep what the patient draws at home; it waits for a therapist. Raises EditedElsewhere as above."""
    if not by.is_portal or by.patient_id != episode.patient_id:
        raise Refused(_("Only the patient, or who acts for them, draws at home."))
    if episode.status != EpisodeStatus.OPEN:
        raise Refused(_("This complaint is closed. Please call us about a new one."))
    head = {
        "patient_id": episode.patient_id,
        "episode": episode,
        "drawn_by": DrawnBy.PATIENT,
        "status": DrawingStatus.WAITING,
    }
    kept = _keep(drawing_at_home(episode.pk), expected_version, figure, drawing, head, by)
    log.record("pain.drawn_at_home", patient_id=kept.patient_id, of=kept)
    return kept


@transaction.atomic
def confirm_drawing(
    *, drawing: PainDrawing, evaluation: Evaluation, expected_version: int, by: Actor
) -> PainDrawing:
    """Take a drawing from home over into the evaluation, once it was gone through with the patient.

    The patient's own stays as it was drawn; the therapist goes on with a copy. What the evaluation had before is
    kept as replaced. Raises EditedElsewhere when the patient changed it meanwhile.
    """
    must_write(evaluation, by)
    if drawing.status != DrawingStatus.WAITING or drawing.episode_id != evaluation.episode_id:
        raise Refused(_("This drawing is no longer waiting."))
    drawing.save_if_unchanged(
        expected_version=expected_version,
        status=DrawingStatus.CONFIRMED,
        evaluation=evaluation,
        **_confirmed(by),
    )
    earlier = drawing_in(evaluation)
    if earlier is not None:
        earlier.save_if_unchanged(expected_version=earlier.version, status=DrawingStatus.REPLACED)
    taken = PainDrawing.objects.create(
        clinic_id=by.clinic_id,
        patient_id=drawing.patient_id,
        episode_id=drawing.episode_id,
        evaluation=evaluation,
        drawn_by=DrawnBy.THERAPIST,
        figure=drawing.figure,
        content=drawing.content,
        status=DrawingStatus.CONFIRMED,
        taken_from=drawing,
        **_confirmed(by),
    )
    log.record("pain.confirmed", patient_id=drawing.patient_id, of=drawing)
    return taken


def _keep(
    known: PainDrawing | None,
    expected_version: int,
    figure: FigureKind,
    drawing: Drawing,
    head: dict[str, Any],
    by: Actor,
) -> PainDrawing:
    content = drawing.as_json()
    if known is not None:
        return known.save_if_unchanged(expected_version=expected_version, figure=figure, content=content)
    try:
        with transaction.atomic():
            return PainDrawing.objects.create(clinic_id=by.clinic_id, figure=figure, content=content, **head)
    except IntegrityError:
        raise EditedElsewhere(_begun_meanwhile(head)) from None


def _begun_meanwhile(head: dict[str, Any]) -> PainDrawing:
    """Two began the same drawing at the same moment: the one that is there now."""
    episode: UUID = head["episode"].pk if "episode" in head else head["episode_id"]
    found = drawing_in(head["evaluation"]) if "evaluation" in head else drawing_at_home(episode)
    assert found is not None, "the constraint was broken by a drawing that is there"
    return found


def _confirmed(by: Actor) -> dict[str, Any]:
    return {"confirmed_by_id": by.user_id, "confirmed_at": timezone.now()}
