"""The body chart at home: the patient marks where it hurts before the visit; the therapist goes through it with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.examination.pain_drawing import Drawing, DrawingRefused
from synovia.records.accounts.roles import Role
from synovia.records.clinical import EditedElsewhere
from synovia.records.examination.facts import age_on
from synovia.records.pain import actions
from synovia.records.pain.choices import FigureKind
from synovia.records.pain.facts import drawing_of, figure_for
from synovia.records.pain.queries import drawing_at_home, open_complaint
from synovia.records.people.access import patient_for
from synovia.records.refusals import Refused
from synovia.web.errors import is_background
from synovia.web.pain.chart import chart_of
from synovia.web.pain.posted import as_content, read_posted
from synovia.web.pain.words import said
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.pain.models import PainDrawing
    from synovia.records.people.models import Patient


@policy(Role.PATIENT, Role.PROXY, phi=True, methods=("GET",))
def pain(request: ClinicRequest) -> HttpResponse:
    """The chart, empty or as it was left."""
    patient = _own(request, "portal.pain")
    return render(request, "patient/pain.html", _context(patient, request.GET.get("figure", "")))


@policy(Role.PATIENT, Role.PROXY, phi=True, methods=("POST",))
def save(request: ClinicRequest) -> HttpResponse:
    """Keep what is drawn; it waits until a therapist confirms it."""
    patient = _own(request, "portal.pain_drawn")
    episode = open_complaint(patient)
    if episode is None:
        raise Refused(_("There is no open complaint to draw for. Please call us."))
    try:
        posted = read_posted(request)
    except DrawingRefused as refusal:
        return _answer(request, patient, status=422, refusal=str(refusal))
    try:
        kept = actions.save_home_drawing(
            episode=episode,
            expected_version=posted.version,
            figure=posted.figure,
            drawing=posted.drawing,
            by=request.actor,
        )
    except EditedElsewhere as conflict:
        return _conflict(request, cast("PainDrawing", conflict.current), posted.drawing)
    if not is_background(request):
        messages.success(request, _("Saved. Your therapist will go through it with you."))
        return redirect("patient:pain")
    response = _answer(request, patient)
    response["X-Record-Version"] = str(kept.version)
    return response


def _own(request: ClinicRequest, action: str) -> Patient:
    assert request.actor.patient_id is not None, "portal roles have a patient by a database constraint"
    return patient_for(request.actor, request.actor.patient_id, action=action)


def _context(patient: Patient, wanted: str = "") -> dict[str, object]:
    episode = open_complaint(patient)
    row = drawing_at_home(episode.pk) if episode else None
    drawing = drawing_of(row) if row else Drawing()
    kind = row.figure if row else figure_for(patient, age_on(patient.birth_date, timezone.localdate()))
    if wanted in FigureKind.values and not drawing.is_drawn:
        kind = wanted
    return {
        "patient": patient,
        "episode": episode,
        "content": as_content(drawing),
        "version": row.version if row else actions.NOT_YET,
        "chart": chart_of(kind, clinical=False),
        "said": said(kind, drawing, clinical=False),
        "saved_at": row.updated_at if row else None,
    }


def _answer(request: ClinicRequest, patient: Patient, status: int = 200, refusal: str = "") -> HttpResponse:
    template = "patient/_pain_answer.html" if is_background(request) else "patient/pain.html"
    return render(request, template, {**_context(patient), "refusal": refusal}, status=status)


def _conflict(request: ClinicRequest, current: PainDrawing, mine: Drawing) -> HttpResponse:
    shown = {
        "theirs": said(current.figure, drawing_of(current), clinical=False),
        "mine": said(current.figure, mine, clinical=False),
        "current": current,
    }
    response = render(request, "pain/_conflict.html", shown, status=409)
    response["X-Record-Version"] = str(current.version)
    return response
