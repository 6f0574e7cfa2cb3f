"""The gallery is for building and checking: in the demo and for staff only."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from synovia.web.gallery.views import BASES
from tests.people import DemoClinic, settle
from tests.sign_in import signed_in
from tests.web.components.rendering import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> DemoClinic:
    return settle()


@pytest.fixture
def therapist(people: DemoClinic) -> Client:
    return signed_in(Client(), people.members["david"])


@pytest.mark.parametrize("audience", sorted(BASES))
def test_shows_every_audience_in_the_demo(therapist: Client, settings: Settings, audience: str) -> None:
    settings.DEMO = True
    page = read(therapist.get(f"/gallery/{audience}/").content.decode())
    assert page.one("h1").text in {"Component gallery", "Move again, with ease."}


@pytest.mark.parametrize(("demo", "path"), [(False, "/gallery/"), (True, "/gallery/martians/")])
def test_is_not_there_otherwise(therapist: Client, settings: Settings, demo: bool, path: str) -> None:
    settings.DEMO = demo
    assert therapist.get(path).status_code == 404


def test_is_not_for_patients(people: DemoClinic, settings: Settings) -> None:
    settings.DEMO = True
    assert signed_in(Client(), people.portals["maria"]).get("/gallery/").status_code == 403
