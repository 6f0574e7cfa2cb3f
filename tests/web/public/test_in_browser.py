"""The public site in a real browser, on a phone and on a wide screen: axe, no sideways scrolling, keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.stage.server import ClinicServer
from tests.web.components.test_accessible import findings

# One page of each kind.
PAGES = (
    "/", "/conditions/low-back-pain/", "/conditions/bursitis/", "/self-check/at/knee/", "/techniques/thrust/", "/articles/no-perfect-posture/", "/cost/",
    "/cost/private/", "/team/", "/privacy/", "/self-check/", "/first-visit/", "/self-check/result/",
)  # fmt: skip
SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"
TOO_SMALL = """() => [...document.querySelectorAll('main a, main button, main summary, main input:not([type=hidden])')]
    .filter(one => one.offsetParent && !one.closest('p, li:not(.way), dd, .picture-card, .way') && (one.closest('label') ?? one).getBoundingClientRect().height < 43.5)
    .map(one => one.outerHTML.slice(0, 120))"""


def test_every_page_is_for_everybody_in_the_dark_and_on_the_narrowest_phone(
    clinic_server: ClinicServer, page: Page
) -> None:
    """By daylight and at a desk `tests/journeys/test_pages_of_the_public.py` looks at them all."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    wrong = {}
    for path in PAGES:
        page.goto(clinic_server.url + path)
        found = [one for one in findings(page) if not one.startswith("?")]
        found += ["scrolls sideways"] if page.evaluate(SCROLLS_SIDEWAYS) else []
        found += [f"small: {one}" for one in page.evaluate(TOO_SMALL)]
        if found:
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_the_grouped_places_and_boxes_are_for_everybody(
    clinic_server: ClinicServer, page: Page, width: int, scheme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # one of two words
    page.goto(clinic_server.url + "/self-check/")
    page.click("button:has-text('Start the self-check')")
    assert [one for one in findings(page) if not one.startswith("?")] == []
    assert not page.evaluate(SCROLLS_SIDEWAYS)
    assert page.evaluate(TOO_SMALL) == []


def test_the_self_check_goes_by_keyboard_alone_and_a_red_flag_ends_it(
    clinic_server: ClinicServer, page: Page
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(clinic_server.url + "/self-check/")
    press(page, "button:has-text('Start the self-check')")
    press(page, "input[value='low_back']", key="Space")
    press(page, ".question-foot button")
    for number in ("45", "2"):
        page.locator("input[name='answer']").focus()
        page.keyboard.type(number)
        page.keyboard.press("Enter")
    press(page, "input[value='none']", key="Space")
    press(page, ".question-foot button")
    press(page, "input[value='saddle_sensory_change']", key="Space")
    press(page, ".question-foot button")
    expect(page.locator("h1")).to_contain_text("Get help now")
    expect(page.locator("main a[href='tel:911']").first).to_be_visible()
    assert not page.evaluate(SCROLLS_SIDEWAYS)
    kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert "saddle" not in kept, "no answer is kept in the browser"


def test_back_and_refresh_in_the_middle_lose_nothing(clinic_server: ClinicServer, page: Page) -> None:
    page.goto(clinic_server.url + "/self-check/")
    page.click("button:has-text('Start the self-check')")
    page.check("input[value='neck']", force=True)
    page.click(".question-foot button")
    page.fill("input[name='answer']", "52")
    page.click(".question-foot button")
    question = page.locator("legend, .field-label").first
    expect(question).to_contain_text("How many weeks ago")
    page.reload()
    expect(question).to_contain_text("How many weeks ago")
    page.go_back()
    expect(page.locator("input[name='answer']")).to_have_value("52")
    page.go_back()
    expect(page.locator("input[value='neck']")).to_be_checked()


def press(page: Page, at: str, *, key: str = "Enter") -> None:
    """Focus it as Tab would, and press a key."""
    page.locator(at).first.focus()
    page.keyboard.press(key)
