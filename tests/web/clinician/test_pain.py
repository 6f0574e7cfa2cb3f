"""The body chart of an evaluation: kept strictly, never overwritten, proposed to the fields, read on the signed note."""

import json
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from synovia.domain.examination.pain_drawing import Area, Complaint, Drawing
from synovia.records.examination.actions import sign_evaluation
from synovia.records.examination.models import Evaluation
from synovia.records.examination.reasoning import proposal_for
from synovia.records.pain import actions
from synovia.records.pain.choices import DrawingStatus, FigureKind
from synovia.records.pain.models import PainDrawing
from synovia.web.pain.chart import region_groups
from tests.people import passage
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db
NECK = Drawing(
    (Complaint("Neck", (Area(regions=frozenset({"neck_lower_right"}), now=4, note="<b>stabs</b>"),)),)
)


def as_text(drawing: Drawing = NECK) -> str:
    return json.dumps(drawing.as_json())


def save(
    client: Client, stage: Stage, content: str, version: int = 0, *, script: bool = True, **more: str
) -> HttpResponse:
    headers: dict[str, Any] = {"X-Autosave": "1"} if script else {}
    answer: Any = client.post(
        reverse("clinician:pain_save", args=[stage.evaluation.pk]),
        {"content": content, "figure": "man", "version": version} | more,
        headers=headers,
    )
    return answer  # type: ignore[no-any-return]  # the test client's answer is an HttpResponse with extras


def page(client: Client, stage: Stage, name: str = "pain") -> str:
    answer = client.get(reverse(f"clinician:{name}", args=[stage.evaluation.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def stored(stage: Stage) -> PainDrawing | None:
    with passage(stage.clinic.owner):
        return PainDrawing.objects.filter(evaluation=stage.evaluation).first()


def test_a_drawing_is_saved_and_the_answer_says_what_it_means(stage: Stage) -> None:
    david = stage.client("david")
    answer = save(david, stage, as_text())
    assert (answer.status_code, answer["X-Record-Version"]) == (200, "1")
    said = answer.content.decode()
    assert "Lower posterior neck (C5-C7), right" in said
    assert "now 4/10" in said
    assert "&lt;b&gt;stabs&lt;/b&gt;" in said
    assert save(david, stage, as_text(Drawing()), version=1)["X-Record-Version"] == "2"


def test_every_region_is_on_the_page_as_a_path_or_in_the_list(stage: Stage) -> None:
    shown = page(stage.client("david"), stage)
    assert shown.count("data-region-box") == 174
    assert shown.count("<svg viewBox") >= 4


def test_a_region_is_found_by_a_patients_word_and_by_a_clinicians() -> None:
    for clinical in (True, False):
        places = [place for group in region_groups(clinical=clinical) for place in group.places]
        for word in ("calf", "medial lower leg", "tailbone", "coccyx", "sacroiliac"):
            assert any(word in place.words for place in places), (word, clinical)


def test_the_evaluation_asks_once_for_its_drawing_and_once_for_what_the_camera_measured(stage: Stage) -> None:
    david, address = stage.client("david"), reverse("clinician:evaluation", args=[stage.evaluation.pk])
    with CaptureQueriesContext(connection) as seen:
        assert david.get(address).status_code == 200
    asked = [query["sql"] for query in seen.captured_queries]
    for table in ("pain_paindrawing", "motion_capture"):
        of_this = [sql for sql in asked if f'"{table}"."evaluation_id" = ' in sql]
        assert len(of_this) == 1, (table, of_this)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "damaged"),
        ("{", "damaged"),
        ("[" * 100_000, "damaged"),
        ("[]", "table"),
        ('{"complaints": [{"areas": [{"regions": ["wing"]}]}]}', "wing"),
        ("x" * 400_001, "too large"),
    ],
)
def test_what_is_no_drawing_is_refused_in_words_and_what_was_stored_stays(
    stage: Stage, content: str, why: str
) -> None:
    david = stage.client("david")
    save(david, stage, as_text())
    answer = save(david, stage, content, version=1)
    assert answer.status_code == 422
    said = answer.content.decode()
    assert why in said
    assert "was not saved" in said
    kept = stored(stage)
    assert kept is not None
    assert kept.content == NECK.as_json()


def test_an_unknown_figure_is_refused_and_a_plain_form_gets_the_page_again(stage: Stage) -> None:
    david = stage.client("david")
    answer = save(david, stage, as_text(), script=False, figure="dragon")
    assert answer.status_code == 422
    assert "The figure is not known" in answer.content.decode()
    assert save(david, stage, as_text(), script=False).status_code == 302


