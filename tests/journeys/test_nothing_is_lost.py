"""What is typed stays: a killed page, a lost connection, two therapists on one record, a session that ended."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.devices import Devices
from tests.journeys.therapist import saved

PATIENT = "Tom Becker"  # of the cast: his evaluation is open
STATE = "data-state"


@pytest.fixture
def evaluation(clinic: Devices) -> str:
    """The address of the open evaluation."""
    page = clinic.of("amina")
    page.goto("/desk/patients/")
    page.get_by_role("link", name="Becker, Tom").click()
    page.get_by_role("link", name="Open chart").click()
    page.get_by_role("link", name="Go on with the evaluation").click()
    return page.url


def story(page: Page) -> Locator:
    """The field for what the patient tells."""
    return page.locator("textarea[name=story]")


def state(page: Page) -> Locator:
    """What the page says about saving."""
    return page.locator("[data-autosave-status]")


def test_a_killed_page_loses_nothing_that_is_five_seconds_old(clinic: Devices, evaluation: str) -> None:
    page = clinic.of("amina")
    page.goto(evaluation)
    story(page).press_sequentially("Rear-ended on Friday, ")
    expect(state(page)).to_have_attribute(STATE, "saved", timeout=5000)
    page.context.close()
    again = clinic.of("amina")
    again.goto(evaluation)
    expect(story(again)).to_have_value(re.compile("Rear-ended on Friday"))


def test_without_a_connection_the_page_says_so_and_saves_when_it_is_back(
    clinic: Devices, evaluation: str
) -> None:
    page = clinic.of("amina")
    page.goto(evaluation)
    page.context.set_offline(True)
    story(page).fill("Typed in the basement.")
    expect(state(page)).to_contain_text("Not saved")
    expect(page.get_by_text("No connection.")).to_be_visible()
    page.context.set_offline(False)
    saved(page)
    again = clinic.of("amina")
    again.goto(evaluation)
    expect(story(again)).to_have_value("Typed in the basement.")


def test_two_therapists_on_one_record_see_each_others_words_and_lose_none(
    clinic: Devices, evaluation: str
) -> None:
    amina, ruth = clinic.of("amina"), clinic.of("ruth")
    amina.goto(evaluation)
    ruth.goto(evaluation)
    story(amina).fill("Amina was first.")
    saved(amina)
    story(ruth).fill("Ruth came second.")
    conflict = ruth.get_by_role("dialog")
    expect(conflict).to_contain_text("Amina was first.")
    expect(conflict).to_contain_text("Ruth came second.")
    conflict.get_by_role("button", name="Save mine over it").click()
    saved(ruth)
    ruth.reload()
    expect(story(ruth)).to_have_value("Ruth came second.")


def test_a_session_that_ended_keeps_the_words_until_one_is_back(clinic: Devices, evaluation: str) -> None:
    page = clinic.device()
    clinic.server.sign_in(page, "amina@demo.synovia.example")
    page.goto(evaluation)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    story(page).fill("Typed after the session had ended.")
    expect(state(page)).to_contain_text("you were signed out")
    page.context.add_cookies(cookies)  # type: ignore[arg-type]  # as they were given
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    saved(page)
    again = clinic.of("amina")
    again.goto(evaluation)
    expect(story(again)).to_have_value("Typed after the session had ended.")


def test_a_link_takes_the_last_words_along(clinic: Devices, evaluation: str) -> None:
    """Typing and going on at once: the next page shows what was typed, and signing meets no other version."""
    page = clinic.of("amina")
    page.goto(evaluation)
    story(page).fill("The very last words.")
    page.get_by_role("link", name="Sign", exact=True).click()
    expect(page.get_by_text("The very last words.")).to_be_visible()
