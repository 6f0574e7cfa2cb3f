"""The roles a person can hold in a clinic, and the groups the policies speak of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is in a clinic. One membership holds one role."""

    OWNER = "owner", _("Owner")
    THERAPIST = "therapist", _("Therapist")
    ASSISTANT = "assistant", _("Assistant")
    DOCTOR = "doctor", _("Doctor")
    FRONT_DESK = "front_desk", _("Front desk")
    BILLER = "biller", _("Biller")
    PATIENT = "patient", _("Patient")
    PROXY = "proxy", _("Proxy")


STAFF = frozenset({Role.OWNER, Role.THERAPIST, Role.ASSISTANT, Role.DOCTOR, Role.FRONT_DESK, Role.BILLER})
PORTAL = frozenset({Role.PATIENT, Role.PROXY})
# Who may read what is written about a body. Desk and billing see names, times and money (minimum necessary).
CLINICAL = frozenset({Role.OWNER, Role.THERAPIST, Role.ASSISTANT, Role.DOCTOR})
# Who may evaluate, decide and sign. An assistant records visits, a therapist signs them.
TREATING = frozenset({Role.OWNER, Role.THERAPIST})
# Who can be the clinic's medical lead, who signs off its rules. A flag on the membership, not a role of its own.
CAN_LEAD = frozenset({Role.OWNER, Role.THERAPIST, Role.DOCTOR})
DESK = frozenset({Role.OWNER, Role.FRONT_DESK, Role.THERAPIST, Role.ASSISTANT})
MONEY = frozenset({Role.OWNER, Role.BILLER, Role.FRONT_DESK, Role.THERAPIST})
EVERYONE = STAFF | PORTAL
