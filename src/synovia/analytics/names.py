"""Who the episodes of a list are: asked of the records each time, for the page that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from synovia.analytics.questions import Listed
from synovia.records.accounts.actor import Actor
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.people.choices import Privacy
from synovia.records.people.models import CareTeamMember


@dataclass(frozen=True, slots=True)
class Chart:
    """An episode of a preview, with its patient."""

    episode: str
    patient_id: UUID
    patient: str
    complaint: str


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


def nameable(actor: Actor) -> frozenset[str] | None:
    """The open episodes this actor may see by name: None for all of the clinic's, for a doctor those referred."""
    if actor.may_treat:
        return None
    open_ones = _of_their_patients(Episode.objects.filter(status=EpisodeStatus.OPEN), actor)
    return frozenset(map(str, open_ones.values_list("pk", flat=True)))


def charts(actor: Actor, episodes: Iterable[str]) -> tuple[Chart, ...]:
    """These episodes with names, in their order, as far as the actor may open the charts today."""
    ids = tuple(episodes)
    found = Episode.objects.filter(pk__in=ids, patient__privacy=Privacy.OPEN).select_related("patient")
    if not actor.may_treat:
        found = _of_their_patients(found, actor)
    by_id = {
        str(one.pk): Chart(str(one.pk), one.patient_id, one.patient.full_name, one.title) for one in found
    }
    return tuple(by_id[one] for one in ids if one in by_id)


def _of_their_patients(episodes: QuerySet[Episode], actor: Actor) -> QuerySet[Episode]:
    """Of the patients on whose care team the actor is today."""
    today = timezone.localdate()
    teams = CareTeamMember.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), membership_id=actor.membership_id
    )
    return episodes.filter(patient__in=teams.values("patient"))
