"""How care goes: the main measures of an episode, first and latest, and what they say. One query for any number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, FilteredRelation, Func, JSONField, Q, QuerySet
from django.db.models import Value as Whole
from django.db.models.functions import TruncDate
from django.utils import timezone

from synovia.domain.examination.change import score_change_needed
from synovia.domain.programme import progress
from synovia.domain.programme.progress import Course, Progress
from synovia.domain.strategy.compare import SCORES
from synovia.domain.terms.finding import Value
from synovia.knowledge.library import rulebook
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.examination.models import Evaluation
from synovia.records.programme.models import Visit

PAIN = "nprs_now"
MEASURES = (
    *(PAIN, "psfs_mean", "odi_percent", "roland_morris", "ndi_percent", "quickdash", "spadi"),
    *("lefs", "hoos", "koos", "anterior_knee_pain_scale", "faam_adl", "fiqr"),
)
"""The main measures: pain now, and scores of function. Scores of beliefs and of risk are no measure of success."""
COLUMNS = ("episode_id", "patient_id", "day", "note", "moment", "name", "value")
EVALUATION, VISIT = 0, 1
"""Of the same day, the visit comes after the evaluation."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of a measure and the day it was taken."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure, first and latest."""

    name: str
    first: Reading
    latest: Reading
    course: Course


@dataclass(frozen=True, slots=True)
class CourseOfCare:
    """What the measures of one episode say since its latest evaluation."""

    patient_id: UUID
    since: date
    days: int
    sessions: int
    measures: tuple[Measured, ...]

    @property
    def reached(self) -> Progress:
        """The judgment."""
        return progress.progress(self._courses, days=self.days, sessions=self.sessions)

    @property
    def proposes(self) -> dict[str, Value]:
        """The finding a re-evaluation should ask about; nothing enters the evaluation by itself."""
        return progress.findings_of(self._courses, days=self.days, sessions=self.sessions)

    @property
    def _courses(self) -> tuple[Course, ...]:
        return tuple(measured.course for measured in self.measures)


def course_of(episode_id: UUID, *, pain_today: int | None = None) -> CourseOfCare | None:
    """How the care of this open episode goes, today's pain included; None without a signed evaluation or once closed."""
    return courses_of([episode_id], pain_today=pain_today).get(episode_id)


def courses_of(
    episodes: Iterable[UUID], *, pain_today: int | None = None, of_patients: bool = False
) -> dict[UUID, CourseOfCare]:
    """The same for many open episodes at once, by episode; `of_patients`: the ids are those of the patients."""
    wanted = list(episodes)
    column = "episode__patient_id__in" if of_patients else "episode_id__in"
    mine: dict[str, Any] = {column: wanted, "episode__status": EpisodeStatus.OPEN, "signed_at__isnull": False}
    today = timezone.localdate()
    gathered: dict[UUID, _Gathered] = defaultdict(_Gathered)
    rows = _evaluated(mine).union(_visited(mine), all=True).order_by("day", "note", "moment")
    for episode, patient, day, note, _moment, name, value in rows:
        if note == VISIT:
            gathered[episode].visited(day, value)
        else:
            gathered[episode].evaluated(patient, day, name, value)
    courses = ((episode, one.judged(today, pain_today)) for episode, one in gathered.items())
    return {episode: course for episode, course in courses if course is not None}


def _evaluated(mine: Mapping[str, Any]) -> QuerySet[Any, Any]:
    """The main measures of signed evaluations, a row each; one row without a measure where none was taken."""
    main = FilteredRelation("observations", condition=Q(observations__finding__in=MEASURES))
    found: QuerySet[Any, Any] = (
        Evaluation.objects.filter(**mine)
        .annotate(main=main, day=TruncDate("started_at"), note=Whole(EVALUATION), moment=F("started_at"))
        .annotate(name=F("main__finding"), value=F("main__value"))
        .values_list(*COLUMNS)
    )
    return found


def _visited(mine: Mapping[str, Any]) -> QuerySet[Any, Any]:
    """Signed visits and the pain before treatment, in the columns of the evaluations."""
    pain = Func(F("pain_before"), function="to_jsonb", output_field=JSONField())
    found: QuerySet[Any, Any] = (
        Visit.objects.filter(**mine)
        .annotate(day=F("happened_on"), note=Whole(VISIT), moment=F("created_at"))
        .annotate(name=Whole(PAIN, output_field=CharField()), value=pain)
        .values_list(*COLUMNS)
    )
    return found


class _Gathered:
    """Readings of one episode while its rows come in."""

    def __init__(self) -> None:
        self.patient_id: UUID | None = None
        self.since: date | None = None
        self.readings: dict[str, list[Reading]] = defaultdict(list)
        self.visits: list[date] = []

    def evaluated(self, patient_id: UUID, day: date, name: str | None, value: Any) -> None:
        """A finding of a signed evaluation."""
        self.patient_id = patient_id
        self.since = day if self.since is None else max(self.since, day)
        if name in MEASURES and isinstance(value, int | float) and not isinstance(value, bool):
            self.readings[name].append(Reading(day, value))

    def visited(self, day: date, pain: int | None) -> None:
        """A signed visit: its pain before treatment compares with the pain told in the evaluation."""
        self.visits.append(day)
        if pain is not None:
            self.readings[PAIN].append(Reading(day, pain))

    def judged(self, today: date, pain_today: int | None) -> CourseOfCare | None:
        """The course; the first score is the episode's first, the clock begins anew with each evaluation."""
        since, patient_id = self.since, self.patient_id
        if since is None or patient_id is None:
            return None
        if pain_today is not None:
            self.readings[PAIN].append(Reading(today, pain_today))
        return CourseOfCare(
            patient_id=patient_id,
            since=since,
            days=(today - since).days,
            sessions=sum(day >= since for day in self.visits),
            measures=tuple(_measured(self.readings)),
        )


def _measured(readings: Mapping[str, list[Reading]]) -> Iterable[Measured]:
    changes = rulebook().references
    for name in MEASURES:
        taken = sorted(readings.get(name, ()), key=lambda one: one.on)
        known = changes.change_of(SCORES.get(name, name))
        if len(taken) < 2 or known is None:
            continue
        first, latest = taken[0], taken[-1]
        lower_is_better = known.direction == "higher_worse"
        least = score_change_needed(first.value, known)
        yield Measured(name, first, latest, Course(first.value, latest.value, lower_is_better, least))
