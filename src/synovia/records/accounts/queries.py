"""Reads of clinics, people who sign in, and their memberships."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Clinic, Membership, Practitioner, Site, User
from synovia.records.accounts.roles import CAN_LEAD, Role
from synovia.records.people.models import Patient


def clinic_of_host(host: str) -> Clinic | None:
    """The clinic whose public site answers to this host name, else the only or oldest clinic without one."""
    return Clinic.objects.filter(Q(host=host) | Q(host="")).order_by("-host", "created_at").first()


def public_host_of(clinic_id: UUID, asked_at: str) -> str | None:
    """The host its public pages answer at; "" when the host just asked is it; None when there is none."""
    host: str = Clinic.objects.values_list("host", flat=True).get(pk=clinic_id)
    if host:
        return host
    here = clinic_of_host(asked_at)
    return "" if here is not None and here.pk == clinic_id else None


def clinic_ids() -> list[UUID]:
    """Every clinic, the oldest first: for work that is done clinic by clinic."""
    return list(Clinic.objects.order_by("created_at").values_list("pk", flat=True))


def clinic_of_slug(slug: str) -> UUID | None:
    """The clinic of that short name."""
    return Clinic.objects.filter(slug=slug).values_list("pk", flat=True).first()


def slug_of(clinic_id: UUID) -> str:
    """The clinic's short name, by which a command is told which one is meant."""
    return Clinic.objects.values_list("slug", flat=True).get(pk=clinic_id)


def active_memberships(user: User) -> QuerySet[Membership]:
    """What this user is now, in any clinic (seen before a clinic is chosen through the user's own setting)."""
    return (
        user.memberships.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=timezone.now()))
        .select_related("clinic")
        .order_by("created_at")
    )


def actor_for(user: User, membership_id: UUID | None, *, ip: str, request_id: str) -> Actor | None:
    """The actor of this request: the chosen membership, else the first one; None when none is active."""
    memberships = {membership.pk: membership for membership in active_memberships(user)}
    if not user.is_active or not memberships:
        return None
    chosen = memberships.get(membership_id) if membership_id else None
    membership = chosen or next(iter(memberships.values()))
    return Actor(
        user_id=user.pk,
        name=user.name,
        clinic_id=membership.clinic_id,
        membership_id=membership.pk,
        role=Role(membership.role),
        patient_id=membership.patient_id,
        clinic_name=membership.clinic.name,
        timezone=membership.clinic.time_zone,
        is_medical_lead=membership.is_medical_lead,
        ip=ip,
        request_id=request_id,
    )


def possible_leads() -> QuerySet[Membership]:
    """Everybody of this clinic who is its medical lead or could be, the leads first."""
    return (
        Membership.objects.filter(ended_at__isnull=True, role__in=sorted(CAN_LEAD))
        .select_related("user", "practitioner")
        .order_by("-is_medical_lead", "user__name")
    )


def medical_leads() -> QuerySet[Membership]:
    """The clinic's medical leads."""
    return possible_leads().filter(is_medical_lead=True)


def portal_members(patient: Patient) -> QuerySet[Membership]:
    """Who may open this patient's portal now: the patient and those who act for them."""
    return Membership.objects.filter(patient=patient, ended_at__isnull=True).select_related("user")


def public_practitioners() -> QuerySet[Practitioner]:
    """Doctors and therapists the public site shows for the clinic of this passage."""
    return Practitioner.objects.filter(is_public=True, membership__ended_at__isnull=True).select_related(
        "membership"
    )


def treating_practitioners() -> QuerySet[Practitioner]:
    """Who can be booked: therapists, assistants and owners with a profile."""
    treating = [Role.OWNER, Role.THERAPIST, Role.ASSISTANT]
    return Practitioner.objects.filter(
        membership__ended_at__isnull=True, membership__role__in=treating
    ).select_related("membership")


def sites() -> QuerySet[Site]:
    """The clinic's addresses."""
    return Site.objects.order_by("name")
