"""The words the episodes room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from synovia.domain.terms.regions import REGIONS


class EpisodeStatus(models.TextChoices):
    """Where an episode stands."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class EpisodeSide(models.TextChoices):
    """The side a complaint is on, where it has one; the words of the finding `pain_side`."""

    LEFT = "left", _("Left")
    RIGHT = "right", _("Right")
    BOTH = "both", _("Both")


def regions() -> list[tuple[str, str]]:
    """Every region a complaint can be of, with its words."""
    return [(str(region), card.spoken) for region, card in REGIONS.items()]
