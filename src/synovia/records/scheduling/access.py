"""Gates to appointments and booking requests."""

from uuid import UUID

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import DESK
from synovia.records.audit import log
from synovia.records.people.access import patient_for
from synovia.records.refusals import NotYours
from synovia.records.scheduling.models import Appointment
from synovia.records.screening.models import BookingRequest


def appointment_for(actor: Actor, pk: UUID, *, action: str = "appointment.read") -> Appointment:
    """The appointment, if the actor may see its patient."""
    found = (
        Appointment.objects.filter(pk=pk)
        .select_related("patient", "practitioner", "site", "visit_type")
        .first()
    )
    if found is None:
        raise NotYours("appointment", pk)
    patient_for(actor, found.patient_id, action=action)
    return found


def booking_request_for(actor: Actor, pk: UUID) -> BookingRequest:
    """The booking request, for the desk and the therapists."""
    found = BookingRequest.objects.filter(pk=pk).select_related("self_check", "patient").first()
    if found is None or actor.role not in DESK:
        raise NotYours("booking_request", pk)
    log.record("booking_request.read", patient_id=found.patient_id, of=found)
    return found


def calendar_for(actor: Actor) -> None:
    """Note that the day's calendar was read; refuse roles without one."""
    if actor.role not in DESK:
        raise NotYours("calendar", "day", why="role has no calendar")
    log.record("calendar.read")
