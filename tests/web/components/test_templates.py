"""The templates and sources of the web floor keep the house's rules for what a browser gets."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[3] / "src/synovia/web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
ICONS = {line.split("#")[0].strip() for line in (WEB / "assets/icons.txt").read_text().splitlines()} - {""}


def offenders(pattern: str, files: list[Path]) -> list[str]:
    return [
        f"{file.relative_to(WEB)}: {found}"
        for file in files
        for found in re.findall(pattern, file.read_text())
    ]


def test_no_inline_styles() -> None:
    assert offenders(r"<[^>%]*\sstyle\s*=", TEMPLATES) == []


def test_no_inline_handlers() -> None:
    assert offenders(r"<[a-z][^>]*\son[a-z]+\s*=", TEMPLATES) == []


def test_no_inline_scripts_but_data() -> None:
    scripts = offenders(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)(?![^>]*nonce=)[^>]*>", TEMPLATES)
    assert scripts == []


def test_nothing_from_other_origins() -> None:
    assert offenders(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*", TEMPLATES) == []


def test_every_icon_that_is_named_is_in_the_sprite() -> None:
    named = {
        found
        for file in TEMPLATES
        for found in re.findall(r'(?:{% icon |icon(?:_after)?=)"([a-z0-9-]+)"', file.read_text())
    }
    assert named - ICONS == set()


def test_the_icon_list_is_sorted_and_without_doubles() -> None:
    lines = (WEB / "assets/icons.txt").read_text().split()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize(
    "word", ["localStorage", "sessionStorage.setItem", "sessionStorage[", "indexedDB", "eval(", "innerHTML ="]
)
def test_scripts_keep_nothing_in_the_browser_and_run_no_text(word: str) -> None:
    assert [file.name for file in sorted((WEB / "assets/js").glob("*.js")) if word in file.read_text()] == []
