"""The medical lead signs off a rule on a phone: reads it, is asked for a reason, switches it off, and it is kept."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.devices import DESK, PHONE, Devices
from tests.journeys.looking import faults, sideways

RULE = "/clinic/rules/arteries/dizziness-closes-cervical-thrust/"
TRIED_OUT = "/clinic/rules/low-back/low-back-is-stiff/"
PICTURES = os.environ.get("SYNOVIA_PICTURES", "")


def picture(page: Page, name: str) -> None:
    """Kept only for whoever asks to see them."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def test_a_rule_is_signed_off_on_a_phone(clinic: Devices) -> None:
    page = clinic.of("elena", PHONE)
    page.goto("/clinic/rules/")
    expect(page.get_by_text("Not reviewed by a clinician").first).to_be_visible()
    picture(page, "rules")
    page.get_by_role("link", name="Neck arteries and blood pressure").click()
    picture(page, "chapter")
    page.goto(RULE)
    assert faults(page) == []
    picture(page, "rule")

    page.get_by_label("Switch off", exact=False).check()
    page.get_by_label("Why").fill("no")
    page.get_by_role("button", name="Keep this decision").click()
    expect(page.get_by_text("20 characters or more").first).to_be_visible()
    assert faults(page) == []
    page.get_by_label("Why").fill("Dizziness is asked by our doctor before every visit.")
    page.get_by_role("button", name="Keep this decision").click()
    expect(page.locator("#history")).to_contain_text("Dizziness is asked by our doctor")
    expect(page.locator(".page-actions")).to_contain_text("Switched off")
    picture(page, "rule-off")

    page.goto("/clinic/rules/?status=off")
    expect(page.locator(".rule-list a")).to_have_count(1)
    assert faults(page) == []
    picture(page, "list-off")
    page.goto("/clinic/rules/?verify=1&sort=use")
    assert faults(page) == []
    assert sideways(page) == []
    picture(page, "verify")


def test_a_decision_is_tried_out_on_a_phone(clinic: Devices) -> None:
    """The doctor who leads asks, is told that nothing is worked out, and asks again once the owner has done it."""
    page = clinic.of("elena", PHONE)
    page.goto(TRIED_OUT)
    page.get_by_role("link", name="If I switch it off").click()
    expect(page.locator("#impact-found")).to_contain_text("No caseload worked out yet")
    picture(page, "impact-empty")
    owner = clinic.of("ruth", DESK)
    owner.goto("/manage/caseload/")
    owner.set_default_timeout(120_000)
    owner.get_by_role("button", name="Work out anew").click()
    expect(owner.get_by_text("Worked out anew").first).to_be_visible(timeout=120_000)
    page.get_by_role("link", name="If I switch it off").click()
    expect(page.locator("#impact-found")).to_contain_text("Tried out on the caseload", timeout=60_000)
    assert faults(page) == []
    assert sideways(page) == []
    for whose in page.locator("#impact-found details").all():
        whose.locator("summary").click()
    picture(page, "impact")


def test_a_long_rule_is_read_on_a_desk(clinic: Devices) -> None:
    page = clinic.of("elena", DESK)
    page.goto("/clinic/rules/low-back/facet-criteria-are-met/")
    expect(page.get_by_role("list", name="What must hold")).to_be_visible()
    assert faults(page) == []
    assert sideways(page) == []
    picture(page, "long-rule")


def test_the_strategy_and_the_evaluation_say_what_is_not_reviewed(clinic: Devices) -> None:
    page = clinic.of("amina", PHONE)
    page.goto("/home/")
    page.get_by_role("link", name="Evaluation, Tom Becker").click()
    expect(page.get_by_text("Rules not yet reviewed").first).to_be_attached()
    picture(page, "evaluation")


def test_the_owner_names_the_medical_lead(clinic: Devices) -> None:
    page = clinic.of("ruth", PHONE)
    page.goto("/manage/medical-lead/")
    page.get_by_role("button", name="Name David Lindqvist").click()
    expect(page.get_by_role("button", name="Take it back from David Lindqvist")).to_be_visible()
    assert faults(page) == []
    picture(page, "lead")
