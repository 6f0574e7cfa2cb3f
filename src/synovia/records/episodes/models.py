"""Episodes of care: one complaint from the first visit to discharge (FHIR EpisodeOfCare)."""

import pghistory
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.clinical import ClinicalModel
from synovia.records.episodes.choices import EpisodeSide, EpisodeStatus, regions


@pghistory.track()
class Episode(ClinicalModel):
    """One complaint of one patient, with everything that was found and done for it."""

    patient = models.ForeignKey("people.Patient", on_delete=models.PROTECT, related_name="episodes")
    title = models.CharField(_("complaint"), max_length=200)
    region = models.CharField(max_length=20, choices=regions)
    side = models.CharField(max_length=10, choices=EpisodeSide.choices, blank=True)
    onset_date = models.DateField(null=True, blank=True)
    practitioner = models.ForeignKey(
        "accounts.Practitioner", null=True, blank=True, on_delete=models.PROTECT, related_name="episodes"
    )
    self_check = models.ForeignKey(
        "screening.SelfCheck", null=True, blank=True, on_delete=models.PROTECT, related_name="episodes"
    )
    status = models.CharField(max_length=10, choices=EpisodeStatus.choices, default=EpisodeStatus.OPEN)
    opened_on = models.DateField(default=timezone.localdate)
    closed_on = models.DateField(null=True, blank=True)
    closing_reason = models.TextField(blank=True)


class Referral(ClinicalModel):
    """A doctor's order or referral for an episode, inside the clinic's accounts or from outside."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="referrals")
    doctor = models.ForeignKey(
        "accounts.Practitioner", null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    doctor_name = models.CharField(max_length=200)
    doctor_npi = models.CharField(max_length=10, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
