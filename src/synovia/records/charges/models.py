"""Who pays: coverages, and the estimates given to patients."""

import pghistory
from django.db import models

from synovia.records.charges.choices import CoverageKind
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
