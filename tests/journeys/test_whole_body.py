"""A shoulder from the new complaint to the strategy, a letter to hand over, and a hip before and after five weeks."""

import re
from importlib.util import find_spec

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.devices import DESK, PHONE, Devices
from tests.journeys.looking import CONTRAST, faults, sideways
from tests.journeys.therapist import choose, enter, saved, sign

NEEDS_COMPARE = pytest.mark.skipif(
    find_spec("synovia.domain.strategy.compare") is None, reason="the comparison comes with the engine"
)


@pytest.mark.parametrize(
    ("size", "who"), [(DESK, "Kim, Grace"), (PHONE, "Novak, Ida")], ids=["desk", "phone"]
)
def test_a_shoulder_from_the_complaint_to_the_strategy(
    clinic: Devices, size: dict[str, int], who: str
) -> None:
    page = clinic.of("ruth", size)  # type: ignore[arg-type]  # a plain dict will do
    but = CONTRAST if size == PHONE else ""
    _chart_of(page, who)
    page.get_by_role("button", name="New complaint").first.click()
    page.get_by_label("Complaint", exact=True).fill("Right shoulder hurts overhead")
    page.locator("label.chip", has_text=re.compile(r"^\s*Shoulder\s*$")).click()
    page.locator("label.chip", has_text=re.compile(r"^\s*Right\s*$")).click()
    assert faults(page, but=but) == []
    page.get_by_role("button", name="Open the episode").click()
    episode = page.locator(".episode", has_text="Right shoulder hurts overhead")
    expect(episode).to_contain_text("Shoulder, right")
    episode.get_by_role("button", name="Start the evaluation").click()

    side = page.locator("#f-pain_side-field")
    expect(side).to_contain_text("Told before: right")
    side.get_by_role("button", name="Asked again: same").click()
    enter(page, "nprs_now", "4")
    _show_the_tests_of_the_region(page)
    saved(page)
    assert faults(page, but=but) == []
    page.get_by_role("link", name="Sign", exact=True).click()
    sign(page, "Sign, and go on to the strategy")
    expect(page.get_by_role("heading", name="Strategy", level=1)).to_be_visible()
    assert faults(page, but=but) == []
    assert sideways(page) == []


def test_fields_no_rule_calls_for_come_when_asked_for(clinic: Devices) -> None:
    page = clinic.of("amina", DESK)
    page.goto("/clinic/")
    page.get_by_role("link", name="Evaluation, Tom Becker").click()
    hidden = page.locator("#f-straight_leg_raise_left-field")
    expect(hidden).to_have_count(0)
    page.get_by_role("button", name="All fields").click()
    expect(hidden).to_be_visible(timeout=15_000)
    choose(page, "straight_leg_raise_left", "no")
    saved(page)
    page.reload()
    expect(page.locator("input[name=straight_leg_raise_left][value=no]")).to_be_checked()
    assert faults(page) == []


def test_a_letter_goes_along_with_the_referral(clinic: Devices) -> None:
    page = clinic.of("david", DESK)
    _chart_of(page, "Reed, Noah")
    page.get_by_role("link", name=re.compile("^Evaluation")).first.click()
    page.get_by_role("link", name="Strategy").first.click()
    letter = page.get_by_role("link", name="Referral letter (PDF)")
    answer = page.request.get(str(letter.get_attribute("href")))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


@NEEDS_COMPARE
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_what_changed_in_a_hip_after_five_weeks(clinic: Devices, size: dict[str, int]) -> None:
    page = clinic.of("david", size)  # type: ignore[arg-type]  # a plain dict will do
    _chart_of(page, "Delgado, Rosa")
    page.get_by_role("link", name="What changed since the evaluation before").click()
    expect(page.get_by_role("heading", name="What changed", level=1)).to_be_visible()
    measures = page.locator("#measures")
    expect(measures).to_contain_text("NPRS worst")
    expect(measures).to_contain_text("Better")
    assert faults(page) == []
    assert sideways(page) == []


def _chart_of(page: Page, who: str) -> None:
    """The way of a therapist: the list of patients, then the chart."""
    page.goto("/desk/patients/")
    page.get_by_role("searchbox", name="Name or date of birth").fill(who.split(",")[0][:4])
    page.get_by_role("link", name=who).click()
    page.get_by_role("link", name=re.compile("chart", re.IGNORECASE)).first.click()


def _show_the_tests_of_the_region(page: Page) -> None:
    """The joint's own signs stand open or come at one key; the neck's tests are not in the way."""
    page.locator("#s-tests .section-more").click()
    expect(page.locator("#f-joint_crepitus-field")).to_be_visible(timeout=15_000)
    order = page.eval_on_selector_all("#s-tests .finding-group", "groups => groups.map((one) => one.id)")
    assert order.index("g-joint-signs") < order.index("g-neck-tests")
