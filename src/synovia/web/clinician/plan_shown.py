"""A plan of care as a page to read: what was agreed, what was done, what was added later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from synovia.records.keys import new_id
from synovia.records.programme import queries
from synovia.records.programme.choices import InterventionKind
from synovia.records.programme.course import course_of
from synovia.web.clinician.course_shown import course_shown
from synovia.web.clinician.plan_thread import thread_links, whose
from synovia.web.clinician.visit_addendum import AddendumForm
from synovia.web.clinician.visit_units import units_shown
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.programme.models import Goal, PlannedIntervention, PlanOfCare, Visit


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A goal with the interventions that serve it."""

    goal: Goal
    served_by: tuple[PlannedIntervention, ...]


def signed_plan_context(request: ClinicRequest, plan: PlanOfCare) -> dict[str, Any]:
    """Everything the reading page needs, in seven queries."""
    goals, interventions = queries.goals_of(plan), queries.interventions_of(plan)
    visits = queries.visit_lines(plan) if plan.is_signed else []
    return {
        **whose(plan.patient, plan.episode),
        "plan": plan,
        "goals": [GoalShown(goal, _serving(goal, interventions)) for goal in goals],
        "groups": _groups(interventions),
        "units": units_shown((row.code, row.minutes) for row in interventions if row.code and row.minutes),
        "visits": visits,
        "open_visit": next((visit for visit in visits if not visit.is_signed), None),
        "pains": pain_line(visits),
        "course": course_shown(course_of(plan.episode_id)) if plan.is_signed else None,
        "may_treat": request.actor.may_treat,
        "addenda": queries.addenda_of(plan.pk) if plan.is_signed else [],
        "addendum_url": reverse("clinician:add_to_plan", args=[plan.pk]),
        "addendum": AddendumForm(initial={"token": new_id()}) if request.actor.may_treat else None,
        "may_record": request.actor.reads_charts and request.actor.role != "doctor",
        "thread": thread_links(
            "plan",
            by=request.actor,
            episode=plan.episode,
            evaluation=plan.evaluation_id,
            plan=plan,
            proposal=plan.proposal,
        ),
    }


def pain_line(visits: list[Visit]) -> list[int | None]:
    """Pain before each signed visit, the oldest first."""
    return [visit.pain_before for visit in reversed(visits) if visit.is_signed]


def _serving(goal: Goal, interventions: list[PlannedIntervention]) -> tuple[PlannedIntervention, ...]:
    return tuple(
        row for row in interventions if row.goal_id == goal.pk and row.kind != InterventionKind.EDUCATION
    )


def _groups(interventions: list[PlannedIntervention]) -> list[tuple[str, list[PlannedIntervention]]]:
    return [
        (str(kind.label), [row for row in interventions if row.kind == kind])
        for kind in InterventionKind
        if any(row.kind == kind for row in interventions)
    ]
