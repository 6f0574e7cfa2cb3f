"""Notes for tests that need one to exist: an episode, an evaluation, a plan, as rows."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation
from synovia.records.programme.choices import InterventionKind
from synovia.records.programme.models import Goal, PlannedIntervention, PlanOfCare, TreatmentGiven, Visit
from synovia.records.signing import content_hash
from tests.people import DemoClinic, passage

STARTS = date(2026, 11, 30)


def plan_for(people: DemoClinic, who: str, *, signed: bool = True) -> PlanOfCare:
    """A plan for low back pain: 23 minutes by hand and 20 of exercise, twice a week for 4 weeks."""
    with passage(people.actor("david")):
        head = {"clinic_id": people.owner.clinic_id, "patient": people.patients[who]}
        episode = Episode.objects.create(**head, title="Low back pain", region="low_back")
        evaluation = Evaluation.objects.create(**head, episode=episode, examiner=people.members["david"])
        plan = PlanOfCare.objects.create(
            **head,
            episode=episode,
            evaluation=evaluation,
            diagnoses=["M54.50"],
            starts_on=STARTS,
            visits_per_week=Decimal(2),
            weeks=4,
            visits_low=6,
            visits_expected=8,
            visits_high=10,
        )
        fill(plan)
        if signed:
            sign(plan, people)
        return plan


def fill(plan: PlanOfCare) -> None:
    """One goal and two interventions."""
    Goal.objects.create(
        clinic_id=plan.clinic_id,
        plan=plan,
        description="Sit an hour",
        measure="nprs_worst",
        baseline=7,
        target=3,
    )
    for position, (kind, key, name, minutes, code) in enumerate(
        [
            (InterventionKind.TECHNIQUE, "M-LX-PA", "Lumbar mobilization", 23, "97140"),
            (InterventionKind.EXERCISE, "LX06", "Bird-dog", 20, "97110"),
        ]
    ):
        PlannedIntervention.objects.create(
            clinic_id=plan.clinic_id,
            plan=plan,
            kind=kind,
            key=key,
            name=name,
            minutes=minutes,
            code=code,
            position=position,
        )


def sign(plan: PlanOfCare, people: DemoClinic) -> None:
    """Sign as David."""
    david = people.members["david"].user
    plan.signed_at, plan.signed_by, plan.signed_name = timezone.now(), david, david.name
    plan.signed_meaning, plan.content_hash = "Author", content_hash({"plan": str(plan.pk)})
    plan.save()


def evaluated(plan: PlanOfCare, people: DemoClinic) -> None:
    """The plan's evaluation, signed."""
    with passage(people.actor("david")):
        evaluation = plan.evaluation
        david = people.members["david"].user
        evaluation.signed_at, evaluation.signed_by, evaluation.signed_name = timezone.now(), david, david.name
        evaluation.signed_meaning, evaluation.content_hash = "Author", content_hash({"of": str(plan.pk)})
        evaluation.save()


def visit_given(plan: PlanOfCare, people: DemoClinic, number: int, on: date) -> Visit:
    """A signed visit of the plan: 23 minutes by hand and 20 of exercise."""
    with passage(people.actor("david")):
        head = {"clinic_id": plan.clinic_id, "patient_id": plan.patient_id, "episode_id": plan.episode_id}
        david = people.members["david"]
        visit = Visit.objects.create(**head, plan=plan, therapist=david, happened_on=on, number=number)
        for code, minutes in (("97140", 23), ("97110", 20)):
            TreatmentGiven.objects.create(
                clinic_id=plan.clinic_id, visit=visit, key=code, name=code, code=code, minutes=minutes
            )
        visit.signed_at, visit.signed_by, visit.signed_name = timezone.now(), david.user, david.user.name
        visit.signed_meaning, visit.content_hash = "Author", content_hash({"visit": str(visit.pk)})
        visit.save()
        return visit
