"""An uploaded clip or photo: measured by the server, its value waits for the therapist, the file is kept nowhere."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from bench.camera_cases import OTHERS, cases
from scripts.bodies.camera import square_to
from scripts.bodies.people import PEOPLE, body_of
from scripts.bodies.pose import STANDING, Pose
from scripts.bodies.render import picture
from scripts.bodies.scenes import scene
from synovia.domain.motion.angles import SeenFrom
from synovia.records.audit.models import AuditEvent
from synovia.records.motion import clip_actions
from synovia.records.motion.models import Capture, ClipJob
from synovia.records.motion.queries import camera_values, captures_of
from synovia.web.clinician import clip_work
from tests.camera.filmed import clip_of, write_clip
from tests.people import other_clinic, passage
from tests.sign_in import signed_in
from tests.web.clinician.conftest import Stage

pytestmark = pytest.mark.django_db
PEAK = 90.0
Send = Callable[..., HttpResponse]


class InPlace:
    """Works at once, in this thread, whose transaction the test sees."""

    def submit(self, work: Callable[..., None], *given: Any) -> None:
        work(*given)


@pytest.fixture(scope="module")
def knee_bend(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return clip_of(tmp_path_factory.mktemp("clip") / "knee.mp4", "knee_flexion", "left", PEAK)


@pytest.fixture
def send(stage: Stage, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Send:
    """Uploads a file as David does, and waits until it was measured."""
    monkeypatch.setattr(clip_work, "_at_work", InPlace())

    def sent(content: bytes, name: str = "knee.mp4", kind: str = "video/mp4", **asked: str) -> HttpResponse:
        posted = {"motion": "knee_flexion", "side": "left"} | asked
        file = SimpleUploadedFile(name, content, kind)
        with django_capture_on_commit_callbacks(execute=True):
            answer: Any = stage.client("david").post(
                reverse("clinician:clip_send", args=[stage.evaluation.pk]), posted | {"clip": file}
            )
        return answer  # type: ignore[no-any-return]  # the test client's answer is an HttpResponse with extras

    return sent


def page(stage: Stage, address: str = "") -> str:
    asked = reverse("clinician:capture", args=[stage.evaluation.pk]) + "?motion=knee_flexion&side=left"
    return stage.client("david").get(address or asked).content.decode()


def state(stage: Stage) -> str:
    return page(stage, reverse("clinician:clip_state", args=[job(stage).pk]))


def job(stage: Stage) -> ClipJob:
    with passage(stage.clinic.owner):
        return ClipJob.objects.get()


def events(stage: Stage) -> list[str]:
    """What the log holds of clips, in order."""
    with passage(stage.clinic.owner):
        noted = AuditEvent.objects.filter(action__startswith="clip.").order_by("seq")
        return list(noted.values_list("action", flat=True))


def job_exists(stage: Stage) -> bool:
    with passage(stage.clinic.owner):
        return ClipJob.objects.exists()


def jpeg(image: Any) -> bytes:
    written = io.BytesIO()
    Image.fromarray(image).save(written, "JPEG", quality=92)
    return written.getvalue()


def kept(stage: Stage) -> Capture | None:
    with passage(stage.clinic.owner):
        return Capture.objects.first()


def test_a_clip_becomes_a_value_that_waits_for_the_therapist_and_no_file_is_kept(
    stage: Stage, send: Send, knee_bend: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = send(knee_bend)
    assert list(tmp_path.iterdir()) == []
    assert answer.status_code == 302
    assert answer["Location"].endswith("?motion=knee_flexion&side=left#clip")
    capture = kept(stage)
    assert capture is not None
    assert float(capture.mean) == pytest.approx(PEAK, abs=8)
    assert (capture.source, capture.status, capture.motion, capture.side) == (
        "upload",
        "waiting",
        "knee_flexion",
        "left",
    )
    assert float(capture.zero or 0) == -5.0
    assert "mean of 1 repetition" in page(stage)
    read = round(float(capture.mean) - 5)
    for shown in (page(stage), state(stage)):
        assert f"As read {read}°; 5° added because the model’s points lie beside the joint." in shown
    with passage(stage.clinic.owner):
        assert camera_values(captures_of(stage.evaluation)) == ()
    assert {"clip.sent", "clip.measured"} <= set(events(stage))


def test_a_photo_gives_one_value_without_repetitions(stage: Stage, send: Send) -> None:
    camera = square_to("knee_flexion", "left", body_of(PEOPLE["man"]).height, (640, 480))
    taken = picture(PEOPLE["man"], STANDING | Pose({("knee_flexion", "left"): 60.0}), camera, seed=3)
    send(jpeg(taken.image), "knee.jpg", "image/jpeg")
    capture = kept(stage)
    assert capture is not None
    assert float(capture.mean) == pytest.approx(60, abs=8)
    assert (capture.sd, capture.peaks) == (None, [])
    assert "from one photo" in page(stage)


def test_nobody_in_the_clip_is_said_and_nothing_is_kept(stage: Stage, send: Send, tmp_path: Path) -> None:
    send(write_clip(tmp_path / "wall.mp4", [np.full((240, 320, 3), 120, np.uint8)] * 6))
    assert kept(stage) is None
    for shown in (page(stage), state(stage)):
        assert "Nobody was found" in shown
        assert "Nothing was kept" in shown


def test_two_people_are_said_and_nothing_is_kept(stage: Stage, send: Send, tmp_path: Path) -> None:
    camera = square_to("shoulder_abduction", "left", body_of(PEOPLE["old_woman"]).height, (640, 480))
    seen = picture(PEOPLE["old_woman"], STANDING, camera, scene("someone_beside", 11), 11).image
    asked = {"motion": "shoulder_abduction", "side": "left", "seen_from": "front"}
    send(write_clip(tmp_path / "two.mp4", [seen] * 6), **asked)
    assert kept(stage) is None
    assert "More than one person" in state(stage)


def test_a_back_said_to_be_a_front_is_refused_because_left_and_right_would_be_confused(
    stage: Stage, send: Send
) -> None:
    """A rendered man seen from behind, without hair, was taken for one who faces the camera: +28° for −30°."""
    asked = {"motion": "trunk_lateral_flexion", "side": "left"}
    case = next(one for one in cases("side-bend", OTHERS, 1) if one.seen_from is SeenFrom.BACK)
    photo = jpeg(case.taken().image)
    answer = send(photo, "bend.jpg", "image/jpeg", **asked)
    assert answer.status_code == 422
    assert "Say whether the camera saw the front or the back." in answer.content.decode()
    assert not job_exists(stage)
    send(photo, "bend.jpg", "image/jpeg", **asked, seen_from="front")
    assert kept(stage) is None
    assert "look the other way" in state(stage)


@pytest.mark.parametrize(
    ("content", "name", "kind", "said"),
    [
        (b"a letter, not a film\n" * 50, "knee.mp4", "video/mp4", "not a video that is read here"),
        (b"", "knee.mp4", "video/mp4", "not a video that is read here"),
    ],
)
def test_what_is_no_clip_is_refused_at_once_with_the_form_still_there(
    stage: Stage, send: Send, content: bytes, name: str, kind: str, said: str
) -> None:
    answer = send(content, name, kind)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'name="clip"' in answer.content.decode()
    assert kept(stage) is None


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, "knee.heic", "HEIC"),
        (b"a letter\n" * 50, "knee.jpg", "not a readable photo"),
        (b"\0\0\0\x18ftypisom" + b"\0" * 500, "knee.mp4", "cannot be read"),
    ],
)
def test_what_only_opening_it_shows_is_said_on_the_page(
    stage: Stage, send: Send, content: bytes, name: str, said: str
) -> None:
    assert send(content, name, "application/octet-stream").status_code == 302
    assert said in job(stage).problem
    assert said in page(stage)
    assert kept(stage) is None


def test_no_file_and_a_neck_from_a_photo_are_told_what_to_send(stage: Stage, send: Send) -> None:
    answer = stage.client("david").post(reverse("clinician:clip_send", args=[stage.evaluation.pk]))
    assert answer.status_code == 422
    assert "Choose a clip or a photo." in answer.content.decode()
    send(jpeg(np.full((90, 90, 3), 9, np.uint8)), "n.jpg", "image/jpeg", motion="cervical_rotation")
    assert "send a clip that begins with it" in state(stage)


def test_a_clip_shows_how_far_it_is_and_no_second_one_is_taken_meanwhile(
    stage: Stage, knee_bend: bytes, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_work, "work", lambda *_given: None)
    send(knee_bend)
    assert "Waits for its turn" in state(stage)
    assert "every 2s" in page(stage)
    answer = send(knee_bend)
    assert answer.status_code == 422
    assert "still being measured" in answer.content.decode()


def test_waiting_for_a_clip_is_not_noted_every_two_seconds(
    stage: Stage, knee_bend: bytes, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sent it is told how far it is, nothing of the patient; its result is noted, and so is anybody else's look."""
    monkeypatch.setattr(clip_work, "work", lambda *_given: None)
    send(knee_bend)
    address = reverse("clinician:clip_progress", args=[job(stage).pk])
    before = events(stage)
    assert "every 2s" in page(stage, address)
    page(stage, address)
    assert events(stage) == before
    with passage(stage.clinic.owner):
        clip_actions.fail_clip(job=job(stage), problem="Nobody was found in the picture.")
    ended = page(stage, address)
    assert "Nobody" not in ended
    assert f'hx-get="{reverse("clinician:clip_state", args=[job(stage).pk])}"' in ended
    assert "Nobody was found" in state(stage)
    stage.client("ruth").get(address)
    assert events(stage)[len(before) :] == ["clip.not_measured", "clip.result_read", "clip.watched"]


