"""Posture photos in use: consent, a photo of a rendered person, points, measures, and files that are no such photo."""

import io
import json
import math
from collections.abc import Callable
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from scripts.bodies.camera import Camera
from scripts.bodies.people import PEOPLE
from scripts.bodies.pose import STANDING, Pose
from scripts.bodies.render import Rendered, picture
from scripts.bodies.scenes import scene
from synovia.records.episodes.actions import open_episode
from synovia.records.examination.actions import start_evaluation
from synovia.records.examination.models import Evaluation
from synovia.records.imaging.models import Photo
from synovia.records.imaging.queries import picture_of
from tests.people import DemoClinic, passage, settle
from tests.sign_in import signed_in

pytestmark = pytest.mark.django_db
MAN = next(iter(PEOPLE.values()))
SIDE = Camera(yaw=90)
GPS = 0x8825


@cache
def rendered(camera: Camera = SIDE, kind: str = "plain", pose: Pose = STANDING) -> Rendered:
    return picture(MAN, pose, camera, scene(kind, 3), seed=1)


def as_file(shot: Rendered, kind: str = "JPEG") -> bytes:
    written = io.BytesIO()
    exif = Image.Exif()
    exif.get_ifd(GPS)[1] = "N"
    exif[0x010F] = "A camera that tells"
    Image.fromarray(shot.image).save(written, kind, exif=exif)
    return written.getvalue()


class Case:
    """A therapist, signed in, and the open evaluation they work on."""

    def __init__(self, *, agreed: bool = True) -> None:
        self.people: DemoClinic = settle()
        david = self.people.actor("david")
        with passage(david):
            episode = open_episode(
                patient=self.people.patients["ben"], title="Neck pain", region="neck", by=david
            )
            self.evaluation: Evaluation = start_evaluation(episode=episode, by=david)
        self.client = signed_in(Client(), self.people.members["david"])
        if agreed:
            self.client.post(reverse("clinician:photo_consent", args=[self.evaluation.pk]))

    def send(self, content: bytes, view: str = "left", name: str = "photo.jpg"):  # type: ignore[no-untyped-def]  # the test client's answer
        sent = {"view": view, "photo": SimpleUploadedFile(name, content, "image/jpeg")}
        return self.client.post(reverse("clinician:photo_add", args=[self.evaluation.pk]), sent)

    def only_photo(self) -> Photo:
        with passage(self.people.actor("david")):
            return Photo.objects.select_related("placement").get()

    def place(self, places: object, **more: str):  # type: ignore[no-untyped-def]  # the test client's answer
        photo = self.only_photo()
        sent = {"places": json.dumps({"places": places, "by_model": []}), "version": photo.placement.version}
        return self.client.post(reverse("clinician:photo_place", args=[photo.pk]), sent | more)


@pytest.fixture(scope="module")
def shot() -> Rendered:
    return rendered()


def placed(shot: Rendered) -> dict[str, list[float]]:
    """Where a careful therapist would tap, from the truth of the picture."""
    names = {"tragus": "tragus_left", "c7": "c7", "acromion": "acromion_left"}
    return {name: [round(float(v), 1) for v in shot.truth.places[real]] for name, real in names.items()}


def test_a_photo_is_suggested_placed_confirmed_and_offered_to_the_evaluation(shot: Rendered) -> None:
    case = Case()
    assert case.send(as_file(shot)).status_code == 302
    photo = case.only_photo()
    assert {"tragus", "acromion", "knee", "malleolus"} <= set(photo.placement.by_model)
    assert "c7" not in photo.placement.places  # a model cannot know it
    page = case.client.get(reverse("clinician:photo", args=[photo.pk])).content.decode()
    assert "posture-points" in page

    case.place(placed(shot), confirm="1")
    photo = case.only_photo()
    assert photo.placement.confirmed_at is not None
    c7, tragus = shot.truth.places["c7"], shot.truth.places["tragus_left"]
    assert photo.placement.measures["craniovertebral_angle"]["value"] == pytest.approx(
        _angle(c7, tragus), abs=0.2
    )
    evaluation = case.client.get(reverse("clinician:evaluation", args=[case.evaluation.pk])).content.decode()
    assert "craniovertebral_angle" in evaluation
    assert f"{photo.placement.measures['craniovertebral_angle']['value']:g}" in evaluation
    assert b"Confirmed" in case.client.get(reverse("clinician:posture", args=[case.evaluation.pk])).content
    assert case.place(placed(shot)).status_code == 409


def _angle(c7, tragus) -> float:  # type: ignore[no-untyped-def]  # two arrays of the truth
    return math.degrees(math.atan2(c7[1] - tragus[1], abs(tragus[0] - c7[0])))


