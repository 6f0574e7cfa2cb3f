"""Figures that change with the date of service: what was in force on a day, and what to say when nothing is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, TypeVar

from synovia.domain.charges.problems import Trouble, refuse
from synovia.domain.terms.evidence import Standing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure is from, how well it is known, when somebody last looked, and what is doubtful about it."""

    source: str
    standing: Standing
    checked_on: date
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class InForce(Generic[T]):
    """A figure as it holds on one day; `carried` says which year's figures stand in when the day's own are missing."""

    value: T
    origin: Origin
    carried: str = ""

    @property
    def doubt(self) -> str:
        """What is uncertain about the figure itself; empty when nothing is."""
        return self.origin.doubt


@dataclass(frozen=True, slots=True)
class Period(Generic[T]):
    """A figure with its first and last day.

    `carried_through` is the last day it may stand in for figures that are `missing` ("not published",
    "not found"); beyond it the figure is refused rather than stretched.
    """

    value: T
    starts: date
    ends: date
    origin: Origin
    carried_through: date | None = None
    missing: str = "not published"


@dataclass(frozen=True, slots=True)
class Timeline(Generic[T]):
    """A named figure over time, oldest first; periods never overlap (the loader sees to it)."""

    name: str
    periods: tuple[Period[T], ...]

    def on(self, day: date) -> InForce[T]:
        """The figure in force on the day; refuses with `fee_missing` when there is none to use."""
        for period in reversed(self.periods):
            if period.starts <= day:
                return self._at(period, day)
        raise self._missing(day)

    def nearest(self, day: date) -> InForce[T]:
        """The figure in force on the day, else the last one before it, else the first of all, and says which."""
        before = [period for period in self.periods if period.starts <= day]
        period = before[-1] if before else self.periods[0]
        if period.starts <= day <= period.ends:
            return InForce(period.value, period.origin)
        return InForce(
            period.value, period.origin, f"Those of {period.starts.isoformat()} stand in ({self.name})."
        )

    def _at(self, period: Period[T], day: date) -> InForce[T]:
        if day <= period.ends:
            return InForce(period.value, period.origin)
        if period.carried_through is None or day > period.carried_through:
            raise self._missing(day)
        carried = f"{day.year} figures {period.missing}; {period.ends.year} used ({self.name})."
        return InForce(period.value, period.origin, carried)

    def _missing(self, day: date) -> Exception:
        says = f"There is no {self.name} for {day.isoformat()} in the tables, and none may stand in for it."
        return refuse(Trouble.FEE_MISSING, self.name, says)


def overlaid(shipped: Timeline[T], own: Sequence[Period[T]]) -> Timeline[T]:
    """The timeline with other periods put over it: on their days they hold, and what they cover of the rest goes.

    A period that covers the end of another one stands in for missing later figures as long as that one did.
    """
    periods = list(shipped.periods)
    for over in own:
        covered = [
            each.carried_through for each in periods if each.starts <= over.ends and each.ends <= over.ends
        ]
        through = max(
            (day for day in (*covered, over.carried_through) if day and day > over.ends), default=None
        )
        rest = [left for period in periods for left in _without(period, over)]
        periods = [*rest, replace(over, carried_through=through)]
    return Timeline(shipped.name, tuple(sorted(periods, key=lambda period: period.starts)))


def _without(period: Period[T], over: Period[T]) -> list[Period[T]]:
    """What another period leaves of this one, before it and after it."""
    if over.ends < period.starts or period.ends < over.starts:
        return [period]
    left = []
    if period.starts < over.starts:
        left.append(replace(period, ends=over.starts - timedelta(days=1), carried_through=None))
    if over.ends < period.ends:
        left.append(replace(period, starts=over.ends + timedelta(days=1)))
    return left
