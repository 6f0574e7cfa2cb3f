"""Takes the README's pictures from a running demo clinic: `./run pictures`, with `./run demo` in another window."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from synovia.demo.cast import PASSWORD
from tests.stage.browser import launch_arguments

FOLDER = Path("docs/pictures")
TABLET: ViewportSize = {"width": 1180, "height": 820}
PHONE: ViewportSize = {"width": 390, "height": 780}


def sign_in(page: Page, address: str, who: str) -> None:
    """As one of the demo's people; staff show the demo authenticator's code."""
    page.goto(f"{address}/account/login/")
    page.get_by_label("Email").fill(f"{who}@demo.synovia.example")
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    if "authenticate" in page.url:
        page.get_by_label("Code").fill(page.locator(".callout strong").inner_text())
        page.get_by_role("button", name="Go on").click()


def take(address: str) -> None:
    """The home page, an evaluation with its live panel, a strategy, an estimate, and the portal on a phone."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_arguments())
        page = browser.new_page(viewport=TABLET)
        page.goto(address)
        page.screenshot(path=FOLDER / "home.png")
        sign_in(page, address, "amina")
        page.goto(f"{address}/clinic/")
        page.get_by_text("Tom Becker").first.click()
        page.locator("a[href*='/evaluation/']").first.click()
        page.screenshot(path=FOLDER / "evaluation.png")
        staff = browser.new_context(viewport=TABLET).new_page()
        sign_in(staff, address, "walt")
        staff.goto(f"{address}/billing/")
        staff.locator("a[href*='/billing/plans/']").first.click()
        staff.screenshot(path=FOLDER / "estimate.png")
        phone = browser.new_context(viewport=PHONE).new_page()
        sign_in(phone, address, "maria")
        phone.goto(f"{address}/my/plan/")
        phone.screenshot(path=FOLDER / "portal.png")
        browser.close()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    take(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000")
