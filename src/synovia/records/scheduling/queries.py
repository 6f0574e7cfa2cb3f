"""Reads of the calendar: a day's appointments, free times, a patient's visits to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from synovia.records.accounts.models import Practitioner, Site
from synovia.records.accounts.roles import Role
from synovia.records.people.models import Patient
from synovia.records.scheduling.choices import HOLDS_TIME, AppointmentStatus, OnlineBooking
from synovia.records.scheduling.models import Appointment, VisitType, WorkingHours
from synovia.records.screening.choices import RequestStatus
from synovia.records.screening.models import BookingRequest

STEP = timedelta(minutes=15)  # offered times start on the quarter hour
LONGEST = timedelta(days=1)  # no appointment lasts longer (actions.LONGEST_MINUTES)


@dataclass(frozen=True, slots=True)
class FreeTime:
    """A time that can be booked: with whom, where, from when to when."""

    practitioner: Practitioner
    site: Site
    starts: datetime
    ends: datetime


def may_give(visit_type: VisitType, practitioner: Practitioner) -> bool:
    """Whether this person can be booked for this visit: an assistant treats, and never evaluates."""
    return not (visit_type.is_evaluation and practitioner.membership.role == Role.ASSISTANT)


def day_span(day: date, zone: str) -> tuple[datetime, datetime]:
    """Midnight to midnight of a day in a time zone; 23 or 25 hours long when the clocks change."""
    start = datetime.combine(day, time.min, tzinfo=ZoneInfo(zone))
    return start, datetime.combine(day + timedelta(days=1), time.min, tzinfo=ZoneInfo(zone))


def appointments_on(
    day: date, zone: str, *, practitioner: Practitioner | None = None
) -> QuerySet[Appointment]:
    """All appointments that touch this day, earliest first."""
    found = Appointment.objects.filter(_touching(day_span(day, zone)))
    if practitioner:
        found = found.filter(practitioner=practitioner)
    return found.select_related("patient", "practitioner", "site", "visit_type").order_by("during")


def _touching(span: tuple[datetime, datetime]) -> Q:
    """Appointments with any moment in the span. The index finds those that begin near it, the range decides."""
    starts, ends = span
    return Q(starts_at__gt=starts - LONGEST, starts_at__lt=ends, during__overlap=span)


def visits_to_come(patient: Patient) -> QuerySet[Appointment]:
    """The patient's booked appointments from now on."""
    booked = Appointment.objects.filter(patient=patient, status=AppointmentStatus.BOOKED)
    return (
        booked.filter(during__endswith__gt=timezone.now())
        .select_related("practitioner", "site", "visit_type")
        .order_by("during")
    )


def free_times(
    *,
    days: Sequence[date],
    minutes: int,
    zone: str,
    practitioners: Sequence[Practitioner],
    site: Site | None = None,
    most: int = 40,
) -> list[FreeTime]:
    """Times of `minutes` inside working hours that nobody holds, in order, from now on, `most` at the most."""
    if not days:
        return []
    hours = WorkingHours.objects.filter(practitioner__in=practitioners).select_related("site")
    if site:
        hours = hours.filter(site=site)
    span = (day_span(min(days), zone)[0], day_span(max(days), zone)[1])
    taken = _taken(practitioners, span)
    length, earliest = timedelta(minutes=minutes), timezone.now()
    by_weekday: dict[int, list[WorkingHours]] = {}
    known = {practitioner.pk: practitioner for practitioner in practitioners}
    for entry in hours.order_by("starts"):
        entry.practitioner = known[entry.practitioner_id]
        by_weekday.setdefault(entry.weekday, []).append(entry)
    found: list[FreeTime] = []
    for day in sorted(days):
        offers = [
            free
            for entry in by_weekday.get(day.weekday(), [])
            for free in _within(entry, day, zone, length, taken)
        ]
        found.extend(
            sorted((free for free in offers if free.starts > earliest), key=lambda free: free.starts)
        )
        if len(found) >= most:
            break
    return found[:most]


def _taken(
    practitioners: Sequence[Practitioner], span: tuple[datetime, datetime]
) -> dict[object, list[tuple[datetime, datetime]]]:
    rows = Appointment.objects.filter(_touching(span), practitioner__in=practitioners, status__in=HOLDS_TIME)
    taken: dict[object, list[tuple[datetime, datetime]]] = {}
    for practitioner_id, during in rows.values_list("practitioner_id", "during"):
        taken.setdefault(practitioner_id, []).append((during.lower, during.upper))
    return taken


def _within(
    entry: WorkingHours,
    day: date,
    zone: str,
    length: timedelta,
    taken: dict[object, list[tuple[datetime, datetime]]],
) -> list[FreeTime]:
    place = ZoneInfo(zone)
    # Steps are counted in UTC, so that a night when the clocks change neither repeats nor skips a time.
    starts = datetime.combine(day, entry.starts, tzinfo=place).astimezone(ZoneInfo("UTC"))
    closes = datetime.combine(day, entry.ends, tzinfo=place).astimezone(ZoneInfo("UTC"))
    every = taken.get(entry.practitioner_id, [])
    held = [(lower, upper) for lower, upper in every if lower < closes and starts < upper]
    free = []
    while starts + length <= closes:
        if not any(lower < starts + length and starts < upper for lower, upper in held):
            free.append(
                FreeTime(
                    entry.practitioner,
                    entry.site,
                    starts.astimezone(place),
                    (starts + length).astimezone(place),
                )
            )
        starts += STEP
    return free


def visit_types(*, online: bool = False) -> QuerySet[VisitType]:
    """The clinic's visit types; `online` leaves those the public may ask for."""
    kinds = VisitType.objects.all()
    return kinds.filter(online__in=[OnlineBooking.REQUEST, OnlineBooking.BOOK]) if online else kinds


def open_requests() -> QuerySet[BookingRequest]:
    """Booking requests nobody has answered yet, oldest first."""
    waiting = BookingRequest.objects.filter(status__in=[RequestStatus.NEW, RequestStatus.MATCHED])
    return waiting.select_related(
        "self_check", "patient", "preferred_practitioner", "preferred_site"
    ).order_by("submitted_at")
