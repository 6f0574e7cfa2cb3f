"""Reads of measures: what waits, how scores went, which new scores ask to be looked at, and what is due."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from synovia.domain.outcomes import Interpretation, Taken, interpret
from synovia.domain.outcomes.change import insensitive
from synovia.domain.outcomes.instrument import Instrument, Meaning, Scale, Total
from synovia.domain.outcomes.schedule import Due, Rhythm, due
from synovia.knowledge.instruments import instruments
from synovia.records.accounts.actor import Actor
from synovia.records.episodes.models import Episode
from synovia.records.outcomes.catalogue import wording_behind
from synovia.records.outcomes.models import Invitation, Measure, Result
from synovia.records.people.choices import Privacy
from synovia.records.people.models import Patient
from synovia.records.programme.models import Visit

MOST_TASKS = 30


@dataclass(frozen=True, slots=True)
class Point:
    """One result of a scale, and what it says against the first."""

    result: Result
    value: float
    is_estimated: bool
    insensitive: str
    against_first: Interpretation | None  # None: it is the first


@dataclass(frozen=True, slots=True)
class Trend:
    """One scale of one instrument in one version, in order of time."""

    instrument: Instrument
    scale: Scale | Total
    scale_id: str
    points: tuple[Point, ...]

    @property
    def meaning(self) -> Meaning | None:
        """What a change means."""
        return self.scale.meaning

    @property
    def is_main(self) -> bool:
        """Whether it stands for the whole instrument."""
        return self.scale_id == self.instrument.main

    @property
    def latest(self) -> Point:
        """The newest."""
        return self.points[-1]


@dataclass(frozen=True, slots=True)
class Task:
    """A new score somebody should look at."""

    result: Result
    name: str
    point: Point | None  # None: the wording is gone, the score stands without its meaning


def waiting_of_invitation(invitation: Invitation) -> list[Measure]:
    """What this link asks, in order; completed ones too, so that one sees what is done."""
    rows = Measure.objects.filter(invitation=invitation, withdrawn_at__isnull=True)
    return list(rows.select_related("clinic_instrument").order_by("position", "asked_at"))


def waiting_of_patient(patient: Patient) -> list[Measure]:
    """What waits for this patient in the portal, the earliest due first."""
    rows = Measure.objects.filter(patient=patient, completed_at__isnull=True, withdrawn_at__isnull=True)
    return list(rows.select_related("clinic_instrument").order_by("due_on", "position"))


def waiting_of_episode(episode: Episode) -> list[Measure]:
    """What was asked in this episode and is not answered."""
    rows = Measure.objects.filter(episode=episode, completed_at__isnull=True, withdrawn_at__isnull=True)
    return list(rows.select_related("clinic_instrument", "invitation").order_by("asked_at", "position"))


def trends_of(episode: Episode) -> list[Trend]:
    """Every scale that was scored in this episode, each version by itself, the main scales first."""
    return _trends(_results(Q(episode=episode)))


def main_trends(episodes: Iterable[UUID]) -> dict[UUID, list[Trend]]:
    """The main scale of each instrument, by episode, in one query."""
    by_episode: dict[UUID, list[Result]] = defaultdict(list)
    for result in _results(Q(episode_id__in=list(episodes))):
        by_episode[result.episode_id].append(result)
    return {
        episode: [trend for trend in _trends(rows) if trend.is_main] for episode, rows in by_episode.items()
    }


def _results(which: Q) -> QuerySet[Result]:
    return Result.objects.filter(which).select_related("measure__clinic_instrument").order_by("scored_at")


def _trends(results: Iterable[Result]) -> list[Trend]:
    series: dict[tuple[str, str, str], list[Result]] = defaultdict(list)
    for result in results:
        series[result.instrument, result.instrument_version, result.checksum].append(result)
    found = [trend for rows in series.values() for trend in _scales(rows)]
    return sorted(found, key=lambda trend: not trend.is_main)


def _scales(rows: list[Result]) -> list[Trend]:
    instrument = wording_behind(rows[-1])
    if instrument is None:
        return []
    keys = [scale.id for scale in instrument.scales] + (["total"] if instrument.total else [])
    found = ((key, instrument.scale(key), [row for row in rows if key in row.scores]) for key in keys)
    return [
        Trend(instrument, scale, key, tuple(_points(instrument, key, scale, scored)))
        for key, scale, scored in found
        if scale is not None and scored
    ]


def _points(instrument: Instrument, key: str, scale: Scale | Total, rows: list[Result]) -> Iterable[Point]:
    """Each against the first; a score that is itself a change, against no change."""
    is_change = isinstance(scale, Scale) and scale.is_change
    first = 0.0 if is_change else rows[0].scores[key]["value"]
    for place, row in enumerate(rows):
        kept = row.scores[key]
        told = None
        if place or is_change:
            before = Taken(first, row.instrument, rows[0].instrument_version)
            told = interpret(
                before, Taken(kept["value"], row.instrument, row.instrument_version), scale.meaning
            )
        yield Point(
            row, kept["value"], kept["answered"] < kept["of"], insensitive(scale, kept["value"]), told
        )


def tasks_for(actor: Actor) -> list[Task]:
    """New scores of this person's episodes, or that they asked for, which nobody has looked at; the oldest first."""
    mine = Q(episode__practitioner__membership_id=actor.membership_id) | Q(
        measure__asked_by_id=actor.membership_id
    )
    unseen = list(
        Result.objects.filter(mine & _open_to(actor), seen_at__isnull=True)
        .select_related("patient", "measure__clinic_instrument")
        .order_by("scored_at")[:MOST_TASKS]
    )
    trends = main_trends({row.episode_id for row in unseen}) if unseen else {}
    return [_task(row, trends.get(row.episode_id, [])) for row in unseen]


