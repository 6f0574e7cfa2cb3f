"""Measuring by camera: the page, what it may do that others may not, and what comes of the landmarks it sends."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from synovia.records.examination.facts import read_draft
from synovia.records.motion.actions import recording_of
from synovia.records.motion.models import Capture
from synovia.records.motion.queries import camera_values, captures_of
from tests.captured import expected, recording
from tests.people import passage
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db
TRUTH = expected()


def page(stage: Stage, query: str = "") -> HttpResponse:
    answer: Any = stage.client("david").get(reverse("clinician:capture", args=[stage.evaluation.pk]) + query)
    return answer  # type: ignore[no-any-return]  # the test client's answer is an HttpResponse with extras


def sent(stage: Stage, body: object, key: str = "david") -> HttpResponse:
    answer: Any = stage.client(key).post(
        reverse("clinician:capture_measure", args=[stage.evaluation.pk]),
        body if isinstance(body, str) else json.dumps(body),
        content_type="application/json",
    )
    return answer  # type: ignore[no-any-return]  # the test client's answer is an HttpResponse with extras


def decided(stage: Stage, decision: str) -> HttpResponse:
    with passage(stage.clinic.owner):
        capture = Capture.objects.latest("taken_at")
    answer: Any = stage.client("david").post(
        reverse("clinician:capture_decide", args=[capture.pk]), {"decision": decision}
    )
    return answer  # type: ignore[no-any-return]  # the test client's answer is an HttpResponse with extras


def values(stage: Stage) -> list[tuple[str, str, int]]:
    with passage(stage.clinic.actor("david")):
        return [
            (one.motion, one.side, round(one.mean)) for one in camera_values(captures_of(stage.evaluation))
        ]


def test_the_capture_page_alone_may_compile_webassembly_and_ask_for_the_camera(stage: Stage) -> None:
    capture = page(stage)
    evaluation = stage.client("david").get(reverse("clinician:evaluation", args=[stage.evaluation.pk]))
    for answer, may in ((capture, True), (evaluation, False)):
        policy = answer["Content-Security-Policy"]
        assert ("'wasm-unsafe-eval'" in policy) is may
        assert ("camera=(self)" in answer["Permissions-Policy"]) is may
        assert "connect-src 'self';" in policy + ";"
        assert "'unsafe-eval'" not in policy
        assert "'unsafe-inline'" not in policy


def test_the_page_begins_with_a_motion_of_the_region_and_offers_the_way_by_hand(stage: Stage) -> None:
    text = page(stage).content.decode()
    assert "Neck rotation, left" in text
    assert "Enter by hand instead" in text
    assert "f-cervical_lateral_flexion_left-field" in text
    assert "validity on patients is not proved" in text


def test_every_motion_and_side_has_its_page(stage: Stage) -> None:
    text = page(stage, "?motion=knee_flexion&side=right").content.decode()
    assert "Right side toward the camera" in text
    assert "f-knee_flexion_right-field" in text


@pytest.mark.parametrize("query", ["?motion=smile", "?motion=knee_flexion&side=middle", "?side=left"])
def test_an_address_that_names_nothing_still_opens_a_page(stage: Stage, query: str) -> None:
    assert page(stage, query).status_code == 200


def test_landmarks_become_a_result_that_waits_for_the_therapist(stage: Stage) -> None:
    answer = sent(stage, recording())
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f"{TRUTH['degrees']:.0f}°" in text
    assert "mean of 3 repetitions" in text
    assert values(stage) == []


def test_a_confirmed_result_is_in_the_evaluation_on_a_line_of_its_own_and_no_rule_reads_it(
    stage: Stage,
) -> None:
    with passage(stage.clinic.actor("david")):
        before = dict(read_draft(stage.evaluation).values)
    sent(stage, recording())
    decided(stage, "confirm")
    assert values(stage) == [("knee_flexion", "left", round(TRUTH["degrees"]))]
    shown = stage.client("david").get(reverse("clinician:evaluation", args=[stage.evaluation.pk]))
    assert "By camera" in shown.content.decode()
    with passage(stage.clinic.actor("david")):
        stage.evaluation.refresh_from_db()
        assert dict(read_draft(stage.evaluation).values) == before


def test_a_declined_result_is_not_in_the_chart_and_cannot_be_confirmed_later(stage: Stage) -> None:
    sent(stage, recording())
    decided(stage, "decline")
    assert decided(stage, "confirm").status_code == 409
    assert values(stage) == []


def test_again_declines_the_one_that_waited(stage: Stage) -> None:
    sent(stage, recording())
    sent(stage, recording())
    with passage(stage.clinic.owner):
        assert sorted(Capture.objects.values_list("status", flat=True)) == ["declined", "waiting"]


def test_what_was_sent_is_kept_whole_with_model_and_weights_and_without_a_picture(stage: Stage) -> None:
    sent(stage, recording())
    with passage(stage.clinic.owner):
        capture = Capture.objects.get()
        assert json.loads(recording_of(capture)) == recording()
    assert (capture.model, capture.package) == ("stick figure", "tests.camera.fixtures")
    assert capture.method


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("seen from the front", "does not look square"),
        ("nobody there", "Nobody was found"),
        ("lost from sight", "Nobody was found"),
        ("two people", "More than one person"),
        ("turned too far from a camera in front", "turns too far"),
    ],
)
def test_what_cannot_be_measured_says_why_and_nothing_is_kept(stage: Stage, name: str, reason: str) -> None:
    answer = sent(stage, recording(name))
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert "Enter by hand instead" in answer.content.decode()
    with passage(stage.clinic.owner):
        assert not Capture.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no json",
        "[]",
        "{}",
        '{"version": 1, "motion": "smile"}',
        {"version": 1, "motion": "knee_flexion"},
    ],
)
def test_anything_that_is_not_a_recording_is_refused_in_words(stage: Stage, body: object) -> None:
    answer = sent(stage, body)
    assert answer.status_code == 422
    assert "Nothing was kept" in answer.content.decode()


def test_an_endless_recording_is_refused_in_words(stage: Stage) -> None:
    assert sent(stage, "[" + "0," * 1_100_000 + "0]").status_code == 413


def test_exchanged_legs_reach_no_value(stage: Stage) -> None:
    assert (
        f"{TRUTH['degrees']:.0f}°"
        in sent(stage, recording("legs exchanged for four pictures")).content.decode()
    )
    with passage(stage.clinic.owner):
        assert all(
            abs(peak - wanted) < 3
            for peak, wanted in zip(Capture.objects.get().peaks, TRUTH["peaks"], strict=True)
        )


def test_a_signed_evaluation_takes_no_more_captures(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synovia.records.examination.models.Evaluation.is_signed", True)
    assert sent(stage, recording()).status_code == 409
    assert page(stage).status_code == 409
