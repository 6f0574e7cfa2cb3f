"""Looking at pages: walking the links, asking axe, and finding what makes a page wider than its screen."""

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from django.urls import resolve
from playwright.sync_api import Page

from tests.journeys.devices import DESK, PHONE

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULE = re.compile(r"(?<=/clinic/rules/)[a-z-]+/[a-z0-9-]+(?=/)")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
ONE_TEMPLATE = re.compile(r"(?<=^/conditions/)[a-z-]+(?=/$)")
NO_PAGE = re.compile(r"/document/|/letter/|/logout/|/gallery/|\.(ics|pdf|png|svg)$")
CONTRAST = "color-contrast"  # by far the slowest rule, and the same at every width
REFLOW = {"width": 320, "height": 640}
# Half-way through its change of color a chip has a contrast that nobody chose.
# And what lies half under the head of the page counts as too small to be hit.
AT_REST = """() => scrollTo({ top: 0, behavior: "instant" }) ?? Promise.race([
  Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 5000).map((one) => one.finished)),
  new Promise((done) => setTimeout(done, 5000)),
])"""
WORST_FIRST = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(one).position !== "fixed")
  .filter((one) => { for (let at = one.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return false; return true; })
  .slice(0, 5).map((one) => Math.round(one.getBoundingClientRect().right) + " " + one.outerHTML.slice(0, 160))"""


def pages_from(page: Page, *, public: bool) -> Iterator[str]:
    """Walk the links from here, breadth first, through the public site or around it; each page is open when given."""
    origin = urlsplit(page.url)
    waiting, kinds = deque([origin.path]), set[str]()
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        if kind in kinds or NO_PAGE.search(address) or is_public(address) is not public:
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


def is_public(address: str) -> bool:
    """Whether anybody may read this page; it is looked at once, and not again for every audience."""
    return resolve(address).namespace == "public"


def kind_of(address: str) -> str:
    """The address but for the ids in it."""
    return RULE.sub("…", ID.sub("…", address))


def template_of(address: str) -> str:
    """The kind, with the pages of one template and other words taken as one."""
    return ONE_TEMPLATE.sub("…", kind_of(address))


def faults(page: Page, *, but: str = "") -> list[str]:
    """What axe finds against WCAG 2.2 AA on the page as it is; `but` is a rule that does not apply."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(AT_REST)
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


def look_at_all(page: Page, *, public: bool, asked: set[str]) -> tuple[int, list[str]]:
    """Every page from here, at the desk and on a phone. Their number, and what is wrong.

    Axe is asked once for each template, for the first who opens it; `asked` is shared by the audiences of a module.
    Whether a page is wider than the narrowest screen is looked at for everybody.
    """
    found: list[str] = []
    seen = 0
    for address in pages_from(page, public=public):
        seen += 1
        template = template_of(address)
        if template not in asked:
            asked.add(template)
            found += [f"{address}: {fault}" for fault in faults(page)]
            page.set_viewport_size(PHONE)
            found += [f"{address} on a phone: {fault}" for fault in faults(page, but=CONTRAST)]
        found += [f"{address}: {fault}" for fault in sideways(page)]
        page.set_viewport_size(DESK)
    return seen, found


def look_at_some(page: Page, addresses: tuple[str, ...], look: dict[str, str]) -> list[str]:
    """These pages in another look."""
    found = []
    # Forced colors are the reader's own pairs; axe still reckons with the ones the page had asked for.
    but = CONTRAST if "forced_colors" in look else ""
    for address in addresses:
        page.goto(address)
        found += [f"{address}: {fault}" for fault in faults(page, but=but)]
    return found
