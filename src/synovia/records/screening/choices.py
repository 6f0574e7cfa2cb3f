"""The words the screening room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestStatus(models.TextChoices):
    """What the desk has done with a booking request."""

    NEW = "new", _("New")
    MATCHED = "matched", _("Patient matched")
    BOOKED = "booked", _("Booked")
    DECLINED = "declined", _("Declined")
