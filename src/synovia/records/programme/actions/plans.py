"""Writing plans of care: from decisions to a draft, and from the draft to a signed plan."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.clinical import EditedElsewhere
from synovia.records.programme import facts
from synovia.records.programme.actions.entering import enter_into_plan, schedule_terms
from synovia.records.programme.actions.ready import NotReady, locked_for_signing, must_treat
from synovia.records.programme.choices import Decision, InterventionKind
from synovia.records.programme.facts import Part
from synovia.records.programme.models import Goal, PlannedIntervention, PlanOfCare, Proposal, ProposalDecision
from synovia.records.programme.terms import GoalTerms, InterventionTerms, PlanTerms
from synovia.records.refusals import Refused
from synovia.records.signing import content_hash

NEEDS_GOAL = frozenset({InterventionKind.TECHNIQUE, InterventionKind.EXERCISE, InterventionKind.POSTURE})


@transaction.atomic
def draft_plan(*, proposal: Proposal, by: Actor) -> PlanOfCare:
    """A plan of care holding exactly what was accepted or changed. The draft that exists is returned as it is."""
    must_treat(by)
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    existing = PlanOfCare.objects.filter(proposal=proposal).order_by("-created_at").first()
    if existing is not None:
        return existing
    decisions = _accepted(proposal)
    if not any(row.part_kind not in (facts.GOAL, facts.SCHEDULE) for row in decisions):
        raise Refused(_("Accept at least one technique, exercise or lesson first."))
    schedule = next((row for row in decisions if row.part_kind == facts.SCHEDULE), None)
    plan = _new_plan(proposal, _terms_of(proposal, schedule), decisions, by)
    goals_first = sorted(decisions, key=lambda row: row.part_kind != facts.GOAL)
    for row in goals_first:
        part = facts.decided_part(proposal.content, row)
        if part is not None and part.kind != facts.SCHEDULE:
            enter_into_plan(plan, proposal, row, part)
    log.record("plan.drafted", patient_id=plan.patient_id, of=plan)
    return plan


def _accepted(proposal: Proposal) -> list[ProposalDecision]:
    order = {part.address: index for index, part in enumerate(facts.parts_of(proposal.content))}
    rows = ProposalDecision.objects.filter(proposal=proposal).exclude(decision=Decision.DECLINED)
    return sorted(rows, key=lambda row: order.get((row.part_kind, row.part_id), len(order)))


def _terms_of(proposal: Proposal, schedule: ProposalDecision | None) -> Mapping[str, Any]:
    if schedule is None:
        return {}
    part = facts.part_of(proposal.content, facts.SCHEDULE, facts.SCHEDULE)
    return {**(part.suggested if part else {}), **schedule.changes}


def _new_plan(
    proposal: Proposal, terms: Mapping[str, Any], decisions: list[ProposalDecision], by: Actor
) -> PlanOfCare:
    today = timezone.localdate()
    course = schedule_terms(terms, today)
    return PlanOfCare.objects.create(
        clinic_id=by.clinic_id,
        patient_id=proposal.patient_id,
        episode_id=proposal.episode_id,
        evaluation_id=proposal.evaluation_id,
        proposal=proposal,
        starts_on=today,
        summary_for_patient=words_for_patient(proposal, decisions, course),
        **course,
    )


def words_for_patient(
    proposal: Proposal, decisions: list[ProposalDecision], course: Mapping[str, Any]
) -> str:
    """A first version of the patient's summary, in plain words, for the therapist to make their own."""
    parts = [facts.decided_part(proposal.content, row) for row in decisions]
    hands = _named(parts, facts.TECHNIQUE, facts.OWN)
    home = _named(parts, facts.EXERCISE)
    weekly = f"{float(course['visits_per_week']):g}"
    says = [proposal.content["summary"]["patient"]]
    if hands:
        says.append(_("In the visits we do this with our hands: %(what)s.") % {"what": hands})
    if home:
        says.append(_("You practice this, here and at home: %(what)s.") % {"what": home})
    often = _(
        "You come about %(how_often)s a week for %(weeks)s weeks. Then we look together at what has changed."
    )
    how_often = _("once") if weekly == "1" else _("%s times") % weekly
    says.append(often % {"how_often": how_often, "weeks": course["weeks"]})
    return "\n\n".join(text for text in says if text)


