"""Setting up the programme's tests: a signed evaluation with its proposal, a signed plan, a visit begun.

Everything goes through the same actions the pages use. The findings are the worked cases of tests/spec/cases.
"""

import json
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from django.utils import timezone

from synovia.domain.programme import recheck
from synovia.records.accounts.actor import Actor
from synovia.records.episodes.actions import open_episode
from synovia.records.examination import actions as examination
from synovia.records.examination.draft import Draft
from synovia.records.examination.reasoning import proposal_for
from synovia.records.examination.typed import FROM_THE_RECORD, typed_of
from synovia.records.people.models import Patient
from synovia.records.programme import actions
from synovia.records.programme.models import PlanOfCare, Proposal, Visit
from synovia.records.programme.session import Session, Treatment
from synovia.records.programme.terms import GoalTerms, InterventionTerms, PlanTerms

CASES = Path(__file__).parents[2] / "spec" / "cases"
BACK, NECK, STENOSIS, EMERGENCY, BLOOD_THINNER = "EX-03", "EX-07", "EX-05", "EX-01", "EX-12"
ALL_NO: recheck.Answers = dict.fromkeys(recheck.KEYS, False)


def proposed(patient: Patient, by: Actor, case: str = BACK) -> Proposal:
    """A signed evaluation with the findings of a worked case, and the proposal kept with it."""
    told = json.loads((CASES / f"{case}.json").read_text())["case"]
    episode = open_episode(patient=patient, title="Low back pain", region=told["region"], by=by)
    evaluation = examination.start_evaluation(episode=episode, by=by)
    findings = {
        name: typed_of(frozenset(value) if isinstance(value, list) else value)
        for name, value in told["findings"].items()
        if name not in FROM_THE_RECORD and value is not None
    }
    examination.save_draft(evaluation=evaluation, expected_version=1, entered=Draft(findings=findings), by=by)
    return examination.sign_evaluation(
        evaluation=evaluation,
        expected_version=evaluation.version,
        shown_rules=proposal_for(evaluation).rule_set_hash,
        printed_name=by.name,
        meaning="I examined this patient.",
        by=by,
    )


def terms_of(plan: PlanOfCare) -> PlanTerms:
    """The plan as it stands, with a diagnosis, ready to be signed."""
    goals = list(plan.goals.all())
    return PlanTerms(
        diagnoses=("M54.50",),
        starts_on=plan.starts_on,
        visits_per_week=plan.visits_per_week,
        weeks=plan.weeks,
        visits_low=plan.visits_low,
        visits_expected=plan.visits_expected,
        visits_high=plan.visits_high,
        re_evaluate_on=plan.re_evaluate_on,
        certification_ends_on=plan.certification_ends_on,
        summary_for_patient="We loosen your back and build it up again.",
        goals={
            goal.pk: GoalTerms(
                goal.description,
                goal.measure,
                goal.unit,
                goal.baseline,
                goal.target if goal.target is not None else Decimal(1),
                goal.due_on,
            )
            for goal in goals
        },
        interventions={
            row.pk: InterventionTerms(row.goal_id or goals[0].pk, row.minutes, row.at_home)
            for row in plan.interventions.all()
        },
    )


def drafted(patient: Patient, by: Actor, case: str = BACK) -> PlanOfCare:
    """A draft plan of everything that was proposed."""
    proposal = proposed(patient, by, case)
    actions.accept_remaining(proposal=proposal, by=by)
    return actions.draft_plan(proposal=proposal, by=by)


def planned(patient: Patient, by: Actor, case: str = BACK) -> PlanOfCare:
    """A signed plan of everything that was proposed."""
    plan = drafted(patient, by, case)
    return signed_plan(plan, by)


def signed_plan(plan: PlanOfCare, by: Actor) -> PlanOfCare:
    """The draft, signed."""
    return actions.sign_plan(
        plan=plan,
        expected_version=plan.version,
        terms=terms_of(plan),
        printed_name=by.name,
        meaning="I made this plan of care.",
        by=by,
    )


def session(visit: Visit, **changes: object) -> Session:
    """What happened: every row of the visit given as pre-filled, every safety question answered no."""
    treatments = tuple(
        Treatment(
            key=row["key"],
            name=row["name"],
            planned_id=UUID(row["planned"]),
            minutes=int(row["typed"]["minutes"]),
            grade=row["typed"]["grade"],
            target=row["typed"]["target"],
            code=row["code"],
            technique_class=row["technique_class"],
            place=row["place"],
            carried="unchanged",
            carried_from=row["from"],
        )
        for row in visit.draft["rows"]
    )
    told = {"answers": ALL_NO, "pain_before": 5, "pain_after": 3, "treatments": treatments}
    return Session(happened_on=timezone.localdate(), **(told | changes))  # type: ignore[arg-type]  # whatever the test tells


def treated(plan: PlanOfCare, by: Actor, **changes: object) -> Visit:
    """A signed visit under the plan."""
    visit = actions.start_visit(plan=plan, by=by)
    return actions.sign_visit(
        visit=visit,
        expected_version=visit.version,
        session=session(visit, **changes),
        printed_name=by.name,
        meaning="I treated this patient.",
        by=by,
    )
