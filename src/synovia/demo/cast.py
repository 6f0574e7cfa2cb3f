"""The named cast: a clinic with two sites, its staff, and eleven patients. All invented.

The tests use the same people (`tests/people.py`), so that a name always means the same story.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from synovia.records.accounts.roles import Role

CLINIC_NAME = "Riverside Spine & Joint"
PASSWORD = "glide-easily-every-day"  # noqa: S105  # of the demo accounts alone; production refuses demo data
TOTP_SECRET = settings.DEMO_TOTP_SECRET  # the authenticator of all demo staff


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One of the clinic's people."""

    key: str
    name: str
    email: str
    role: Role
    credentials: str = ""
    title: str = ""
    bio: str = ""
    interests: tuple[str, ...] = ()
    trained_in_thrust: bool = False
    is_medical_lead: bool = False


@dataclass(frozen=True, slots=True)
class PatientStory:
    """One of the patients, and in a sentence why they are in the cast."""

    key: str
    given_name: str
    family_name: str
    birth_date: date
    sex: str
    phone: str
    story: str
    email: str = ""
    city: str = "Austin"
    restricted: bool = False
    has_portal: bool = False


SITES = (
    {
        "name": "Riverside",
        "address": "120 Front Street",
        "city": "Austin",
        "state": "TX",
        "postal_code": "78701",
        "phone": "(512) 555-0140",
    },
    {
        "name": "Hillcrest",
        "address": "48 Orchard Avenue",
        "city": "Round Rock",
        "state": "TX",
        "postal_code": "78664",
        "phone": "(512) 555-0177",
    },
)

STAFF = (
    StaffMember(
        "ruth",
        "Ruth Okafor",
        "ruth@demo.synovia.example",
        Role.OWNER,
        "PT, DPT, OCS",
        "Owner and physical therapist",
        "Ruth founded the clinic in 2011. She treats necks and headaches, and still does the Saturday walk-ins.",
        ("Neck pain", "Headache from the neck"),
        trained_in_thrust=True,
    ),
    StaffMember(
        "david",
        "David Lindqvist",
        "david@demo.synovia.example",
        Role.THERAPIST,
        "PT, DPT",
        "Physical therapist",
        "David works with backs that have hurt for years, and with people who want to lift, garden and dance again.",
        ("Back pain", "Spinal stenosis"),
        trained_in_thrust=True,
    ),
    StaffMember(
        "amina",
        "Amina Farah",
        "amina@demo.synovia.example",
        Role.THERAPIST,
        "PT, MSc",
        "Physical therapist",
        "Amina treats arm pain that starts in the neck, and people recovering from car accidents and work injuries.",
        ("Neck and arm pain", "Whiplash"),
    ),
    StaffMember(
        "sam",
        "Sam Whitaker",
        "sam@demo.synovia.example",
        Role.ASSISTANT,
        "PTA",
        "Physical therapist assistant",
    ),
    StaffMember(
        "elena",
        "Elena Petrova",
        "elena@demo.synovia.example",
        Role.DOCTOR,
        "MD",
        "Physician, physical medicine",
        "Dr. Petrova sees people whose pain needs a doctor's look first, and works hand in hand with the therapists.",
        ("Physical medicine", "Joint injections"),
        is_medical_lead=True,
    ),
    StaffMember("joan", "Joan Reyes", "joan@demo.synovia.example", Role.FRONT_DESK, title="Front desk"),
    StaffMember("walt", "Walt Jensen", "walt@demo.synovia.example", Role.BILLER, title="Billing"),
)

PATIENTS = (
    PatientStory(
        "maria", "Maria", "Alvarez", date(1990, 3, 14), "female", "(512) 555-0101",
        "Acute low back pain after lifting; the whole way from self-check to price. Private plan. Has a portal.",
        email="maria@demo.synovia.example", has_portal=True,
    ),
    PatientStory(
        "ben", "Ben", "Carter", date(1976, 5, 2), "male", "(512) 555-0102",
        "Neck pain with right arm pain since a fall at work. Workers' compensation.",
    ),
    PatientStory(
        "helen", "Helen", "Brooks", date(1955, 1, 9), "female", "(512) 555-0103",
        "Legs hurt when she walks and ease when she sits: stenosis. Medicare.",
        email="helen@demo.synovia.example", has_portal=True,
    ),
    PatientStory(
        "priya", "Priya", "Nair", date(1989, 8, 21), "female", "(512) 555-0104",
        "One-sided headache that comes from the neck. Pays herself. Strategy waits for a decision.",
    ),
    PatientStory(
        "tom", "Tom", "Becker", date(1981, 11, 30), "male", "(512) 555-0105",
        "Car accident, left neck pain. Personal injury. His evaluation is open today.",
    ),
    PatientStory(
        "grace", "Grace", "Kim", date(1968, 2, 17), "female", "(512) 555-0106",
        "Long-standing back pain, takes warfarin: deep and friction techniques are blocked. First visit tomorrow.",
        city="Round Rock",
    ),
    PatientStory(
        "noah", "Noah", "Reed", date(1994, 6, 5), "male", "(512) 555-0107",
        "Came with numbness where one sits on a saddle: sent to the emergency department. Episode closed.",
    ),
    PatientStory(
        "ida", "Ida", "Novak", date(1947, 4, 25), "female", "(512) 555-0108",
        "Clumsy hands and unsteady walking behind a stiff neck: urgent referral. Restricted chart; her daughter acts for her.",
        restricted=True,
    ),
    PatientStory(
        "rosa", "Rosa", "Delgado", date(1964, 2, 11), "female", "(512) 555-0109",
        "Osteoarthritis of the right hip, better after five weeks, and on a blood thinner since: two evaluations to compare.",
    ),
    PatientStory(
        "ingrid", "Ingrid", "Sandell", date(1966, 3, 8), "female", "(512) 555-0110",
        "Right shoulder pain; rheumatoid arthritis in remission, so no thrust to the neck. Strategy waits for a decision.",
        city="Round Rock",
    ),
    PatientStory(
        "keiko", "Keiko", "Arai", date(1982, 7, 19), "female", "(512) 555-0111",
        "Pain in many places for two years, tired all day: exercise first, and a letter to her doctor.",
    ),
    PatientStory(
        "omar", "Omar", "Haddad", date(1979, 10, 3), "male", "(512) 555-0112",
        "Groin pain. Pays himself; his bill comes near the $400 above its good-faith estimate, as Rosa's has passed it.",
    ),
)  # fmt: skip

PROXY_NAME, PROXY_EMAIL, PROXY_OF = "Anna Novak", "anna@demo.synovia.example", "ida"


def staff(key: str) -> StaffMember:
    """The staff member of this key."""
    return next(member for member in STAFF if member.key == key)


def patient(key: str) -> PatientStory:
    """The patient of this key."""
    return next(person for person in PATIENTS if person.key == key)
