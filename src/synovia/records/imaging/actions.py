"""Everything that writes posture photos: adding one with consent, placing points, confirming, and letting one go."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.clinical import EditedElsewhere
from synovia.records.examination.access import must_treat, must_write
from synovia.records.examination.models import Evaluation
from synovia.records.imaging.choices import CONSENT_PURPOSE, CONSENT_VERSION, KEPT_DAYS, Gone
from synovia.records.imaging.facts import measures_of
from synovia.records.imaging.models import Photo, Placement
from synovia.records.imaging.sealing import seal
from synovia.records.keys import new_id
from synovia.records.people import actions as people
from synovia.records.people.models import Consent, Patient
from synovia.records.refusals import Refused


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: JPEG bytes made anew from its pixels, so that nothing of the camera's data is left."""

    jpeg: bytes
    width: int
    height: int


def consent_of(patient: Patient) -> Consent | None:
    """The consent to posture photos that stands, if the patient gave one."""
    return Consent.objects.filter(patient=patient, purpose=CONSENT_PURPOSE, withdrawn_at__isnull=True).first()


@transaction.atomic
def note_consent(*, patient: Patient, by: Actor) -> Consent:
    """Note that the patient agreed to posture photos, in today's words. Once is enough."""
    must_treat(by)
    given = consent_of(patient)
    return given or people.give_consent(
        patient=patient, purpose=CONSENT_PURPOSE, text_version=CONSENT_VERSION, by=by
    )


@transaction.atomic
def withdraw_consent(*, patient: Patient, by: Actor) -> int:
    """The patient no longer agrees: every picture goes at once; how many went. Their measures stay."""
    must_treat(by)
    for consent in Consent.objects.filter(
        patient=patient, purpose=CONSENT_PURPOSE, withdrawn_at__isnull=True
    ):
        people.withdraw_consent(consent=consent, by=by)
    photos = Photo.objects.defer("sealed").filter(patient=patient, gone_at__isnull=True)
    return sum(_let_go(photo, Gone.CONSENT) for photo in photos)


@transaction.atomic
def add_photo(
    *, evaluation: Evaluation, view: str, picture: Picture, keep_until: date | None = None, by: Actor
) -> Photo:
    """Keep a picture of this evaluation, sealed. Raises Refused without consent, or once the evaluation is signed."""
    must_write(evaluation, by)
    consent = consent_of(evaluation.patient)
    if consent is None:
        raise Refused(_("Ask the patient first: without consent no photo is kept."))
    key = new_id()
    photo = Photo.objects.create(
        id=key,
        clinic_id=by.clinic_id,
        patient_id=evaluation.patient_id,
        evaluation=evaluation,
        view=view,
        taken_by_id=by.membership_id,
        consent=consent,
        keep_until=_retention(keep_until),
        width=picture.width,
        height=picture.height,
        sealed=seal(picture.jpeg, row=key, clinic=by.clinic_id),
        sha256=hashlib.sha256(picture.jpeg).hexdigest(),
    )
    Placement.objects.create(clinic_id=by.clinic_id, photo=photo)
    log.record("photo.added", patient_id=photo.patient_id, of=photo, fields={"view": view})
    return photo


@transaction.atomic
def place(
    *,
    photo: Photo,
    expected_version: int,
    places: Mapping[str, Sequence[float]],
    by_model: Sequence[str],
    scale_cm: Decimal | None = None,
    by: Actor,
) -> Placement:
    """Keep the points and what they measure. Raises EditedElsewhere, and Refused once they are confirmed or signed.

    `by_model` names the points that are still where a model put them; they measure, and are marked.
    """
    must_write(photo.evaluation, by)
    placement = photo.placement
    if placement.confirmed_at is not None:
        raise Refused(_("These points are confirmed. Take a new photo to measure again."))
    placement.save_if_unchanged(
        expected_version=expected_version,
        places=dict(places),
        by_model=sorted(set(by_model) & places.keys()),
        scale_cm=scale_cm,
        measures=measures_of(photo.view, places, float(scale_cm) if scale_cm else None),
    )
    log.record("photo.points_placed", patient_id=photo.patient_id, of=photo)
    return placement


@transaction.atomic
def confirm(*, photo: Photo, expected_version: int, by: Actor) -> Placement:
    """The therapist stands by the points: only now do the measures count.

    Raises Refused while none is measured, and once the evaluation is signed: the signature covers what was confirmed.
    """
    must_write(photo.evaluation, by)
    placement = photo.placement
    if placement.version != expected_version:
        raise EditedElsewhere(placement)
    if not placement.measures:
        raise Refused(_("Place the points first: nothing is measured yet."))
    placement.save_if_unchanged(
        expected_version=expected_version,
        by_model=[],
        confirmed_at=timezone.now(),
        confirmed_by_id=by.membership_id,
    )
    log.record("photo.confirmed", patient_id=photo.patient_id, of=photo)
    return placement


@transaction.atomic
def remove(*, photo: Photo, by: Actor) -> None:
    """Delete a picture that was taken by mistake or is no longer needed; its confirmed measures stay."""
    must_treat(by)
    _let_go(photo, Gone.REMOVED)


def delete_expired(today: date | None = None) -> int:
    """Delete every picture of this clinic whose retention date has passed; how many."""
    due = Photo.objects.defer("sealed").filter(
        gone_at__isnull=True, keep_until__lt=today or timezone.localdate()
    )
    return sum(_let_go(photo, Gone.EXPIRED) for photo in due)


def _let_go(photo: Photo, why: Gone) -> int:
    """Empty the picture; 1 if it was still there."""
    if not photo.is_there:
        return 0
    photo.save_if_unchanged(
        expected_version=photo.version, sealed=b"", gone_at=timezone.now(), gone_why=str(why)
    )
    log.record("photo.deleted", patient_id=photo.patient_id, of=photo, fields={"why": str(why)})
    return 1


def _retention(wanted: date | None) -> date:
    today = timezone.localdate()
    latest = today + timedelta(days=KEPT_DAYS)
    if wanted is None:
        return latest
    if not today <= wanted <= latest:
        raise Refused(_("Keep a photo until a day within the next year."))
    return wanted
