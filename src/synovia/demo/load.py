"""`load_demo()`: the demo clinic as `synovia demo` opens it."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

from django.utils import timezone

from synovia.demo import drawings, findings, stories
from synovia.demo.accounts import keep_accounts
from synovia.demo.billing import bill
from synovia.demo.clock import as_of, moment
from synovia.demo.measures import answer_questionnaires
from synovia.demo.settle import DemoClinic, settle
from synovia.demo.stories import Complaint
from synovia.domain.charges import PlannedCare, VisitRange
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.audit import log
from synovia.records.charges import actions as charges
from synovia.records.charges.choices import CoverageKind, Handed
from synovia.records.charges.good_faith_actions import ask_for_estimate, give_good_faith_estimate
from synovia.records.charges.good_faith_facts import scope_of_plan
from synovia.records.episodes import actions as episodes
from synovia.records.people import actions as people
from synovia.records.programme.models import PlanOfCare
from synovia.records.scheduling import actions as scheduling
from synovia.records.scheduling.choices import OnlineBooking
from synovia.records.scheduling.models import VisitType
from synovia.records.screening import actions as screening
from synovia.web.billing.good_faith import draft_of

LOCALITY = "04412-31"
COVERAGES = {
    "maria": (CoverageKind.PRIVATE, "Lone Star Health", {
        "copay": "30.00", "rate_percent": "120", "locality": LOCALITY, "visit_limit": "30", "visits_used": "2",
        "out_of_pocket_max": "3000.00", "out_of_pocket_left": "1850.00", "unit_rule": "cms_eight_minute", "in_network": "yes",
    }),
    "ben": (CoverageKind.WORKERS_COMPENSATION, "Gulf Mutual", {
        "state": "TX", "locality": LOCALITY, "accepted": "yes", "authorised_visits": "12",
    }),
    "helen": (CoverageKind.MEDICARE, "Medicare Part B", {
        "locality": LOCALITY, "deductible_left": "0.00", "therapy_used": "412.50", "supplement": "none",
    }),
    "priya": (CoverageKind.SELF_PAY, "", {"discount_percent": "20"}),
    "tom": (CoverageKind.PERSONAL_INJURY, "Prairie Auto", {"med_pay_limit": "5000.00", "letter_of_protection": "yes"}),
}  # fmt: skip
MARIA = Complaint("maria", "david", "Low back pain after lifting a box", "low_back", "M54.50", 24)
BEN = Complaint("ben", "amina", "Neck pain with right arm pain", "neck", "M54.12", 12)
HELEN = Complaint("helen", "david", "Legs hurt when walking", "low_back", "M48.062", 40)
PRIYA = Complaint("priya", "ruth", "Headache that starts in the neck", "neck", "G44.86", 1)
TOM = Complaint("tom", "amina", "Left neck pain since a car accident", "neck", "S13.4XXA", 0)
NOAH = Complaint("noah", "david", "Back pain with numbness", "low_back", "G83.4", 30)
ROSA = Complaint("rosa", "david", "Groin pain when walking", "hip", "M16.11", 35, "right")
INGRID = Complaint("ingrid", "amina", "Right shoulder pain", "shoulder", "M75.101", 3, "right")
OMAR = Complaint("omar", "ruth", "Groin pain after gardening", "hip", "M16.11", 24, "right")
KEIKO = Complaint("keiko", "ruth", "Pain all over, tired", "widespread", "M79.7", 6)
IDA = Complaint("ida", "ruth", "Stiff neck, clumsy hands", "neck", "G95.9", 5)


def load_demo() -> DemoClinic:
    """Set the stage and play every patient's story up to today."""
    clinic = settle()
    timezone.activate(clinic.owner.timezone)
    kinds = _hours_and_prices(clinic)
    _coverages(clinic)
    _asked_what_it_costs(clinic)
    _treated(clinic)
    _in_between(clinic)
    _compared(clinic)
    _estimated_too_low(clinic)
    _referred(clinic)
    _appointments(clinic, kinds)
    _requests(clinic)
    answer_questionnaires(clinic)
    bill(clinic)
    keep_accounts(clinic)
    timezone.deactivate()
    return clinic


