"""A posture photo as it comes in: read safely, stripped to its pixels, looked at once by the pose model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from synovia.domain.motion.angles import View as CameraView
from synovia.domain.motion.landmarks import Landmarks
from synovia.domain.motion.posture_angles import SIDES, PostureView
from synovia.domain.motion.posture_points import guesses
from synovia.exchange.pose.find import check_view, one_pose
from synovia.exchange.pose.images import BYTES_MOST, Picture, read_picture, stripped
from synovia.exchange.pose.refusals import TooLarge
from synovia.knowledge.camera import camera_limits
from synovia.records.imaging.actions import Picture as KeptPicture

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

KEPT_QUALITY = 90


def kept_picture(sent: UploadedFile[bytes]) -> tuple[Picture, KeptPicture]:
    """The pixels, and the JPEG that is kept of them. Raises PictureRefused."""
    if (sent.size or 0) > BYTES_MOST:
        raise TooLarge(
            _("The photo is larger than %(most)s MB. Send a smaller one.") % {"most": BYTES_MOST // 1_000_000}
        )
    picture = read_picture(sent.read())
    height, width = picture.image.shape[:2]
    return picture, KeptPicture(stripped(picture, KEPT_QUALITY), width, height)


def suggested(picture: Picture, view: str) -> dict[str, tuple[float, float]]:
    """Where the model would start each point it knows.

    Raises NoPerson, SeveralPeople, or WrongView when a whole body is seen from elsewhere. Head and shoulders alone are
    welcome: close up, the angle of the neck is measured best.
    """
    limits = camera_limits()
    found = one_pose(picture.image, whole=False)
    if _is_whole(found.landmarks):
        check_view(found, CameraView.SIDE if view in SIDES else CameraView.FRONT, limits)
    return guesses(found.landmarks, PostureView(view), limits.visibility_least)


def _is_whole(body: Landmarks) -> bool:
    return bool((body.points >= 0).all() and (body.points < (body.width, body.height)).all())
