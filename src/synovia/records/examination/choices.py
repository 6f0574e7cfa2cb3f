"""The words the examination room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EvaluationKind(models.TextChoices):
    """First evaluation of an episode, or a later one."""

    INITIAL = "initial", _("Evaluation")
    FOLLOW_UP = "follow_up", _("Re-evaluation")
