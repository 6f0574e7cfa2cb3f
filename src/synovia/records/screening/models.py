"""The public self-check and the booking request that may follow it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.clinical import ClinicalModel
from synovia.records.screening.choices import RequestStatus


class SelfCheck(ClinicalModel):
    """One visitor's answers, kept on the server and reached only through a random token in a cookie."""

    path = models.CharField(
        max_length=20
    )  # the region complained of, by its name (domain.terms.places.Region), or "elsewhere"
    answers = models.JSONField(default=dict)  # by question of the self-check
    findings = models.JSONField(default=dict)  # by name of the vocabulary; written when the check is finished
    outcome = models.CharField(max_length=20, blank=True)  # "option", "doctor_first", "go_now"
    pace = models.CharField(max_length=10, blank=True)  # "now", "today", "soon", "any_time"
    reasons = models.JSONField(default=list)
    careful = models.JSONField(default=list)
    unsure = models.JSONField(default=list)
    rule_version = models.CharField(max_length=64, blank=True)
    knowledge_release = models.CharField(max_length=64, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    consent_at = models.DateTimeField(null=True, blank=True)  # agreed to pass the answers to the clinic
    expires_at = models.DateTimeField()


class PreferredTime(models.TextChoices):
    """When a visitor can come: days and times of day, any mix of them."""

    MONDAY = "mon", _("Monday")
    TUESDAY = "tue", _("Tuesday")
    WEDNESDAY = "wed", _("Wednesday")
    THURSDAY = "thu", _("Thursday")
    FRIDAY = "fri", _("Friday")
    SATURDAY = "sat", _("Saturday")
    MORNING = "morning", _("in the morning")
    NOON = "noon", _("around noon")
    AFTERNOON = "afternoon", _("in the afternoon")
    EVENING = "evening", _("in the evening")


class BookingRequest(ClinicalModel):
    """A visitor asks for a first visit."""

    self_check = models.OneToOneField(
        SelfCheck, null=True, blank=True, on_delete=models.PROTECT, related_name="booking_request"
    )
    given_name = models.CharField(_("first name"), max_length=100)
    family_name = models.CharField(_("last name"), max_length=100)
    birth_date = models.DateField(_("date of birth"))
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    preferred_times = models.JSONField(default=list, blank=True)
    preferred_site = models.ForeignKey(
        "accounts.Site", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    preferred_practitioner = models.ForeignKey(
        "accounts.Practitioner", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    coverage_kind = models.CharField(max_length=30, blank=True)
    wants_estimate = models.BooleanField(
        default=False
    )  # in writing: the law's clock runs from `submitted_at`
    status = models.CharField(max_length=10, choices=RequestStatus.choices, default=RequestStatus.NEW)
    patient = models.ForeignKey(
        "people.Patient", null=True, blank=True, on_delete=models.PROTECT, related_name="booking_requests"
    )
    submitted_at = models.DateTimeField(default=timezone.now)
    decline_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["clinic", "status", "submitted_at"], name="screening_open_requests")]

    @property
    def times_in_words(self) -> str:
        """When the visitor would like to come; empty when they left it open."""
        return ", ".join(str(time.label) for time in PreferredTime if time.value in self.preferred_times)

    @property
    def coverage_in_words(self) -> str:
        """How the visitor thinks it will be paid; empty when they do not know."""
        from synovia.records.charges.choices import CoverageKind

        known = {kind.value: str(kind.label) for kind in CoverageKind}
        return known.get(self.coverage_kind, "")
