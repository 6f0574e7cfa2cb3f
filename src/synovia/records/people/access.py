"""The gate to patients: nobody holds a patient without passing here, and every passing is in the audit log."""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import BreakGlass
from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.people.choices import Privacy
from synovia.records.people.models import CareTeamMember, Patient
from synovia.records.refusals import NotYours

REFERRING_ONLY = frozenset({Role.DOCTOR})


def patient_for(actor: Actor, pk: UUID, *, action: str = "patient.read") -> Patient:
    """The patient, if this actor may see that they exist: names, contact, times, money.

    Raises NotYours for another clinic's patient, another portal's, or one outside a doctor's referrals.
    """
    patient = Patient.objects.filter(pk=pk).first()
    if patient is None:
        raise NotYours("patient", pk)
    if actor.is_portal and actor.patient_id != patient.pk:
        raise NotYours("patient", pk, why="another patient's portal", patient_id=patient.pk)
    if actor.role in REFERRING_ONLY and not on_care_team(actor, patient):
        raise NotYours("patient", pk, why="not referred by this doctor", patient_id=patient.pk)
    log.record(action, patient_id=patient.pk, of=patient)
    return patient


def chart_for(actor: Actor, pk: UUID, *, action: str = "chart.read") -> Patient:
    """The patient with everything written about their body. Desk and billing are refused; a restricted chart opens
    for its care team, and for others only while they have broken the glass. The patient reads their own.
    """
    patient = patient_for(actor, pk, action=action)
    if actor.is_portal:
        return patient
    if not actor.reads_charts:
        raise NotYours("chart", pk, why="role does not read charts", patient_id=patient.pk)
    if patient.privacy == Privacy.RESTRICTED and not (
        on_care_team(actor, patient) or has_broken_glass(actor, patient)
    ):
        raise RestrictedChart(patient)
    return patient


class RestrictedChart(NotYours):
    """The chart is for its care team alone; a clinician may break the glass with a reason."""

    def __init__(self, patient: Patient) -> None:
        super().__init__("chart", patient.pk, why="restricted chart", patient_id=patient.pk)


def on_care_team(actor: Actor, patient: Patient) -> bool:
    """Whether the actor treats or referred this patient today."""
    today = timezone.localdate()
    current = Q(until__isnull=True) | Q(until__gte=today)
    return CareTeamMember.objects.filter(current, patient=patient, membership_id=actor.membership_id).exists()


def has_broken_glass(actor: Actor, patient: Patient) -> bool:
    """Whether emergency access to this one chart is running."""
    running = BreakGlass.objects.filter(
        membership_id=actor.membership_id, patient=patient, until__gt=timezone.now()
    )
    return running.exists()


def directory_for(actor: Actor) -> None:
    """Note that the list of patients was looked through; refuse those who have no such list."""
    if actor.is_portal or actor.role in REFERRING_ONLY:
        raise NotYours("directory", "patients", why="role has no list of patients")
    log.record("patients.searched")
