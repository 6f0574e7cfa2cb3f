"""The gate to pain drawings that are named by themselves: those that wait to be confirmed."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.models import Evaluation
from synovia.records.pain.models import PainDrawing
from synovia.records.pain.queries import drawing_at_home
from synovia.records.refusals import NotYours


def waiting_drawing_for(actor: Actor, evaluation_pk: UUID) -> tuple[Evaluation, PainDrawing]:
    """The evaluation and the drawing from home that waits for it, if this actor reads that chart; the reading is noted.

    Raises NotYours for another clinic's, for who reads no charts, and when nothing waits.
    """
    evaluation = evaluation_for(actor, evaluation_pk, action="pain.confirm")
    drawing = drawing_at_home(evaluation.episode_id)
    if drawing is None:
        raise NotYours("pain drawing", evaluation_pk, why="nothing waits", patient_id=evaluation.patient_id)
    return evaluation, drawing
