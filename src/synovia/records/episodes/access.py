"""The gate to episodes."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.episodes.models import Episode
from synovia.records.people.access import chart_for
from synovia.records.refusals import NotYours


def episode_for(actor: Actor, pk: UUID, *, action: str = "episode.read") -> Episode:
    """The episode with its patient, if this actor reads that chart; the reading is noted.

    Raises NotYours for another clinic's episode and for roles that read no charts, and RestrictedChart.
    """
    found = Episode.objects.filter(pk=pk).first()
    if found is None:
        raise NotYours("episode", pk)
    found.patient = chart_for(actor, found.patient_id, action=action)
    return found


def day_for(actor: Actor) -> None:
    """Note that the clinician's day was read; refuse roles that read no charts."""
    if not actor.reads_charts:
        raise NotYours("day", "today", why="role does not read charts")
    log.record("day.read")
