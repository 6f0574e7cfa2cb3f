"""Measures for tests: asked, answered the same throughout, and a made-up package without anybody's wording."""

import json
from typing import Any

from django.utils import timezone

from synovia.domain.outcomes.instrument import ItemKind
from synovia.knowledge.instruments import instruments
from synovia.records.accounts.actor import Actor
from synovia.records.episodes.models import Episode
from synovia.records.outcomes import actions
from synovia.records.outcomes.catalogue import asked_with
from synovia.records.outcomes.choices import AnsweredBy, Occasion
from synovia.records.outcomes.models import Measure, Result


def asked(episode: Episode, key: str, *, by: Actor, occasion: str = Occasion.FOLLOW_UP) -> Measure:
    """One instrument asked in the portal."""
    found = actions.ask(
        episode=episode, keys=[key], occasion=occasion, due_on=timezone.localdate(), by_link=False, by=by
    )
    return found.measures[0]


def link_to(episode: Episode, *keys: str, by: Actor) -> str:
    """The token of a link that asks these."""
    return actions.ask(
        episode=episode,
        keys=keys,
        occasion=Occasion.BASELINE,
        due_on=timezone.localdate(),
        by_link=True,
        by=by,
    ).token


def answered(
    measure: Measure,
    value: float,
    *,
    count: int | None = None,
    by: Actor | None = None,
    how: str = AnsweredBy.LINK,
) -> Result:
    """The measure completed: the first `count` items with this value, the others with 0 (all with it by default)."""
    items = asked_with(measure).items
    given = {
        item.id: f"{value if count is None or place < count else 0:g}" for place, item in enumerate(items)
    }
    names = {
        item.id: f"activity {place}" for place, item in enumerate(items) if item.kind is ItemKind.ACTIVITY
    }
    kept = actions.answer(measure=measure, given=given, names=names, by=by)
    return actions.complete(measure=kept, answered_by=how, by=by)


def package(key: str, **changes: Any) -> str:
    """A package for a shipped scoring, its items called item 1, item 2, …: no wording of the real one."""
    known = instruments().known[key].instrument
    items = [
        {"id": item.id, "text": f"Item {place}", "anchors": _anchors(item.kind, item.low, item.high)}
        for place, item in enumerate(known.items, start=1)
    ]
    content = {
        "id": key,
        "version": known.version,
        "language": "en",
        "notice": "© somebody",
        "licence": {"owner": "Somebody", "type": "agreement", "reference": "No. 1", "expiry": "2099-12-31"},
        "items": items,
    }
    return json.dumps(content | changes, indent=1)


def _anchors(kind: str, low: float, high: float) -> list[str]:
    if kind == ItemKind.CHOICE:
        return [f"answer {step}" for step in range(int(high - low) + 1)]
    return ["least", "most"] if kind == ItemKind.RATING else []


def own_package(**changes: Any) -> str:
    """A package that brings its own scoring: two ratings, summed."""
    content = {
        "id": "made-up",
        "version": "1",
        "language": "en",
        "name": "Made up",
        "notice": "© somebody",
        "licence": {"owner": "Somebody", "type": "own", "reference": "No. 2"},
        "items": [
            {"id": "a", "text": "First", "anchors": ["none", "all"]},
            {"id": "b", "text": "Second", "anchors": ["none", "all"]},
        ],
        "scoring": {"type": "sum"},
        "thresholds": {"direction": "higher_worse", "low": 0, "high": 20, "mdc": 4, "source": "made up"},
    }
    return json.dumps(content | changes, indent=1)
