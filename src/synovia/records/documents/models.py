"""Documents as they were made: the bytes, their hash, and what they came from (FHIR DocumentReference)."""

from django.db import models

from synovia.records.clinical import ClinicalModel


class Document(ClinicalModel):
    """A PDF given to or kept for a patient. Never overwritten; a new version is a new row."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=30)  # "plan_of_care", "estimate", "referral_letter"
    title = models.CharField(max_length=200)
    source_id = models.UUIDField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    shared_with_patient = models.BooleanField(default=False)
