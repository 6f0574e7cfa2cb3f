"""A score over time: the line, the first value, what measuring can be off by, and where an important change begins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.safestring import SafeString

from synovia.web.components.geometry import Point, path
from synovia.web.components.library import draw, register

WIDTH, HEIGHT = 360.0, 180.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 14.0, 18.0, 24.0


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A value and its day; an estimated one is drawn hollow."""

    on: date
    value: float
    is_estimated: bool = False


@dataclass(frozen=True, slots=True)
class TrendDrawn:
    """What a trend shows. `goal` is the value at which a change for the better counts; `band` what measuring is off by."""

    words: str
    points: Sequence[TrendPoint]
    low: float
    high: float
    baseline: float | None = None
    band: tuple[float, float] | None = None
    goal: float | None = None


@dataclass(frozen=True, slots=True)
class _Frame:
    low: float
    high: float
    first: date
    days: int

    def y(self, value: float) -> float:
        span = self.high - self.low or 1
        share = min(max((value - self.low) / span, 0), 1)
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share)

    def x(self, on: date) -> float:
        if not self.days:
            return (LEFT + WIDTH - RIGHT) / 2
        return LEFT + 10 + (WIDTH - LEFT - RIGHT - 20) * (on - self.first).days / self.days


@register.simple_tag
def trend(shown: TrendDrawn) -> SafeString:
    """The drawing, with the same in words for who does not see it."""
    days = [point.on for point in shown.points]
    frame = _Frame(shown.low, shown.high, min(days), (max(days) - min(days)) // timedelta(days=1))
    places = [Point(frame.x(point.on), frame.y(point.value)) for point in shown.points]
    band = tuple(frame.y(value) for value in shown.band) if shown.band else None
    return draw(
        "trend",
        shown=shown,
        size=f"0 0 {WIDTH:g} {HEIGHT:g}",
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        wide=WIDTH - LEFT - RIGHT,
        tall=HEIGHT - TOP - BOTTOM,
        line=path(places) if len(places) > 1 else "",
        dots=[
            (place, point, f"{place.y - 7:.1f}") for place, point in zip(places, shown.points, strict=True)
        ],
        band=(f"{min(band):.1f}", f"{max(band) - min(band):.1f}") if band else None,
        baseline=None if shown.baseline is None else f"{frame.y(shown.baseline):.1f}",
        goal=None if shown.goal is None else f"{frame.y(shown.goal):.1f}",
        under=HEIGHT - 8,
        first=min(days),
        last=max(days) if max(days) != min(days) else None,
    )
