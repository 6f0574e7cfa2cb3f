"""The words the pain room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DrawnBy(models.TextChoices):
    """Whose hand held the pen."""

    PATIENT = "patient", _("Drawn at home")
    THERAPIST = "therapist", _("Drawn in the evaluation")


class DrawingStatus(models.TextChoices):
    """Where a drawing stands. Only a confirmed one speaks for an evaluation."""

    WAITING = "waiting", _("Waiting to be confirmed")
    CONFIRMED = "confirmed", _("Confirmed")
    REPLACED = "replaced", _("Replaced by a later one")


class FigureKind(models.TextChoices):
    """The person the chart shows."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    CHILD = "child", _("Child")
