"""A questionnaire sent before the visit: the letter, a phone, and the therapist's day."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.devices import DESK, Devices

LINK = re.compile(r"http://\S+/questions/open/\S+")


def press(phone: Page, answer: str) -> None:
    """One answer; it is kept and the next question comes."""
    choice = phone.get_by_role("button", name=re.compile(rf"^{answer}(,|$)"))
    box = choice.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    choice.click()


def test_sent_by_link_answered_on_a_phone_seen_as_trend_and_task(clinic: Devices) -> None:
    desk = clinic.of("david", DESK)
    desk.goto("/clinic/")
    desk.get_by_role("link", name="Helen Brooks").first.click()
    desk.get_by_role("link", name="Scores and questionnaires").click()
    for name in ("Patient-Specific", "Global rating"):
        desk.locator("label", has_text=name).first.click()
    desk.get_by_role("button", name="Send", exact=True).click()
    expect(desk.get_by_text("The letter with the link is on its way.")).to_be_visible()

    phone = clinic.device()
    phone.goto(clinic.letter_with(LINK))
    assert not LINK.search(phone.url), "the token has left the address"
    phone.get_by_label("Your date of birth").fill("1955-01-09")
    phone.get_by_role("button", name="Go on").click()
    phone.get_by_role("link", name="Begin").click()
    phone.locator("label.tick", has_text="I walk more slowly").click()
    phone.get_by_role("button", name="Next").click()
    expect(phone.get_by_role("heading", name="Are these your answers?")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.get_by_role("button", name="Send to my therapist").click()

    phone.get_by_role("link", name="Begin").click()
    press(phone, "3")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="5", exact=True).click()
    expect(phone.get_by_text("Your earlier answers are saved")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Your earlier answers are saved")).to_be_hidden()
    press(phone, "5")
    press(phone, "1")
    expect(phone.get_by_text("3 of 10")).to_be_visible()
    phone.get_by_role("button", name="Send to my therapist").click()
    expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()

    desk.goto("/clinic/")
    task = desk.locator("li", has_text="Roland-Morris Disability Questionnaire: 1, better")
    expect(task).to_be_visible()
    task.get_by_role("link").click()
    drawing = desk.get_by_role("img", name=re.compile("Roland-Morris.*better by 10"))
    expect(drawing).to_be_visible()
    desk.get_by_role("button", name="Seen: Roland-Morris Disability Questionnaire").first.click()
