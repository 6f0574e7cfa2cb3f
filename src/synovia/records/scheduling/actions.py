"""Booking, moving and ending appointments, safe against two desks on one slot.

A booking first takes the practitioner's and the patient's advisory locks, then looks, then writes. The exclusion
constraints stay as a backstop that should never fire. Measured before (trust.md finding 5): the constraint alone
deadlocks under contention; with the lock there were no overlaps and no deadlocks.
"""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Practitioner, Site
from synovia.records.accounts.roles import DESK, Role
from synovia.records.audit import log
from synovia.records.people.models import Patient
from synovia.records.refusals import Refused
from synovia.records.scheduling.choices import HOLDS_TIME, AppointmentStatus, OnlineBooking
from synovia.records.scheduling.models import Appointment, VisitType, WorkingHours
from synovia.records.scheduling.queries import may_give
from synovia.records.screening.choices import RequestStatus
from synovia.records.screening.models import BookingRequest

logger = logging.getLogger("synovia.scheduling")
LONGEST_MINUTES = 240


class SlotTaken(Refused):
    """Somebody else has this time. Nothing was booked."""


def book(
    *,
    patient: Patient,
    practitioner: Practitioner,
    site: Site,
    visit_type: VisitType,
    starts: datetime,
    minutes: int | None = None,
    request: BookingRequest | None = None,
    by: Actor,
    **fields: Any,
) -> Appointment:
    """Book a time. Raises SlotTaken when practitioner or patient is taken, Refused when the time makes no sense."""
    _may_book(by)
    if not may_give(visit_type, practitioner):
        raise Refused("An assistant treats and does not evaluate. Choose a therapist for this visit.")
    during = _span(starts, minutes or visit_type.minutes)
    _take_turn(practitioner.pk, patient.pk)
    _refuse_overlap(during, practitioner=practitioner, patient=patient)
    appointment = _write(
        clinic_id=by.clinic_id,
        patient=patient,
        practitioner=practitioner,
        site=site,
        visit_type=visit_type,
        during=during,
        booking_request=request,
        **fields,
    )
    if request:
        request.save_if_unchanged(
            expected_version=request.version, status=RequestStatus.BOOKED, patient=patient
        )
    log.record("appointment.booked", patient_id=patient.pk, of=appointment)
    return appointment


def move(
    *,
    appointment: Appointment,
    starts: datetime,
    practitioner: Practitioner | None = None,
    expected_version: int,
    by: Actor,
) -> Appointment:
    """Give an appointment another time or practitioner. Raises SlotTaken or EditedElsewhere; then nothing moved."""
    _may_book(by)
    if appointment.status != AppointmentStatus.BOOKED:
        raise Refused("Only an appointment that is still to come can be moved.")
    length = (appointment.during.upper - appointment.during.lower).total_seconds() // 60
    during = _span(starts, int(length))
    new_practitioner = practitioner or appointment.practitioner
    _take_turn(new_practitioner.pk, appointment.patient_id)
    _refuse_overlap(during, practitioner=new_practitioner, patient=appointment.patient, but=appointment.pk)
    appointment.save_if_unchanged(
        expected_version=expected_version, during=during, practitioner=new_practitioner
    )
    log.record("appointment.moved", patient_id=appointment.patient_id, of=appointment)
    return appointment


def cancel(*, appointment: Appointment, reason: str, expected_version: int, by: Actor) -> Appointment:
    """Free the time again, for a reason that is kept."""
    own_portal = by.is_portal and by.patient_id == appointment.patient_id
    if by.role not in DESK and not own_portal:
        raise Refused("Your role does not cancel appointments.")
    if appointment.status != AppointmentStatus.BOOKED:
        raise Refused("Only an appointment that is still to come can be canceled.")
    appointment.save_if_unchanged(
        expected_version=expected_version, status=AppointmentStatus.CANCELLED, cancel_reason=reason[:300]
    )
    log.record("appointment.cancelled", patient_id=appointment.patient_id, of=appointment, reason=reason)
    return appointment


ALLOWED_NEXT = {
    AppointmentStatus.BOOKED: {AppointmentStatus.ARRIVED, AppointmentStatus.NO_SHOW},
    AppointmentStatus.ARRIVED: {AppointmentStatus.FULFILLED, AppointmentStatus.BOOKED},
}


