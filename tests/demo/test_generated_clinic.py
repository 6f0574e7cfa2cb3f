"""The generated clinic: repeatable people with years of care, every row within the rules the database keeps."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from synovia.demo import therapists
from synovia.demo.crowd import MAILBOX
from synovia.demo.generate import generate
from synovia.demo.lanes import LANES, Lane, lane_of
from synovia.demo.load import load_demo
from synovia.demo.settle import DemoClinic
from synovia.records.accounts.models import Practitioner
from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation, Observation
from synovia.records.people.models import Patient
from synovia.records.people.queries import search_patients
from synovia.records.programme.models import PlanOfCare, Proposal, TreatmentGiven, Visit
from synovia.records.scheduling.models import Appointment
from tests.people import passage
from tests.sign_in import signed_in
from tests.stage import database

PATIENTS = 40
TODAY = date(2026, 3, 4)


@pytest.fixture
def clinic(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> DemoClinic:
    """The demo clinic with forty generated patients, committed: the generator works on a connection of its own."""
    monkeypatch.setattr(therapists, "PATIENTS_EACH", PATIENTS // 2)
    made = load_demo()
    generate(patients=PATIENTS)
    return made


def test_the_generated_clinic(clinic: DemoClinic, client: Client) -> None:
    """One load, many looks: what is there, that it is guarded again, and that its pages open."""
    with passage(clinic.owner):
        assert Practitioner.objects.filter(is_public=False, membership__user__is_active=False).count() == 2
        generated = Patient.objects.filter(email__endswith=f"@{MAILBOX}")
        assert generated.count() == PATIENTS
        assert all(row.search_text == row.full_name.lower() for row in generated)
        _has_a_history()
        _is_guarded_again()
        charts = list(generated.filter(plans__isnull=False).distinct()[:3])
        names = [charts[0].family_name]
        assert set(search_patients(names[0]).values_list("family_name", flat=True)) >= set(names)
    _pages_open(signed_in(client, clinic.members["david"]), clinic, charts)
    assert generate(patients=PATIENTS) == 0  # started again on the same data


def _has_a_history() -> None:
    of_generated = {"patient__email__endswith": f"@{MAILBOX}"}
    visits = Visit.objects.filter(**of_generated)
    assert visits.count() > PATIENTS
    assert not visits.filter(signed_at=None).exists()
    assert all(visit.treatments.count() <= 5 for visit in visits)
    assert TreatmentGiven.objects.filter(visit__in=visits).count() >= visits.count()
    assert set(Episode.objects.filter(**of_generated).values_list("region", flat=True)) == set(
        Episode.objects.exclude(**of_generated).values_list("region", flat=True)
    )
    evaluations = Evaluation.objects.filter(**of_generated)
    assert evaluations.count() > PATIENTS / 2
    assert Observation.objects.filter(evaluation__in=evaluations).count() > 30 * PATIENTS / 2
    plans = PlanOfCare.objects.filter(**of_generated)
    assert all(plan.goals.exists() and plan.interventions.exists() for plan in plans)
    cast = {str(row.content) for row in Proposal.objects.exclude(**of_generated)}
    copied = Proposal.objects.filter(**of_generated)
    assert {str(row.content) for row in copied} <= cast
    booked = Appointment.objects.filter(**of_generated)
    assert booked.filter(status="fulfilled").exists()
    assert booked.filter(status="booked").exists()
    assert visits.filter(appointment=None).count() == 0


def _is_guarded_again() -> None:
    signed = Visit.objects.filter(patient__email__endswith=f"@{MAILBOX}").first()
    assert signed is not None
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        Visit.objects.filter(pk=signed.pk).update(subjective="changed")
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        signed.treatments.all().delete()


def _pages_open(client: Client, clinic: DemoClinic, charts: list[Patient]) -> None:
    with passage(clinic.owner):
        rows = [(reverse("clinician:chart", args=[chart.pk]), chart.family_name) for chart in charts]
        for chart in charts:
            plan = PlanOfCare.objects.filter(patient=chart).first()
            visit = Visit.objects.filter(patient=chart).first()
            assert plan is not None
            rows += [
                (reverse("clinician:plan", args=[plan.pk]), plan.signed_name),
                (reverse("clinician:evaluation", args=[plan.evaluation_id]), chart.family_name),
                (reverse("clinician:strategy", args=[plan.evaluation_id]), chart.family_name),
            ]
            if visit is not None:
                rows.append((reverse("clinician:visit", args=[visit.pk]), visit.signed_name))
    for address, expected in rows:
        answer = client.get(address)
        assert answer.status_code == 200, address
        # Apostrophes are escaped on the page.
        assert expected.replace("'", "&#x27;") in answer.content.decode(), address


@pytest.mark.django_db(transaction=True)
def test_same_seed_same_people() -> None:
    people = []
    for _ in range(2):
        database.renew_worker_database()
        clinic = load_demo()
        generate(patients=PATIENTS, seed=7, today=TODAY)
        with passage(clinic.owner):
            rows = Patient.objects.filter(email__endswith=f"@{MAILBOX}").order_by("pk")
            people.append(
                list(rows.values_list("pk", "given_name", "family_name", "birth_date", "created_at"))
            )
    assert people[0] == people[1]


def test_no_two_courses_share_an_hour() -> None:
    """Every course of one block has its own therapist, weekday and hour; blocks follow each other backward."""
    therapists = 3
    block = [lane_of(course, therapists, TODAY) for course in range(LANES * therapists)]
    assert len({(lane.therapist, lane.weekday, lane.hour) for lane in block}) == LANES * therapists
    assert len({lane.monday for lane in block}) == 1
    next_block = lane_of(LANES * therapists, therapists, TODAY)
    assert next_block == Lane(0, block[0].monday - timedelta(weeks=10), 0, 8)
    assert block[0].monday <= TODAY < block[0].monday + timedelta(weeks=10)
