"""A therapist at the treatment table: findings into their fields, signatures, and the thread from note to note."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.people import PASSWORD

CASES = Path(__file__).parents[1] / "spec" / "cases"


def findings_of(case: str) -> dict[str, Any]:
    """What was found in this patient of the spec."""
    found: dict[str, Any] = json.loads((CASES / f"{case}.json").read_text())["case"]["findings"]
    return found


def record(page: Page, findings: dict[str, Any]) -> None:
    """Each finding into its field, the way its control takes it."""
    for name, value in findings.items():
        if isinstance(value, bool):
            choose(page, name, "yes" if value else "no")
        elif isinstance(value, list):
            for one in value:
                choose(page, name, one)
        else:
            enter(page, name, str(value))


def choose(page: Page, name: str, value: str) -> None:
    """Tap a key of a radio group or a set."""
    page.locator(f"label:has(input[name='{name}'][value='{value}'])").click()


def enter(page: Page, name: str, value: str) -> None:
    """A number, a step of a scale, a choice of a list, or words."""
    field = page.locator(f"#f-{name}")
    kind = field.evaluate("element => element.tagName + (element.type || '')")
    if kind == "INPUTradio":
        choose(page, name, value)
    elif kind.startswith("SELECT"):
        field.select_option(value)
    else:
        field.fill(value)


def sign(page: Page, button: str) -> None:
    """Name and, when it is asked, the password; then the button."""
    password = page.get_by_label("Your password")
    if password.count():
        password.fill(PASSWORD)
    page.get_by_role("button", name=button).click()


def saved(page: Page) -> None:
    """Until the autosave says that all is kept."""
    expect(page.locator("[data-autosave-status]")).to_have_attribute("data-state", "saved")
