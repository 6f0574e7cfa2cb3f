"""The gate to evaluations."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.examination.models import Evaluation
from synovia.records.people.access import chart_for
from synovia.records.refusals import NotYours


def evaluation_for(actor: Actor, pk: UUID, *, action: str = "evaluation.read") -> Evaluation:
    """The evaluation with its patient and episode, if this actor reads that chart; the reading is noted.

    Raises NotYours for another clinic's evaluation, for desk, billing and portals, and RestrictedChart.
    """
    found = (
        Evaluation.objects.select_related("patient", "episode__self_check", "examiner__user")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotYours("evaluation", pk)
    if actor.is_portal:
        raise NotYours("evaluation", pk, why="notes are not shown in the portal", patient_id=found.patient_id)
    found.patient = chart_for(actor, found.patient_id, action=action)
    return found
