"""Setting the stage: the clinic, its sites, staff accounts with second factor, patients and portals."""

from dataclasses import dataclass, field

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator

from synovia.demo import cast
from synovia.records.accounts import actions as accounts
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.models import Membership, Practitioner, Site, User
from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.people import actions as people
from synovia.records.people.choices import Privacy
from synovia.records.people.models import Patient

WITH_PROFILE = frozenset({Role.OWNER, Role.THERAPIST, Role.ASSISTANT, Role.DOCTOR})


@dataclass(slots=True)
class DemoClinic:
    """Everybody and everything of the stage, by the keys of the cast."""

    owner: Actor
    sites: list[Site] = field(default_factory=list)
    members: dict[str, Membership] = field(default_factory=dict)
    practitioners: dict[str, Practitioner] = field(default_factory=dict)
    patients: dict[str, Patient] = field(default_factory=dict)
    portals: dict[str, Membership] = field(default_factory=dict)

    def actor(self, key: str) -> Actor:
        """The staff member, or the patient's portal, as an actor."""
        return accounts.as_actor(self.members[key] if key in self.members else self.portals[key])


def settle(*, slug: str = "riverside", name: str = cast.CLINIC_NAME, suffix: str = "") -> DemoClinic:
    """A clinic with the whole cast and nothing written yet. `suffix` keeps a second clinic's addresses apart."""
    ruth = cast.STAFF[0]
    owner = accounts.create_clinic(
        name=name,
        slug=slug,
        owner_email=address(ruth.email, suffix),
        owner_name=ruth.name,
        password=cast.PASSWORD,
        phone="(512) 555-0140",
        email="hello@demo.synovia.example",
        npi="1234567893",
        tax_id="12-3456789",
        time_zone="America/Chicago",
        medicare_locality="04412-31",
    )
    clinic = DemoClinic(owner=owner)
    with log.passage(owner):
        clinic.sites = [accounts.add_site(by=owner, **site) for site in cast.SITES]
        for member in cast.STAFF:
            _staff(clinic, member, suffix)
        for story in cast.PATIENTS:
            _patient(clinic, story, suffix)
        _proxy(clinic, suffix)
    return clinic


def address(email: str, suffix: str) -> str:
    """The e-mail address in a clinic of its own."""
    return email.replace("@", f"{suffix}@")


def _staff(clinic: DemoClinic, member: cast.StaffMember, suffix: str) -> None:
    if member.role == Role.OWNER:
        membership = Membership.objects.get(pk=clinic.owner.membership_id)
    else:
        user = accounts.account_of(
            email=address(member.email, suffix), name=member.name, password=cast.PASSWORD
        )
        membership = accounts.add_member(user=user, role=member.role, by=clinic.owner)
        if member.is_medical_lead:
            accounts.appoint_medical_lead(membership=membership, by=clinic.owner)
    give_second_factor(membership.user)
    clinic.members[member.key] = membership
    if member.role in WITH_PROFILE:
        clinic.practitioners[member.key] = accounts.add_practitioner(
            membership=membership,
            by=clinic.owner,
            display_name=member.name,
            credentials=member.credentials,
            title=member.title,
            bio=member.bio,
            special_interests=list(member.interests),
            languages=["English"],
            is_public=member.role != Role.ASSISTANT,
            trained_in_thrust=member.trained_in_thrust,
            position=len(clinic.practitioners),
        )


def give_second_factor(user: User) -> None:
    """The demo authenticator, whose current code the demo's sign-in page shows."""
    secret = get_adapter().encrypt(cast.TOTP_SECRET)
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": secret}}
    )


def _patient(clinic: DemoClinic, story: cast.PatientStory, suffix: str) -> None:
    patient = people.register_patient(
        by=clinic.owner,
        given_name=story.given_name,
        family_name=story.family_name,
        birth_date=story.birth_date,
        sex=story.sex,
        phone=story.phone,
        email=address(story.email, suffix) if story.email else "",
        address="1 Example Lane",
        city=story.city,
        state="TX",
        postal_code="78701",
        privacy=Privacy.RESTRICTED if story.restricted else Privacy.OPEN,
    )
    clinic.patients[story.key] = patient
    if story.has_portal:
        user = accounts.account_of(email=patient.email, name=patient.full_name, password=cast.PASSWORD)
        clinic.portals[story.key] = accounts.add_member(
            user=user, role=Role.PATIENT, patient=patient, by=clinic.owner
        )


def _proxy(clinic: DemoClinic, suffix: str) -> None:
    user = accounts.account_of(
        email=address(cast.PROXY_EMAIL, suffix), name=cast.PROXY_NAME, password=cast.PASSWORD
    )
    patient = clinic.patients[cast.PROXY_OF]
    clinic.portals["anna"] = accounts.add_member(user=user, role=Role.PROXY, patient=patient, by=clinic.owner)
    people.add_to_care_team(patient=patient, membership=clinic.members["ruth"], by=clinic.owner)
