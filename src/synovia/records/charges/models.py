"""Who pays: coverages, and the estimates given to patients."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q

from synovia.records.charges.choices import AskedBy, CoverageKind, Handed
from synovia.records.clinical import ClinicalModel


@pghistory.track()
class Coverage(ClinicalModel):
    """One way a patient's care may be paid (FHIR Coverage). `details` holds the terms domain/charges reads."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="coverages")
    kind = models.CharField(max_length=24, choices=CoverageKind.choices)
    payer_name = models.CharField(max_length=200, blank=True)
    member_id = models.CharField(max_length=60, blank=True)
    priority = models.PositiveSmallIntegerField(default=1)  # 1 is primary
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    details = models.JSONField(default=dict)


class CostEstimate(ClinicalModel):
    """An estimate as it was given: the whole arithmetic, and what was not known."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="estimates")
    plan = models.ForeignKey("programme.PlanOfCare", on_delete=models.PROTECT, related_name="estimates")
    coverage = models.ForeignKey(
        Coverage, null=True, blank=True, on_delete=models.PROTECT, related_name="estimates"
    )
    coverage_kind = models.CharField(max_length=24, choices=CoverageKind.choices)
    content = models.JSONField()
    person_pays_low = models.DecimalField(max_digits=10, decimal_places=2)
    person_pays_expected = models.DecimalField(max_digits=10, decimal_places=2)
    person_pays_high = models.DecimalField(max_digits=10, decimal_places=2)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    given_to_patient_at = models.DateTimeField(null=True, blank=True)


class ClinicPrice(ClinicalModel):
    """What the clinic charges for one unit of a code, before any coverage."""

    code = models.CharField(max_length=10)
    amount = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic", "code"], name="charges_price_once_per_code")]


class GoodFaithEstimate(ClinicalModel):
    """A good-faith estimate as it was handed over (45 CFR 149.610): final, numbered for each patient, kept for six years.

    A change of scope makes a new one that `replaces` the earlier. Without a `plan` it is for a first visit.
    """

    patient = models.ForeignKey(
        "people.Patient", on_delete=models.PROTECT, related_name="good_faith_estimates"
    )
    plan = models.ForeignKey(
        "programme.PlanOfCare",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="good_faith_estimates",
    )
    number = models.PositiveSmallIntegerField()
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    why_anew = models.CharField(max_length=300, blank=True)
    content = models.JSONField()  # domain.charges.good_faith.GoodFaithEstimate.as_json
    expected_total = models.DecimalField(max_digits=10, decimal_places=2)
    first_day = models.DateField()
    last_day = models.DateField()
    handed = models.CharField(max_length=12, choices=Handed.choices)
    made_on = models.DateField()
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    keep_until = models.DateField()

    class Meta:
        triggers = [pgtrigger.Protect(name="kept_as_given", operation=pgtrigger.Update | pgtrigger.Delete)]
        constraints = [models.UniqueConstraint(fields=["patient", "number"], name="good_faith_number_once")]


class EstimateRequest(ClinicalModel):
    """Somebody asked what care would cost. The law's clock runs until a good-faith estimate answers it."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="estimate_requests")
    asked_on = models.DateField()
    asked_by = models.CharField(max_length=10, choices=AskedBy.choices)
    due_on = models.DateField()
    answered_by = models.ForeignKey(
        GoodFaithEstimate, null=True, blank=True, on_delete=models.PROTECT, related_name="answers"
    )
    closed_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient"],
                condition=Q(answered_by__isnull=True, closed_because=""),
                name="one_open_estimate_request",
            )
        ]
