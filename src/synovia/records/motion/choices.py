"""The words the motion room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaptureStatus(models.TextChoices):
    """What became of a capture. Only a confirmed one is part of the chart."""

    WAITING = "waiting", _("Waiting for you")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")


class CaptureSource(models.TextChoices):
    """Where the landmarks came from."""

    LIVE = "live", _("Camera")
    UPLOAD = "upload", _("Uploaded clip or photo")


class ClipState(models.TextChoices):
    """How far the measuring of an uploaded clip or photo is."""

    QUEUED = "queued", _("Waits for its turn")
    RUNNING = "running", _("Being measured")
    DONE = "done", _("Measured")
    FAILED = "failed", _("Not measured")


class StudyMethod(models.TextChoices):
    """What a reliability study measures with."""

    CAMERA = "camera", _("Camera")
    GONIOMETER = "goniometer", _("Goniometer")
    INCLINOMETER = "inclinometer", _("Inclinometer")
    CROM = "crom", _("CROM device")
    TAPE = "tape", _("Tape measure")
    VISUAL = "visual", _("By eye")
