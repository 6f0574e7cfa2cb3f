"""How care goes, in words: calm when it helps, plain when it does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.programme.progress import LEAST_CHANGE, Progress
from synovia.web.clinician.finding_words import shown, title_of

if TYPE_CHECKING:
    from datetime import date

    from synovia.records.programme.course import CourseOfCare, Measured

TITLES: dict[Progress, Promise] = {
    Progress.IMPROVING: gettext_lazy("Care helps so far"),
    Progress.NOT_IMPROVING: gettext_lazy("No clear change so far"),
    Progress.WORSE: gettext_lazy("Worse than at the start"),
}
_NOTICES: dict[Progress, Promise] = {
    Progress.NOT_IMPROVING: gettext_lazy(
        "No main measure is better by %(percent)s %% yet. Evaluate again and question the diagnosis before going on "
        "in the same way."
    ),
    Progress.WORSE: gettext_lazy(
        "A main measure got worse by more than the error of measuring. Evaluate again, ask the warning signs again "
        "and question the diagnosis before going on."
    ),
}


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure, first and latest, and by how much it got better."""

    title: str
    first: str
    first_on: date
    latest: str
    latest_on: date
    verdict: str


@dataclass(frozen=True, slots=True)
class CourseShown:
    """The notice: `asks` when the diagnosis should be asked again."""

    title: str
    notice: str
    asks: bool
    since: date
    days: int
    sessions: int
    measures: tuple[MeasureShown, ...]


def course_shown(course: CourseOfCare | None) -> CourseShown | None:
    """The course in words; None while nothing can be told or it is too early to tell."""
    reached = course.reached if course else Progress.UNKNOWN
    if course is None or reached not in TITLES:
        return None
    notice = str(_NOTICES[reached]) % {"percent": f"{LEAST_CHANGE:.0%}"[:-1]} if reached in _NOTICES else ""
    return CourseShown(
        title=str(TITLES[reached]),
        notice=notice,
        asks=reached.asks_for_a_new_look,
        since=course.since,
        days=course.days,
        sessions=course.sessions,
        measures=tuple(_measure(measured) for measured in course.measures),
    )


def _measure(measured: Measured) -> MeasureShown:
    return MeasureShown(
        title=title_of(measured.name),
        first=shown(measured.name, measured.first.value),
        first_on=measured.first.on,
        latest=shown(measured.name, measured.latest.value),
        latest_on=measured.latest.on,
        verdict=_verdict(measured),
    )


def _verdict(measured: Measured) -> str:
    change = measured.course.change
    if change is None:
        return _("worse") if measured.course.is_worse else ""
    if not change:
        return _("no change")
    told = _("%(part)s better") if change > 0 else _("%(part)s worse")
    return told % {"part": f"{abs(change):.0%}"}
