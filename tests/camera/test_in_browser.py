"""The capture page in a browser whose camera plays a rendered person: measured, looked at, taken over; and without one."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType, Page, expect

from tests.camera.filmed import camera_playing, open_evaluation, watched_page, write_film
from tests.stage.server import ClinicServer

PEAKS = (100.0, 100.0, 100.0)
WITHIN = 8  # degrees of the truth


@pytest.fixture(scope="module")
def knee_bends(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("film") / "knee.y4m"
    write_film(path, "knee_flexion", "left", PEAKS)
    return path


def capture_page(page: Page, server: ClinicServer) -> None:
    server.sign_in(page, "david@demo.synovia.example")
    evaluation = open_evaluation(page, server.url)
    page.goto(f"{evaluation}camera/?motion=knee_flexion&side=left")


def test_three_repetitions_before_the_camera_become_a_value_and_nothing_leaves_the_clinic(
    clinic_server: ClinicServer, browser_type: BrowserType, knee_bends: Path
) -> None:
    with camera_playing(browser_type, knee_bends) as browser:
        page, seen = watched_page(browser, clinic_server.url)
        capture_page(page, clinic_server)
        result = page.locator(".capture-result")
        for _again in range(3):
            page.get_by_role("button", name="Start the camera").click()
            expect(result).to_contain_text(re.compile(r"mean of \d repetitions"), timeout=90_000)
            if "mean of 3" in result.inner_text():
                break
            # A machine busy with other tests sees too little; the page says so, and one measures again.
            expect(result).to_contain_text("Few pictures a second were taken")
            result.get_by_role("button", name="Do not use it").click()
            page.reload()
        expect(result).to_contain_text("mean of 3 repetitions")
        peaks = [float(peak.strip("°")) for peak in result.locator(".capture-peaks li").all_inner_texts()]
        assert all(abs(peak - truth) <= WITHIN for peak, truth in zip(peaks, PEAKS, strict=True)), peaks
        result.get_by_role("button", name="Take over into the evaluation").click()
        expect(page.locator("#camera")).to_contain_text("Knee flexion, left")
    assert (seen.violations, seen.foreign, seen.errors) == ([], [], [])


def test_on_a_phone_nothing_lies_over_the_button_that_starts(
    clinic_server: ClinicServer, browser_type: BrowserType
) -> None:
    with camera_playing(browser_type, None) as browser:
        page, _seen = watched_page(browser, clinic_server.url)
        page.set_viewport_size({"width": 390, "height": 844})
        capture_page(page, clinic_server)
        page.get_by_role("button", name="Start the camera").click()
        expect(page.locator("[data-problem]")).to_be_visible()


def test_without_a_camera_the_page_says_so_and_shows_the_way_by_hand(
    clinic_server: ClinicServer, browser_type: BrowserType
) -> None:
    with camera_playing(browser_type, None) as browser:
        page, seen = watched_page(browser, clinic_server.url)
        capture_page(page, clinic_server)
        page.get_by_role("button", name="Start the camera").click()
        problem = page.locator("[data-problem]")
        expect(problem).to_contain_text("No camera was found")
        expect(problem.get_by_role("link", name="Enter by hand instead")).to_be_visible()
    assert (seen.violations, seen.foreign, seen.errors) == ([], [], [])
