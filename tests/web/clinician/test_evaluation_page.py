"""The evaluation page: every finding has a field, what is typed is kept, the panel answers, nobody else writes."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from synovia.domain.terms.vocabulary import VOCABULARY
from synovia.records.examination.draft import FROM_THE_ACTIVITIES, Draft
from synovia.records.examination.models import Evaluation
from synovia.records.examination.typed import FROM_THE_RECORD
from synovia.records.people.choices import Privacy
from tests.people import other_clinic, passage
from tests.sign_in import signed_in
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db
AS_SCRIPT = {"HX-Request": "true", "X-Autosave": "1"}


def page_of(stage: Stage) -> str:
    return reverse("clinician:evaluation", args=[stage.evaluation.pk])


def send(
    stage: Stage,
    client: Client | None = None,
    *,
    version: int | str = 1,
    background: bool = True,
    **typed: Any,
) -> Any:
    """What the form sends: the version it was made from, and every field it holds."""
    address = reverse("clinician:evaluation_save", args=[stage.evaluation.pk])
    client = client or stage.client("david")
    return client.post(address, {"version": version, **typed}, headers=AS_SCRIPT if background else {})


def kept(stage: Stage) -> Draft:
    with passage(stage.clinic.owner):
        return Draft.of(Evaluation.objects.get(pk=stage.evaluation.pk).draft)


@pytest.fixture
def html(stage: Stage) -> str:
    return stage.client("david").get(page_of(stage)).content.decode()


@pytest.fixture
def whole(stage: Stage) -> str:
    """The page with every field, as it is without a script."""
    return stage.client("david").get(page_of(stage) + "?all=1").content.decode()


def test_every_finding_of_the_vocabulary_has_a_field(whole: str) -> None:
    html = whole
    fields = set(re.findall(r' name="([a-z0-9_]+)"', html))
    typed = set(VOCABULARY) - FROM_THE_RECORD - FROM_THE_ACTIVITIES
    assert typed <= fields, f"without a field: {sorted(typed - fields)}"
    assert {"activity_0", "activity_score_0", "story"} <= fields, "the activities and the words have theirs"
    assert not fields & (FROM_THE_RECORD | FROM_THE_ACTIVITIES), "these are known or worked out, never typed"


def test_every_yes_or_no_has_a_third_answer_and_starts_with_it(whole: str) -> None:
    html = whole
    for finding in VOCABULARY.values():
        if finding.kind == "yes/no":
            unset = re.search(rf'<input type="radio" name="{finding.name}" value=""[^>]*>', html)
            assert unset, finding.name
            assert " checked" in unset[0], finding.name


@pytest.mark.parametrize("form", ["html", "whole"])
def test_every_field_has_a_name_for_a_screen_reader_and_a_place_for_its_error(
    form: str, request: pytest.FixtureRequest
) -> None:
    html = request.getfixturevalue(form)
    ids = set(re.findall(r' id="([^"]+)"', html))
    for labels in re.findall(r'aria-labelledby="([^"]+)"', html):
        assert set(labels.split()) <= ids, labels
    for description in re.findall(r'aria-describedby="(e-[^"]+)"', html):
        assert description in ids


def test_only_what_the_region_needs_is_open(html: str) -> None:
    open_rows = re.findall(r'<div class="finding-row[^"]*"><div class="finding-title" id="t-([^"]+)"', html)
    assert "spurling_a_left" in open_rows
    assert "ultt_a_left" not in open_rows, "it has its row in the table of nerve tension"
    assert "cancer_history" in open_rows
    assert "straight_leg_raise_left" not in open_rows
    assert "adolescent_limp_with_hip_rotation_loss" not in open_rows
    assert len(open_rows) < len(VOCABULARY) / 2


def test_no_style_attribute_and_no_inline_script(html: str) -> None:
    assert " style=" not in html
    assert not re.findall(r"<script(?![^>]*\bsrc=)", html)


def test_the_panel_answers_each_save_and_tells_the_new_version(stage: Stage) -> None:
    answer = send(stage, cervical_rotation_left="48", cervical_rotation_right="72", nprs_now="6")
    assert answer.status_code == 200
    assert answer["X-Record-Version"] == "2"
    said = answer.content.decode()
    assert "Screening not complete" in said
    assert 'data-finding-link="' in said
    assert "sides differ by 24°" in said
    assert kept(stage).findings == {
        "cervical_rotation_left": "48",
        "cervical_rotation_right": "72",
        "nprs_now": "6",
    }


def test_a_neck_that_bends_400_degrees_is_kept_as_typed_and_answered_beside_its_field(stage: Stage) -> None:
    said = " ".join(send(stage, cervical_lateral_flexion_left="400").content.decode().split())
    message = "400° is more than a neck can move; allowed 0 to 80°."
    assert f'data-for="cervical_lateral_flexion_left" data-problem="{message}"' in said
    assert kept(stage).findings["cervical_lateral_flexion_left"] == "400"
    again = stage.client("david").get(page_of(stage)).content.decode()
    assert f'id="e-cervical_lateral_flexion_left" data-problem>{message}<' in again
    assert 'value="400"' in again


def test_what_three_weeks_was_taken_for_is_said(stage: Stage) -> None:
    assert "21 days" in send(stage, duration_days="3 weeks").content.decode()


def test_hostile_text_comes_back_as_text(stage: Stage) -> None:
    send(
        stage,
        medications='<script>alert("x")</script>',
        story="<img src=x onerror=alert(1)>",
        activity_0='"><b>hostile',
    )
    said = stage.client("david").get(page_of(stage)).content.decode()
    assert "<script>alert" not in said
    assert "<img src=x" not in said
    assert '"><b>hostile' not in said
    assert kept(stage).words["story"] == "<img src=x onerror=alert(1)>"


def test_an_emergency_stops_the_page_at_once(stage: Stage) -> None:
    said = send(
        stage, saddle_sensory_change="yes", bladder_change="yes", leg_symptoms_reach="foot"
    ).content.decode()
    stop = said[said.index('id="stop"') :]
    assert "Stop. This may be an emergency." in stop
    assert reverse("clinician:evaluation_hand_over", args=[stage.evaluation.pk]) in stop
    sheet = stage.client("david").get(reverse("clinician:evaluation_hand_over", args=[stage.evaluation.pk]))
    assert "Ben Carter" in sheet.content.decode()


def test_two_therapists_on_one_record_see_both_versions(stage: Stage) -> None:
    send(stage, nprs_now="5", onset="trauma")
    answer = send(stage, stage.client("ruth"), version=1, nprs_now="9", onset="trauma")
    assert answer.status_code == 409
    assert answer["X-Record-Version"] == "2"
    said = answer.content.decode()
    assert "David Lindqvist saved this evaluation" in said
    assert ">5<" in said
    assert ">9<" in said
    assert "Onset" not in said, "what is the same in both is not shown"
    assert kept(stage).findings["nprs_now"] == "5"


def test_without_a_script_a_conflict_shows_the_form_with_ones_own_entries(stage: Stage) -> None:
    send(stage, nprs_now="5")
    answer = send(stage, stage.client("ruth"), version=1, background=False, nprs_now="9", story="Mine")
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone else saved this evaluation" in said
    assert ">Mine</textarea>" in said
    assert 'name="version" value="2"' in said
    assert kept(stage).findings["nprs_now"] == "5"


@pytest.mark.parametrize("version", ["", "two", "-1", "99999999999999999999"])
def test_a_form_without_a_version_overwrites_nothing(stage: Stage, version: str) -> None:
    send(stage, nprs_now="5")
    assert send(stage, version=version, nprs_now="9").status_code == 409
    assert kept(stage).findings["nprs_now"] == "5"


def test_without_a_script_the_page_saves_and_comes_back(stage: Stage) -> None:
    answer = send(stage, background=False, nprs_now="5")
    assert answer.status_code == 302
    assert answer["Location"] == page_of(stage)


def test_marking_none_and_one_of_the_list_is_asked_about(stage: Stage) -> None:
    said = send(stage, pain_areas=["", "neck_left", "(none)"]).content.decode()
    assert "Either none, or the ones chosen, not both." in said


@pytest.mark.parametrize(
    ("key", "status"), [("david", 200), ("ruth", 200), ("sam", 200), ("joan", 403), ("walt", 403)]
)
def test_who_reads_it(stage: Stage, key: str, status: int) -> None:
    assert stage.client(key).get(page_of(stage)).status_code == status


@pytest.mark.parametrize("key", ["sam", "elena", "joan", "walt"])
def test_only_therapists_save(stage: Stage, key: str) -> None:
    assert send(stage, stage.client(key), nprs_now="5").status_code == 403
    assert kept(stage).findings == {}


def test_an_assistant_reads_what_is_there_without_a_form(stage: Stage) -> None:
    send(stage, nprs_now="5", story="Fell off a ladder.")
    said = stage.client("sam").get(page_of(stage)).content.decode()
    assert "Open, not signed" in said
    assert "Fell off a ladder." in said
    assert 'name="nprs_now"' not in said


def test_another_clinic_finds_nothing_at_a_guessed_address(stage: Stage) -> None:
    stranger = other_clinic()
    with passage(stranger.owner):
        client = signed_in(stage.client("david").__class__(), stranger.members["david"])
    assert client.get(page_of(stage)).status_code == 404


def test_a_restricted_chart_asks_for_a_reason_first(stage: Stage) -> None:
    with passage(stage.clinic.owner):
        patient = stage.clinic.patients["ben"]
        patient.save_if_unchanged(expected_version=patient.version, privacy=Privacy.RESTRICTED)
    answer = stage.client("david").get(page_of(stage))
    assert answer["Location"] == reverse("clinician:break_glass", args=[patient.pk])


def test_the_page_costs_few_queries(stage: Stage, django_assert_max_num_queries: Any) -> None:
    client = stage.client("david")
    client.get(page_of(stage))
    with django_assert_max_num_queries(
        23
    ):  # four of them are the savepoints a test puts in place of transactions
        client.get(page_of(stage))
