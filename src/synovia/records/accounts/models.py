"""Clinics, their sites, the people who sign in, and what each of them is there."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.accounts.roles import CAN_LEAD, PORTAL, Role
from synovia.records.clinical import ClinicalModel
from synovia.records.keys import new_id


class Clinic(models.Model):
    """A tenant: one practice with its own patients, staff and settings. Made by `synovia createclinic`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    host = models.CharField(
        max_length=200, blank=True, help_text=_("Host name of its public site; empty for the only clinic")
    )
    time_zone = models.CharField(max_length=64, default="America/New_York")
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    npi = models.CharField(max_length=10, blank=True)
    tax_id = models.CharField(max_length=20, blank=True)
    medicare_locality = models.CharField(
        max_length=20, blank=True, help_text=_("MAC and locality, for example 04412-31")
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return self.name


class Site(ClinicalModel):
    """An address where the clinic treats."""

    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200)
    city = models.CharField(max_length=100)
    state = models.CharField(max_length=2)
    postal_code = models.CharField(max_length=10)
    phone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new user; without a password the account cannot sign in until one is set by link."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who can sign in. What they may do comes only from their memberships."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class Membership(ClinicalModel):
    """What a user is in a clinic. Ending it takes effect on the next request."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    patient = models.ForeignKey(
        "people.Patient", null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    is_medical_lead = models.BooleanField(
        default=False, help_text=_("Reviews the rules for this clinic; set by the owner")
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "user", "role", "patient"],
                nulls_distinct=False,
                name="accounts_membership_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(PORTAL), patient__isnull=False)
                | (~Q(role__in=sorted(PORTAL)) & Q(patient__isnull=True)),
                name="accounts_membership_patient_for_portal_only",
            ),
            models.CheckConstraint(
                condition=Q(is_medical_lead=False) | Q(role__in=sorted(CAN_LEAD)),
                name="accounts_membership_lead_is_a_clinician",
            ),
        ]


class Practitioner(ClinicalModel):
    """A doctor or therapist as patients see them: name, credentials, what they treat."""

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="practitioner")
    display_name = models.CharField(max_length=200)
    credentials = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=200, blank=True)
    bio = models.TextField(blank=True)
    special_interests = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    npi = models.CharField(max_length=10, blank=True)
    is_public = models.BooleanField(default=True)
    takes_new_patients = models.BooleanField(default=True)
    trained_in_thrust = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "display_name"]

    def __str__(self) -> str:
        return f"{self.display_name}, {self.credentials}" if self.credentials else self.display_name


class BreakGlass(ClinicalModel):
    """Emergency access to one restricted chart: a reason, one patient, at most 60 minutes, reviewed afterwards."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    until = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
