"""The evaluation by hand: numbers and Enter, errors beside their fields, a killed browser, an emergency."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.looking import faults, sideways
from tests.stage.server import ClinicServer

THERAPIST = "amina@demo.synovia.example"


@pytest.fixture
def evaluation(page: Page, clinic_server: ClinicServer) -> Page:
    """Tom's open evaluation on Amina's tablet."""
    page.set_viewport_size({"width": 1024, "height": 768})
    clinic_server.sign_in(page, THERAPIST)
    page.get_by_role("link", name="Evaluation, Tom Becker").click()
    expect(page.get_by_role("heading", name="Evaluation", level=1)).to_be_visible()
    page.wait_for_load_state()  # keys are heard once the scripts are here
    return page


def saved(page: Page) -> None:
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", "saved", timeout=15_000)


def test_number_and_enter_go_from_left_to_right_and_on(evaluation: Page) -> None:
    evaluation.locator("#f-cervical_rotation_left").focus()
    for degrees in ("61", "48", "30"):
        evaluation.keyboard.press("ControlOrMeta+a")
        evaluation.keyboard.type(degrees)
        evaluation.keyboard.press("Enter")
    expect(evaluation.locator("#f-cervical_rotation_right")).to_have_value("48")
    expect(evaluation.locator("#f-cervical_lateral_flexion_left")).to_have_value("30")
    expect(evaluation.locator("#f-cervical_lateral_flexion_right")).to_be_focused()
    saved(evaluation)


def test_the_grid_by_keyboard_alone_on_the_narrowest_screen(evaluation: Page) -> None:
    """Number, Enter, the details of a row, another joint: no pointer, 320 pixels, nothing axe objects to."""
    evaluation.set_viewport_size({"width": 320, "height": 640})
    keys = evaluation.keyboard
    evaluation.locator("#f-cervical_rotation_left").focus()
    keys.press("ControlOrMeta+a")
    keys.type("52")
    keys.press("+")
    group = evaluation.locator("#d-cervical_rotation [data-entry=cervical_rotation_left]")
    expect(group.locator("input[name$='.pain'][value=none]")).to_be_focused()
    keys.press("ArrowRight")
    expect(group.locator("input[name$='.pain'][value=at_end]")).to_be_checked()
    keys.press("Tab")  # to "not recorded", the last of the group
    keys.press("ArrowLeft")
    expect(group.locator("input[name$='.end_feel'][value=empty]")).to_be_checked()
    expect(evaluation.locator("#motion-support")).to_contain_text("Empty end-feel", timeout=15_000)
    assert faults(evaluation) == []
    assert sideways(evaluation) == []
    keys.press("Escape")
    expect(evaluation.locator("#f-cervical_rotation_left")).to_be_focused()
    keys.press("Enter")
    expect(evaluation.locator("#f-cervical_rotation_right")).to_be_focused()
    evaluation.locator("#add-joint").focus()
    keys.type("Jaw")
    keys.press("Tab")
    keys.press("Enter")
    expect(evaluation.locator("[id='f-m.jaw_opening.active']")).to_be_focused()
    keys.type("38")
    keys.press("Enter")
    saved(evaluation)
    evaluation.reload()
    expect(evaluation.locator("[id='f-m.jaw_opening.active']")).to_have_value("38")
    expect(evaluation.locator("#f-cervical_rotation_left")).to_have_value("52")
    detail = evaluation.locator("input[name='m.cervical_rotation_left.pain'][value=at_end]")
    expect(detail).to_be_checked()


def test_an_error_stands_beside_its_field_until_it_is_put_right(evaluation: Page) -> None:
    field = evaluation.locator("#f-cervical_flexion")
    beside = evaluation.locator("#e-cervical_flexion")
    field.fill("400")
    expect(beside).to_have_text("400° is more than a neck can move; allowed 0 to 110°.", timeout=15_000)
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("40")
    expect(beside).to_have_text("", timeout=15_000)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_what_was_typed_outlives_a_killed_browser(evaluation: Page, clinic_server: ClinicServer) -> None:
    story = evaluation.locator("#w-story")
    with evaluation.expect_response(re.compile(r"/save/$")):
        story.fill("Rear-ended at a traffic light.")
    address = evaluation.url
    browser = evaluation.context.browser
    assert browser is not None
    evaluation.context.close()  # no goodbye: nothing more is sent
    again = browser.new_page()
    clinic_server.sign_in(again, THERAPIST)
    again.goto(address)
    expect(again.locator("#w-story")).to_have_value("Rear-ended at a traffic light.")
    again.close()


def test_what_was_typed_before_the_scripts_came_is_saved_too(evaluation: Page) -> None:
    waiting: list[Route] = []

    def hold(script: Route) -> None:
        waiting.append(script)

    evaluation.route(re.compile(r"/staff[^/]*\.js$"), hold)
    evaluation.reload(wait_until="commit")
    evaluation.locator("#w-story").fill("Typed on a slow line.")
    for script in waiting:
        script.continue_()
    saved(evaluation)
    evaluation.unroute_all()
    evaluation.reload()
    expect(evaluation.locator("#w-story")).to_have_value("Typed on a slow line.")


def test_y_and_n_answer_and_go_on(evaluation: Page) -> None:
    first = evaluation.locator('[data-finding="drop_attack"]')
    second = evaluation.locator('[data-finding="facial_numbness_or_droop"]')
    first.locator("input:checked").focus()
    evaluation.keyboard.press("n")
    expect(first.locator('input[value="no"]')).to_be_checked()
    expect(second.locator("input:checked")).to_be_focused()
    saved(evaluation)


def test_the_way_from_the_panel_to_a_field(evaluation: Page) -> None:
    link = evaluation.locator("#live-panel [data-finding-link]").first
    name = link.get_attribute("data-finding-link")
    link.click()
    expect(evaluation.locator(f"#f-{name}-field :focus")).to_have_count(1)


def test_an_emergency_finding_stops_the_page_while_one_writes(evaluation: Page) -> None:
    evaluation.get_by_role("button", name="All fields").click()
    for finding in ("saddle_sensory_change", "bladder_change"):
        evaluation.locator(f'[data-finding="{finding}"] .key-yes').click()
    expect(evaluation.locator("#stop")).to_contain_text("Stop. This may be an emergency.", timeout=15_000)
    expect(evaluation.locator("#live-panel")).to_contain_text("Emergency: stop")
