"""The whole gallery: no finding of axe, no sideways scrolling at 320 px, nothing too small to touch."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from synovia.web.gallery.specimens import specimens
from synovia.web.gallery.views import BASES
from tests.web.components.scene import Scene

AXE = (Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# axe cannot tell the ground of text drawn over SVG shapes, nor of what lies under or behind a fixed bar; all are
# text on a plain surface, and test_colors.py checks those pairs.
UNDECIDED = (".gauge", ".tab-key", ".tab-strip", ".portal-nav")

Scheme = Literal["light", "dark"]


def gallery(scene: Scene, audience: str, width: int, scheme: Scheme = "light", forced: bool = False) -> Page:
    scene.page.set_viewport_size({"width": width, "height": 900})
    scene.page.emulate_media(
        color_scheme=scheme, reduced_motion="reduce", forced_colors="active" if forced else "none"
    )
    return scene.show_template("gallery/page.html", base=BASES[audience], audience=audience, **specimens())


def findings(page: Page, *, contrast: bool = True) -> list[str]:
    """What axe finds wrong, and what it cannot decide and nobody has explained."""
    page.evaluate(AXE)
    options = {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": {"color-contrast": {"enabled": contrast}},
    }
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    wrong = [f"{rule['id']}: {node['html'][:120]}" for rule in result["violations"] for node in rule["nodes"]]
    undecided = [f"? {rule['id']}: {node['html'][:120]}" for rule in result["incomplete"] for node in rule["nodes"]
                 if not page.evaluate("([at, known]) => !!document.querySelector(at)?.closest(known)", [node["target"][0], ", ".join(UNDECIDED)])]  # fmt: skip
    return wrong + undecided


@pytest.mark.parametrize(
    ("audience", "width", "scheme"),
    [
        ("staff", 1280, "light"),
        ("staff", 820, "dark"),
        ("public", 1280, "dark"),
        ("public", 320, "light"),
        ("patient", 320, "dark"),
        ("plain", 320, "light"),
    ],
)
def test_axe_finds_nothing(scene: Scene, audience: str, width: int, scheme: Scheme) -> None:
    assert findings(gallery(scene, audience, width, scheme)) == []


def test_axe_finds_nothing_in_forced_colors(scene: Scene) -> None:
    """Without contrast: the colors are the reader's own then, and axe reads the ones they replace."""
    assert findings(gallery(scene, "staff", 1280, forced=True), contrast=False) == []


@pytest.mark.parametrize("audience", sorted(BASES))
def test_nothing_scrolls_sideways_on_the_smallest_phone(scene: Scene, audience: str) -> None:
    page = gallery(scene, audience, 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(
    ("audience", "least"), [("staff", 36), ("public", 44), ("patient", 44), ("plain", 44)]
)
def test_what_is_pressed_is_large_enough(scene: Scene, audience: str, least: int) -> None:
    """Links in running text are excepted, as WCAG 2.5.8 does; so is a link whose whole card or tile is pressed."""
    page = gallery(scene, audience, 820 if audience == "staff" else 320)
    small = page.evaluate(
        """least => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
        .filter(e => e.checkVisibility() && !e.matches('.skip-link, .stat-label a, .card-title a') && getComputedStyle(e).display !== 'inline')
        .map(e => [e, (e.closest('label') ?? e).getBoundingClientRect()])
        .filter(([e, box]) => box.width > 0 && box.height < least - 0.6)
        .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${Math.round(box.height)}`)""",
        least,
    )
    assert small == []


def test_the_focus_can_always_be_seen(scene: Scene) -> None:
    """Every stop of the Tab key has a ring of three pixels around it or around its control."""
    page = gallery(scene, "staff", 1280)
    for _ in range(60):
        page.keyboard.press("Tab")
        ring = page.evaluate(
            """() => { const e = document.activeElement;
            const seen = [e, e.closest('.control'), e.closest('label'), e.closest('label')?.querySelector('.tick-mark')].filter(Boolean);
            return Math.max(...seen.map(x => getComputedStyle(x).outlineStyle === 'none' ? 0 : parseFloat(getComputedStyle(x).outlineWidth))); }"""
        )
        assert ring >= 3, page.evaluate("document.activeElement.outerHTML")
