"""How a decided part stands in a draft plan: as an intervention, a goal, or the frequency."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Max

from synovia.domain.terms.techniques import TechniqueClass
from synovia.records.programme import facts
from synovia.records.programme.choices import Decision, InterventionKind
from synovia.records.programme.facts import Part
from synovia.records.programme.models import Goal, PlannedIntervention, PlanOfCare, Proposal, ProposalDecision

_KIND = {
    facts.TECHNIQUE: InterventionKind.TECHNIQUE,
    facts.OWN: InterventionKind.TECHNIQUE,
    facts.EXERCISE: InterventionKind.EXERCISE,
    facts.EDUCATION: InterventionKind.EDUCATION,
}
PAIN = "nprs"


def enter_into_plan(plan: PlanOfCare, proposal: Proposal, decision: ProposalDecision, part: Part) -> None:
    """Put the part into the draft plan as decided, or take it out when it was declined."""
    accepted = decision.decision != Decision.DECLINED
    terms = {**part.suggested, **decision.changes}
    _forget_typed(plan, decision)
    if part.kind == facts.SCHEDULE:
        _schedule(plan, terms if accepted else {})
    elif part.kind == facts.GOAL:
        _goal(plan, proposal, decision, part, terms, accepted=accepted)
    else:
        _intervention(plan, decision, part, terms, accepted=accepted)


def schedule_terms(terms: Mapping[str, Any], starts_on: date) -> dict[str, Any]:
    """The plan's frequency, duration and number of visits; the least there can be when none was accepted."""
    weekly, weeks = Decimal(str(terms.get("visits_per_week") or 1)), int(terms.get("weeks") or 1)
    expected = max(1, round(weekly * weeks))
    return {
        "visits_per_week": weekly,
        "weeks": weeks,
        "visits_expected": expected,
        "visits_low": min(int(terms.get("visits_low") or expected), expected),
        "visits_high": max(int(terms.get("visits_high") or expected), expected),
        "re_evaluate_on": starts_on + timedelta(weeks=min(weeks, 4)),
        "certification_ends_on": starts_on + timedelta(days=min(weeks * 7, 90)),
    }


def _forget_typed(plan: PlanOfCare, decision: ProposalDecision) -> None:
    """What was typed on the plan's page about this part is older than the decision: the decision stands.

    The version moves on, so that a page still open elsewhere cannot overwrite it unseen.
    """
    if decision.part_kind == facts.SCHEDULE:
        stale: tuple[str, ...] = ("visits_", "weeks", "re_evaluate_on", "certification_ends_on")
    else:
        goals = (f"goal-{row.pk}-" for row in plan.goals.filter(decision=decision))
        rows = (f"intervention-{row.pk}-" for row in plan.interventions.filter(decision=decision))
        stale = (*goals, *rows)
    kept = {name: text for name, text in plan.draft.get("fields", {}).items() if not name.startswith(stale)}
    draft = {**plan.draft, "fields": kept} if plan.draft else {}
    plan.save_if_unchanged(expected_version=plan.version, draft=draft)


def _schedule(plan: PlanOfCare, terms: Mapping[str, Any]) -> None:
    plan.save_if_unchanged(expected_version=plan.version, **schedule_terms(terms, plan.starts_on))


def _goal(
    plan: PlanOfCare,
    proposal: Proposal,
    decision: ProposalDecision,
    part: Part,
    terms: Mapping[str, Any],
    *,
    accepted: bool,
) -> None:
    rows = Goal.objects.filter(plan=plan, decision=decision)
    if not accepted:
        PlannedIntervention.objects.filter(goal__in=rows).update(goal=None)
        rows.delete()
        return
    said = {
        "description": part.name,
        "measure": part.key,
        "unit": part.content.get("unit", "")[:20],
        "baseline": _number(terms.get("baseline")),
        "target": _number(terms.get("target")),
        "due_on": plan.starts_on + timedelta(weeks=int(terms.get("weeks") or plan.weeks)),
    }
    if not rows.update(**said):
        Goal.objects.create(
            clinic_id=plan.clinic_id, plan=plan, decision=decision, position=_next(Goal, plan), **said
        )


def _number(value: Any) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value)).quantize(Decimal("0.1"))


def _intervention(
    plan: PlanOfCare, decision: ProposalDecision, part: Part, terms: Mapping[str, Any], *, accepted: bool
) -> None:
    rows = PlannedIntervention.objects.filter(plan=plan, decision=decision)
    if not accepted:
        rows.delete()
        return
    said = intervention_terms(part, terms)
    if not rows.update(**said):
        PlannedIntervention.objects.create(
            clinic_id=plan.clinic_id,
            plan=plan,
            decision=decision,
            goal=served_goal(plan, part),
            position=_next(PlannedIntervention, plan),
            **said,
        )


def intervention_terms(part: Part, terms: Mapping[str, Any]) -> dict[str, Any]:
    """The intervention's own columns from a part and what was agreed on it."""
    why = part.content.get("why") or part.content.get("says") or {}
    is_posture = part.technique_class == TechniqueClass.PST or "posture" in part.content.get("tags", ())
    return {
        "kind": InterventionKind.POSTURE if is_posture else _KIND[part.kind],
        "key": part.key,
        "name": part.name[:200],
        "target": str(terms.get("target") or "")[:200],
        "side": str(terms.get("side") or "")[:10],
        "grade": str(terms.get("grade") or "")[:20],
        "dose": str(terms.get("dose") or "")[:300],
        "minutes": int(terms.get("minutes") or 0),
        "code": part.content.get("cpt") or "",
        "why": why.get("patient" if part.kind == facts.EDUCATION else "clinician", ""),
        "at_home": part.kind == facts.EXERCISE,
        "technique_class": part.technique_class,
        "place": str(terms.get("place") or part.place),
    }


def served_goal(plan: PlanOfCare, part: Part) -> Goal | None:
    """The goal a part is first linked to: hands-on care to pain, the rest to function. The therapist moves it."""
    goals = list(plan.goals.all())
    about_pain = [goal for goal in goals if PAIN in goal.measure]
    others = [goal for goal in goals if PAIN not in goal.measure]
    if part.kind == facts.EDUCATION:
        return None
    hands = part.kind in (facts.TECHNIQUE, facts.OWN)
    return next(iter([*about_pain, *others] if hands else [*others, *about_pain]), None)


def _next(model: type[Goal] | type[PlannedIntervention], plan: PlanOfCare) -> int:
    last = model.objects.filter(plan=plan).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1
