"""Writing about patients: registering, correcting, consents, who treats them."""

from datetime import date
from typing import Any

from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Membership
from synovia.records.accounts.roles import DESK
from synovia.records.audit import log
from synovia.records.people.models import CareTeamMember, Consent, Patient
from synovia.records.refusals import Refused

EARLIEST_BIRTH = date(1900, 1, 1)


def register_patient(*, by: Actor, **fields: Any) -> Patient:
    """A new chart. Whether the person already has one is asked before (people.queries.possible_duplicates)."""
    if by.role not in DESK:
        raise Refused("Your role does not register patients.")
    _check_birth_date(fields["birth_date"])
    patient = Patient(clinic_id=by.clinic_id, **fields)
    patient.search_text = search_text_of(patient)
    patient.save(force_insert=True)
    log.record("patient.registered", patient_id=patient.pk, of=patient)
    return patient


def correct_patient(*, patient: Patient, expected_version: int, by: Actor, **changes: Any) -> Patient:
    """Change personal details; the former values stay in the history table. Raises EditedElsewhere."""
    if by.role not in DESK:
        raise Refused("Your role does not change patient details.")
    if "birth_date" in changes:
        _check_birth_date(changes["birth_date"])
    for name, value in changes.items():
        setattr(patient, name, value)
    changes["search_text"] = search_text_of(patient)
    patient.save_if_unchanged(expected_version=expected_version, **changes)
    log.record("patient.corrected", patient_id=patient.pk, of=patient, fields={"fields": sorted(changes)})
    return patient


def add_to_care_team(*, patient: Patient, membership: Membership, by: Actor) -> CareTeamMember:
    """Who treats or referred this patient. Adding somebody twice changes nothing."""
    member, _ = CareTeamMember.objects.get_or_create(
        clinic_id=by.clinic_id, patient=patient, membership=membership
    )
    log.record("care_team.added", patient_id=patient.pk, of=member)
    return member


def give_consent(*, patient: Patient, purpose: str, text_version: str, by: Actor) -> Consent:
    """Note that the patient agreed to one purpose, in the words of `text_version`."""
    consent = Consent.objects.create(
        clinic_id=by.clinic_id, patient=patient, purpose=purpose, text_version=text_version
    )
    log.record("consent.given", patient_id=patient.pk, of=consent, fields={"purpose": purpose})
    return consent


def withdraw_consent(*, consent: Consent, by: Actor) -> Consent:
    """Note that the patient no longer agrees; the row stays."""
    consent.save_if_unchanged(expected_version=consent.version, withdrawn_at=timezone.now())
    log.record(
        "consent.withdrawn", patient_id=consent.patient_id, of=consent, fields={"purpose": consent.purpose}
    )
    return consent


def search_text_of(patient: Patient) -> str:
    """What the name search looks through: given, family and preferred name in lower case."""
    return f"{patient.given_name} {patient.family_name} {patient.preferred_name}".lower().strip()


def _check_birth_date(birth_date: date) -> None:
    if birth_date > timezone.localdate():
        raise Refused("The date of birth is in the future.")
    if birth_date < EARLIEST_BIRTH:
        raise Refused("The date of birth is before 1900.")
