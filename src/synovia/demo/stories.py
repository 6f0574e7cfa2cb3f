"""Playing the stories of the cast: evaluations, strategies, plans, visits, estimates. Each step is the page's action."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from synovia.demo.clock import as_of, moment
from synovia.demo.findings import as_typed
from synovia.demo.settle import DemoClinic
from synovia.domain.programme import recheck
from synovia.records.audit import log
from synovia.records.episodes import actions as episodes
from synovia.records.episodes.models import Episode
from synovia.records.examination import actions as examination
from synovia.records.examination.draft import Draft
from synovia.records.examination.models import Evaluation
from synovia.records.examination.reasoning import proposal_for
from synovia.records.programme import queries as programme
from synovia.records.programme.actions import decisions, plans, visits
from synovia.records.programme.choices import InterventionKind
from synovia.records.programme.models import Goal, PlanOfCare, Proposal
from synovia.records.programme.session import Session, Treatment
from synovia.records.programme.terms import GoalTerms, InterventionTerms, PlanTerms

CERTIFIED_DAYS = 60
USUAL_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Complaint:
    """Whose complaint, with whom, where, and how long ago the evaluation was."""

    who: str
    therapist: str
    title: str
    region: str
    diagnosis: str
    days_ago: int
    side: str = ""


def open_episode(clinic: DemoClinic, complaint: Complaint) -> Episode:
    """The complaint is opened by the therapist who will treat it."""
    actor = clinic.actor(complaint.therapist)
    with as_of(moment(complaint.days_ago)), log.passage(actor):
        return episodes.open_episode(
            patient=clinic.patients[complaint.who],
            title=complaint.title,
            region=complaint.region,
            side=complaint.side,
            practitioner=clinic.practitioners[complaint.therapist],
            by=actor,
        )


def evaluate(
    clinic: DemoClinic, complaint: Complaint, episode: Episode, found: Mapping[str, Any]
) -> Evaluation:
    """An evaluation with these findings, still open."""
    actor = clinic.actor(complaint.therapist)
    with as_of(moment(complaint.days_ago)), log.passage(actor):
        evaluation = examination.start_evaluation(episode=episode, by=actor)
        evaluation = evaluation.save_if_unchanged(
            expected_version=evaluation.version, started_at=moment(complaint.days_ago)
        )
        entered = Draft(findings=as_typed(dict(found)), words={"story": complaint.title})
        return examination.save_draft(
            evaluation=evaluation, expected_version=evaluation.version, entered=entered, by=actor
        )


def sign_evaluation(clinic: DemoClinic, complaint: Complaint, evaluation: Evaluation) -> Proposal:
    """The therapist signs; the proposal is kept as the engine gave it."""
    actor = clinic.actor(complaint.therapist)
    with as_of(moment(complaint.days_ago, 11)), log.passage(actor):
        return examination.sign_evaluation(
            evaluation=evaluation,
            expected_version=evaluation.version,
            shown_rules=proposal_for(evaluation).rule_set_hash,
            printed_name=str(clinic.practitioners[complaint.therapist]),
            meaning="Author of this evaluation",
            by=actor,
        )


def make_plan(clinic: DemoClinic, complaint: Complaint, proposal: Proposal, summary: str) -> PlanOfCare:
    """Everything proposed is accepted, made a plan and signed."""
    actor = clinic.actor(complaint.therapist)
    with as_of(moment(complaint.days_ago, 11)), log.passage(actor):
        decisions.accept_remaining(proposal=proposal, by=actor)
        plan = plans.draft_plan(proposal=proposal, by=actor)
        return plans.sign_plan(
            plan=plan,
            expected_version=plan.version,
            terms=terms_of(plan, complaint, summary),
            printed_name=str(clinic.practitioners[complaint.therapist]),
            meaning="Author of this plan of care",
            by=actor,
        )


def terms_of(plan: PlanOfCare, complaint: Complaint, summary: str) -> PlanTerms:
    """The plan as it stands, completed with a diagnosis, dates and plain words."""
    starts = timezone.localdate() + timedelta(days=1)
    return PlanTerms(
        diagnoses=(complaint.diagnosis,),
        starts_on=starts,
        visits_per_week=plan.visits_per_week,
        weeks=plan.weeks,
        visits_low=plan.visits_low,
        visits_expected=plan.visits_expected,
        visits_high=plan.visits_high,
        re_evaluate_on=starts + timedelta(days=28),
        certification_ends_on=starts + timedelta(days=CERTIFIED_DAYS),
        summary_for_patient=summary or plan.summary_for_patient,
        goals={goal.pk: goal_terms(goal, starts) for goal in programme.goals_of(plan)},
        interventions=intervention_terms(plan),
    )


def goal_terms(goal: Goal, starts: date) -> GoalTerms:
    """A goal as proposed, due in six weeks when it has no day yet."""
    due_on = goal.due_on or starts + timedelta(days=42)
    return GoalTerms(goal.description, goal.measure, goal.unit, goal.baseline, goal.target, due_on)


def intervention_terms(plan: PlanOfCare) -> dict[UUID, InterventionTerms]:
    """Everything serves the first goal where nothing else was said; two exercises are also practiced at the clinic."""
    rows, goals = programme.interventions_of(plan), programme.goals_of(plan)
    first_goal = goals[0].pk if goals else None
    supervised = [row.pk for row in rows if row.kind == InterventionKind.EXERCISE][:2]
    return {
        row.pk: InterventionTerms(
            row.goal_id or first_goal, row.minutes or USUAL_MINUTES, row.at_home and row.pk not in supervised
        )
        for row in rows
    }


def treat(
    clinic: DemoClinic, complaint: Complaint, plan: PlanOfCare, days_ago: int, pain: tuple[int, int]
) -> None:
    """One visit under the plan: asked, treated, measured, signed."""
    actor = clinic.actor(complaint.therapist)
    with as_of(moment(days_ago)), log.passage(actor):
        visit = visits.start_visit(plan=plan, by=actor)
        visits.sign_visit(
            visit=visit,
            expected_version=visit.version,
            session=session_of(plan, pain),
            printed_name=str(clinic.practitioners[complaint.therapist]),
            meaning="Author of this visit note",
            by=actor,
        )


def session_of(plan: PlanOfCare, pain: tuple[int, int]) -> Session:
    """A calm visit: nothing new, everything of the plan at the clinic, a little better afterwards."""
    given = [row for row in programme.interventions_of(plan) if not row.at_home]
    treatments = tuple(
        Treatment(
            key=row.key,
            name=row.name,
            minutes=row.minutes,
            planned_id=row.pk,
            target=row.target,
            side=row.side,
            grade=row.grade,
            dose=row.dose,
            code=row.code,
            technique_class=row.technique_class,
            place=row.place,
            response="Easier after",
        )
        for row in given
    )
    return replace(
        Session(happened_on=timezone.localdate()),
        answers=dict.fromkeys(recheck.KEYS, False),
        subjective="Did the exercises most days.",
        pain_before=pain[0],
        pain_after=pain[1],
        sign_measured="Bending forward",
        sign_before="painful at the end",
        sign_after="a little further, less pain",
        response="Tolerated well.",
        next_time="Go on as planned.",
        treatments=treatments,
    )
