"""Gates to the biller's pages: each reading is noted, each stranger refused."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY, Role
from synovia.records.audit import log
from synovia.records.charges.models import Coverage
from synovia.records.claims import models
from synovia.records.people.access import patient_for
from synovia.records.refusals import NotYours, Refused

BILLS = frozenset({Role.OWNER, Role.BILLER})
Row = TypeVar("Row", bound=Model)


def must_bill(by: Actor) -> None:
    """Owner and biller make claims and settle answers."""
    if by.role not in BILLS:
        raise Refused("Your role does not handle claims.")


def must_handle_money(by: Actor) -> None:
    """Whoever may read coverages."""
    if by.role not in MONEY:
        raise Refused("Your role does not handle coverage and prices.")


def worklists_for(actor: Actor, action: str = "worklists.read") -> None:
    """Note that lists naming patients were looked through."""
    if actor.role not in BILLS:
        raise NotYours("worklist", "claims")
    log.record(action)


def claim_for(actor: Actor, pk: UUID, *, action: str = "claim.read") -> models.Claim:
    """A claim with its patient, payer, capture and batch."""
    rows = models.Claim.objects.select_related("payer", "capture", "batch", "before", "coverage")
    found = _bills(actor, rows.filter(pk=pk).first(), "claim", pk)
    found.patient = patient_for(actor, found.patient_id, action=action)
    return found


def batch_for(actor: Actor, pk: UUID) -> models.Batch:
    """A batch. It names patients inside its claims, so the reading is noted."""
    found = _bills(actor, models.Batch.objects.select_related("route").filter(pk=pk).first(), "batch", pk)
    log.record("batch.read", of=found)
    return found


def file_for(actor: Actor, pk: UUID) -> models.InboxFile:
    """A file as received."""
    found = _bills(actor, models.InboxFile.objects.filter(pk=pk).first(), "file", pk)
    log.record("inbox.file_read", of=found)
    return found


def remittance_for(actor: Actor, pk: UUID) -> models.Remittance:
    """A remittance with its file."""
    rows = models.Remittance.objects.select_related("file")
    found = _bills(actor, rows.filter(pk=pk).first(), "remittance", pk)
    log.record("remittance.read", of=found)
    return found


def payer_for(actor: Actor, pk: UUID) -> models.Payer:
    """A payer of the directory."""
    return _bills(actor, models.Payer.objects.select_related("route").filter(pk=pk).first(), "payer", pk)


def route_for(actor: Actor, pk: UUID) -> models.Route:
    """A way to payers."""
    return _bills(actor, models.Route.objects.filter(pk=pk).first(), "route", pk)


def authorization_for(actor: Actor, pk: UUID) -> models.Authorization:
    """An authorization of a patient the actor may see."""
    rows = models.Authorization.objects.select_related("coverage", "patient")
    found = rows.filter(pk=pk).first()
    if found is None or actor.role not in MONEY:
        raise NotYours("authorization", pk)
    patient_for(actor, found.patient_id, action="authorization.read")
    return found


def billed_coverage_for(actor: Actor, pk: UUID, *, action: str = "coverage.read") -> Coverage:
    """A coverage with its card and injury, for those who handle money."""
    rows = Coverage.objects.select_related("card__payer", "injury", "patient")
    found = rows.filter(pk=pk).first()
    if found is None or actor.role not in MONEY:
        raise NotYours("coverage", pk)
    patient_for(actor, found.patient_id, action=action)
    return found


def capture_for(actor: Actor, pk: UUID) -> models.Capture:
    """A note's charges, with patient and coverage."""
    rows = models.Capture.objects.select_related("patient", "coverage")
    found = _bills(actor, rows.filter(pk=pk).first(), "capture", pk)
    patient_for(actor, found.patient_id, action="capture.read")
    return found


def _bills(actor: Actor, found: Row | None, kind: str, pk: Any) -> Row:
    if found is None or actor.role not in BILLS:
        raise NotYours(kind, pk)
    return found
