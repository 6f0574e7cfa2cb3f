"""The words the imaging room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

CONSENT_PURPOSE = "posture_photo"
CONSENT_VERSION = "posture-photo-1"
CONSENT_TEXT = _(
    "I agree that photos of my posture are taken and kept, encrypted, in my record for a year at the most. Only my care"
    " team sees them. I can withdraw this at any time: the photos are then deleted, and my care does not change."
)
KEPT_DAYS = 365
"""How long a photo is kept when nobody says otherwise, and at the most."""


class View(models.TextChoices):
    """The side of the body that faces the camera."""

    FRONT = "front", _("Front")
    BACK = "back", _("Back")
    LEFT = "left", _("Left side")
    RIGHT = "right", _("Right side")


class Gone(models.TextChoices):
    """Why the picture itself is no longer there. Its measures stay."""

    EXPIRED = "expired", _("Its retention date has passed")
    CONSENT = "consent", _("Consent was withdrawn")
    REMOVED = "removed", _("It was removed")
