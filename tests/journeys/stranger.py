"""A stranger at the self-check: reads the question on the page and answers it by its labels."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from synovia.domain.screening.selfcheck import BY_KEY
from synovia.domain.screening.selfcheck.terms import Asks
from tests.domain.selfcheck.visitors import USUAL, all_is_well

NOTHING, UNSURE = "None of these", "Not sure"
RESULT = re.compile("/self-check/result/$")


def begin(page: Page) -> Page:
    """From the front door to the first question."""
    page.goto("/self-check/")
    page.get_by_role("button", name="Start the self-check").click()
    expect(page.get_by_role("heading", name="Self-check, question 1")).to_be_attached()
    return page


def asked(page: Page) -> str:
    """The key of the question on the page; nothing on the result page."""
    if RESULT.search(page.url):
        return ""
    return page.locator("input[name=question]").input_value()


def answer(page: Page, *said: str) -> None:
    """Give these answers (keys of choices, or a number) and go on."""
    question = BY_KEY[asked(page)]
    if question.asks is Asks.NUMBER:
        fill_in(page, said[0])
    else:
        for key in said:
            page.locator(f"label:has(input[name=answer][value='{key}'])").click()
    page.get_by_role("button", name="Next").click()


def fill_in(page: Page, number: str) -> None:
    """A number into its field, or the step of a scale."""
    steps = page.locator(f"label:has(input[type=radio][name=answer][value='{number}'])")
    if steps.count():
        steps.click()
    else:
        page.locator("input[name=answer]").fill(number)


def walk(page: Page, *, until: str = "", **given: str | list[str]) -> int:
    """Answer until this question, or the result; a healthy person where nothing is given. The screens it took."""
    usual = {**USUAL, "where": "low_back", **given}
    screens = 0
    while (question := asked(page)) and question != until:
        said = usual.get(question) or all_is_well(BY_KEY[question])
        answer(page, *([said] if isinstance(said, str) else said))
        screens += 1
    return screens
