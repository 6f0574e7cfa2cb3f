"""The words the scheduling room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OnlineBooking(models.TextChoices):
    """How far the public may go for a visit type."""

    OFF = "off", _("Not shown")
    VIEW = "view", _("Shown")
    REQUEST = "request", _("May be requested")
    BOOK = "book", _("May be booked")


class AppointmentStatus(models.TextChoices):
    """Where an appointment stands (FHIR Appointment.status)."""

    BOOKED = "booked", _("Booked")
    ARRIVED = "arrived", _("Arrived")
    FULFILLED = "fulfilled", _("Done")
    CANCELLED = "cancelled", _("Canceled")
    NO_SHOW = "noshow", _("Did not come")


HOLDS_TIME = [AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED, AppointmentStatus.FULFILLED]
