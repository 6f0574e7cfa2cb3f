"""Every page a person of the demo clinic can reach by links: no fault axe knows of, none in the console, no sideways scroll.

Pages of one kind (the same address but for the ids in it) are looked at once for each audience.
"""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.journeys.devices import DESK, PHONE, Devices

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AUDIENCES = ("anybody", "ruth", "david", "sam", "elena", "joan", "walt", "helen", "anna")
FEWEST = {
    "anybody": 35, "ruth": 18, "david": 18, "sam": 14, "elena": 8, "joan": 8, "walt": 8, "helen": 6, "anna": 3,
}  # fmt: skip
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
NO_PAGE = re.compile(r"/document/|/logout/|/gallery/|\.(ics|pdf|png|svg)$")
REFLOW = {"width": 320, "height": 640}
WORST_FIRST = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== "fixed")
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 100))"""


def pages_from(page: Page, start: str, *, only_new: set[str]) -> Iterator[str]:
    """Walk the links from here, breadth first; the page is open when its address is given."""
    origin = urlsplit(page.url)
    waiting, kinds = deque([start]), set(only_new)
    while waiting:
        address = waiting.popleft()
        kind = ID.sub("…", address)
        if kind in kinds or NO_PAGE.search(address):
            continue
        kinds.add(kind)
        answer = page.goto(address)
        assert answer, address
        assert answer.status == 200, f"{address} answered {answer.status}"
        yield address
        for link in page.eval_on_selector_all("a[href]", "links => links.map((one) => one.href)"):
            to = urlsplit(link)
            if to.netloc == origin.netloc:
                waiting.append(to.path)


def faults(page: Page, *, but: str = "") -> list[str]:
    """What axe finds against WCAG 2.2 AA on the page as it is; `but` is a rule that does not apply."""
    page.evaluate(AXE)
    rules = {but: {"enabled": False}} if but else {}
    options = {"runOnly": TAGS, "resultTypes": ["violations"], "rules": rules}
    found = page.evaluate("options => axe.run(options)", options)
    return [f"{one['id']}: {one['nodes'][0]['target']} {one['help']}" for one in found["violations"]]


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the narrowest screen."""
    page.set_viewport_size(REFLOW)  # type: ignore[arg-type]  # a plain dict will do
    if page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"):
        return []
    return [f"wider than 320: {worst}" for worst in page.evaluate(WORST_FIRST) or ["?"]]


def public_kinds(clinic: Devices) -> set[str]:
    """The pages anybody may read: looked at once and not for every audience again."""
    page = clinic.device(DESK)
    page.goto("/")
    return {ID.sub("…", address) for address in pages_from(page, "/", only_new=set())}


@pytest.fixture(scope="module")
def public(clinic: Devices) -> set[str]:
    return public_kinds(clinic)


@pytest.mark.parametrize("who", AUDIENCES)
def test_every_page_is_without_fault_at_the_desk_and_on_a_phone(
    clinic: Devices, who: str, public: set[str]
) -> None:
    page = clinic.device(DESK) if who == "anybody" else clinic.of(who, DESK)
    page.goto("/" if who == "anybody" else "/home/")
    found: list[str] = []
    seen = 0
    for address in pages_from(page, urlsplit(page.url).path, only_new=set() if who == "anybody" else public):
        seen += 1
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            found += [f"{address} at {size['width']}: {fault}" for fault in faults(page)]
        found += [f"{address}: {fault}" for fault in sideways(page)]
        page.set_viewport_size(DESK)
    assert found == []
    assert seen >= FEWEST[who], f"only {seen} pages were reached"


SELECTION = {
    "anybody": ("/", "/self-check/", "/conditions/low-back-pain/", "/cost/", "/first-visit/"),
    "david": ("/clinic/", "/clinic/rules/"),
    "helen": ("/my/", "/my/plan/", "/my/costs/"),
}


@pytest.mark.parametrize("who", SELECTION)
@pytest.mark.parametrize(
    "look", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"]
)
def test_dark_and_forced_colors_are_without_fault(clinic: Devices, who: str, look: dict[str, str]) -> None:
    page = clinic.device(PHONE, **look) if who == "anybody" else clinic.of(who, PHONE, **look)
    found = []
    # Forced colors are the reader's own pairs; axe still reckons with the ones the page had asked for.
    but = "color-contrast" if "forced_colors" in look else ""
    for address in SELECTION[who]:
        page.goto(address)
        found += [f"{address}: {fault}" for fault in faults(page, but=but)]
    assert found == []


def test_after_signing_out_nothing_is_left_in_the_browser(clinic: Devices) -> None:
    page = clinic.device(DESK)
    clinic.server.sign_in(page, "joan@demo.synovia.example")
    page.goto("/desk/patients/")
    page.get_by_role("searchbox", name="Name or date of birth").fill("Bro")
    page.get_by_role("link", name="Brooks, Helen").click()
    page.goto("/account/logout/")
    page.get_by_role("button", name=re.compile("Sign out")).last.click()
    page.wait_for_url(lambda address: "/logout/" not in address)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.go_back()
    assert "Brooks" not in page.content()
