"""Who is billed, by which way, and as whom the clinic bills."""

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges.claims.content import Filing
from synovia.records.claims.choices import FILING_KINDS, RouteKind
from synovia.records.clinical import ClinicalModel


@pghistory.track()
class Route(ClinicalModel):
    """A way to payers and back: a clearing house, or paper. Folders and keys lie in the data folder, never here."""

    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("how"), max_length=10, choices=RouteKind.choices)
    host = models.CharField(_("host"), max_length=200, blank=True)
    port = models.PositiveIntegerField(_("port"), default=22)
    user_name = models.CharField(_("user name"), max_length=100, blank=True)
    host_key = models.TextField(_("the host’s public key"), blank=True)
    send_folder = models.CharField(_("folder to send to"), max_length=200, blank=True)
    fetch_folder = models.CharField(_("folder to fetch from"), max_length=200, blank=True)
    submitter_id = models.CharField(_("our submitter id"), max_length=80, blank=True)
    receiver_name = models.CharField(_("receiver’s name"), max_length=60, blank=True)
    receiver_id = models.CharField(_("receiver’s id"), max_length=80, blank=True)
    is_production = models.BooleanField(_("real claims, not tests"), default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "name"], name="claims_route_name_once")]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Payer(ClinicalModel):
    """A payer of the clinic's directory, with the rules its claims are checked by (`domain` PayerRules, as JSON)."""

    name = models.CharField(_("name"), max_length=200)
    payer_id = models.CharField(_("payer id at the clearing house"), max_length=80, blank=True)
    filing = models.CharField(_("kind"), max_length=2, choices=FILING_KINDS, default=Filing.COMMERCIAL.value)
    route = models.ForeignKey(
        Route, null=True, blank=True, on_delete=models.PROTECT, related_name="payers", verbose_name=_("way")
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    postal_code = models.CharField(_("ZIP code"), max_length=10, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    rules = models.JSONField(default=dict)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "name"], name="claims_payer_name_once")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class BillingIdentity(ClinicalModel):
    """As whom the clinic bills. One row a clinic; what is empty is named by the claim's check, never invented."""

    legal_name = models.CharField(_("legal name"), max_length=60)
    npi = models.CharField(_("group NPI"), max_length=10, blank=True)
    taxonomy = models.CharField(_("taxonomy"), max_length=10, blank=True)
    tax_id = models.CharField(_("tax id"), max_length=20, blank=True)
    tax_id_is_ssn = models.BooleanField(_("the tax id is a social security number"), default=False)
    address = models.CharField(_("street address"), max_length=55, blank=True)
    city = models.CharField(_("city"), max_length=30, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    zip_code = models.CharField(_("ZIP code, nine digits"), max_length=10, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    contact = models.CharField(_("whom payers may ask"), max_length=60, blank=True)
    alert_days = models.PositiveSmallIntegerField(
        _("tell of an authorization, days before its end"), default=14
    )
    alert_visits = models.PositiveSmallIntegerField(
        _("tell of an authorization, visits before its end"), default=2
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic"], name="claims_identity_once")]


@pghistory.track()
class TreatingNumber(ClinicalModel):
    """The numbers under which one therapist's services are billed."""

    membership = models.OneToOneField(
        "accounts.Membership", on_delete=models.PROTECT, related_name="treating_number"
    )
    npi = models.CharField(_("NPI"), max_length=10)
    taxonomy = models.CharField(_("taxonomy"), max_length=10, default="225100000X")
