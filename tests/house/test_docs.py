"""The docs name every door of the program, so that they cannot fall behind."""

import argparse
import re

import pytest

from synovia.cli import _parser
from tests.house.source import ROOT, SOURCE, files

BOOKS = ("README.md", "DEVELOPING.md", "TESTING.md", "GLOSSARY.md", "SECURITY.md", "CHANGELOG.md", "LICENSE")
DOCS = "\n".join(path.read_text() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def recipes() -> list[str]:
    return re.findall(r"^([a-z][a-z-]*)(?: \*?args)?:", (ROOT / "justfile").read_text(), re.MULTILINE)


def commands() -> list[str]:
    found = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction))
    return sorted(found.choices)


def settings_variables() -> list[str]:
    """Environment variables that a person may set."""
    code = "\n".join(path.read_text() for path in files(SOURCE / "project", ".py"))
    found: list[str] = re.findall(r"""environ(?:\.get\(|\[)"([A-Z_]+)\"""", code)
    ours = {name for name in found if name not in ("PATH", "DJANGO_SETTINGS_MODULE", "SYNOVIA_QUIET")}
    return sorted(ours)


@pytest.mark.parametrize("book", BOOKS)
def test_the_book_is_there(book: str) -> None:
    assert (ROOT / book).read_text().strip()


@pytest.mark.parametrize("recipe", recipes())
def test_every_recipe_is_explained(recipe: str) -> None:
    assert f"./run {recipe}" in DOCS


@pytest.mark.parametrize("command", commands())
def test_every_command_is_explained(command: str) -> None:
    assert f"synovia {command}" in DOCS


@pytest.mark.parametrize("variable", settings_variables())
def test_every_setting_is_explained(variable: str) -> None:
    assert variable in DOCS


def test_every_recipe_carries_its_own_line() -> None:
    text = (ROOT / "justfile").read_text()
    assert [recipe for recipe in recipes() if not re.search(rf"^# .+\n{recipe}\b", text, re.MULTILINE)] == []


def test_links_in_the_docs_lead_somewhere() -> None:
    books = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{book.relative_to(ROOT)}: {target}"
        for book in books
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", book.read_text())
        if not (book.parent / target).exists()
    ]
    assert broken == []
