"""What a patient's completed questionnaires propose to the evaluation that is open. Proposals to confirm, never findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from synovia.domain.outcomes.instrument import TOTAL, ItemKind
from synovia.domain.terms.finding import Value
from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.knowledge.instruments import instruments
from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation
from synovia.records.outcomes.catalogue import wording_behind
from synovia.records.outcomes.models import Result


@dataclass(frozen=True, slots=True)
class ProposedScores:
    """Scores by finding, and the activities the patient named with their ratings as typed."""

    findings: Mapping[str, Value] = field(default_factory=dict)
    activities: tuple[tuple[str, str], ...] = ()


def proposed_scores(episode: Episode) -> ProposedScores:
    """The latest fresh scores since the episode's last signature; of two results for one finding the later."""
    findings: dict[str, Value] = {}
    activities: tuple[tuple[str, str], ...] = ()
    for result in _fresh(episode):
        findings |= _findings_of(result)
        activities = _activities_of(result) or activities
    return ProposedScores(findings, activities)


def _fresh(episode: Episode) -> list[Result]:
    since = timezone.now() - timedelta(days=instruments().rhythm.fresh_days)
    signed = Evaluation.objects.filter(episode=episode, signed_at__isnull=False).order_by("-signed_at")
    after = signed.values_list("signed_at", flat=True)[:1]
    rows = Result.objects.filter(episode=episode, scored_at__gt=since).annotate(last_signed=after)
    return [
        row
        for row in rows.select_related("measure__clinic_instrument").order_by("scored_at")
        if row.last_signed is None or row.scored_at > row.last_signed
    ]


def _findings_of(result: Result) -> dict[str, Value]:
    instrument = wording_behind(result)
    if instrument is None:
        return {}
    scales = [*((scale.id, scale) for scale in instrument.scales), (TOTAL, instrument.total)]
    return {
        scale.finding: _as_value(scale.finding, result.scores[key]["value"])
        for key, scale in scales
        if scale is not None and scale.finding and key in result.scores
    }


def _as_value(finding: str, value: float) -> Value:
    """The score within the finding's limits, as it would be typed: one decimal, whole where it is whole."""
    known = VOCABULARY[finding]
    rounded = round(value, 1)
    low, high = known.low or 0.0, known.high if known.high is not None else rounded
    kept = min(max(rounded, low), high)
    return int(kept) if kept == int(kept) else kept


def _activities_of(result: Result) -> tuple[tuple[str, str], ...]:
    instrument = wording_behind(result)
    items = instrument.items if instrument else ()
    return tuple(
        (result.names[item.id], f"{result.answers[item.id]:g}")
        for item in items
        if item.kind is ItemKind.ACTIVITY and item.id in result.names and item.id in result.answers
    )
