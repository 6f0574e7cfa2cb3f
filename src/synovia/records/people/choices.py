"""The words the people room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sex(models.TextChoices):
    """Sex as norms and rules need it; `unknown` uses neither."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")
    OTHER = "other", _("Other")
    UNKNOWN = "unknown", _("Not stated")


class Privacy(models.TextChoices):
    """Who of the clinic opens the chart: everyone treating, or the care team alone (others by break-glass)."""

    OPEN = "open", _("Open to the clinic's clinicians")
    RESTRICTED = "restricted", _("Care team only")
