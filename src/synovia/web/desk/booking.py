"""Booking a visit: choose the kind and the person, then one of the free times."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.accounts import queries as accounts
from synovia.records.accounts.roles import DESK
from synovia.records.claims import coverage
from synovia.records.people.access import patient_for
from synovia.records.refusals import Refused
from synovia.records.scheduling import actions, queries
from synovia.records.scheduling.access import appointment_for, booking_request_for
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.web.desk.forms import BookingForm, ReasonForm, SlotForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.people.models import Patient
    from synovia.records.scheduling.models import Appointment
    from synovia.records.screening.models import BookingRequest

DAYS_SHOWN = 14


@policy(*DESK, phi=True)
def book(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Free times for this patient; a posted time is booked, or refused with other times beside it."""
    patient = patient_for(request.actor, pk, action="appointment.booking")
    answered = request_answered(request)
    wish = wish_form(request, answered)
    slot = SlotForm(request.POST or None)
    taken = ""
    if request.method == "POST" and wish.is_valid() and slot.is_valid():
        try:
            appointment = book_slot(request, patient, wish, slot, answered)
        except Refused as refusal:
            taken = str(refusal)
        else:
            messages.success(request, _("Booked."))
            return redirect("desk:appointment", pk=appointment.pk)
    context = {
        "patient": patient,
        "wish": wish,
        "slot": slot if request.method == "POST" else SlotForm(),
        "taken": taken,
        "booking_request": answered,
        "days": free_days(request, wish),
        "authorizations": coverage.of_patient(patient.pk),
    }
    status = 409 if taken else 422 if request.method == "POST" else 200
    return render(request, "desk/book.html", context, status=status)


def request_answered(request: ClinicRequest) -> BookingRequest | None:
    """The booking request this visit answers, when the page was opened from one."""
    raw = request.GET.get("request") or request.POST.get("request")
    try:
        return booking_request_for(request.actor, UUID(raw)) if raw else None
    except ValueError:
        return None


def wish_form(request: ClinicRequest, answered: BookingRequest | None) -> BookingForm:
    """What is asked for, with sensible first values."""
    kinds = queries.visit_types()
    first = next((kind for kind in kinds if kind.is_evaluation), None) or next(iter(kinds), None)
    defaults = {
        "visit_type": first.pk if first else "",
        "practitioner": answered.preferred_practitioner_id if answered else "",
        "site": answered.preferred_site_id if answered else "",
        "from_day": timezone.localdate().isoformat(),
    }
    typed = request.POST if request.method == "POST" else request.GET
    data = {name: typed.get(name, str(value or "")) for name, value in defaults.items()}
    return BookingForm(
        data, visit_types=kinds, practitioners=accounts.treating_practitioners(), sites=accounts.sites()
    )


def free_days(request: ClinicRequest, wish: BookingForm) -> list[tuple[date, list[queries.FreeTime]]]:
    """Free times of the next two weeks from the wished day on, by day."""
    if not wish.is_valid():
        return []
    asked = wish.cleaned_data
    bookable = [row for row in wish.everyone if queries.may_give(asked["visit_type"], row)]
    chosen = [row for row in bookable if asked["practitioner"] in (None, row)]
    found = queries.free_times(
        days=[asked["from_day"] + timedelta(days=step) for step in range(DAYS_SHOWN)],
        minutes=asked["visit_type"].minutes,
        zone=request.actor.timezone,
        practitioners=chosen,
        site=asked["site"],
    )
    return [(day, list(times)) for day, times in groupby(found, key=lambda free: free.starts.date())]


def book_slot(
    request: ClinicRequest,
    patient: Patient,
    wish: BookingForm,
    slot: SlotForm,
    answered: BookingRequest | None,
) -> Appointment:
    """Book the posted time. Practitioner and site must be the clinic's own; the rows are looked up under its gate."""
    practitioner_key, site_key, starts = slot.cleaned_data["slot"]
    practitioner = next(
        (row for row in accounts.treating_practitioners() if str(row.pk) == practitioner_key), None
    )
    site = next((row for row in accounts.sites() if str(row.pk) == site_key), None)
    if practitioner is None or site is None:
        raise Refused(_("Choose one of the times shown."))
    return actions.book(
        patient=patient,
        practitioner=practitioner,
        site=site,
        visit_type=wish.cleaned_data["visit_type"],
        starts=starts,
        request=answered,
        by=request.actor,
    )


@policy(*DESK, phi=True, methods=("GET",))
def appointment(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One appointment and what can be done with it."""
    found = appointment_for(request.actor, pk)
    status = AppointmentStatus(found.status)
    next_steps = sorted(actions.ALLOWED_NEXT.get(status, set()), key=lambda step: step.value)
    context: dict[str, Any] = {
        "appointment": found,
        "patient": found.patient,
        "next_steps": next_steps,
        "can_cancel": status == AppointmentStatus.BOOKED,
        "cancel_form": ReasonForm(initial={"version": found.version}),
    }
    return render(request, "desk/appointment.html", context)


@policy(*DESK, phi=True, methods=("POST",))
def mark(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Arrived, did not come, done, or back to booked."""
    found = appointment_for(request.actor, pk, action="appointment.mark")
    wanted = request.POST.get("status", "")
    if wanted not in AppointmentStatus.values:
        raise Refused(_("Choose one of the steps shown."))
    actions.mark(
        appointment=found,
        status=AppointmentStatus(wanted),
        expected_version=version_posted(request),
        by=request.actor,
    )
    messages.success(request, _("Noted."))
    return redirect("desk:appointment", pk=pk)


@policy(*DESK, phi=True, methods=("POST",))
def cancel(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Cancel with a reason."""
    found = appointment_for(request.actor, pk, action="appointment.cancel")
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = {"appointment": found, "patient": found.patient, "can_cancel": True, "cancel_form": form}
        return render(request, "desk/appointment.html", context, status=422)
    actions.cancel(
        appointment=found,
        reason=form.cleaned_data["reason"],
        expected_version=form.cleaned_data["version"],
        by=request.actor,
    )
    messages.success(request, _("Canceled. The time is free again."))
    return redirect("desk:today")
