"""Templates, scripts and style sheets: our own origin alone, nothing inline, nothing kept in the browser."""

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT, SOURCE, files, name, places

TEMPLATES = SOURCE / "web"
ASSETS = SOURCE / "web" / "assets"
FOREIGN = re.compile(r"""(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s"'<>)]*""", re.IGNORECASE)
COMMENT = re.compile(
    r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->|/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL
)

# Addresses that may stand in a page: names of formats (never fetched) and links a person may choose to follow.
ALLOWED = (
    "http://www.w3.org/",
    "https://schema.org",
)
TEMPLATE_FILES = places(TEMPLATES, ".html")
SCRIPT_FILES = places(ASSETS, ".js", ".ts", ".css")


def foreign_addresses(path: Path) -> list[str]:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    return [found for found in FOREIGN.findall(text) if not found.startswith(ALLOWED)]


@pytest.mark.parametrize("path", [*TEMPLATE_FILES, *SCRIPT_FILES])
def test_nothing_comes_from_a_foreign_origin(path: Path) -> None:
    assert foreign_addresses(path) == []


@pytest.mark.parametrize("path", TEMPLATE_FILES)
def test_no_style_and_no_script_stands_in_a_page(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert not re.search(r"\sstyle\s*=", text), "a class, or a custom element, says how it looks"
    assert not re.search(r"<style\b", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text), "a listener belongs into assets/js"
    assert not re.search(r"\shx-on", text)
    assert not re.search(r"javascript:", text, re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATE_FILES)
def test_scripts_are_files_or_plain_data(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    tags: list[str] = re.findall(r"<script\b([^>]*)>", text)
    inline = [
        tag for tag in tags if "src=" not in tag and "application/json" not in tag and "ld+json" not in tag
    ]
    assert not inline


@pytest.mark.parametrize("path", TEMPLATE_FILES)
def test_nothing_is_marked_safe_in_a_template(path: Path) -> None:
    assert not re.search(r"\|\s*safe\b|\{%\s*autoescape off", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", places(ASSETS, ".js", ".ts"))
def test_nothing_about_a_patient_stays_in_the_browser(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    kept = set(re.findall(r"\b(?:indexedDB|document\.cookie|caches\.open|serviceWorker)\b", text))
    assert kept <= ({"document.cookie"} if path.name == KEEPS_LOOKS else set())
    for use in re.findall(r"(?:local|session)Storage\.setItem\(([^,]+),", text):
        assert use.strip("\"'") in MAY_STAY or use.strip().isupper(), f"{use} is kept in the browser"


# What a browser may remember: how it looks, nothing about anybody.
KEEPS_LOOKS = "words.js"
MAY_STAY = ("theme", "density", "synovia-theme", "synovia-density")


def test_every_template_is_used() -> None:
    """Extended, included, rendered or found by a name that Django or allauth knows."""
    code = "\n".join(path.read_text() for path in files(SOURCE, ".py", ".html"))
    by_framework = ("account/", "mfa/", "allauth/", "usersessions/", "django/", "errors/")
    unused = []
    for path in files(SOURCE / "web" / "templates", ".html"):
        known = path.relative_to(SOURCE / "web" / "templates").as_posix()
        as_component = known.startswith("components/") and f'"{path.stem}"' in code
        if known not in code and not known.startswith(by_framework) and not as_component:
            unused.append(name(path))
    assert not unused


def test_every_icon_named_in_a_template_is_on_the_sheet() -> None:
    listed = {
        line.split("#")[0].strip() for line in (ASSETS / "icons.txt").read_text().splitlines() if line.strip()
    }
    used = {
        icon
        for path in files(SOURCE / "web", ".html")
        for icon in re.findall(r"""\{%\s*icon\s+["']([a-z0-9-]+)["']""", path.read_text())
    }
    assert used <= listed


def test_the_icon_sheet_names_each_icon_once() -> None:
    lines = [
        line for line in (ASSETS / "icons.txt").read_text().splitlines() if line and not line.startswith("#")
    ]
    assert len(lines) == len(set(lines))
    assert (ROOT / "package-lock.json").exists()