def test_what_the_camera_wrote_into_the_file_is_gone(shot: Rendered) -> None:
    case = Case()
    case.send(as_file(shot))
    with passage(case.people.actor("david")):
        kept = picture_of(Photo.objects.get())
    assert b"A camera that tells" in as_file(shot)
    assert b"A camera that tells" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_the_picture_is_served_to_who_reads_the_chart_and_never_kept_by_a_browser(shot: Rendered) -> None:
    case = Case()
    case.send(as_file(shot))
    address = reverse("clinician:photo_picture", args=[case.only_photo().pk])
    answer = case.client.get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]
    assert signed_in(Client(), case.people.members["joan"]).get(address).status_code in (403, 404)


def test_without_consent_the_page_asks_and_keeps_nothing(shot: Rendered) -> None:
    case = Case(agreed=False)
    page = case.client.get(reverse("clinician:posture", args=[case.evaluation.pk])).content.decode()
    assert "The patient agrees" in page
    assert "photo-file" not in page
    assert case.send(as_file(shot)).status_code == 422
    with passage(case.people.actor("david")):
        assert not Photo.objects.exists()


def bomb() -> bytes:
    written = io.BytesIO()
    Image.new("1", (12_000, 9_000)).save(written, "PNG")
    return written.getvalue()


BAD_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a text": (lambda: b"I am a text file, whatever my name says.", "not a readable photo"),
    "HEIC": (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(200), "HEIC"),
    "a bomb of 108 megapixels": (bomb, "megapixels"),
    "nobody": (lambda: as_file(rendered(kind="nobody")), "nobody"),
    "two people": (lambda: as_file(rendered(kind="someone_beside")), "person"),
    "the front": (lambda: as_file(rendered(Camera(yaw=0))), "squarely from the side"),
    "an empty file": (lambda: b"", ""),
}


def test_files_that_cannot_be_used_are_refused_in_plain_words() -> None:
    case = Case()
    for what, (make, said) in BAD_FILES.items():
        answer = case.send(make())
        page = answer.content.decode()
        assert answer.status_code == 422, what
        assert "The photo was not kept" in page, what
        assert said.lower() in page.lower(), what
        assert "capture=" not in page, "a phone offers its pictures too, not only its camera"
    with passage(case.people.actor("david")):
        assert not Photo.objects.exists()


def test_head_and_shoulders_alone_are_welcome() -> None:
    close = Camera(yaw=90, distance=1.6, height=1.5)
    case = Case()
    assert case.send(as_file(rendered(close))).status_code == 302


def test_points_that_cannot_be_are_refused_and_nothing_changes(shot: Rendered) -> None:
    case = Case()
    case.send(as_file(shot))
    before = case.only_photo().placement.places
    impossible: list[object] = [
        {"c7": [-5, 20]},
        {"c7": ["x", 1]},
        {"nose_left": [1, 1]},
        {"c7": [1]},
        [],
        "broken",
    ]
    for places in impossible:
        assert case.place(places).status_code == 422, places
    assert case.only_photo().placement.places == before


def test_a_scale_is_a_sensible_distance(shot: Rendered) -> None:
    case = Case()
    case.send(as_file(shot))
    assert case.place(placed(shot), scale_cm="a meter").status_code == 422
    assert case.place(placed(shot), scale_cm="30").status_code == 302


def test_points_no_person_could_have_are_kept_and_not_confirmed(shot: Rendered) -> None:
    case = Case()
    case.send(as_file(shot))
    answer = case.place({"c7": [300, 100], "tragus": [280, 300]}, confirm="1")
    assert answer.status_code == 422
    assert "Check the points" in answer.content.decode()
    placement = case.only_photo().placement
    assert placement.confirmed_at is None
    assert placement.places["c7"] == [300, 100]


def test_two_dates_are_compared_against_the_error(shot: Rendered) -> None:
    case = Case()
    case.send(as_file(shot))
    case.place(placed(shot), confirm="1")
    first = case.only_photo()
    case.send(as_file(shot))
    with passage(case.people.actor("david")):
        second = Photo.objects.exclude(pk=first.pk).select_related("placement").get()
    moved = placed(shot) | {"tragus": [placed(shot)["tragus"][0] - 40, placed(shot)["tragus"][1] + 30]}
    sent = {"places": json.dumps({"places": moved}), "version": second.placement.version}
    case.client.post(reverse("clinician:photo_place", args=[second.pk]), sent)
    page = case.client.get(reverse("clinician:photo_compare", args=[second.pk])).content.decode()
    assert "Then and now" in page
    assert "more than error" in page
