"""Opening and closing episodes, and noting who referred."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.terms.places import Region
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Practitioner
from synovia.records.accounts.roles import DESK
from synovia.records.audit import log
from synovia.records.episodes.choices import EpisodeSide, EpisodeStatus
from synovia.records.episodes.models import Episode, Referral
from synovia.records.people.models import Patient
from synovia.records.refusals import Refused
from synovia.records.screening.models import SelfCheck


def open_episode(
    *,
    patient: Patient,
    title: str,
    region: str,
    side: str = "",
    onset_date: date | None = None,
    practitioner: Practitioner | None = None,
    self_check: SelfCheck | None = None,
    by: Actor,
) -> Episode:
    """A new complaint. A self-check comes along only if the patient agreed to share it."""
    if by.role not in DESK:
        raise Refused(_("Your role does not open episodes."))
    if region not in tuple(Region):
        raise Refused(_("Choose the region of the complaint."))
    if side and side not in EpisodeSide.values:
        raise Refused(_("The side is left, right or both."))
    if onset_date and onset_date > timezone.localdate():
        raise Refused(_("The complaint cannot have begun in the future."))
    shared = self_check if self_check is not None and self_check.consent_at else None
    episode = Episode.objects.create(
        clinic_id=by.clinic_id,
        patient=patient,
        title=title.strip(),
        region=region,
        side=side,
        onset_date=onset_date,
        practitioner=practitioner,
        self_check=shared,
    )
    log.record("episode.opened", patient_id=patient.pk, of=episode)
    return episode


def close_episode(*, episode: Episode, expected_version: int, reason: str, by: Actor) -> Episode:
    """End of care for this complaint, with its reason. Raises EditedElsewhere."""
    if not by.may_treat:
        raise Refused(_("Only therapists close an episode."))
    if episode.status == EpisodeStatus.CLOSED:
        raise Refused(_("This episode is closed already."))
    if not reason.strip():
        raise Refused(_("Say in a few words why care ends."))
    episode.save_if_unchanged(
        expected_version=expected_version,
        status=EpisodeStatus.CLOSED,
        closed_on=timezone.localdate(),
        closing_reason=reason.strip(),
    )
    log.record("episode.closed", patient_id=episode.patient_id, of=episode)
    return episode


def note_referral(*, episode: Episode, doctor_name: str, by: Actor, **fields: Any) -> Referral:
    """A doctor's order for this episode."""
    if by.role not in DESK:
        raise Refused(_("Your role does not note referrals."))
    referral = Referral.objects.create(
        clinic_id=by.clinic_id, episode=episode, doctor_name=doctor_name.strip(), **fields
    )
    log.record("referral.noted", patient_id=episode.patient_id, of=referral)
    return referral
