"""Reads of evaluations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from synovia.domain.examination.motions import ENTRIES, method_of
from synovia.domain.terms.finding import Value
from synovia.domain.terms.findings.motion import ROM_METHOD
from synovia.records.examination.draft import Draft
from synovia.records.examination.facts import values_of
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.examination.motion_entries import Entries, entries_of
from synovia.records.examination.tables import TypedTables


@dataclass(frozen=True, slots=True)
class LastTime:
    """What the last signed evaluation of the same episode found. For comparing, never for filling in."""

    at: datetime | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    motions: Entries = field(default_factory=dict)
    tables: TypedTables = field(default_factory=dict)


def signed_before(evaluation: Evaluation) -> list[Evaluation]:
    """The signed evaluations of the same episode before this one, the latest first."""
    earlier = Evaluation.objects.filter(
        episode_id=evaluation.episode_id, signed_at__isnull=False, started_at__lt=evaluation.started_at
    )
    return list(earlier.select_related("patient", "episode").order_by("-started_at"))


def last_time(evaluation: Evaluation) -> LastTime:
    """The signed evaluation of this episode before this one, in one query; empty for the first."""
    before = Evaluation.objects.filter(
        episode_id=evaluation.episode_id, signed_at__isnull=False, started_at__lt=evaluation.started_at
    ).order_by("-started_at")
    rows = list(
        Observation.objects.filter(evaluation_id=before.values("pk")[:1]).select_related("evaluation")
    )
    if not rows:
        return LastTime()
    signed = rows[0].evaluation
    return LastTime(signed.signed_at, values_of(rows), entries_of(rows), signed.tables)


def structure_of(last: LastTime, typed: Draft) -> Draft:
    """Which motions were measured last time, how and from which position, as far as this draft says nothing of it.

    No value comes along: a number is measured today or it is not there.
    """
    usual = typed.findings.get(ROM_METHOD.name) or last.values.get(ROM_METHOD.name, "")
    structure: dict[str, dict[str, str]] = {}
    for key, entry in last.motions.items():
        motion, _side = ENTRIES[key]
        own = "" if entry.method == method_of(motion, str(usual)) else entry.method
        said = {"open": "1", "method": own, "position": entry.position}
        structure[motion.key] = {**said, **typed.motions.get(motion.key, {})}
    return Draft(findings={ROM_METHOD.name: str(usual)} if usual else {}, motions=structure)
