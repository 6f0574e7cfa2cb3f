"""The chart: complaints, what waits for a signature, what comes next, and one thread of what happened."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from psycopg.types.range import TimestamptzRange

from synovia.records.episodes.models import Episode
from synovia.records.examination.models import Evaluation
from synovia.records.people.choices import Privacy
from synovia.records.scheduling.models import Appointment, VisitType
from tests.people import other_clinic, passage
from tests.sign_in import signed_in
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db


def chart_of(stage: Stage, key: str = "ben") -> str:
    return reverse("clinician:chart", args=[stage.clinic.patients[key].pk])


def read(stage: Stage, who: str, address: str) -> str:
    return stage.client(who).get(address).content.decode()


def test_it_shows_the_complaint_and_leads_on_to_its_open_evaluation(stage: Stage) -> None:
    said = read(stage, "david", chart_of(stage))
    assert "Neck and right arm pain" in said
    assert "Go on with the evaluation" in said
    assert reverse("clinician:evaluation", args=[stage.evaluation.pk]) in said
    assert "Waits for a signature" in said


def test_a_patient_without_a_complaint_says_what_to_do(stage: Stage) -> None:
    assert "No complaint on file yet" in read(stage, "david", chart_of(stage, "helen"))


def test_an_appointment_to_come_stands_under_next_visits(stage: Stage) -> None:
    with passage(stage.clinic.owner):
        begins = timezone.now() + timedelta(days=2)
        kind = VisitType.objects.create(clinic_id=stage.clinic.owner.clinic_id, name="Treatment", minutes=40)
        Appointment.objects.create(
            clinic_id=stage.clinic.owner.clinic_id,
            patient=stage.clinic.patients["ben"],
            practitioner=stage.clinic.practitioners["david"],
            site=stage.clinic.sites[0],
            visit_type=kind,
            during=TimestamptzRange(begins, begins + timedelta(minutes=40)),
        )
    said = read(stage, "david", chart_of(stage))
    assert said.index("Next visits") < said.rindex("Treatment")


def test_a_new_complaint_is_opened_and_its_evaluation_begun(stage: Stage) -> None:
    client, patient = stage.client("david"), stage.clinic.patients["helen"]
    entered = {"title": "Legs hurt when walking", "region": "low_back", "onset_date": "2026-01-05"}
    client.post(reverse("clinician:open_episode", args=[patient.pk]), entered)
    with passage(stage.clinic.owner):
        episode = Episode.objects.get(patient=patient)
    begun = client.post(reverse("clinician:start_evaluation", args=[episode.pk]))
    with passage(stage.clinic.owner):
        evaluation = Evaluation.objects.get(episode=episode)
    assert begun["Location"] == reverse("clinician:evaluation", args=[evaluation.pk])


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"title": ""}, "Say in a few words what it is about."),
        ({"region": "tail"}, "tail is not one of the available choices"),
        ({"region": ""}, "Choose where it hurts most."),
        ({"side": "middle"}, "middle is not one of the available choices"),
        ({"onset_date": "2099-01-01"}, "The complaint cannot have begun in the future."),
    ],
)
def test_a_complaint_that_makes_no_sense_is_answered_beside_its_field(
    stage: Stage, changes: dict[str, str], says: str
) -> None:
    entered = {"title": "Back pain", "region": "low_back", "onset_date": ""} | changes
    address = reverse("clinician:open_episode", args=[stage.clinic.patients["helen"].pk])
    answer = stage.client("david").post(address, entered)
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_an_episode_closes_with_its_reason_and_not_without(stage: Stage) -> None:
    client = stage.client("david")
    address = reverse("clinician:close_episode", args=[stage.evaluation.episode_id])
    assert client.post(address, {"version": 1, "reason": " "}).status_code == 409
    client.post(address, {"version": 1, "reason": "Goals reached"})
    said = read(stage, "david", chart_of(stage))
    assert "Goals reached" in said
    assert "Go on with the evaluation" not in said


@pytest.mark.parametrize(("key", "status"), [("sam", 200), ("joan", 403), ("walt", 403), ("elena", 404)])
def test_who_opens_a_chart(stage: Stage, key: str, status: int) -> None:
    """A doctor opens the charts of those they sent, and no others."""
    assert stage.client(key).get(chart_of(stage)).status_code == status


def test_another_clinic_finds_no_chart_at_a_guessed_address(stage: Stage) -> None:
    stranger = other_clinic()
    with passage(stranger.owner):
        client = signed_in(stage.client("david").__class__(), stranger.members["ruth"])
    assert client.get(chart_of(stage)).status_code == 404


def test_the_chart_costs_few_queries(stage: Stage, django_assert_max_num_queries: object) -> None:
    client = stage.client("david")
    client.get(chart_of(stage))
    assert callable(django_assert_max_num_queries)
    with django_assert_max_num_queries(
        19
    ):  # four of them are the savepoints a test puts in place of transactions
        client.get(chart_of(stage))


def restricted(stage: Stage) -> str:
    assert stage.clinic.patients["ida"].privacy == Privacy.RESTRICTED
    return reverse("clinician:break_glass", args=[stage.clinic.patients["ida"].pk])


def test_a_restricted_chart_opens_for_an_hour_with_a_reason(stage: Stage) -> None:
    client = stage.client("david")
    assert client.get(chart_of(stage, "ida"))["Location"] == restricted(stage)
    assert "restricted to the people who treat them" in client.get(restricted(stage)).content.decode()
    answer = client.post(restricted(stage), {"reason": "She collapsed in the waiting room."})
    assert answer["Location"] == chart_of(stage, "ida")
    assert client.get(chart_of(stage, "ida")).status_code == 200


@pytest.mark.parametrize("reason", ["", "now", "   please   "])
def test_no_glass_is_broken_without_a_sentence(stage: Stage, reason: str) -> None:
    client = stage.client("david")
    answer = client.post(restricted(stage), {"reason": reason})
    assert answer.status_code == 422
    assert "in a sentence why the chart is needed now" in answer.content.decode()
    assert client.get(chart_of(stage, "ida")).status_code == 302


def test_breaking_the_glass_opens_it_for_that_person_alone(stage: Stage) -> None:
    stage.client("david").post(restricted(stage), {"reason": "She collapsed in the waiting room."})
    assert stage.client("amina").get(chart_of(stage, "ida")).status_code == 302


def test_an_open_chart_needs_no_glass_broken(stage: Stage) -> None:
    address = reverse("clinician:break_glass", args=[stage.clinic.patients["ben"].pk])
    assert stage.client("david").get(address)["Location"] == chart_of(stage)


@pytest.mark.parametrize("key", ["joan", "walt"])
def test_desk_and_billing_break_no_glass(stage: Stage, key: str) -> None:
    assert stage.client(key).get(restricted(stage)).status_code == 403
