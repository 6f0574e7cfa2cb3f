"""Desk and billing: two desks on one time, a visit booked without a mouse, patterns of visits compared."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.devices import DESK, Devices
from tests.journeys.stranger import RESULT, asked
from tests.people import PASSWORD
from tests.stage.sign_in import _code

TAB_STOPS = 80  # more than any of these pages has before its first slot


def booking_of(page: Page, name: str) -> None:
    """The booking page of this patient."""
    page.goto("/desk/patients/")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="Book a visit").click()


def test_two_desks_on_one_time_one_books_and_the_other_is_told(clinic: Devices) -> None:
    joan, ruth = clinic.of("joan"), clinic.of("ruth")
    booking_of(joan, "Arai, Keiko")  # neither has a time of their own in the demo
    booking_of(ruth, "Reed, Noah")
    for desk in (joan, ruth):
        desk.locator("label.slot").last.click()
    wanted = joan.locator("label.slot").last.inner_text()
    assert wanted == ruth.locator("label.slot").last.inner_text()
    joan.get_by_role("button", name="Book this time").click()
    expect(joan.get_by_text("Booked", exact=True).first).to_be_visible()
    ruth.get_by_role("button", name="Book this time").click()
    expect(ruth.get_by_text("This time is taken")).to_be_visible()
    expect(ruth.locator("label.slot").first).to_be_visible()
    assert wanted not in ruth.locator("label.slot").all_inner_texts()


def test_a_visit_is_booked_by_keyboard_alone(clinic: Devices) -> None:
    page = clinic.device(DESK)
    clinic.server.forget_tries()
    signs_in(page, "joan@demo.synovia.example")
    for key in ("g", "p"):
        page.keyboard.press(key)
    page.wait_for_url("**/desk/patients/")
    tab_to(page, "Name or date of birth")
    page.keyboard.type("Kim")
    expect(page.get_by_role("link", name="Kim, Grace")).to_be_visible()
    expect(page.locator("#patient-rows tbody tr")).to_have_count(1)
    tab_to(page, "Kim, Grace")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Grace Kim")
    page.keyboard.press("b")
    page.wait_for_url("**/book/")
    tab_to(page, re.compile(r"\d (a|p)\.m\."))
    page.keyboard.press("Space")
    tab_to(page, "Book this time")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Booked", exact=True).first).to_be_visible()


def test_the_self_check_is_answered_by_keyboard_alone(clinic: Devices) -> None:
    page = clinic.device()
    page.goto("/self-check/")
    tab_to(page, "Start the self-check")
    page.keyboard.press("Enter")
    page.wait_for_url("**/self-check/1/")
    for _screen in range(30):
        if RESULT.search(page.url):
            break
        step = page.url
        give_a_benign_answer(page, asked(page))
        page.wait_for_url(re.compile(rf"^(?!{re.escape(step)}$)"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("may be an option")


def give_a_benign_answer(page: Page, question: str) -> None:
    """Tab to the answer a healthy person gives, mark it, and send the form from where one is."""
    numbers = {"age": "45", "how_long": "3", "how_bad": "5"}
    first = page.locator("input[name=answer]").first
    for _stop in range(TAB_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name === 'answer'"):
            break
    if question in numbers and first.get_attribute("type") != "radio":
        page.keyboard.type(numbers[question])
    elif first.get_attribute("type") == "checkbox":
        move_to(page, "none")
        page.keyboard.press("Space")
    else:
        page.keyboard.press("Space")
        wanted = {"where": "low_back", "sex": "male", "moving": "yes", **numbers}.get(question, "no")
        arrow_to(page, wanted)
    page.keyboard.press("Enter")


def move_to(page: Page, value: str) -> None:
    """Along the boxes with Tab."""
    for _stop in range(TAB_STOPS):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no box {value}")


def arrow_to(page: Page, value: str) -> None:
    """Along the choices with the arrow key."""
    for _step in range(20):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"no choice {value}")


def tab_to(page: Page, name: str | re.Pattern[str]) -> None:
    """Press Tab until the focus is on something of this name, and see that the focus shows."""
    for _stop in range(TAB_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "(one => [one.innerText, one.ariaLabel, ...[...(one.labels || [])].map(l => l.innerText)].join(' '))"
            "(document.activeElement)"
        )
        if re.search(name, here) if isinstance(name, re.Pattern) else name in here:
            return
    raise AssertionError(f"the Tab key never came to {name}")


def signs_in(page: Page, email: str) -> None:
    """Typing alone: address, password, code."""
    page.goto("/account/login/")
    page.get_by_label("Email").focus()
    page.keyboard.type(email)
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label(re.compile("code", re.IGNORECASE)).first.focus()
    page.keyboard.type(_code())
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/account/" not in address)


def test_the_biller_compares_twice_a_week_for_six_with_once_for_ten(clinic: Devices) -> None:
    page = clinic.of("walt", DESK)
    page.goto("/billing/")
    page.get_by_role("row", name="Helen Brooks").get_by_role("link").last.click()
    page.get_by_role("link", name="Compare patterns").click()
    for place, (often, weeks) in enumerate((("twice a week", "6"), ("once a week", "10"))):
        page.get_by_label("How often").nth(place).select_option(label=often)
        page.get_by_label("For how many weeks").nth(place).fill(weeks)
    page.get_by_role("button", name="Compare", exact=True).click()

    expect(page.get_by_role("heading", name="Twice a week for six weeks")).to_be_visible()
    expect(page.get_by_role("heading", name="Once a week for ten weeks")).to_be_visible()
    expect(
        page.get_by_text(re.compile(r"^Once a week for ten weeks costs you \$.* (more|less) than"))
    ).to_be_visible()
    expect(page.get_by_text("costs the person least")).to_have_count(1)
    page.get_by_text("Every step").first.click()
    expect(page.locator("ol.working").first).to_contain_text("Allowed for the visit")
