"""The gate to evaluations, and to writing in them."""

from uuid import UUID

from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.examination.models import Evaluation
from synovia.records.people.access import chart_for
from synovia.records.refusals import NotYours, Refused


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


def must_write(evaluation: Evaluation, by: Actor) -> None:
    """Raises Refused unless this actor writes evaluations and this one is not signed yet."""
    must_treat(by)
    if evaluation.is_signed:
        raise Refused(_("This evaluation is signed and can no longer be changed. Write an addendum instead."))


def must_treat(by: Actor) -> None:
    """Raises Refused for whoever does not write evaluations."""
    if not by.may_treat:
        raise Refused(_("Only therapists write evaluations."))
