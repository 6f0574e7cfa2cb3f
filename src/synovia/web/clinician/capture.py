"""Measuring a motion by camera: the guided page, what it sends, and the therapist's word on it.

The picture never leaves the browser. What comes here are landmarks; every number is computed again from them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from synovia.domain.motion.measuring import Measured, measured
from synovia.domain.motion.quality import Flag
from synovia.domain.motion.recording import RecordingRefused, read_recording
from synovia.knowledge.camera import camera_limits
from synovia.records.accounts.roles import TREATING
from synovia.records.examination.access import evaluation_for, must_write
from synovia.records.motion import actions
from synovia.records.motion.access import capture_for
from synovia.records.motion.queries import captures_of
from synovia.records.motion.study_queries import studies_of_rater
from synovia.records.refusals import Refused
from synovia.web.camera import uses_camera
from synovia.web.clinician.capture_shown import (
    Asked,
    Result,
    asked_in,
    choices,
    clip_under_way,
    confirmed,
    waiting,
)
from synovia.web.clinician.plan_thread import whose
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation


@policy(*TREATING, phi=True, methods=("GET",))
@uses_camera
def capture(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The guided capture of one motion; other motions a key away, and always a way without a camera."""
    evaluation = evaluation_for(request.actor, pk)
    must_write(evaluation, request.actor)
    return capture_page(request, evaluation, asked_in(request.GET, evaluation.episode.region))


def capture_page(
    request: ClinicRequest, evaluation: Evaluation, asked: Asked, problem: str = ""
) -> HttpResponse:
    """The page itself; `problem` is why an uploaded file was not taken."""
    captures = tuple(captures_of(evaluation))
    context = {
        "evaluation": evaluation,
        **whose(evaluation.patient, evaluation.episode),
        "asked": asked,
        "choices": choices(evaluation, evaluation.episode.region, asked),
        "waiting": waiting(captures),
        "by_hand": by_hand(evaluation.pk, asked),
        "studies": studies_of_rater(request.actor, str(asked.motion)),
        "confirmed": confirmed(captures, asked),
        "clip": clip_under_way(evaluation, asked),
        "problem": problem,
    }
    return render(request, "clinician/capture/capture.html", context, status=422 if problem else 200)


@policy(*TREATING, phi=True, methods=("POST",))
def measure(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Landmarks in, a result to look at out. What cannot be measured is told, and nothing of it is kept."""
    evaluation = evaluation_for(request.actor, pk, action="capture.measured")
    try:
        sent = request.body
        recording = read_recording(_object(sent))
    except RequestDataTooBig:
        return _not_measured(request, pk, None, [_("The recording is too long.")], 413)
    except RecordingRefused as refusal:
        return _not_measured(request, pk, None, [_(str(refusal))], 422)
    asked = Asked(recording.motion, str(recording.side))
    found = measured(recording, camera_limits())
    if found.degrees is None:
        return _not_measured(request, pk, asked, _reasons(found), 422)
    try:
        kept = actions.keep_capture(
            evaluation=evaluation, measured=found, recording=recording, sent=sent, by=request.actor
        )
    except Refused as refusal:
        return _not_measured(request, pk, asked, [str(refusal)], 409)
    shown = {"result": Result(kept, request.actor.clinic_id), "by_hand": by_hand(pk, asked)}
    return render(request, "clinician/capture/_result.html", shown)


@policy(*TREATING, phi=True, methods=("POST",))
def decide(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Take the value over into the evaluation, or not."""
    found = capture_for(request.actor, pk, action="capture.decide")
    if request.POST.get("decision") == "confirm":
        actions.confirm_capture(capture=found, by=request.actor)
        messages.success(request, _("The camera’s value is in the evaluation, on a line of its own."))
    else:
        actions.decline_capture(capture=found, by=request.actor)
        messages.success(request, _("Not taken over."))
    return redirect(f"{reverse('clinician:evaluation', args=[found.evaluation_id])}#camera")


def by_hand(pk: UUID, asked: Asked) -> str:
    """The field of the evaluation where the same motion is entered without a camera."""
    return f"{reverse('clinician:evaluation', args=[pk])}#f-{asked.field}-field"


def _object(sent: bytes) -> dict[str, object]:
    try:
        given = json.loads(sent)
    except ValueError as error:
        raise RecordingRefused("The recording cannot be read.") from error
    if not isinstance(given, dict):
        raise RecordingRefused("The recording cannot be read.")
    return given


def _reasons(found: Measured) -> list[str]:
    return [_(flag.words) for flag in found.refusals] or [_(Flag.NO_REPETITION.words)]


def _not_measured(
    request: ClinicRequest, pk: UUID, asked: Asked | None, reasons: list[str], status: int
) -> HttpResponse:
    hand = by_hand(pk, asked) if asked else reverse("clinician:evaluation", args=[pk])
    shown = {"reasons": reasons, "by_hand": hand}
    return render(request, "clinician/capture/_not_measured.html", shown, status=status)
