"""The gate to posture photos."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.imaging.models import Photo
from synovia.records.people.access import chart_for
from synovia.records.refusals import NotYours


def photo_for(actor: Actor, pk: UUID, *, action: str = "photo.read") -> Photo:
    """The photo with its placement, if this actor reads that chart; the reading is noted.

    Raises NotYours for another clinic's photo, for desk, billing and portals, and RestrictedChart.
    """
    found = (
        Photo.objects.select_related("placement", "evaluation__episode", "consent")
        .defer("sealed")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise NotYours("photo", pk)
    if actor.is_portal:
        raise NotYours("photo", pk, why="photos are not shown in the portal", patient_id=found.patient_id)
    found.patient = chart_for(actor, found.patient_id, action=action)
    return found
