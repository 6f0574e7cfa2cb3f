"""Who the episodes of a list are: asked of the records each time, for the page that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from synovia.analytics.questions import Listed
from synovia.records.episodes.models import Episode
from synovia.records.people.choices import Privacy


@dataclass(frozen=True, slots=True)
class Named:
    """An episode of a list, with its patient."""

    listed: Listed
    patient_id: UUID
    patient: str
    complaint: str


def named(episodes: Iterable[Listed]) -> tuple[Named, ...]:
    """The same list with names. A chart that was restricted since is passed over."""
    listed = tuple(episodes)
    found = Episode.objects.filter(
        pk__in=[one.episode for one in listed], patient__privacy=Privacy.OPEN
    ).select_related("patient")
    by_id = {str(one.pk): one for one in found}
    return tuple(
        Named(one, episode.patient_id, episode.patient.full_name, episode.title)
        for one in listed
        if (episode := by_id.get(one.episode)) is not None
    )
