"""The stage of the browser journeys: the real program, a fresh demo clinic, and people who sign in."""

import pytest
from playwright.sync_api import Page, expect

from tests.stage.server import ClinicServer


def test_the_public_site_answers(page: Page, clinic_server: ClinicServer) -> None:
    page.goto(clinic_server.url)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("email", ["david@demo.synovia.example", "maria@demo.synovia.example"])
def test_demo_people_can_sign_in(page: Page, clinic_server: ClinicServer, email: str) -> None:
    clinic_server.sign_in(page, email)
    expect(page.locator("main")).to_be_visible()
