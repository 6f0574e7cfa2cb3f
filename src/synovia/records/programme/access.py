"""The gates to proposals, plans and visits: each reading of a chart is noted, each stranger is refused."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY
from synovia.records.people.access import chart_for, patient_for
from synovia.records.programme.models import PlanOfCare, Proposal, Visit
from synovia.records.refusals import NotYours, Refused
from synovia.records.scheduling.access import appointment_for
from synovia.records.scheduling.models import Appointment


def strategy_for(actor: Actor, evaluation_pk: UUID) -> Proposal:
    """The latest proposal of an evaluation. Raises NotYours when there is none yet or the chart is closed to them."""
    found = _proposals().filter(evaluation_id=evaluation_pk).order_by("-created_at").first()
    return _opened(actor, found, "proposal", evaluation_pk)


def proposal_for(actor: Actor, pk: UUID) -> Proposal:
    """The proposal with its patient, episode and evaluation."""
    return _opened(actor, _proposals().filter(pk=pk).first(), "proposal", pk)


def plan_for(actor: Actor, pk: UUID, *, action: str = "plan.read") -> PlanOfCare:
    """The plan of care; patients and their proxies may read their own once it is signed."""
    found = (
        PlanOfCare.objects.select_related("episode__self_check", "proposal", "evaluation")
        .filter(pk=pk)
        .first()
    )
    if found is None or (actor.is_portal and not found.is_signed):
        raise NotYours("plan", pk)
    found.patient = chart_for(actor, found.patient_id, action=action)
    return found


def visit_for(actor: Actor, pk: UUID, *, action: str = "visit.read") -> Visit:
    """The visit with its plan. The portal shows visits through its own list, never the note."""
    visits = Visit.objects.select_related(
        "plan__proposal",
        "plan__evaluation__patient",
        "plan__evaluation__episode",
        "episode__self_check",
        "therapist__user",
        "recorded_by__user",
    )
    found = visits.filter(pk=pk).first()
    if found is None or actor.is_portal:
        raise NotYours("visit", pk)
    found.patient = chart_for(actor, found.patient_id, action=action)
    return found


def plan_of_appointment(actor: Actor, pk: UUID) -> tuple[Appointment, PlanOfCare]:
    """The appointment and the signed plan its visit belongs to: its own, else the patient's newest."""
    appointment = appointment_for(actor, pk, action="visit.start")
    signed = PlanOfCare.objects.filter(patient_id=appointment.patient_id, signed_at__isnull=False)
    newest = signed.order_by("-signed_at").values_list("pk", flat=True).first()
    plan_pk = appointment.plan_id or newest
    if plan_pk is None:
        raise Refused(_("There is no signed plan of care yet: evaluate first."))
    return appointment, plan_for(actor, plan_pk)


@dataclass(frozen=True, slots=True)
class BilledPlan:
    """What desk and billing may know of a plan: dates, counts, codes and minutes, no word of any note."""

    plan_id: UUID
    patient_id: UUID
    is_signed: bool


def plan_for_billing(actor: Actor, pk: UUID) -> BilledPlan:
    """The plan for whoever handles money; `queries.planned_services` gives its codes and minutes."""
    row = PlanOfCare.objects.filter(pk=pk).values("pk", "patient_id", "signed_at").first()
    if row is None or (actor.role not in MONEY and not actor.is_portal):
        raise NotYours("plan", pk)
    if actor.is_portal and row["signed_at"] is None:
        raise NotYours("plan", pk)
    patient_for(actor, row["patient_id"], action="plan.billing_read")
    return BilledPlan(row["pk"], row["patient_id"], row["signed_at"] is not None)


def _proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("episode__self_check", "evaluation")


def _opened(actor: Actor, found: Proposal | None, kind: str, pk: UUID) -> Proposal:
    if found is None or actor.is_portal:
        raise NotYours(kind, pk)
    found.patient = chart_for(actor, found.patient_id, action="proposal.read")
    return found