def _named(parts: Iterable[Part | None], *kinds: str) -> str:
    names = [part.plain_name for part in parts if part is not None and part.kind in kinds]
    return ", ".join(f"{name[:1].lower()}{name[1:]}" for name in names)


@transaction.atomic
def save_plan(
    *, plan: PlanOfCare, expected_version: int, typed: Mapping[str, Any], terms: PlanTerms | None, by: Actor
) -> PlanOfCare:
    """Keep the page exactly as typed; once all of it can be read (`terms`), the plan itself follows.

    Saying the same twice has one effect. Raises EditedElsewhere when somebody saved in between.
    """
    must_treat(by)
    _must_be_open(plan)
    kept = {"fields": dict(typed), "saved_by": by.name}
    try:
        plan.save_if_unchanged(expected_version=expected_version, draft=kept, **_columns(terms))
    except EditedElsewhere as conflict:
        if isinstance(conflict.current, PlanOfCare) and conflict.current.draft == kept:
            return conflict.current
        raise
    if terms is not None:
        _keep_children(plan, terms)
    log.record("plan.saved", patient_id=plan.patient_id, of=plan)
    return plan


def _columns(terms: PlanTerms | None) -> dict[str, Any]:
    if terms is None or terms.problems():
        return {}
    names = [name for name in PlanTerms.__dataclass_fields__ if name not in ("goals", "interventions")]
    return {name: getattr(terms, name) for name in names} | {"diagnoses": list(terms.diagnoses)}


def _keep_children(plan: PlanOfCare, terms: PlanTerms) -> None:
    if terms.problems():
        return
    goals = {goal.pk: goal for goal in plan.goals.all()}
    for pk, said in terms.goals.items():
        if pk in goals:
            Goal.objects.filter(pk=pk, plan=plan).update(
                **{name: getattr(said, name) for name in GoalTerms.__dataclass_fields__}
            )
    for pk, one in terms.interventions.items():
        goal_id = one.goal_id if one.goal_id in goals else None
        PlannedIntervention.objects.filter(pk=pk, plan=plan).update(
            goal_id=goal_id, minutes=one.minutes, at_home=one.at_home
        )


@transaction.atomic
def add_goal(*, plan: PlanOfCare, by: Actor) -> Goal:
    """An empty goal of the therapist's own on a draft plan, to be filled in on the page."""
    must_treat(by)
    _must_be_open(plan)
    last = plan.goals.aggregate(last=Max("position"))["last"]
    goal = Goal.objects.create(
        clinic_id=by.clinic_id, plan=plan, description="", measure="psfs", position=(last or 0) + 1
    )
    log.record("plan.goal_added", patient_id=plan.patient_id, of=goal)
    return goal


@transaction.atomic
def remove_goal(*, plan: PlanOfCare, goal_id: UUID, by: Actor) -> None:
    """Take a goal out of a draft plan; what served it stays, without a goal. Removing twice changes nothing."""
    must_treat(by)
    _must_be_open(plan)
    PlannedIntervention.objects.filter(plan=plan, goal_id=goal_id).update(goal=None)
    if Goal.objects.filter(plan=plan, pk=goal_id).delete()[0]:
        log.record("plan.goal_removed", patient_id=plan.patient_id, of=plan, fields={"goal": str(goal_id)})


