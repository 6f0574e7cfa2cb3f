"""From records to `domain.charges`: what of a plan was given, what is still to come, and in which patterns it could be.

Only dates, codes and minutes are read; no word of any note.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.utils import timezone

from synovia.domain.charges import PlannedVisit, ServiceLine, VisitRange
from synovia.domain.charges.comparing import Course, Pattern, spread_days
from synovia.domain.charges.standing import CareSoFar
from synovia.records.charges.facts import EVALUATION_CODE, care_of, usual_lines
from synovia.records.episodes.choices import EpisodeStatus
from synovia.records.programme.models import PlanOfCare, Visit
from synovia.records.programme.queries import GivenService, given_services

FIRST_VISIT = (ServiceLine(EVALUATION_CODE), ServiceLine("97140", 15))  # [C] as in the public quotes
Services = dict[date, dict[str, list[int]]]


def pattern_of(plan: PlanOfCare) -> Pattern:
    """How often and how long the plan itself foresees."""
    return Pattern(plan.visits_per_week, plan.weeks)


def course_of(plan: PlanOfCare) -> Course:
    """The plan's evaluation, its usual visit and its uncertainty, for comparing patterns of visits."""
    evaluation = care_of(plan).visits[:1]
    spread = VisitRange(plan.visits_low, plan.visits_expected, plan.visits_high)
    return Course(plan.starts_on, tuple(usual_lines(plan)), evaluation, spread)


def care_so_far(plan: PlanOfCare, today: date, *, figures_as_of: date | None = None) -> CareSoFar:
    """Visits signed so far (the evaluation too, once it is signed), and those that may still come from tomorrow on."""
    given = given_services(plan.pk)
    done = by_day(given)
    signed = Visit.objects.filter(plan=plan, signed_at__isnull=False).count()
    unbilled = signed - len({service.visit_id for service in given})
    planned = care_of(plan)
    evaluation = planned.visits[0]
    assert evaluation.on is not None, "care_of dates every visit"
    if plan.evaluation.is_signed:
        done.setdefault(evaluation.on, {}).setdefault(EVALUATION_CODE, [0, 0])
    left = planned.range.high - len(done) - unbilled
    return CareSoFar(
        visits_of(done), _to_come(plan, today, left, done), planned.range, unbilled, figures_as_of
    )


def _to_come(plan: PlanOfCare, today: date, count: int, done: Iterable[date]) -> tuple[PlannedVisit, ...]:
    """The plan's visits still to come, an evaluation nobody signed yet the first; none once the episode is closed."""
    if plan.episode.status == EpisodeStatus.CLOSED or count <= 0:
        return ()
    taken = set(done)
    pending = [] if plan.evaluation.is_signed else [_pending_evaluation(plan, today, taken)]
    taken |= {visit.on for visit in pending if visit.on}
    first = max(plan.starts_on, today + timedelta(days=1))
    days = spread_days(first, plan.visits_per_week, count - len(pending), taken=taken)
    usual = tuple(usual_lines(plan))
    return (*pending, *(PlannedVisit(usual, on=day) for day in days))


def _pending_evaluation(plan: PlanOfCare, today: date, done: Collection[date]) -> PlannedVisit:
    """The evaluation on its own day, or today when that has passed: it is billed once it is signed."""
    day = max(timezone.localdate(plan.evaluation.started_at), today)
    while day in done:
        day += timedelta(days=1)
    return PlannedVisit((ServiceLine(EVALUATION_CODE),), on=day, name="Evaluation")


def by_day(given: Iterable[GivenService]) -> Services:
    """Minutes and an assistant's part of them, by day and code: payers count a day as a whole."""
    days: Services = {}
    for service in given:
        spent = days.setdefault(service.happened_on, {}).setdefault(service.code, [0, 0])
        spent[0] += service.minutes
        spent[1] += service.assistant_minutes
    return days


def visits_of(done: Services) -> tuple[PlannedVisit, ...]:
    """The days in order, each with its services."""
    return tuple(PlannedVisit(_lines(codes), on=day) for day, codes in sorted(done.items()))


def _lines(codes: dict[str, list[int]]) -> tuple[ServiceLine, ...]:
    return tuple(
        ServiceLine(code, None if code == EVALUATION_CODE else minutes, assistant_minutes=assisted)
        for code, (minutes, assisted) in sorted(codes.items())
    )