def _open_to(actor: Actor) -> Q:
    """A restricted chart is named to its care team alone."""
    today = timezone.localdate()
    on_team = Patient.objects.filter(
        Q(care_team__until__isnull=True) | Q(care_team__until__gte=today),
        care_team__membership_id=actor.membership_id,
    )
    return ~Q(patient__privacy=Privacy.RESTRICTED) | Q(patient__in=on_team)


def _task(row: Result, trends: list[Trend]) -> Task:
    for trend in trends:
        point = next((one for one in trend.points if one.result.pk == row.pk), None)
        if point is not None:
            return Task(row, trend.instrument.name, point)
    known = wording_behind(row)
    return Task(row, known.name if known else row.instrument, None)


def due_of(episodes: Iterable[Episode]) -> dict[UUID, Due]:
    """What is due today, by episode: two queries for any number of them."""
    rows = list(episodes)
    latest = _latest_answers(row.pk for row in rows)
    visits = _visits_since(latest)
    rhythm = instruments().rhythm
    today = timezone.localdate()
    found = ((row.pk, _due(row, latest, visits, rhythm, today)) for row in rows)
    return {episode: what for episode, what in found if what is not None}


def _latest_answers(episodes: Iterable[UUID]) -> Mapping[UUID, date]:
    rows = (
        Result.objects.filter(episode_id__in=list(episodes))
        .values("episode_id")
        .annotate(at=Max("scored_at"))
    )
    return {row["episode_id"]: timezone.localdate(row["at"]) for row in rows}


def _visits_since(latest: Mapping[UUID, date]) -> Mapping[UUID, int]:
    if not latest:
        return {}
    after = Q()
    for episode, day in latest.items():
        after |= Q(episode_id=episode, happened_on__gt=day)
    rows = Visit.objects.filter(after, signed_at__isnull=False).values("episode_id").annotate(n=Count("pk"))
    return {row["episode_id"]: row["n"] for row in rows}


def _due(
    row: Episode, latest: Mapping[UUID, date], visits: Mapping[UUID, int], rhythm: Rhythm, today: date
) -> Due | None:
    return due(
        opened=row.opened_on,
        closed=row.closed_on,
        answered=latest.get(row.pk),
        visits_since=visits.get(row.pk, 0),
        rhythm=rhythm,
        today=today,
    )
