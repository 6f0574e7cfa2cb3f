"""Posture photos of an evaluation: consent, adding one, placing points, confirming, comparing two dates."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.exchange.pose.refusals import PictureRefused
from synovia.records.accounts.roles import CLINICAL, TREATING
from synovia.records.examination.access import evaluation_for
from synovia.records.imaging import actions
from synovia.records.imaging.access import photo_for
from synovia.records.imaging.choices import CONSENT_TEXT, View
from synovia.records.imaging.facts import BadPlace, read_places
from synovia.records.imaging.queries import earlier_photos, photos_of, picture_of
from synovia.records.imaging.sealing import CannotBeOpened
from synovia.records.refusals import Refused
from synovia.web.clinician.plan_thread import whose
from synovia.web.clinician.posture_shown import drawing_of, measures_shown, pairs_of, points_shown
from synovia.web.clinician.posture_upload import kept_picture, suggested
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.examination.models import Evaluation
    from synovia.records.imaging.models import Photo


@policy(*CLINICAL, phi=True, methods=("GET",))
def posture(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The photos of an evaluation."""
    return _photos(request, evaluation_for(request.actor, pk, action="evaluation.photos_read"))


@policy(*TREATING, phi=True, methods=("POST",))
def consent(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Note that the patient agrees, or no longer does."""
    found = evaluation_for(request.actor, pk, action="evaluation.photo_consent")
    if "withdraw" in request.POST:
        gone = actions.withdraw_consent(patient=found.patient, by=request.actor)
        messages.success(request, _("Consent withdrawn. Photos deleted: %(count)s.") % {"count": gone})
    else:
        actions.note_consent(patient=found.patient, by=request.actor)
    return redirect("clinician:posture", found.pk)


@policy(*TREATING, phi=True, methods=("POST",))
def add(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Keep a photo and place what a model can guess; a file that cannot be used is refused in plain words."""
    found = evaluation_for(request.actor, pk, action="evaluation.photo_added")
    sent, view = request.FILES.get("photo"), request.POST.get("view", "")
    if sent is None or view not in View.values:
        return _photos(request, found, problem=_("Choose a view and a photo."), status=422)
    try:
        pixels, kept = kept_picture(sent)
        guessed = suggested(pixels, view)
        taken = actions.add_photo(evaluation=found, view=view, picture=kept, by=request.actor)
    except (PictureRefused, Refused) as refusal:
        return _photos(request, found, problem=str(refusal), status=422, view=view)
    if guessed:
        actions.place(
            photo=taken,
            expected_version=taken.placement.version,
            places=guessed,
            by_model=list(guessed),
            by=request.actor,
        )
    return redirect("clinician:photo", taken.pk)


@policy(*CLINICAL, phi=True, methods=("GET",))
def photo(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One photo with its points: to place for who treats, to look at for others."""
    return _editor(request, photo_for(request.actor, pk))


@policy(*CLINICAL, phi=True, methods=("GET",))
def picture(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The picture itself, for the page alone: never kept by the browser."""
    found = photo_for(request.actor, pk, action="photo.seen")
    try:
        content = picture_of(found)
    except (LookupError, CannotBeOpened):
        return HttpResponse(_("The picture is not there."), status=410, content_type="text/plain")
    response = HttpResponse(content, content_type="image/jpeg")
    response["Content-Disposition"] = 'inline; filename="posture.jpg"'
    response["Cache-Control"] = "no-store"
    return response


@policy(*TREATING, phi=True, methods=("POST",))
def place(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Keep the points as placed; with `confirm`, stand by them."""
    found = photo_for(request.actor, pk, action="photo.measured")
    try:
        places, by_model = _posted_places(request, found)
        centimeters = _centimeters(request.POST.get("scale_cm", ""))
    except ValueError as problem:
        return _editor(request, found, problem=str(problem), status=422)
    placement = actions.place(
        photo=found,
        expected_version=version_posted(request),
        places=places,
        by_model=by_model,
        scale_cm=centimeters,
        by=request.actor,
    )
    if "confirm" in request.POST and any(one.is_doubtful for one in measures_shown(placement.measures)):
        said = _("Saved, but not confirmed: no person measures like this. Check the points.")
        return _editor(request, found, problem=said, status=422)
    if "confirm" in request.POST:
        actions.confirm(photo=found, expected_version=placement.version, by=request.actor)
        messages.success(request, _("Confirmed. The measures are now in the record."))
        return redirect("clinician:posture", found.evaluation_id)
    return redirect("clinician:photo", found.pk)


@policy(*TREATING, phi=True, methods=("POST",))
def remove(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Delete a picture."""
    found = photo_for(request.actor, pk, action="photo.removed")
    actions.remove(photo=found, by=request.actor)
    messages.success(request, _("The photo is deleted. Its confirmed measures stay."))
    return redirect("clinician:posture", found.evaluation_id)


@policy(*CLINICAL, phi=True, methods=("GET",))
def compare(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A photo beside an earlier one of the same view, by `?with=` or the latest."""
    now = photo_for(request.actor, pk, action="photo.compared")
    earlier = earlier_photos(now)
    wanted = request.GET.get("with", "")
    before = next((one for one in earlier if str(one.pk) == wanted), earlier[0] if earlier else None)
    context = {
        **_whose(now.evaluation),
        "now": drawing_of(now),
        "before": drawing_of(before) if before else None,
        "earlier": earlier,
        "measures": measures_shown(now.placement.measures, before.placement.measures if before else None),
    }
    return render(request, "clinician/posture/compare.html", context)


def _photos(request: ClinicRequest, found: Evaluation, *, status: int = 200, **more: object) -> HttpResponse:
    photos = photos_of(found.pk)
    context = {
        **_whose(found),
        "photos": [{**drawing_of(one), "measures": measures_shown(one.placement.measures)} for one in photos],
        "views": View.choices,
        "consent": actions.consent_of(found.patient),
        "consent_text": CONSENT_TEXT,
        "may_add": request.actor.may_treat and not found.is_signed,
        **more,
    }
    return render(request, "clinician/posture/photos.html", context, status=status)


def _editor(request: ClinicRequest, found: Photo, *, status: int = 200, **more: object) -> HttpResponse:
    placement = found.placement
    earlier = earlier_photos(found)
    context = {
        **_whose(found.evaluation),
        **drawing_of(found),
        "placement": placement,
        "points": points_shown(found.view),
        "editor": {
            "places": placement.places,
            "by_model": placement.by_model,
            "lines": pairs_of(found.view),
        },
        "measures": measures_shown(placement.measures, earlier[0].placement.measures if earlier else None),
        "earlier": earlier,
        "may_place": request.actor.may_treat and found.is_there and placement.confirmed_at is None,
        **more,
    }
    return render(request, "clinician/posture/photo.html", context, status=status)


def _whose(found: Evaluation) -> dict[str, Any]:
    return {**whose(found.patient, found.episode), "evaluation": found}


def _posted_places(request: ClinicRequest, found: Photo) -> tuple[dict[str, tuple[float, float]], list[str]]:
    try:
        sent = json.loads(request.POST.get("places", ""))
        places = read_places(sent["places"], found.view, found.width, found.height)
        return places, [str(name) for name in sent.get("by_model", [])]
    except BadPlace as bad:
        raise ValueError(_("The point “%(name)s” is not on the photo.") % {"name": bad}) from bad
    except (ValueError, TypeError, KeyError, AttributeError) as broken:
        raise ValueError(
            _("The points could not be read. Place them again; nothing was changed.")
        ) from broken


def _centimeters(text: str) -> Decimal | None:
    """The known distance of the scale; empty is none."""
    if not text.strip():
        return None
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        number = Decimal(0)
    if not (Decimal(1) <= number <= Decimal(250)):
        raise ValueError(_("The scale is a distance from 1 to 250 cm."))
    return number