def test_why_a_file_was_not_taken_stands_alone(stage: Stage, send: Send) -> None:
    """What became of the one before is no longer of interest, and would be taken for the answer."""
    send(jpeg(np.full((90, 90, 3), 9, np.uint8)), "n.jpg", "image/jpeg")
    assert "No value" in page(stage)
    refused = send(b"", "empty.mp4").content.decode()
    assert "The file was not taken" in refused
    assert "No value" not in refused


def test_a_clip_whose_process_died_is_shown_as_failed(
    stage: Stage, knee_bend: bytes, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_work, "work", lambda *_given: None)
    send(knee_bend)
    with passage(stage.clinic.owner):
        ClipJob.objects.update(updated_at=timezone.now() - timedelta(minutes=11))
    assert "interrupted" in page(stage)
    assert "every 2s" not in page(stage)
    assert send(knee_bend).status_code == 302


def test_an_error_of_ours_is_told_too(
    stage: Stage, send: Send, knee_bend: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_work, "recording_of_clip", lambda *_given, **_more: 1 / 0)
    send(knee_bend)
    assert "Something went wrong while measuring" in state(stage)


def test_another_clinic_sees_nothing_of_it(
    stage: Stage, send: Send, knee_bend: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_work, "work", lambda *_given: None)
    send(knee_bend)
    theirs = other_clinic()
    with passage(theirs.owner):
        assert not ClipJob.objects.exists()
        client = signed_in(Client(), theirs.members["david"])
    assert client.get(reverse("clinician:clip_state", args=[job(stage).pk])).status_code == 404
    assert client.post(reverse("clinician:clip_send", args=[stage.evaluation.pk])).status_code == 404