def _hours_and_prices(clinic: DemoClinic) -> dict[str, VisitType]:
    owner = clinic.owner
    weekdays = [
        (day, start, end) for day in range(5) for start, end in ((time(8), time(12)), (time(13), time(17)))
    ]
    with log.passage(owner):
        charges.set_prices(prices=dict(tariffs().sample_prices), by=owner)
        for key, profile in clinic.practitioners.items():
            site = clinic.sites[1] if key in {"amina", "elena"} else clinic.sites[0]
            scheduling.set_working_hours(practitioner=profile, site=site, hours=weekdays, by=owner)
        rows = (
            ("first", "First visit and evaluation", 60, OnlineBooking.REQUEST),
            ("visit", "Treatment", 45, OnlineBooking.VIEW),
        )
        return {
            key: scheduling.add_visit_type(
                name=name,
                minutes=minutes,
                online=online,
                is_evaluation=key == "first",
                position=place,
                by=owner,
            )
            for place, (key, name, minutes, online) in enumerate(rows)
        }


def _coverages(clinic: DemoClinic) -> None:
    joan = clinic.actor("joan")
    with log.passage(joan):
        for who, (kind, payer, details) in COVERAGES.items():
            charges.record_coverage(
                patient=clinic.patients[who],
                kind=kind,
                payer_name=payer,
                member_id="DEMO-0001",
                details=details,
                by=joan,
            )


def _asked_what_it_costs(clinic: DemoClinic) -> None:
    """Priya pays herself and wants to know the price: a good-faith estimate is due."""
    joan = clinic.actor("joan")
    with log.passage(joan):
        ask_for_estimate(patient=clinic.patients["priya"], rules=tariffs().good_faith, by=joan)


def _treated(clinic: DemoClinic) -> None:
    """Maria, Ben and Helen are in the middle of their programmes."""
    courses = (
        (MARIA, findings.MARIA, [(21, (6, 4)), (18, (5, 3)), (14, (4, 2)), (11, (3, 2))]),
        (BEN, findings.BEN, [(9, (6, 5)), (6, (5, 4))]),
        (
            HELEN,
            findings.HELEN,
            [(36, (6, 5)), (32, (6, 4)), (28, (5, 4)), (22, (5, 3)), (15, (4, 3)), (8, (4, 2))],
        ),
    )
    for complaint, found, visits in courses:
        episode = stories.open_episode(clinic, complaint)
        evaluation = stories.evaluate(clinic, complaint, episode, found)
        plan = stories.make_plan(
            clinic, complaint, stories.sign_evaluation(clinic, complaint, evaluation), ""
        )
        for days_ago, pain in visits:
            stories.treat(clinic, complaint, plan, days_ago, pain)
        if complaint is MARIA:
            drawings.draw_at_home(clinic, "maria", episode, drawings.MARIA)


def _in_between(clinic: DemoClinic) -> None:
    """Priya's strategy waits for a decision, as do Ingrid's and Keiko's; Tom's evaluation is open today."""
    episode = stories.open_episode(clinic, PRIYA)
    stories.sign_evaluation(clinic, PRIYA, stories.evaluate(clinic, PRIYA, episode, findings.PRIYA))
    stories.evaluate(clinic, TOM, stories.open_episode(clinic, TOM), findings.TOM)
    for complaint, found in ((INGRID, findings.INGRID), (KEIKO, findings.KEIKO)):
        episode = stories.open_episode(clinic, complaint)
        stories.sign_evaluation(clinic, complaint, stories.evaluate(clinic, complaint, episode, found))


def _compared(clinic: DemoClinic) -> None:
    """Rosa's hip was looked at again after five weeks of care."""
    episode = stories.open_episode(clinic, ROSA)
    evaluation = stories.evaluate(clinic, ROSA, episode, findings.ROSA)
    drawings.draw(clinic, ROSA, evaluation, drawings.ROSA)
    first = stories.sign_evaluation(clinic, ROSA, evaluation)
    plan = stories.make_plan(clinic, ROSA, first, "")
    _one_visit_estimated(clinic, ROSA, plan)
    for days_ago, pain in ((28, (5, 4)), (21, (4, 3)), (14, (3, 2)), (7, (2, 1))):
        stories.treat(clinic, ROSA, plan, days_ago, pain)
    again = replace(ROSA, days_ago=1)
    evaluation = stories.evaluate(clinic, again, episode, findings.ROSA_LATER)
    drawings.draw(clinic, again, evaluation, drawings.ROSA_LATER)
    stories.sign_evaluation(clinic, again, evaluation)


