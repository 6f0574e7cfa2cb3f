"""The clinician's day: who comes, which notes wait for a signature, what the desk has not answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import CLINICAL, TREATING, Role
from synovia.records.episodes import queries
from synovia.records.episodes.access import day_for
from synovia.records.episodes.queries import ThreadEntry
from synovia.records.outcomes.queries import tasks_for
from synovia.records.programme.course import courses_of
from synovia.records.scheduling.choices import AppointmentStatus
from synovia.records.scheduling.queries import appointments_on, open_requests
from synovia.web.clinician.course_shown import course_shown
from synovia.web.clinician.outcomes_words import task_words
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.scheduling.models import Appointment

TONES = {
    AppointmentStatus.BOOKED: "info",
    AppointmentStatus.ARRIVED: "brand",
    AppointmentStatus.FULFILLED: "ok",
    AppointmentStatus.CANCELLED: "neutral",
    AppointmentStatus.NO_SHOW: "warn",
}
NOTE_NAMES = {"evaluation": _("Evaluation"), "plan": _("Plan of care"), "visit": _("Visit note")}
RECORDING = (*TREATING, Role.ASSISTANT)
_GONE = (AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW)


@dataclass(frozen=True, slots=True)
class Slot:
    """One appointment of the day."""

    appointment: Appointment
    tone: str
    is_gone: bool
    is_now: bool
    is_over: bool
    may_start: bool


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A note that waits for its signature."""

    name: str
    patient: str
    since: datetime
    href: str


@dataclass(frozen=True, slots=True)
class NotHelped:
    """A patient of the day whom care does not help so far."""

    patient: str
    says: str
    href: str


@dataclass(frozen=True, slots=True)
class NewScore:
    """A questionnaire came back, and nobody has looked at it."""

    patient: str
    says: str
    tone: str
    href: str


@policy(*CLINICAL, phi=True, methods=("GET",))
def today(request: ClinicRequest) -> HttpResponse:
    """One's own day, or with `everyone` the whole clinic's. Doctors see the patients they sent."""
    day_for(request.actor)
    if request.actor.role == Role.DOCTOR:
        patients = list(queries.cared_for_by(request.actor))
        return render(request, "clinician/today/doctor.html", {"patients": patients})
    day = _day_asked(request.GET.get("day", ""))
    everyone, is_today = "everyone" in request.GET, day == timezone.localdate()
    every = list(appointments_on(day, request.actor.timezone))
    mine = [row for row in every if row.practitioner.membership_id == request.actor.membership_id]
    shown = every if everyone or not _has_column(every, request.actor) else mine
    context = {
        "day": day,
        "before_href": _address_of(day - timedelta(days=1), everyone=everyone),
        "after_href": _address_of(day + timedelta(days=1), everyone=everyone),
        "mine_href": _address_of(day, everyone=False),
        "everyone_href": _address_of(day, everyone=True),
        "is_today": is_today,
        "slots": [_slot(row, may_record=is_today and request.actor.role in RECORDING) for row in shown],
        "everyone": everyone,
        "others": len(every) - len(mine),
        "shows_all": shown is every,
        "unsigned": [_unsigned(entry) for entry in queries.unsigned_by(request.actor)],
        "requests": open_requests().count(),
        "scores": _new_scores(request.actor) if request.actor.may_treat else (),
        "not_helped": _not_helped(shown) if request.actor.may_treat else (),
    }
    return render(request, "clinician/today/today.html", context)


def _not_helped(rows: list[Appointment]) -> list[NotHelped]:
    """Who of the day's patients should be evaluated again, in one query for the whole day."""
    coming = {row.patient_id: row.patient.full_name for row in rows if row.status not in _GONE}
    found = {}
    for course in courses_of(coming, of_patients=True).values() if coming else ():
        told = course_shown(course)
        if told is not None and told.asks:
            found[course.patient_id] = told.title
    return [
        NotHelped(name, found[pk], reverse("clinician:chart", args=[pk]))
        for pk, name in coming.items()
        if pk in found
    ]


def _new_scores(actor: Actor) -> list[NewScore]:
    """Scores to look at, the worrying ones first."""
    found = []
    for task in tasks_for(actor):
        says, tone = task_words(task)
        href = reverse("clinician:outcomes", args=[task.result.episode_id])
        found.append(NewScore(task.result.patient.full_name, says, tone, href))
    return sorted(found, key=lambda one: one.tone != "warn")


def _address_of(day: date, *, everyone: bool) -> str:
    return f"?day={day.isoformat()}{'&everyone=1' if everyone else ''}"


def _has_column(rows: list[Appointment], actor: Actor) -> bool:
    return any(row.practitioner.membership_id == actor.membership_id for row in rows) or actor.may_treat


def _day_asked(text: str) -> date:
    """The day in the address, or today when there is none or it makes no sense."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()


def _slot(row: Appointment, *, may_record: bool) -> Slot:
    now = timezone.now()
    return Slot(
        appointment=row,
        tone=TONES[AppointmentStatus(row.status)],
        is_gone=row.status in _GONE,
        is_now=row.during.lower <= now < row.during.upper and row.status not in _GONE,
        is_over=row.during.upper <= now,
        may_start=may_record
        and row.plan_id is not None
        and row.status in (AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED),
    )


def _unsigned(entry: ThreadEntry) -> Unsigned:
    return Unsigned(str(NOTE_NAMES[entry.kind]), entry.detail, entry.at, _address(entry))


def _address(entry: ThreadEntry) -> str:
    try:
        return reverse(f"clinician:{entry.kind}", args=[entry.id])
    except NoReverseMatch:
        return ""
