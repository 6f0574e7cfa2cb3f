"""The words the programme room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Decision(models.TextChoices):
    """What the therapist made of one part of a proposal."""

    ACCEPTED = "accepted", _("Accepted")
    CHANGED = "changed", _("Changed")
    DECLINED = "declined", _("Declined")


class InterventionKind(models.TextChoices):
    """What kind of part of the programme this is."""

    TECHNIQUE = "technique", _("Hands-on technique")
    EXERCISE = "exercise", _("Exercise")
    EDUCATION = "education", _("Education")
    POSTURE = "posture", _("Posture training")


class Carried(models.TextChoices):
    """How a treatment compares with where it was pre-filled from. Each one was confirmed by hand on the day."""

    NEW = "new", _("New today")
    UNCHANGED = "unchanged", _("Unchanged")
    CHANGED = "changed", _("Changed")
