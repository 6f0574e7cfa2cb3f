"""Gates to measures: the chart for staff, one's own for the portal, and the link for who holds it."""

from uuid import UUID

from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.outcomes.models import ClinicInstrument, Invitation, Measure, Result
from synovia.records.people.access import chart_for, patient_for
from synovia.records.refusals import NotYours
from synovia.records.screening.tokens import hash_of

MOST_TRIES = 5  # wrong dates of birth, then the link is shut [C]


class LinkGone(NotYours):
    """No questions answer to this link: unknown, expired, taken back, shut, or of another clinic."""

    def __init__(self) -> None:
        super().__init__("questionnaire_link", "", why="unknown or expired link")


def invitation_for(token: str) -> Invitation:
    """The link's invitation, locked, with its patient. Raises LinkGone."""
    found = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("patient")
        .filter(
            token_hash=hash_of(token),
            expires_at__gt=timezone.now(),
            revoked_at__isnull=True,
            wrong_tries__lt=MOST_TRIES,
        )
        .first()
        if token
        else None
    )
    if found is None:
        raise LinkGone
    return found


def measure_for(actor: Actor, pk: UUID, *, action: str = "measure.read") -> Measure:
    """The measure with episode and patient, if this actor reads that chart, or it is their own portal's."""
    found = Measure.objects.select_related("episode", "clinic_instrument").filter(pk=pk).first()
    if found is None:
        raise NotYours("measure", pk)
    gate = patient_for if actor.is_portal else chart_for
    found.patient = gate(actor, found.patient_id, action=action)
    if actor.is_portal and found.withdrawn_at is not None:
        raise NotYours("measure", pk, why="taken back", patient_id=found.patient_id)
    return found


def result_for(actor: Actor, pk: UUID, *, action: str = "result.read") -> Result:
    """The result, for those who read the chart; not for portals."""
    found = Result.objects.select_related("measure__clinic_instrument", "episode").filter(pk=pk).first()
    if found is None or actor.is_portal:
        raise NotYours("result", pk)
    found.patient = chart_for(actor, found.patient_id, action=action)
    return found


def instruments_for(actor: Actor) -> None:
    """Note that the clinic's instruments were read; refuse everybody but the owner."""
    if actor.role != Role.OWNER:
        raise NotYours("instruments", "list", why="only the owner keeps instruments")
    log.record("instruments.read")


def clinic_instrument_for(actor: Actor, pk: UUID) -> ClinicInstrument:
    """One of the clinic's own instruments, for its owner."""
    found = ClinicInstrument.objects.filter(pk=pk).first()
    if found is None or actor.role != Role.OWNER:
        raise NotYours("instrument", pk)
    log.record("instrument.read", of=found)
    return found
