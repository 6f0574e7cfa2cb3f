"""The desk's day: every practitioner's appointments side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts import queries as accounts
from synovia.records.accounts.roles import DESK, MONEY
from synovia.records.charges.good_faith_queries import owed
from synovia.records.scheduling import queries
from synovia.records.scheduling.access import calendar_for
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.accounts.models import Practitioner
    from synovia.records.scheduling.models import Appointment

TONE_OF = {
    AppointmentStatus.BOOKED: "info",
    AppointmentStatus.ARRIVED: "brand",
    AppointmentStatus.FULFILLED: "ok",
    AppointmentStatus.CANCELLED: "neutral",
    AppointmentStatus.NO_SHOW: "warn",
}


@dataclass(slots=True)
class Column:
    """One practitioner's day."""

    practitioner: Practitioner
    appointments: list[Appointment] = field(default_factory=list)


@policy(*DESK, phi=True, methods=("GET",))
def today(request: ClinicRequest) -> HttpResponse:
    """A day of the calendar; today unless another is asked for."""
    calendar_for(request.actor)
    day = day_asked(request.GET.get("day", ""))
    appointments = list(queries.appointments_on(day, request.actor.timezone))
    context = {
        "day": day,
        "is_today": day == timezone.localdate(),
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1),
        "columns": columns_of(appointments),
        "count": sum(row.status != AppointmentStatus.CANCELLED for row in appointments),
        "open_requests": queries.open_requests().count(),
        "estimates_due": owed(tariffs().good_faith) if request.actor.role in MONEY else (),
        "tones": TONE_OF,
    }
    return render(request, "desk/today.html", context)


def day_asked(text: str) -> date:
    """The day in the address, or today when there is none or it makes no sense."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a calendar day has no time zone
    except ValueError:
        return timezone.localdate()


def columns_of(appointments: list[Appointment]) -> list[Column]:
    """One column for everybody who can be booked, also when their day is empty."""
    columns = {row.pk: Column(row) for row in accounts.treating_practitioners()}
    for appointment in appointments:
        appointment.tone = TONE_OF[AppointmentStatus(appointment.status)]  # type: ignore[attr-defined]  # for the badge
        columns.setdefault(appointment.practitioner_id, Column(appointment.practitioner)).appointments.append(
            appointment
        )
    return list(columns.values())
