"""Colors: every pair that meets on a page is readable, by day and by night (WCAG 2.2: 4.5 for text, 3 for edges)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TOKENS = (ROOT / "src/synovia/web/assets/css/tokens.css").read_text()
COLORS = dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), #[0-9a-f]{6}\)", TOKENS))
NIGHT = dict(re.findall(r"--([a-z-]+): light-dark\(#[0-9a-f]{6}, (#[0-9a-f]{6})\)", TOKENS))

GROUNDS = ("paper", "surface", "raised", "sunken", "tint")
TEXT_ON_EVERY_GROUND = (
    "ink",
    "ink-soft",
    "ink-faint",
    "brand",
    "brand-strong",
    "warn",
    "danger",
    "ok",
    "info",
)
TEXT_PAIRS = [
    *((text, ground) for text in TEXT_ON_EVERY_GROUND for ground in GROUNDS),
    *((tone, f"{tone}-soft") for tone in ("info", "ok", "warn", "danger")),
    *(("ink", f"{tone}-soft") for tone in ("info", "ok", "warn", "danger", "straw")),
    ("ink-soft", "straw-soft"),
    ("straw-ink", "straw-soft"),
    ("on-brand", "brand"),
    ("on-brand", "brand-strong"),
    ("brand-strong", "tint-deep"),
    ("on-shade", "shade"),
    ("on-shade-soft", "shade"),
    ("straw", "shade"),
    ("on-stop", "stop"),
]
EDGE_PAIRS = [
    *(("line-strong", ground) for ground in ("paper", "surface", "raised", "sunken")),
    *(("focus", ground) for ground in GROUNDS),
    *(("brand", ground) for ground in (*GROUNDS, "tint-deep")),
    ("warn", "tint-deep"),
    ("danger", "tint-deep"),
]


def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [COLORS, NIGHT], ids=["day", "night"])
def test_text_is_readable(theme: dict[str, str]) -> None:
    faint = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", [COLORS, NIGHT], ids=["day", "night"])
def test_edges_of_controls_can_be_seen(theme: dict[str, str]) -> None:
    faint = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in EDGE_PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in faint.items() if ratio < 3} == {}
