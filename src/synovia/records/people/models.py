"""Patients, who may act for them, who treats them, and what they consented to."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.clinical import ClinicalModel
from synovia.records.people.choices import Privacy, Sex


@pghistory.track()
class Patient(ClinicalModel):
    """A person the clinic treats. Named as FHIR's Patient."""

    given_name = models.CharField(_("first name"), max_length=100)
    family_name = models.CharField(_("last name"), max_length=100)
    preferred_name = models.CharField(_("preferred name"), max_length=100, blank=True)
    birth_date = models.DateField(_("date of birth"))
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices, default=Sex.UNKNOWN)
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    postal_code = models.CharField(_("ZIP code"), max_length=10, blank=True)
    emergency_contact = models.CharField(_("emergency contact"), max_length=200, blank=True)
    privacy = models.CharField(max_length=12, choices=Privacy.choices, default=Privacy.OPEN)
    search_text = models.CharField(max_length=260, editable=False, db_index=False, default="")

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "family_name", "given_name"], name="people_by_name"),
            models.Index(fields=["clinic", "-created_at"], name="people_newest"),
            models.Index(fields=["clinic", "birth_date"], name="people_by_birth_date"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_date__gte="1900-01-01"), name="people_birth_date_plausible"
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Given name and family name."""
        return f"{self.given_name} {self.family_name}"


class CareTeamMember(ClinicalModel):
    """Who treats or referred this patient: opens restricted charts, and is all a referring doctor sees."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="care_team")
    membership = models.ForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="care_teams")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "membership"], name="people_care_team_once")
        ]


class Consent(ClinicalModel):
    """One purpose a patient agreed to, with the version of the text they saw. Withdrawing keeps the row."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(
        max_length=60
    )  # "treatment", "cervical_thrust", "self_check_sharing", "camera"
    text_version = models.CharField(max_length=40)
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
