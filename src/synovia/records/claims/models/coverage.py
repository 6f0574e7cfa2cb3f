"""What a claim needs to know of a patient's coverage: the card, the injury, authorizations, eligibility."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.claims.choices import RELATIONSHIPS, AuthorizationKind, WorkStatus
from synovia.records.claims.models.directory import Payer
from synovia.records.clinical import ClinicalModel


@pghistory.track()
class MemberCard(ClinicalModel):
    """Who insures a coverage, and whose policy it is. Without one a coverage cannot be billed."""

    coverage = models.OneToOneField("charges.Coverage", on_delete=models.PROTECT, related_name="card")
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, related_name="cards", verbose_name=_("payer"))
    group_number = models.CharField(_("group number"), max_length=50, blank=True)
    plan_name = models.CharField(_("plan"), max_length=60, blank=True)
    relationship = models.CharField(_("whose policy"), max_length=2, choices=RELATIONSHIPS, default="18")
    subscriber_last = models.CharField(_("policy holder’s last name"), max_length=60, blank=True)
    subscriber_first = models.CharField(_("policy holder’s first name"), max_length=35, blank=True)
    subscriber_birth = models.DateField(_("policy holder’s date of birth"), null=True, blank=True)
    subscriber_sex = models.CharField(_("policy holder’s sex"), max_length=1, blank=True)
    msp_reason = models.CharField(_("why Medicare pays second"), max_length=2, blank=True)
    crosses_over = models.BooleanField(_("the payer before forwards its claims here"), default=False)


@pghistory.track()
class InjuryCase(ClinicalModel):
    """What workers' compensation and car insurers ask about an injury."""

    coverage = models.OneToOneField("charges.Coverage", on_delete=models.PROTECT, related_name="injury")
    happened_on = models.DateField(_("day of the injury"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    claim_number = models.CharField(_("payer’s number of the injury"), max_length=50, blank=True)
    body_part = models.CharField(_("accepted body part"), max_length=100, blank=True)
    employer = models.CharField(_("employer"), max_length=60, blank=True)
    employer_address = models.CharField(_("employer’s address"), max_length=200, blank=True)
    employer_phone = models.CharField(_("employer’s phone"), max_length=40, blank=True)
    adjuster = models.CharField(_("adjuster"), max_length=100, blank=True)
    adjuster_phone = models.CharField(_("adjuster’s phone"), max_length=40, blank=True)
    adjuster_fax = models.CharField(_("adjuster’s fax"), max_length=40, blank=True)
    adjuster_email = models.EmailField(_("adjuster’s email"), blank=True)
    work_status = models.CharField(_("work status"), max_length=10, choices=WorkStatus.choices, blank=True)
    restrictions = models.CharField(_("restrictions"), max_length=300, blank=True)
    status_from = models.DateField(_("from"), null=True, blank=True)
    status_through = models.DateField(_("through"), null=True, blank=True)


@pghistory.track()
class Authorization(ClinicalModel):
    """Visits or units a payer authorized, or a doctor's referral. What is used is counted from charges."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="authorizations")
    coverage = models.ForeignKey("charges.Coverage", on_delete=models.PROTECT, related_name="authorizations")
    kind = models.CharField(
        _("what was given"),
        max_length=14,
        choices=AuthorizationKind.choices,
        default=AuthorizationKind.AUTHORIZATION,
    )
    number = models.CharField(_("number"), max_length=50, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("through"), null=True, blank=True)
    visits = models.PositiveSmallIntegerField(_("visits"), null=True, blank=True)
    units = models.PositiveSmallIntegerField(_("units"), null=True, blank=True)
    codes = models.JSONField(default=list, blank=True)  # empty: every code
    referring_name = models.CharField(_("referring doctor"), max_length=100, blank=True)
    referring_npi = models.CharField(_("doctor’s NPI"), max_length=10, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)  # withdrawn, or entered by mistake

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="claims_authorization_dates_in_order",
            )
        ]


@pghistory.track()
class Certification(ClinicalModel):
    """A doctor or other certifying provider behind a plan of care: when the plan was sent, and when they signed it."""

    plan = models.OneToOneField(
        "programme.PlanOfCare", on_delete=models.PROTECT, related_name="certification"
    )
    sent_on = models.DateField(_("sent to the doctor on"), null=True, blank=True)
    signed_on = models.DateField(_("signed by the doctor on"), null=True, blank=True)
    doctor_name = models.CharField(_("doctor"), max_length=100, blank=True)
    doctor_npi = models.CharField(_("doctor’s NPI"), max_length=10, blank=True)


class EligibilityCheck(ClinicalModel):
    """One question to a payer whether a person is covered, and the answer as it came."""

    coverage = models.ForeignKey("charges.Coverage", on_delete=models.PROTECT, related_name="eligibility")
    number = models.CharField(max_length=20)
    asked_at = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    answer = models.JSONField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "number"], name="claims_eligibility_number_once")
        ]
