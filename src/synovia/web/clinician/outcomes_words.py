"""Scores in words: which way is better, what changed since the first, and against what that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.examination.change import Verdict
from synovia.domain.outcomes import Interpretation
from synovia.domain.outcomes.instrument import Direction, Meaning
from synovia.knowledge.library import library
from synovia.records.outcomes.choices import AnsweredBy, Occasion
from synovia.web.components.trend import TrendDrawn, TrendPoint

if TYPE_CHECKING:
    from synovia.records.outcomes.queries import Point, Task, Trend

VERDICTS = {
    Verdict.BETTER: (gettext_lazy("Better"), "ok"),
    Verdict.WORSE: (gettext_lazy("Worse"), "warn"),
    Verdict.NO_REAL_CHANGE: (gettext_lazy("No real change"), "neutral"),
    Verdict.NOT_COMPARABLE: (gettext_lazy("Not judged"), "neutral"),
}
ENDS = {
    "floor": gettext_lazy("near the low end of the scale, which hardly shows a further change"),
    "ceiling": gettext_lazy("near the high end of the scale, which hardly shows a further change"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One result in the table."""

    on: date
    occasion: str
    value: str
    verdict: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class TrendShown:
    """One scale: the drawing, the sentence, the table."""

    title: str
    subtitle: str
    words: str
    direction: str
    verdict: str
    tone: str
    drawn: TrendDrawn
    rows: tuple[Row, ...]
    has_goal: bool
    has_band: bool
    source: str
    latest: str


def trend_shown(trend: Trend) -> TrendShown:
    """Everything a page shows of one scale."""
    latest, meaning = trend.latest, trend.meaning
    verdict, tone = (
        VERDICTS[latest.against_first.verdict] if latest.against_first else (_("First score"), "info")
    )
    title = trend.instrument.name
    name = getattr(trend.scale, "name", "")
    words = sentence(trend)
    drawn = _drawn(trend, f"{title}: {words}")
    return TrendShown(
        title=title,
        subtitle="" if name == title else name,
        words=words,
        direction=direction_words(meaning),
        verdict=str(verdict),
        tone=tone,
        drawn=drawn,
        rows=tuple(_row(point) for point in reversed(trend.points)),
        has_goal=drawn.goal is not None,
        has_band=drawn.band is not None,
        source=_source(meaning),
        latest=_value(latest.value, meaning),
    )


def _source(meaning: Meaning | None) -> str:
    """Where the thresholds are from, and for whom they were found; a clinic's own package says it itself."""
    if meaning is None:
        return ""
    card = library().sources.get(meaning.source)
    told = card.citation if card else meaning.source
    return f"{told} ({meaning.population})" if meaning.population else told


def direction_words(meaning: Meaning | None) -> str:
    """Which way is better."""
    if meaning is None:
        return _("No threshold is known for this score.")
    lower = meaning.direction is Direction.HIGHER_WORSE
    return _("Lower is better.") if lower else _("Higher is better.")


def sentence(trend: Trend) -> str:
    """From the first to the latest, and what the change amounts to."""
    first, latest, meaning = trend.points[0], trend.latest, trend.meaning
    if latest.against_first is None:
        return _("%(value)s on %(day)s, the first score.") % {
            "value": _value(latest.value, meaning),
            "day": _day(latest),
        }
    if latest is first:  # a rating of change, which needs no score before it
        return f"{_value(latest.value, meaning)}: {change_words(latest.against_first, meaning)}."
    return _("%(first)s on %(from)s, %(latest)s on %(to)s: %(change)s.") % {
        "first": _value(first.value, None),
        "from": _day(first),
        "latest": _value(latest.value, meaning),
        "to": _day(latest),
        "change": change_words(latest.against_first, meaning),
    }


def change_words(told: Interpretation, meaning: Meaning | None) -> str:
    """The verdict with its measure: "better by 6, more than the 5 needed"."""
    size = f"{round(abs(told.difference), 1):g}"
    if told.verdict is Verdict.NOT_COMPARABLE:
        return _("changed by %(size)s; nobody knows how much counts") % {"size": size}
    if told.verdict is Verdict.NO_REAL_CHANGE:
        needed = f"{told.needed:g}" if told.needed is not None else _("the share")
        return _("changed by %(size)s, less than the %(needed)s needed to count") % {
            "size": size,
            "needed": needed,
        }
    better = told.verdict is Verdict.BETTER
    if told.by_share:
        share = f"{(meaning.share or 0) * 100:.0f}" if meaning else ""
        words = _("better by %(size)s") if better else _("worse by %(size)s")
        within = "" if told.beyond_error is not False else _(", yet within the error of measuring")
        return (words + _(", %(share)s %% of the first score or more") + within) % {
            "size": size,
            "share": share,
        }
    words = (
        _("better by %(size)s, at least the %(needed)s needed")
        if better
        else _("worse by %(size)s, at least the %(needed)s needed")
    )
    return words % {"size": size, "needed": f"{told.needed:g}"}


def _value(value: float, meaning: Meaning | None) -> str:
    unit = meaning.unit if meaning else ""
    return f"{round(value, 1):g}{' %' if unit == 'percent' else f' {unit}' if unit else ''}"


def _day(point: Point) -> str:
    return date_format(timezone.localdate(point.result.scored_at), "M j")


def _drawn(trend: Trend, words: str) -> TrendDrawn:
    meaning, values = trend.meaning, [point.value for point in trend.points]
    points = [
        TrendPoint(timezone.localdate(point.result.scored_at), point.value, point.is_estimated)
        for point in trend.points
    ]
    if meaning is None:
        return TrendDrawn(words, points, min(0, *values), max(values) * 1.25 or 1)
    first = 0.0 if trend.points[0].against_first is not None else values[0]
    better = -1 if meaning.direction is Direction.HIGHER_WORSE else 1
    goal = None if meaning.mcid is None else first + better * meaning.mcid
    return TrendDrawn(
        words=words,
        points=points,
        low=meaning.low,
        high=meaning.high,
        baseline=first,
        band=None if meaning.mdc is None else (first - meaning.mdc, first + meaning.mdc),
        goal=goal if goal is not None and meaning.low <= goal <= meaning.high else None,
    )


def _row(point: Point) -> Row:
    told = point.against_first
    notes = [
        _("the mean of the others stands for what was not answered") if point.is_estimated else "",
        str(ENDS.get(point.insensitive, "")),
    ]
    return Row(
        on=timezone.localdate(point.result.scored_at),
        occasion=str(Occasion(point.result.measure.occasion).label),
        value=f"{round(point.value, 1):g}",
        verdict=str(VERDICTS[told.verdict][0]) if told else _("First score"),
        note="; ".join(note for note in notes if note),
        by=str(AnsweredBy(point.result.answered_by).label),
    )


def task_words(task: Task) -> tuple[str, str]:
    """What a new score says on the day's page, and its tone."""
    point = task.point
    if point is None:
        return _("%(name)s: new answers") % {"name": task.name}, "neutral"
    value = f"{round(point.value, 1):g}"
    if point.against_first is None:
        return _("%(name)s: first score, %(value)s") % {"name": task.name, "value": value}, "info"
    told = point.against_first
    if told.is_worse_than_error:
        words = _("%(name)s: %(value)s, worse by more than the error of measuring")
        return words % {"name": task.name, "value": value}, "warn"
    verdict, tone = VERDICTS[told.verdict]
    return (
        f"{task.name}: {value}, {str(verdict).lower()}",
        "neutral" if told.verdict is Verdict.WORSE else tone,
    )
