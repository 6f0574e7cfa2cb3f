"""The words the episodes room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EpisodeStatus(models.TextChoices):
    """Where an episode stands."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
