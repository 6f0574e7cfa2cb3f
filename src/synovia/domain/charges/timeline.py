"""Figures that change with the date of service: what was in force on a day, and what to say when nothing is."""

from dataclasses import dataclass
from datetime import date
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
