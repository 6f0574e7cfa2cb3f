"""The words the reviews room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Decided(models.TextChoices):
    """What the medical lead decided about a rule, as domain.rules.review names it."""

    DRAFT = "draft", _("Not reviewed")
    APPROVED = "approved", _("Approved")
    RESTRICTED = "restricted", _("Restricted")
    OFF = "off", _("Switched off")