@transaction.atomic
def sign_plan(
    *, plan: PlanOfCare, expected_version: int, terms: PlanTerms, printed_name: str, meaning: str, by: Actor
) -> PlanOfCare:
    """Make the plan final. A second press of the same person's button finds it signed and changes nothing.

    Raises NotReady with every field that stands in the way, EditedElsewhere when somebody saved in between.
    """
    must_treat(by)
    current = locked_for_signing(plan, expected_version=expected_version, by=by)
    if current.is_signed:
        return current
    problems = plan_problems(plan=plan, terms=terms)
    if problems:
        raise NotReady(problems)
    _keep_children(plan, terms)
    signed_at = timezone.now()
    content = plan_content(plan, terms) | {"signed_by": printed_name, "signed_at": signed_at.isoformat()}
    plan.save_if_unchanged(
        expected_version=expected_version,
        **_columns(terms),
        draft={},
        signed_at=signed_at,
        signed_by_id=by.user_id,
        signed_name=printed_name,
        signed_meaning=meaning,
        content_hash=content_hash(content | {"meaning": meaning}),
    )
    log.record("plan.signed", patient_id=plan.patient_id, of=plan, fields={"meaning": meaning})
    return plan


def plan_problems(*, plan: PlanOfCare, terms: PlanTerms) -> dict[str, str]:
    """Everything that keeps the plan from being signed, by field; empty when nothing does."""
    return terms.problems() | _missing(plan, terms)


def _missing(plan: PlanOfCare, terms: PlanTerms) -> dict[str, str]:
    """What a signed plan cannot be without."""
    found: dict[str, str] = {}
    if not terms.diagnoses:
        found["diagnoses"] = _("At least one diagnosis code is needed.")
    if terms.certification_ends_on is None:
        found["certification_ends_on"] = _("Say until when the plan is certified.")
    if terms.re_evaluate_on is None:
        found["re_evaluate_on"] = _("Say when the patient is looked at again.")
    if not terms.summary_for_patient.strip():
        found["summary_for_patient"] = _("Tell the patient in plain words what is planned.")
    if not terms.goals:
        found[""] = _("A plan needs at least one goal.")
    found |= _unfinished_goals(terms) | _unlinked(plan, terms) | _undecided(plan)
    return found


def _unfinished_goals(terms: PlanTerms) -> dict[str, str]:
    found = {}
    for pk, goal in terms.goals.items():
        if not goal.description.strip():
            found[f"goal-{pk}-description"] = _("Say what the goal is, or remove it.")
        if goal.target is None:
            found[f"goal-{pk}-target"] = _("A goal needs a target.")
        if goal.due_on is None:
            found[f"goal-{pk}-due_on"] = _("Say by when.")
    return found


def _unlinked(plan: PlanOfCare, terms: PlanTerms) -> dict[str, str]:
    says = _("Which goal does this serve?")
    return {
        f"intervention-{row.pk}-goal": says
        for row in plan.interventions.all()
        if row.kind in NEEDS_GOAL
        and getattr(terms.interventions.get(row.pk), "goal_id", None) not in terms.goals
    }


def _undecided(plan: PlanOfCare) -> dict[str, str]:
    if plan.proposal is None:
        return {}
    decided = set(ProposalDecision.objects.filter(proposal=plan.proposal).values_list("part_kind", "part_id"))
    left = [part for part in facts.parts_of(plan.proposal.content) if part.address not in decided]
    says = _("%(count)s parts of the proposal wait for your decision.") % {"count": len(left)}
    return {"undecided": says} if left else {}


def plan_content(plan: PlanOfCare, terms: PlanTerms) -> dict[str, Any]:
    """What the signature is bound to: the plan with its goals and interventions, in one canonical value."""
    interventions = [
        {
            name: getattr(row, name)
            for name in ("kind", "key", "name", "target", "side", "grade", "dose", "code", "why")
        }
        | {"id": str(row.pk), "terms": _plain(terms.interventions.get(row.pk))}
        for row in plan.interventions.all()
    ]
    return {
        "plan": str(plan.pk),
        "patient": str(plan.patient_id),
        "terms": _columns(terms),
        "goals": {str(pk): _plain(goal) for pk, goal in terms.goals.items()},
        "interventions": interventions,
    }


def _plain(terms: GoalTerms | InterventionTerms | None) -> dict[str, str]:
    if terms is None:
        return {}
    return {name: str(getattr(terms, name)) for name in type(terms).__dataclass_fields__}


def _must_be_open(plan: PlanOfCare) -> None:
    if plan.is_signed:
        raise Refused(
            _("This plan is signed and stays as it is. Write an addendum, or evaluate again for a new plan.")
        )
