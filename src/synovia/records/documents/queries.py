"""What a document says, as plain texts for the layouts of exchange/pdf."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.terms.money import shown
from synovia.records.charges.models import CostEstimate
from synovia.records.claims.identity import identity_of
from synovia.records.people.models import Patient
from synovia.records.programme.models import Goal, PlannedIntervention, PlanOfCare
from synovia.records.signing import SignedNote

INTENDED_USE = gettext_lazy(
    "Made with Synovia, which supports a licensed professional and never decides. Not all of its rules have been"
    " reviewed by the clinic's medical lead; the therapist who signed is responsible for the plan."
)

RULES_APPROVED = gettext_lazy(
    "Made with Synovia, which supports a licensed professional and never decides. The clinic's medical lead approved the"
    " rules that spoke in it; the therapist who signed is responsible for the plan."
)


def plan_of_care_texts(plan: PlanOfCare) -> dict[str, Any]:
    """The plan of care in words."""
    return head_of(plan.patient, _("Plan of care")) | {
        "facts": [
            [_("Complaint"), plan.episode.title],
            [_("Diagnoses (ICD-10-CM)"), ", ".join(diagnosis_codes(plan)) or _("not stated")],
            [_("Starts"), day(plan.starts_on)],
            [_("Certified until"), day(plan.certification_ends_on)],
            [_("Re-evaluation"), day(plan.re_evaluate_on)],
        ],
        "goals": [goal_texts(goal) for goal in plan.goals.all()],
        "interventions": [intervention_texts(part) for part in plan.interventions.all()],
        "schedule": schedule_of(plan),
        "summary": plan.summary_for_patient,
        "precautions": [],
        "signed": signature_texts(plan),
        "intended_use": str(RULES_APPROVED if _rules_are_approved(plan) else INTENDED_USE),
    }


def _rules_are_approved(plan: PlanOfCare) -> bool:
    """Whether the proposal behind the plan was kept as reviewed, every rule that spoke approved."""
    return plan.proposal is not None and bool(plan.proposal.content.get("reviewed"))


def head_of(patient: Patient, title: str) -> dict[str, Any]:
    """What every document starts with."""
    clinic = identity_of(patient.clinic_id)
    return {
        "title": title,
        "clinic": {"name": clinic.name, "address": clinic.place, "phone": clinic.phone},
        "patient": {"name": patient.full_name, "born": day(patient.birth_date)},
        "made_on": day(timezone.localdate()),
    }


def diagnosis_codes(plan: PlanOfCare) -> list[str]:
    """The plan's codes, however they are stored: as texts or as mappings with a code."""
    return [str(entry["code"]) if isinstance(entry, dict) else str(entry) for entry in plan.diagnoses]


def goal_texts(goal: Goal) -> dict[str, str]:
    """One goal with its numbers."""
    return {
        "description": goal.description,
        "baseline": measured(goal.baseline, goal.unit),
        "target": measured(goal.target, goal.unit),
        "due": day(goal.due_on),
    }


def intervention_texts(part: PlannedIntervention) -> dict[str, str]:
    """One part of the programme: where, how strongly, how long, why."""
    grade = _("grade %(grade)s") % {"grade": part.grade} if part.grade else ""
    minutes = _("%(minutes)s min") % {"minutes": part.minutes} if part.minutes else ""
    home = _("at home") if part.at_home else ""
    dose = [part.target, part.side, grade, part.dose, minutes, home]
    return {"name": part.name, "dose": ", ".join(text for text in dose if text), "why": part.why}


def schedule_of(plan: PlanOfCare) -> str:
    """Frequency and duration in a sentence."""
    return _(
        "%(per_week)s visits a week for %(weeks)s weeks: about %(visits)s visits (%(low)s to %(high)s)."
    ) % {
        "per_week": f"{plan.visits_per_week.normalize():f}",
        "weeks": plan.weeks,
        "visits": plan.visits_expected,
        "low": plan.visits_low,
        "high": plan.visits_high,
    }


def estimate_texts(row: CostEstimate, *, good_faith: Sequence[str] | None) -> dict[str, Any]:
    """An estimate in words, from its content as it was given."""
    content = row.content
    expected_visits = content["rows"][: content["expected"]["visits"]]
    totals = [content["low"], content["expected"], content["high"]]
    return head_of(row.patient, _("Cost estimate")) | {
        "facts": [
            [_("Coverage"), content["title"]],
            [_("For"), row.plan.episode.title],
            [_("Given on"), day(timezone.localdate(row.created_at))],
        ],
        "totals": [
            [_("Visits"), *(str(total["visits"]) for total in totals)],
            [_("Insurance pays"), *(money(total["insurer_pays"]) for total in totals)],
            [_("You pay"), *(money(total["person_pays"]) for total in totals)],
        ],
        "unknowns": [each["says"] for each in content["unknowns"]],
        "visits": [visit_texts(visit) for visit in expected_visits],
        "working": [working_texts(visit) for visit in expected_visits],
        "good_faith": list(good_faith) if good_faith else None,
        "disclaimer": _("This is an estimate, not a bill. The real amounts may differ. %(notice)s")
        % {"notice": content["notice"]},
    }


def visit_texts(visit: dict[str, Any]) -> dict[str, str]:
    """One row of the visit table."""
    services = ", ".join(f"{line['code']} ×{line['units']}" for line in visit["lines"])
    return {
        "when": f"{visit['number']} · {day(date.fromisoformat(visit['on']))}",
        "services": services,
        "price": money(visit["charge"] or visit["allowed"]),
        "insurer": money(visit["insurer_pays"]),
        "person": money(visit["person_pays"]),
    }


def working_texts(visit: dict[str, Any]) -> dict[str, Any]:
    """Every step of one visit's arithmetic with its source and standing."""
    lines = [f"{step['says']} [{step['source']}, {step['standing']}]" for step in visit["working"]]
    return {"title": _("Visit %(number)s") % {"number": visit["number"]}, "lines": lines}


def signature_texts(note: SignedNote) -> dict[str, str] | None:
    """Who signed, when and as what; None for a draft."""
    if note.signed_at is None:
        return None
    return {
        "name": note.signed_name,
        "at": moment(note.signed_at),
        "meaning": note.signed_meaning,
        "hash": note.content_hash,
    }


def day(value: date | None) -> str:
    """A date in words."""
    return date_format(value, "F j, Y") if value else _("not set")


def moment(value: datetime) -> str:
    """A time in the clinic's zone, in words."""
    return date_format(timezone.localtime(value), "F j, Y, P")


def measured(value: Decimal | None, unit: str) -> str:
    """A number with its unit; a missing one is said."""
    return _("not measured") if value is None else f"{value.normalize():f} {unit}".strip()


def money(text: str) -> str:
    """An amount from its stored text."""
    return shown(Decimal(text))
