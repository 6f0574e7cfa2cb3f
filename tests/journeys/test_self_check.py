"""Somebody without an account, on a phone: the self-check to a result, back, astray, without scripts; and what it costs."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.devices import Devices
from tests.journeys.stranger import RESULT, answer, asked, begin, walk

SECONDS_A_SCREEN = 15  # reading and tapping; six minutes are 24 screens [C]
SIX_MINUTES = 360


@pytest.fixture
def phone(clinic: Devices) -> Page:
    return begin(clinic.device())


@pytest.mark.parametrize("where", ["low_back", "neck", "knee", "shoulder"])
def test_a_healthy_stranger_comes_to_an_option_within_six_minutes(phone: Page, where: str) -> None:
    screens = walk(phone, where=where)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("may be an option")
    expect(phone.get_by_role("heading", name="What to do now")).to_be_visible()
    expect(phone.locator(".result-rules")).to_contain_text(re.compile(r"Rules [0-9a-f]{8,}"))
    expect(phone.get_by_role("link", name="Ask for a first visit").first).to_be_visible()
    assert screens * SECONDS_A_SCREEN <= SIX_MINUTES


@pytest.mark.parametrize(
    ("where", "question", "flag"),
    [
        ("low_back", "saddle", "saddle_sensory_change"),
        ("low_back", "back_now", "chest_pain_or_dyspnea"),
        ("neck", "neck_now", "dysarthria_dysphagia"),
        ("knee", "hot_joint", "fever"),
        ("shoulder", "arm_now", "exertional_chest_arm_or_jaw_pain"),
    ],
)
def test_an_emergency_answer_stops_at_once_with_what_to_do_now(
    phone: Page, where: str, question: str, flag: str
) -> None:
    walk(phone, until=question, where=where)
    answer(phone, flag)
    expect(phone).to_have_url(RESULT)
    call = phone.get_by_role("link", name="Call 911").first
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", "tel:911")
    expect(phone.get_by_role("main").get_by_role("link", name="Ask for a")).to_have_count(0)


def test_a_turned_ankle_that_cannot_bear_weight_is_seen_by_a_doctor_today(phone: Page) -> None:
    walk(phone, where="ankle_foot", injury="small", injury_cleared="no", foot_works="cannot_walk_four_steps")
    expect(phone.get_by_role("heading", level=1)).to_have_text("See a doctor today")
    expect(phone.get_by_text("You cannot take four steps", exact=False)).to_be_visible()
    expect(phone.get_by_role("heading", name="Call 911 if any of this happens")).to_be_visible()


def test_from_the_page_of_a_condition_to_its_questions_and_back(clinic: Devices) -> None:
    """The page of knee pain starts the check at the knee; back shows the place, and it can be changed."""
    page = clinic.device()
    page.goto("/conditions/knee-pain/")
    page.get_by_role("main").get_by_role("link", name="Start the self-check").click()
    expect(page).to_have_url(re.compile("/self-check/at/knee/$"))
    page.get_by_role("button", name="Start the self-check").click()
    assert asked(page) == "age"
    page.get_by_role("link", name="Back").click()
    expect(page.locator("input[value=knee]")).to_be_checked()
    answer(page, "hip")
    walk(page, until="hip_works")
    assert asked(page) == "hip_works"


def test_a_dozen_places_fit_a_phone_without_sideways_scrolling(phone: Page) -> None:
    for width in (390, 320):
        phone.set_viewport_size({"width": width, "height": 844})
        assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        tall = phone.locator("label:has(input[name=answer])").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().height)"
        )
        assert len(tall) == 12
        assert min(tall) >= 44


def test_the_back_button_shows_the_answer_given_and_refresh_asks_the_same(phone: Page) -> None:
    walk(phone, until="how_long", age="52")
    phone.go_back()
    expect(phone.get_by_label("How old are you?")).to_have_value("52")
    phone.reload()
    expect(phone.get_by_label("How old are you?")).to_have_value("52")
    phone.go_forward()
    assert asked(phone) == "how_long"


def test_a_changed_answer_drops_what_hung_on_it(phone: Page) -> None:
    """First the neck, then the back after all: no answer about the neck is left, the age stays."""
    walk(phone, until="cord", where="neck")
    phone.goto("/self-check/1/")
    answer(phone, "low_back")
    expect(phone.get_by_label("How old are you?")).to_have_value("45")
    walk(phone)
    phone.locator("summary", has_text="What you told us").click()
    told = phone.locator("details dl.told")
    expect(told).to_contain_text("Low back")
    expect(told).not_to_contain_text("thunder")
    expect(told).not_to_contain_text("buttons, writing")


def test_a_red_flag_can_be_taken_back_from_the_result(phone: Page) -> None:
    walk(phone, until="saddle")
    answer(phone, "bladder_change")
    phone.locator("summary", has_text="What you told us").click()
    phone.locator("dl.told div", has_text="Since the pain began").get_by_role("link").click()
    assert asked(phone) == "saddle"
    phone.locator("label:has(input[value=bladder_change])").click()
    answer(phone, "none")
    assert asked(phone) == "legs"


def test_not_sure_is_never_no(phone: Page) -> None:
    walk(phone, saddle="not_sure")
    expect(phone.get_by_role("heading", level=1)).not_to_contain_text("may be an option")
    expect(phone.get_by_text("You were not sure about:")).to_be_visible()


def test_an_empty_answer_is_refused_beside_the_question_and_takes_the_focus(phone: Page) -> None:
    phone.get_by_role("button", name="Next").click()
    expect(phone.locator(".field-error")).to_contain_text("Please choose an answer")
    assert asked(phone) == "where"


@pytest.mark.parametrize("given", ["400", "-1", "forty"])
def test_an_age_nobody_has_is_refused_and_stays_in_the_field(phone: Page, given: str) -> None:
    answer(phone, "neck")
    field = phone.get_by_label("How old are you?")
    field.evaluate("element => { element.type = 'text' }")
    field.fill(given)
    phone.get_by_role("button", name="Next").click()
    expect(phone.locator(".field-error")).to_contain_text("whole number from 0 to 120")
    assert asked(phone) == "age"


@pytest.mark.parametrize("cookie", ["forged", "gone"])
def test_without_a_good_cookie_the_page_says_so_and_offers_to_begin_again(phone: Page, cookie: str) -> None:
    walk(phone, until="how_long")
    own = next(one for one in phone.context.cookies() if one["name"].endswith("synovia_check"))
    assert own["httpOnly"]
    phone.context.clear_cookies(name=own["name"])
    if cookie == "forged":
        forged: Any = {**own, "value": "someone-elses:1abc:" + "x" * 43}
        phone.context.add_cookies([forged])
    response = phone.reload()
    assert response
    assert response.status == 410
    phone.get_by_role("link", name="Start a new self-check").click()
    begin(phone)
    assert asked(phone) == "where"


def test_all_of_it_works_without_scripts(clinic: Devices) -> None:
    page = begin(clinic.device(java_script_enabled=False))
    walk(page, where="neck")
    expect(page.get_by_role("heading", level=1)).to_contain_text("may be an option")
    page.get_by_role("link", name="Ask for a first visit").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask for a first visit")


def test_nothing_is_left_in_the_browser_but_a_cookie_no_script_can_read(phone: Page) -> None:
    walk(phone)
    assert phone.evaluate("[localStorage.length, sessionStorage.length, document.cookie.includes('check')]") == [
        0, 0, False,
    ]  # fmt: skip


def test_answers_can_be_deleted(phone: Page) -> None:
    walk(phone)
    phone.get_by_role("button", name="Delete my answers now").click()
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    assert phone.goto("/self-check/result/").status == 410  # type: ignore[union-attr]  # a page was answered


def show_cost(page: Page) -> None:
    page.get_by_role("button", name="Show what I may pay").click()


def test_a_visitor_on_a_phone_learns_what_it_may_cost_and_asks_for_it_in_writing(clinic: Devices) -> None:
    page = clinic.device()
    page.goto("/cost/")
    page.get_by_role("link", name="Work it out").click()
    page.get_by_label("Pain for more than 3 months").check()
    page.get_by_label("Twice a week", exact=True).check()
    page.get_by_label("A private health plan").check()
    show_cost(page)

    expect(page.get_by_role("heading", name="Look at your plan’s card")).to_be_visible()
    page.get_by_label("Or your share").fill("20")
    page.get_by_label("How much of your yearly deductible").fill("200")
    show_cost(page)

    result = page.locator("#likely")
    expect(result.get_by_role("heading", name="What you may pay")).to_be_in_viewport()
    expect(result.get_by_role("img").first).to_have_attribute("aria-label", re.compile("most likely"))
    expect(result).to_contain_text("deductible met")
    expect(result).to_contain_text("What could change it")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert "20" not in page.url.partition("//")[2].partition("/")[2]

    result.get_by_role("link", name="Ask for a written estimate").click()
    expect(page.get_by_label(re.compile("estimate in writing|written estimate"))).to_be_checked()
