"""The second way to measure: a clip or photo taken elsewhere, uploaded, measured by the server, and forgotten."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.exchange.pose.refusals import PictureRefused
from synovia.records.accounts.roles import TREATING
from synovia.records.examination.access import evaluation_for
from synovia.records.motion.access import clip_awaited_by, clip_for
from synovia.records.motion.clip_actions import ask_for_clip
from synovia.records.refusals import Refused
from synovia.web.camera import uses_camera
from synovia.web.clinician.capture import capture_page
from synovia.web.clinician.capture_shown import Clip, address, asked_in
from synovia.web.clinician.clip_work import looked_at, measure_later
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*TREATING, phi=True, methods=("POST",))
@uses_camera
def send(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Take a clip or photo of the page's motion. What cannot be measured at first sight is told at once."""
    evaluation = evaluation_for(request.actor, pk, action="capture.clip_sent")
    asked, sent = asked_in(request.POST, evaluation.episode.region), request.FILES.get("clip")
    if sent is None:
        return capture_page(request, evaluation, asked, _("Choose a clip or a photo."))
    seen_from = asked.seen_from(request.POST)
    if seen_from is None:
        return capture_page(
            request, evaluation, asked, _("Say whether the camera saw the front or the back.")
        )
    try:
        looked_at(sent)
        job = ask_for_clip(evaluation=evaluation, motion=str(asked.motion), side=asked.side, by=request.actor)
    except (PictureRefused, Refused) as refusal:
        return capture_page(request, evaluation, asked, str(refusal))
    measure_later(job, sent, seen_from, request.actor)
    return redirect(f"{address(evaluation, asked.motion, asked.side)}#clip")


@policy(*TREATING, methods=("GET",))
def progress(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """How far a clip is, in percent, asked every two seconds; once it is done, where its result is."""
    job = clip_awaited_by(request.actor, pk)
    return render(request, "clinician/capture/_progress.html", {"clip": Clip(job)})


@policy(*TREATING, phi=True, methods=("GET",))
def state(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What became of a clip: its result, or why there is none."""
    job = clip_for(request.actor, pk, action="clip.result_read")
    return render(request, "clinician/capture/_clip.html", {"clip": Clip(job, with_result=True)})
