"""From the records to one row per open episode: what its latest signed evaluation found, without a name.

The rows are those of the clinic of the running passage: row-level security shows no others. Charts that only
their care team may open are left out, for the table is kept for everybody who treats in the clinic.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import F, Max, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from synovia.domain.rules import RuleBook
from synovia.domain.screening.reading import recognized
from synovia.domain.terms.finding import Value
from synovia.domain.terms.reading import Findings, read_value
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.episodes.models import Episode
from synovia.records.examination.facts import of_the_patient
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.people.choices import Privacy
from synovia.records.programme.models import Visit

BATCH = 2_000
"""Evaluations read together: few enough for the memory, enough to make the queries few."""
OPEN = Q(episode__status=EpisodeStatus.OPEN, patient__privacy=Privacy.OPEN)


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """What is known of an open episode. `screened_on`: the last evaluation, or visit with a safety re-check."""

    episode: str
    facts: dict[str, Value]
    screened_on: date
    seen_on: date


def open_episodes(book: RuleBook) -> Iterator[EpisodeFacts]:
    """The open episodes with a signed evaluation, batch by batch; medicines and conditions recognized."""
    latest = (
        Evaluation.objects.filter(OPEN, signed_at__isnull=False)
        .order_by("episode_id", "-started_at")
        .distinct("episode_id")
        .select_related("patient", "episode")
        .defer("draft", "narrative")
    )
    found = latest.iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield from _of_batch(batch, book)


def count_of_open_episodes() -> int:
    """How many episodes are open in the clinic, whether or not their facts can be had."""
    return Episode.objects.filter(status=EpisodeStatus.OPEN).count()


def restricted_episodes() -> int:
    """How many open episodes are left out because only their care team may open the chart."""
    return Episode.objects.filter(status=EpisodeStatus.OPEN, patient__privacy=Privacy.RESTRICTED).count()


def episodes_without_evaluation() -> int:
    """How many open episodes are left out because no evaluation of theirs is signed."""
    shown = Episode.objects.filter(status=EpisodeStatus.OPEN, patient__privacy=Privacy.OPEN)
    return shown.exclude(evaluations__signed_at__isnull=False).count()


def _of_batch(batch: list[Evaluation], book: RuleBook) -> Iterator[EpisodeFacts]:
    observed = _observed(batch)
    seen, screened = _visits(batch)
    for evaluation in batch:
        facts = {**observed.get(evaluation.pk, {}), **of_the_patient(evaluation)}
        began = _day(evaluation.started_at)
        yield EpisodeFacts(
            str(evaluation.episode_id),
            dict(recognized(Findings(facts), book)),
            max(began, screened.get(evaluation.episode_id, began)),
            max(began, seen.get(evaluation.episode_id, began)),
        )


def _observed(batch: list[Evaluation]) -> dict[Any, dict[str, Value]]:
    rows = (
        Observation.objects.filter(evaluation__in=batch)
        .values_list("evaluation_id")
        .annotate(found=JSONBAgg(JSONObject(name=F("finding"), value=F("value"))))
    )
    return {pk: dict(_values(found)) for pk, found in rows}


def _values(found: list[dict[str, Any]]) -> Iterator[tuple[str, Value]]:
    """A retired finding, or a word no longer among its choices, was not assessed as we now mean it."""
    for row in found:
        if row["name"] in VOCABULARY and row["value"] is not None:
            with suppress(ValueError):
                yield row["name"], read_value(VOCABULARY[row["name"]], row["value"])


def _visits(batch: list[Evaluation]) -> tuple[dict[Any, date], dict[Any, date]]:
    """By episode: the last signed visit, and the last one with answers to the safety re-check."""
    visits = Visit.objects.filter(
        episode__in=[one.episode_id for one in batch], signed_at__isnull=False
    ).values_list("episode_id")
    asked = Q(rescreen__has_key="answers") & ~Q(rescreen__answers={})
    rows = list(visits.annotate(seen=Max("happened_on"), screened=Max("happened_on", filter=asked)))
    return {pk: seen for pk, seen, _ in rows}, {pk: asked_on for pk, _, asked_on in rows if asked_on}


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
