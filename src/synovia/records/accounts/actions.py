"""Making clinics, their sites, accounts and memberships."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import BreakGlass, Clinic, Membership, Practitioner, Site, User
from synovia.records.accounts.roles import CAN_LEAD, PORTAL, Role
from synovia.records.audit import log
from synovia.records.people.models import Patient
from synovia.records.refusals import Refused

BREAK_GLASS_MINUTES = 60  # the longest an emergency access may run (trust.md goal 32)


@transaction.atomic
def create_clinic(
    *, name: str, slug: str, owner_email: str, owner_name: str, password: str | None, **fields: Any
) -> Actor:
    """A new clinic with its owner, as the actor that sets up the rest. Raises Refused when the slug is taken."""
    if Clinic.objects.filter(slug=slug).exists():
        raise Refused(f"There is already a clinic with the short name {slug!r}.")
    clinic = Clinic.objects.create(name=name, slug=slug, **fields)
    user = account_of(email=owner_email, name=owner_name, password=password)
    with log.passage(None, clinic_id=clinic.pk):
        membership = Membership.objects.create(clinic=clinic, user=user, role=Role.OWNER)
        log.record("clinic.created", of=clinic)
    return as_actor(membership)


def as_actor(membership: Membership) -> Actor:
    """The actor a membership makes, for commands and tests; requests get theirs in the doorway."""
    return Actor(
        user_id=membership.user_id,
        name=membership.user.name,
        clinic_id=membership.clinic_id,
        membership_id=membership.pk,
        role=Role(membership.role),
        patient_id=membership.patient_id,
        clinic_name=membership.clinic.name,
        timezone=membership.clinic.time_zone,
        is_medical_lead=membership.is_medical_lead,
    )


def account_of(*, email: str, name: str, password: str | None) -> User:
    """The account with this address, made if there is none yet. An existing password is never replaced."""
    return User.objects.filter(email=email.lower()).first() or User.objects.create_user(
        email, password, name=name
    )


def add_member(*, user: User, role: Role, patient: Patient | None = None, by: Actor) -> Membership:
    """Give a person a role in the acting person's clinic; portal roles name whose portal it is."""
    if by.role != Role.OWNER and not (role in PORTAL and by.role == Role.FRONT_DESK):
        raise Refused("Only the owner adds staff; the front desk may open a patient's portal.")
    membership = Membership.objects.create(clinic_id=by.clinic_id, user=user, role=role, patient=patient)
    log.record(
        "member.added", patient_id=patient.pk if patient else None, of=membership, fields={"role": str(role)}
    )
    return membership


def open_portal(*, patient: Patient, role: Role, name: str, email: str, by: Actor) -> Membership:
    """The patient's own portal, or one for somebody who acts for them. A new account has no password yet."""
    if role not in PORTAL:
        raise Refused(_("A portal is for the patient or somebody who acts for them."))
    user = account_of(email=email, name=name.strip(), password=None)
    if Membership.objects.filter(user=user, patient=patient, ended_at__isnull=True).exists():
        raise Refused(_("This address has a portal for this patient already."))
    return add_member(user=user, role=role, patient=patient, by=by)


def end_membership(*, membership: Membership, by: Actor) -> Membership:
    """Take a person's access away; it ends with their next request."""
    if by.role != Role.OWNER:
        raise Refused("Only the owner ends a membership.")
    membership.save_if_unchanged(expected_version=membership.version, ended_at=timezone.now())
    log.record("member.ended", of=membership)
    return membership


@transaction.atomic
def appoint_medical_lead(*, membership: Membership, by: Actor) -> Membership:
    """Let this clinician review the rules for the clinic. An owner may be it where there is no other clinician."""
    _sets_leads(membership, by)
    if membership.role not in CAN_LEAD:
        raise Refused(_("The medical lead is a therapist or a doctor of the clinic."))
    if membership.role == Role.OWNER and _has_other_clinicians():
        raise Refused(
            _("Choose a therapist or a doctor: the owner is medical lead only of a one-person clinic.")
        )
    membership.save_if_unchanged(expected_version=membership.version, is_medical_lead=True)
    log.record("medical_lead.appointed", of=membership, fields={"role": membership.role})
    return membership


@transaction.atomic
def dismiss_medical_lead(*, membership: Membership, by: Actor) -> Membership:
    """Take the reviewing of rules away again. What was decided stays as it was."""
    _sets_leads(membership, by)
    membership.save_if_unchanged(expected_version=membership.version, is_medical_lead=False)
    log.record("medical_lead.dismissed", of=membership)
    return membership


def _sets_leads(membership: Membership, by: Actor) -> None:
    if by.role != Role.OWNER or membership.clinic_id != by.clinic_id:
        raise Refused(_("Only the owner names the clinic's medical lead."))
    if membership.ended_at is not None:
        raise Refused(_("This person no longer belongs to the clinic."))


def _has_other_clinicians() -> bool:
    clinicians = [Role.THERAPIST, Role.DOCTOR]
    return Membership.objects.filter(role__in=clinicians, ended_at__isnull=True).exists()


def add_site(*, by: Actor, **fields: Any) -> Site:
    """A new address of the clinic."""
    site = Site.objects.create(clinic_id=by.clinic_id, **fields)
    log.record("site.added", of=site)
    return site


def add_practitioner(*, membership: Membership, by: Actor, **fields: Any) -> Practitioner:
    """The public profile of a doctor or therapist."""
    profile = Practitioner.objects.create(clinic_id=by.clinic_id, membership=membership, **fields)
    log.record("practitioner.added", of=profile)
    return profile


def break_glass(
    *, patient: Patient, reason: str, minutes: int = BREAK_GLASS_MINUTES, by: Actor
) -> BreakGlass:
    """Open one restricted chart in an emergency, for a reason and at most an hour; the owner reviews it afterwards."""
    if not by.reads_charts:
        raise Refused("Only clinicians can open a restricted chart in an emergency.")
    if len(reason.strip()) < 10:
        raise Refused("Say in a sentence why the chart is needed now.")
    until = timezone.now() + timedelta(minutes=min(minutes, BREAK_GLASS_MINUTES))
    access = BreakGlass.objects.create(
        clinic_id=by.clinic_id,
        membership_id=by.membership_id,
        patient=patient,
        reason=reason.strip(),
        until=until,
    )
    log.record("chart.glass_broken", patient_id=patient.pk, of=access, reason=reason.strip())
    return access


def review_glass(*, access: BreakGlass, by: Actor) -> BreakGlass:
    """The owner has looked at an emergency access."""
    if by.role != Role.OWNER:
        raise Refused("Only the owner reviews emergency access.")
    access.save_if_unchanged(
        expected_version=access.version, reviewed_at=timezone.now(), reviewed_by_id=by.user_id
    )
    log.record("chart.glass_reviewed", patient_id=access.patient_id, of=access)
    return access
