"""Gates to what money pages show. None of them opens a note: a plan is seen as dates, codes and minutes alone."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY, PORTAL
from synovia.records.audit import log
from synovia.records.charges.models import CostEstimate, Coverage, EstimateRequest, GoodFaithEstimate
from synovia.records.people.access import patient_for
from synovia.records.programme.models import PlanOfCare
from synovia.records.refusals import NotYours


def priced_plan_for(actor: Actor, pk: UUID, *, action: str = "estimate.read") -> PlanOfCare:
    """The plan whose price is asked for, with patient and interventions."""
    rows = PlanOfCare.objects.select_related("patient", "episode", "evaluation").prefetch_related(
        "interventions"
    )
    found = rows.filter(pk=pk).first()
    if found is None or actor.role not in MONEY:
        raise NotYours("plan", pk)
    patient_for(actor, found.patient_id, action=action)
    return found


def coverage_for(actor: Actor, pk: UUID) -> Coverage:
    """A coverage of a patient the actor may see."""
    found = Coverage.objects.filter(pk=pk).select_related("patient").first()
    if found is None or actor.role not in MONEY:
        raise NotYours("coverage", pk)
    patient_for(actor, found.patient_id, action="coverage.read")
    return found


def estimate_for(actor: Actor, pk: UUID) -> CostEstimate:
    """An estimate that was given: for those who handle money, and for the patient's own portal."""
    found = CostEstimate.objects.filter(pk=pk).select_related("plan__episode", "patient", "coverage").first()
    if found is None or actor.role not in MONEY | PORTAL:
        raise NotYours("estimate", pk)
    patient_for(actor, found.patient_id, action="estimate.read")
    return found


def good_faith_for(actor: Actor, pk: UUID) -> GoodFaithEstimate:
    """A good-faith estimate that was given: for those who handle money, and for the patient's own portal."""
    found = GoodFaithEstimate.objects.filter(pk=pk).select_related("plan__episode", "patient").first()
    if found is None or actor.role not in MONEY | PORTAL:
        raise NotYours("good-faith estimate", pk)
    patient_for(actor, found.patient_id, action="good_faith.read")
    return found


def estimate_request_for(actor: Actor, pk: UUID) -> EstimateRequest:
    """What a person asked about cost, for those who answer."""
    found = EstimateRequest.objects.filter(pk=pk).first()
    if found is None or actor.role not in MONEY:
        raise NotYours("estimate request", pk)
    patient_for(actor, found.patient_id, action="estimate_request.read")
    return found


def owed_estimates_for(actor: Actor) -> None:
    """Note that the list of estimates owed was looked through; refuse those who do not handle money."""
    if actor.role not in MONEY:
        raise NotYours("worklist", "estimates owed")
    log.record("estimates_owed.listed")
