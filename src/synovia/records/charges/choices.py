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


INSURED = frozenset(CoverageKind) - {CoverageKind.SELF_PAY}
CAN_PAY_SECOND = frozenset({CoverageKind.MEDICARE, CoverageKind.PRIVATE})


class Turn(models.IntegerChoices):
    """Which coverage is billed first."""

    FIRST = 1, _("Pays first")
    SECOND = 2, _("Pays second")


class Handed(models.TextChoices):
    """How a good-faith estimate reached the person, who chooses."""

    PAPER = "paper", _("On paper")
    ELECTRONIC = "electronic", _("In the portal or by email")


class AskedBy(models.TextChoices):
    """How a person asked what care would cost."""

    DESK = "desk", _("At the desk or by phone")
    PORTAL = "portal", _("In the portal")
    WEBSITE = "website", _("With a request for a first visit")
