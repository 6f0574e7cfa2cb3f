"""The body chart with a mouse at the desk, and with the keyboard alone on the narrowest screen."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.devices import DESK, Devices
from tests.journeys.looking import REFLOW, faults, sideways


def open_chart(page: Page) -> None:
    """Tom's evaluation is the one that is open today."""
    page.goto("/clinic/")
    page.locator("a[href^='/clinic/evaluation/']").first.click()
    page.get_by_role("link", name=re.compile("Draw where it hurts|Open the body chart")).click()
    expect(page.get_by_role("heading", name="Body chart", exact=True)).to_be_visible()


def drag(page: Page, region: str) -> None:
    """A stroke across a region of the back view."""
    box = page.locator(f'svg[data-view="back"] [data-region="{region}"]').bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.7, steps=5)
    page.mouse.up()


def test_drawing_with_the_mouse_saves_says_what_it_is_and_can_be_taken_back(clinic: Devices) -> None:
    page = clinic.of("amina", DESK)
    open_chart(page)
    drag(page, "calf_lateral_left")
    page.get_by_role("checkbox", name="Burning").check(force=True)
    said = page.locator("#pain-says")
    expect(said).to_contain_text("Lateral lower leg, left")
    expect(said).to_contain_text("burning")
    expect(page.locator("[data-areas] button")).to_contain_text("Lateral lower leg, left")
    page.get_by_role("button", name="Another complaint").click()
    page.keyboard.type("Heel")
    drag(page, "heel_right")
    expect(said).to_contain_text("Heel: Heel, right")
    page.get_by_role("button", name="Undo").click()
    expect(said).not_to_contain_text("Heel, right")
    page.reload()
    expect(page.locator("[data-marks] .mark-1")).to_have_count(1)
    assert faults(page) == []


def test_with_the_keyboard_alone_at_320_pixels_the_list_is_as_complete(clinic: Devices) -> None:
    page = clinic.of("amina", REFLOW)  # type: ignore[arg-type]  # a plain dict will do
    open_chart(page)
    page.get_by_role("button", name="Another complaint").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Hand")
    page.get_by_role("searchbox", name="Find a region").focus()
    page.keyboard.type("thumb digit")
    expect(page.locator("[data-found]")).to_have_text("1 found")
    page.keyboard.press("Tab")  # the heading of the group
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Thumb (digit 1), left")).to_be_checked()
    page.locator('[name="chart-now"]:checked').focus()
    page.keyboard.press("ArrowLeft")  # from "not said" back to 10
    said = page.locator("#pain-says")
    expect(said).to_contain_text("Hand: Thumb (digit 1), left")
    expect(said).to_contain_text("now 10/10")
    assert faults(page) == []
    assert sideways(page) == []
