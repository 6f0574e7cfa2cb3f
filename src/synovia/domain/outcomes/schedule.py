"""When an episode's measures are asked again: at the start, every two weeks or few visits, and at the end."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol


class Occasion(StrEnum):
    """Why a measure is asked."""

    BASELINE = "baseline"
    FOLLOW_UP = "follow_up"
    DISCHARGE = "discharge"


class Rhythm(Protocol):
    """How often: days, or visits, whichever comes first (knowledge/instruments/rhythm.toml)."""

    @property
    def days(self) -> int: ...

    @property
    def visits(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, since which day."""

    occasion: Occasion
    since: date


def due(
    *,
    opened: date,
    closed: date | None,
    answered: date | None,
    visits_since: int,
    rhythm: Rhythm,
    today: date,
) -> Due | None:
    """What this episode's measures wait for today; `answered` is the day of the latest answers, `visits_since` after it."""
    if answered is None:
        return Due(Occasion.BASELINE, opened) if closed is None else None
    if closed is not None:
        late = closed - answered > timedelta(days=rhythm.days // 2)
        return (
            Due(Occasion.DISCHARGE, closed)
            if late and today - closed <= timedelta(days=rhythm.days)
            else None
        )
    on = answered + timedelta(days=rhythm.days)
    if today >= on:
        return Due(Occasion.FOLLOW_UP, on)
    return Due(Occasion.FOLLOW_UP, today) if visits_since >= rhythm.visits else None
