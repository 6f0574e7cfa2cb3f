"""The words the outcomes room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from synovia.domain.outcomes.schedule import Occasion as DueOccasion


class Occasion(models.TextChoices):
    """Why a measure was asked."""

    BASELINE = DueOccasion.BASELINE.value, _("At the start")
    FOLLOW_UP = DueOccasion.FOLLOW_UP.value, _("On the way")
    DISCHARGE = DueOccasion.DISCHARGE.value, _("At the end")


class AnsweredBy(models.TextChoices):
    """Who gave the answers, and how."""

    LINK = "link", _("the patient, by the link")
    PORTAL = "portal", _("the patient, in the portal")
    PROXY = "proxy", _("somebody acting for the patient, in the portal")
    CLINIC = "clinic", _("recorded in the clinic")
