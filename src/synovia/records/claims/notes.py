"""What a note says that a bill needs: whose, when, by whom, for which diagnoses, which codes for how many minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from uuid import UUID

from django.utils import timezone

from synovia.records.accounts.models import Membership
from synovia.records.claims.capturing import Service
from synovia.records.claims.choices import NoteKind
from synovia.records.episodes.models import Episode
from synovia.records.examination.choices import EvaluationKind
from synovia.records.examination.models import Evaluation
from synovia.records.people.models import Patient
from synovia.records.programme.models import PlanOfCare, TreatmentGiven, Visit
from synovia.records.programme.session import Session, Treatment

REPEATED = "97164"
LEVELS = ("97161", "97162", "97163")
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Note:
    """One note as a bill reads it. `problems` say what it lacks before it can be billed."""

    kind: NoteKind
    id: UUID
    hash: str
    patient: Patient
    episode: Episode
    therapist: Membership
    on: date
    services: tuple[Service, ...]
    diagnoses: tuple[str, ...] = ()
    plan: PlanOfCare | None = None
    reason: str = ""  # of a re-evaluation, in the note's words
    problems: tuple[str, ...] = ()


def note_of(kind: str, pk: UUID) -> Note:
    """The signed note behind a capture or waiting for one."""
    if kind == NoteKind.VISIT:
        return visit_note(Visit.objects.select_related(*VISIT_PARTS).get(pk=pk))
    return evaluation_note(Evaluation.objects.select_related(*EVALUATION_PARTS).get(pk=pk))


VISIT_PARTS = ("patient", "episode", "plan", "therapist__user")
EVALUATION_PARTS = ("patient", "episode", "examiner__user")


def visit_note(visit: Visit) -> Note:
    """A visit as signed."""
    given = visit.treatments.all()
    problems = () if visit.is_signed else ("The visit is not signed.",)
    return _of_visit(visit, services_of(given), visit.happened_on, problems)


def draft_note(visit: Visit, session: Session) -> Note:
    """An open visit as it stands on the page: for telling what a payer would object to, never for billing."""
    return _of_visit(visit, services_of(session.treatments), session.happened_on, ())


def _of_visit(visit: Visit, services: tuple[Service, ...], on: date, problems: tuple[str, ...]) -> Note:
    return Note(
        NoteKind.VISIT,
        visit.pk,
        visit.content_hash,
        visit.patient,
        visit.episode,
        visit.therapist,
        on,
        services,
        tuple(visit.plan.diagnoses),
        visit.plan,
        problems=problems,
    )


def services_of(given: Iterable[TreatmentGiven | Treatment]) -> tuple[Service, ...]:
    """Minutes by code, in the order of the note. What has no code, a lesson for instance, is not billed."""
    minutes: dict[str, list[int]] = {}
    for one in given:
        if one.code:
            total = minutes.setdefault(one.code, [0, 0])
            total[0] += one.minutes
            total[1] += one.minutes if one.by_assistant else 0
    return tuple(Service(code, *spent) for code, spent in minutes.items())


def evaluation_note(evaluation: Evaluation) -> Note:
    """A signed evaluation. A first one waits for the therapist to state its level, and for a plan with a diagnosis."""
    again = evaluation.kind == EvaluationKind.FOLLOW_UP
    level = getattr(evaluation, "billing_level", None)
    code = REPEATED if again else (level.code if level else "")
    plan = _plan_of(evaluation)
    problems = []
    if not evaluation.is_signed:
        problems.append("The evaluation is not signed.")
    if not code:
        problems.append("The therapist has not stated how complex the evaluation was.")
    if plan is None or not plan.diagnoses:
        problems.append("No signed plan of care names a diagnosis yet.")
    return Note(
        NoteKind.EVALUATION,
        evaluation.pk,
        evaluation.content_hash,
        evaluation.patient,
        evaluation.episode,
        evaluation.examiner,
        timezone.localtime(evaluation.started_at).date(),
        (Service(code),) if code else (),
        tuple(plan.diagnoses) if plan else (),
        plan,
        evaluation.narrative.strip()[:LONGEST_REASON] if again else "",
        tuple(problems),
    )


def _plan_of(evaluation: Evaluation) -> PlanOfCare | None:
    """The signed plan made from it; of a re-evaluation, else the one already running."""
    signed = [(plan.signed_at, plan) for plan in evaluation.episode.plans.all() if plan.signed_at is not None]
    plans = [plan for _at, plan in sorted(signed, key=itemgetter(0), reverse=True)]
    own = [plan for plan in plans if plan.evaluation_id == evaluation.pk]
    may_be_of_before = evaluation.kind == EvaluationKind.FOLLOW_UP
    return next(iter(own or (plans if may_be_of_before else ())), None)
