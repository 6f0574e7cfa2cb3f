"""The body chart at home: plain words, waiting for the therapist, calm about what needs a question."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.demo.settle import DemoClinic
from synovia.records.episodes.actions import open_episode
from synovia.records.pain.choices import DrawingStatus
from synovia.records.pain.models import PainDrawing
from tests.people import passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    clinic = settle()
    david = clinic.actor("david")
    with passage(david):
        open_episode(patient=clinic.patients["maria"], title="Back pain", region="low_back", by=david)
    return clinic


def post(client: Client, area: dict[str, Any], version: int = 0) -> Any:
    content = json.dumps({"complaints": [{"areas": [area]}]})
    return client.post(
        reverse("patient:pain_save"),
        {"content": content, "figure": "woman", "version": version},
        headers={"X-Autosave": "1"},
    )


def test_the_patient_draws_in_plain_words_and_it_waits(people: DemoClinic) -> None:
    maria = signed_in(Client(), people.portals["maria"])
    assert "Where it hurts" in maria.get(reverse("patient:pain")).content.decode()
    answer = post(maria, {"regions": ["heel_left"]})
    assert answer.status_code == 200
    assert "Heel, left" in answer.content.decode()
    assert "call 911" not in answer.content.decode()
    with passage(people.owner):
        assert PainDrawing.objects.get().status == DrawingStatus.WAITING
    assert "Heel, left" in maria.get(reverse("patient:pain")).content.decode()


def test_the_saddle_area_asks_one_calm_question(people: DemoClinic) -> None:
    maria = signed_in(Client(), people.portals["maria"])
    said = post(maria, {"regions": ["perineum"]}).content.decode()
    assert "Is the feeling there new" in said
    assert "call 911 or go to an emergency department. Do not drive yourself." in said
    assert "If not, there is nothing you need to do." in said
    page = maria.get(reverse("patient:pain")).content.decode()
    assert page.index("Is the feeling there new") < page.index("<body-chart"), (
        "above the figure, not below all fields"
    )


def test_a_stroke_between_the_buttocks_asks_the_same_question_and_one_on_the_buttock_does_not(
    people: DemoClinic,
) -> None:
    maria = signed_in(Client(), people.portals["maria"])
    stroke = {"view": "back", "tool": "brush", "width": 16}
    middle = post(maria, {"strokes": [stroke | {"points": [260, 480, 260, 500]}]}).content.decode()
    assert "Is the feeling there new" in middle
    buttock = post(maria, {"strokes": [stroke | {"points": [200, 480, 200, 500]}]}, version=1)
    assert "Lower gluteal" not in buttock.content.decode()
    assert "Buttock, lower, left" in buttock.content.decode()
    assert "Is the feeling there new" not in buttock.content.decode()


def test_damage_is_refused_and_what_was_saved_is_kept(people: DemoClinic) -> None:
    maria = signed_in(Client(), people.portals["maria"])
    post(maria, {"regions": ["heel_left"]})
    answer = post(maria, {"regions": ["wing"]}, version=1)
    assert answer.status_code == 422
    assert "was not saved" in answer.content.decode()
    assert "Heel, left" in answer.content.decode()
    assert post(maria, {"regions": []}, version=0).status_code == 409


def test_without_an_open_complaint_there_is_nothing_to_draw_on(people: DemoClinic) -> None:
    helen = signed_in(Client(), people.portals["helen"])
    assert "No open complaint" in helen.get(reverse("patient:pain")).content.decode()
    assert post(helen, {"regions": ["heel_left"]}).status_code == 409
