"""The words the charges room chooses between. Pages may use them; the models they belong to stay in the room."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CoverageKind(models.TextChoices):
    """The payer worlds, each modeled honestly on its own (domain/charges)."""

    MEDICARE = "medicare", _("Medicare")
    PRIVATE = "private", _("Private insurance")
    WORKERS_COMPENSATION = "workers_compensation", _("Workers’ compensation")
    PERSONAL_INJURY = "personal_injury", _("Personal injury")
    SELF_PAY = "self_pay", _("Paying oneself")