def test_whoever_saved_in_between_is_shown_beside_ones_own_and_not_overwritten(stage: Stage) -> None:
    david = stage.client("david")
    save(david, stage, as_text())
    mine = Drawing((Complaint("", (Area(regions=frozenset({"heel_left"})),)),))
    answer = save(david, stage, as_text(mine))
    assert (answer.status_code, answer["X-Record-Version"]) == (409, "1")
    said = answer.content.decode()
    assert "Lower posterior neck" in said
    assert "Heel" in said


def test_the_figure_can_be_changed_until_a_pen_was_used(stage: Stage) -> None:
    david = stage.client("david")
    address = reverse("clinician:pain", args=[stage.evaluation.pk])
    assert 'name="figure" value="child"' in david.get(address, {"figure": "child"}).content.decode()
    strokes = [{"view": "back", "points": [285, 400, 290, 420]}]
    save(david, stage, json.dumps({"complaints": [{"areas": [{"strokes": strokes}]}]}))
    assert 'name="figure" value="man"' in david.get(address, {"figure": "child"}).content.decode()


def test_the_evaluation_proposes_what_the_drawing_says_and_sets_nothing(stage: Stage) -> None:
    david = stage.client("david")
    save(david, stage, as_text())
    shown = page(david, stage, "evaluation")
    assert "From the body chart:" in shown
    with passage(stage.clinic.owner):
        assert Evaluation.objects.get(pk=stage.evaluation.pk).draft.get("findings", {}) == {}


def test_the_signed_note_shows_the_drawing_and_it_can_only_be_looked_at(stage: Stage) -> None:
    david = stage.client("david")
    save(david, stage, as_text())
    by = stage.clinic.actor("david")
    with passage(by):
        sign_evaluation(
            evaluation=stage.evaluation,
            expected_version=stage.evaluation.version,
            shown_rules=proposal_for(stage.evaluation).rule_set_hash,
            printed_name=by.name,
            meaning="Author",
            by=by,
        )
    assert "Lower posterior neck" in page(david, stage, "evaluation")
    looked_at = page(david, stage)
    assert "<body-chart" not in looked_at
    assert "url(#pain-1)" in looked_at
    assert save(david, stage, as_text(Drawing()), version=1).status_code == 409


def test_an_assistant_looks_and_does_not_draw(stage: Stage) -> None:
    save(stage.client("david"), stage, as_text())
    assert "<body-chart" not in page(stage.client("sam"), stage)


def test_a_drawing_from_home_is_gone_through_and_taken_over(stage: Stage) -> None:
    david = stage.client("david")
    with passage(stage.clinic.owner):
        waiting = PainDrawing.objects.create(
            clinic_id=stage.clinic.owner.clinic_id,
            patient_id=stage.evaluation.patient_id,
            episode_id=stage.evaluation.episode_id,
            drawn_by="patient",
            figure=FigureKind.MAN,
            content=NECK.as_json(),
            status=DrawingStatus.WAITING,
        )
    assert "waiting to be confirmed" in page(david, stage)
    assert "waiting to be confirmed" in page(david, stage, "evaluation")
    answer = david.post(
        reverse("clinician:pain_confirm", args=[stage.evaluation.pk]), {"version": waiting.version}
    )
    assert answer.status_code == 302
    assert "waiting to be confirmed" not in page(david, stage)
    assert "From the body chart:" in page(david, stage, "evaluation")


def test_last_time_is_laid_under_and_the_change_is_said(stage: Stage) -> None:
    by = stage.clinic.actor("david")
    before = Drawing((Complaint("", (Area(regions=frozenset({"neck_lower_right", "heel_left"})),)),))
    with passage(by):
        actions.save_drawing(
            evaluation=stage.evaluation,
            expected_version=actions.NOT_YET,
            figure=FigureKind.MAN,
            drawing=before,
            by=by,
        )
        sign_evaluation(
            evaluation=stage.evaluation,
            expected_version=stage.evaluation.version,
            shown_rules=proposal_for(stage.evaluation).rule_set_hash,
            printed_name=by.name,
            meaning="Author",
            by=by,
        )
    david = stage.client("david")
    david.post(reverse("clinician:start_evaluation", args=[stage.evaluation.episode_id]))
    with passage(by):
        stage.evaluation = Evaluation.objects.latest("started_at")
    said = save(david, stage, as_text()).content.decode()
    assert "Against last time" in said
    assert "Heel, left" in said
    shown = page(david, stage)
    assert 'class="chart-was"' in shown
    assert "Side by side" in shown


def test_a_map_says_in_how_many_people_it_was_felt_where_and_how_weak_it_is(stage: Stage) -> None:
    groin = Drawing((Complaint("", (Area(regions=frozenset({"groin_right"})),)),))
    said = save(stage.client("david"), stage, as_text(groin)).content.decode()
    assert "Hip joint, right" in said
    assert "Of 100 people it was felt in: buttock in 71, thigh in 57, groin in 55, knee in 16" in said
    assert "Support only, and weak" in said