def mark(
    *, appointment: Appointment, status: AppointmentStatus, expected_version: int, by: Actor
) -> Appointment:
    """Note that the patient came, did not come, or is done. Raises Refused for a step that cannot follow."""
    if by.role not in DESK:
        raise Refused("Your role does not change appointments.")
    if status not in ALLOWED_NEXT.get(AppointmentStatus(appointment.status), set()):
        raise Refused(f"{appointment.get_status_display()} cannot become {status.label}.")
    appointment.save_if_unchanged(expected_version=expected_version, status=status)
    log.record(
        "appointment.marked", patient_id=appointment.patient_id, of=appointment, fields={"status": status}
    )
    return appointment


def match_request(
    *, request: BookingRequest, patient: Patient, expected_version: int, by: Actor
) -> BookingRequest:
    """Say which chart a booking request belongs to."""
    _may_book(by)
    request.save_if_unchanged(
        expected_version=expected_version, patient=patient, status=RequestStatus.MATCHED
    )
    log.record("booking_request.matched", patient_id=patient.pk, of=request)
    return request


def decline_request(
    *, request: BookingRequest, reason: str, expected_version: int, by: Actor
) -> BookingRequest:
    """Close a request without a booking, for a reason that is kept."""
    _may_book(by)
    if not reason.strip():
        raise Refused("Say why the request is declined; the reason is kept with it.")
    request.save_if_unchanged(
        expected_version=expected_version, status=RequestStatus.DECLINED, decline_reason=reason.strip()
    )
    log.record("booking_request.declined", of=request, reason=reason.strip())
    return request


def add_visit_type(
    *, name: str, minutes: int, online: OnlineBooking, is_evaluation: bool, position: int, by: Actor
) -> VisitType:
    """A new kind of appointment."""
    if by.role != Role.OWNER:
        raise Refused("Only the owner changes visit types.")
    kind = VisitType.objects.create(
        clinic_id=by.clinic_id,
        name=name,
        minutes=minutes,
        online=online,
        is_evaluation=is_evaluation,
        position=position,
    )
    log.record("visit_type.added", of=kind)
    return kind


def set_working_hours(
    *, practitioner: Practitioner, site: Site, hours: list[tuple[int, Any, Any]], by: Actor
) -> None:
    """Replace a practitioner's week at a site; `hours` are (weekday, from, to), Monday 0, clinic time."""
    if by.role not in {Role.OWNER, Role.FRONT_DESK}:
        raise Refused("Only the owner and the front desk change working hours.")
    WorkingHours.objects.filter(practitioner=practitioner, site=site).delete()
    WorkingHours.objects.bulk_create(
        WorkingHours(
            clinic_id=by.clinic_id,
            practitioner=practitioner,
            site=site,
            weekday=day,
            starts=starts,
            ends=ends,
        )
        for day, starts, ends in hours
    )
    log.record("working_hours.set", of=practitioner)


def _may_book(by: Actor) -> None:
    if by.role not in DESK:
        raise Refused("Your role does not book appointments.")


def _span(starts: datetime, minutes: int) -> DateTimeTZRange:
    if not 5 <= minutes <= LONGEST_MINUTES:
        raise Refused(f"An appointment takes 5 to {LONGEST_MINUTES} minutes.")
    if timezone.is_naive(starts):
        raise Refused("The time has no time zone.")
    return DateTimeTZRange(starts, starts + timedelta(minutes=minutes), "[)")


def _take_turn(*keys: UUID) -> None:
    """Transaction-long advisory locks, in one order for everybody, so that two bookings never wait for each other."""
    with connection.cursor() as cursor:
        for key in sorted(keys):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])


def _refuse_overlap(
    during: DateTimeTZRange, *, practitioner: Practitioner, patient: Patient, but: UUID | None = None
) -> None:
    taken = Appointment.objects.filter(during__overlap=during, status__in=HOLDS_TIME)
    if but:
        taken = taken.exclude(pk=but)
    if taken.filter(practitioner=practitioner).exists():
        raise SlotTaken(
            f"{practitioner.display_name} already has an appointment at this time. Nothing was booked."
        )
    if taken.filter(patient=patient).exists():
        raise SlotTaken(f"{patient.full_name} already has an appointment at this time. Nothing was booked.")


def _write(**fields: Any) -> Appointment:
    try:
        return Appointment.objects.create(**fields)
    except IntegrityError as backstop:
        logger.error("the exclusion constraint fired behind the lock: %s", backstop.__class__.__name__)
        raise SlotTaken("This time was taken a moment ago. Nothing was booked.") from backstop
