"""Reads of posture photos."""

from typing import Any
from uuid import UUID

from synovia.records.imaging.models import Photo
from synovia.records.imaging.sealing import unseal


def photos_of(evaluation_pk: UUID) -> list[Photo]:
    """The photos of an evaluation with their points, the oldest first; without the pictures themselves."""
    found = Photo.objects.filter(evaluation_id=evaluation_pk).select_related("placement").defer("sealed")
    return list(found.order_by("taken_at"))


def picture_of(photo: Photo) -> bytes:
    """The JPEG. Raises CannotBeOpened if it was tampered with; a picture that is gone raises LookupError."""
    if not photo.is_there:
        raise LookupError("the picture is gone")
    return unseal(bytes(photo.sealed), row=photo.pk, clinic=photo.clinic_id)


def earlier_photos(photo: Photo) -> list[Photo]:
    """Confirmed photos of the same patient from the same view, taken before, the latest first."""
    found = Photo.objects.filter(
        patient_id=photo.patient_id,
        view=photo.view,
        taken_at__lt=photo.taken_at,
        placement__confirmed_at__isnull=False,
    )
    return list(found.select_related("placement").defer("sealed").order_by("-taken_at"))


def measured_postures(evaluation_pk: UUID) -> dict[str, dict[str, float]]:
    """Confirmed measures of an evaluation: view to measure to value."""
    return {
        photo.view: {name: float(one["value"]) for name, one in photo.placement.measures.items()}
        for photo in photos_of(evaluation_pk)
        if photo.placement.confirmed_at is not None
    }


def signed_content(evaluation_pk: UUID) -> list[dict[str, Any]]:
    """The confirmed points and measures, and the picture's own hash, as the evaluation's signature is bound to them."""
    return [
        {
            "id": photo.pk,
            "view": photo.view,
            "sha256": photo.sha256,
            "places": photo.placement.places,
            "scale_cm": photo.placement.scale_cm,
            "measures": photo.placement.measures,
        }
        for photo in photos_of(evaluation_pk)
        if photo.placement.confirmed_at is not None
    ]