def _estimated_too_low(clinic: DemoClinic) -> None:
    """Omar wanted the price of one visit, came back, and no new estimate was made: the next visit reaches the line."""
    episode = stories.open_episode(clinic, OMAR)
    evaluation = stories.evaluate(clinic, OMAR, episode, findings.ROSA)
    plan = stories.make_plan(clinic, OMAR, stories.sign_evaluation(clinic, OMAR, evaluation), "")
    _one_visit_estimated(clinic, OMAR, plan)
    for days_ago, pain in ((21, (5, 4)), (15, (4, 3)), (8, (3, 2))):
        stories.treat(clinic, OMAR, plan, days_ago, pain)


def _one_visit_estimated(clinic: DemoClinic, complaint: Complaint, plan: PlanOfCare) -> None:
    """The good-faith estimate of a plan's first visit alone."""
    joan = clinic.actor("joan")
    with as_of(moment(complaint.days_ago - 1)), log.passage(joan):
        whole = scope_of_plan(plan, timezone.localdate())
        first = PlannedCare(whole.care.visits[:1], likely=VisitRange(1, 1, 1))
        scope = replace(whole, care=first, frequency="One visit")
        draft = draft_of(plan.patient, scope, scope.main_service, [])
        assert draft.contents is not None, draft.problems
        give_good_faith_estimate(
            patient=plan.patient,
            plan=plan,
            contents=draft.contents,
            rules=tariffs().good_faith,
            handed=Handed.PAPER,
            why_anew="",
            by=joan,
        )


def _referred(clinic: DemoClinic) -> None:
    """Noah went to the emergency department, Ida to a surgeon; Dr. Petrova follows Ida and Helen."""
    for complaint, found in ((NOAH, findings.NOAH), (IDA, findings.IDA)):
        episode = stories.open_episode(clinic, complaint)
        stories.sign_evaluation(clinic, complaint, stories.evaluate(clinic, complaint, episode, found))
        if complaint is NOAH:
            actor = clinic.actor("david")
            with log.passage(actor):
                episodes.close_episode(
                    episode=episode,
                    expected_version=episode.version,
                    reason="Sent to the emergency department with a hand-over letter.",
                    by=actor,
                )
    with log.passage(clinic.owner):
        for who in ("ida", "helen"):
            people.add_to_care_team(
                patient=clinic.patients[who], membership=clinic.members["elena"], by=clinic.owner
            )


def _appointments(clinic: DemoClinic, kinds: dict[str, VisitType]) -> None:
    """A working day today, and the next days ahead."""
    joan = clinic.actor("joan")
    booked = (
        ("maria", "david", "visit", 0, 9), ("helen", "david", "visit", 0, 10), ("tom", "amina", "first", 0, 9),
        ("ben", "amina", "visit", 0, 14), ("priya", "ruth", "visit", 1, 9), ("grace", "david", "first", 1, 10),
        ("maria", "david", "visit", 3, 9), ("ben", "amina", "visit", 3, 14), ("helen", "david", "visit", 4, 10),
        ("maria", "david", "visit", 7, 9), ("helen", "david", "visit", 8, 10),
    )  # fmt: skip
    with log.passage(joan):
        for who, therapist, kind, days, hour in booked:
            scheduling.book(
                patient=clinic.patients[who],
                practitioner=clinic.practitioners[therapist],
                site=clinic.sites[1] if therapist == "amina" else clinic.sites[0],
                visit_type=kinds[kind],
                starts=moment(-working_days(days), hour),
                by=joan,
            )


def working_days(days: int) -> int:
    """Calendar days from today to the day that lies `days` ahead, moved past a weekend (today stays today)."""
    ahead = days
    while days and (timezone.localdate() + timedelta(days=ahead)).weekday() > 4:
        ahead += 1
    return ahead


def _requests(clinic: DemoClinic) -> None:
    """Two people asked on the website: one wants a written estimate, the other may already have a chart."""
    asked = (
        screening.BookingDetails("Nora", "Lind", date(1985, 5, 5), "nora@demo.synovia.example", "(512) 555-0191",
                                 ("mon", "morning"), clinic.sites[0], None, "My neck hurts when I drive.", "self_pay", wants_estimate=True),
        screening.BookingDetails("Mariah", "Alvarez", date(1990, 3, 14), "", "(512) 555-0101",
                                 ("afternoon",), None, clinic.practitioners["david"], "Back pain again.", "private"),
    )  # fmt: skip
    with log.passage(None, clinic_id=clinic.owner.clinic_id):
        for details in asked:
            screening.request_booking(
                clinic_id=clinic.owner.clinic_id,
                request_id=uuid4(),
                details=details,
                check=None,
                share_answers=False,
            )
