"""What import-linter cannot see: the standard library's clock and chance, and writes from a page."""

import ast
import sys
from pathlib import Path

import pytest

from tests.house.source import SOURCE, files, name, places, tree

CHANCE_AND_OUTSIDE = {
    "random", "secrets", "time", "uuid", "os", "io", "socket", "subprocess", "threading", "multiprocessing",
    "asyncio", "sqlite3", "urllib", "http", "ssl", "shutil", "tempfile", "pathlib", "pickle", "sys",
}  # fmt: skip
CLOCK = {"now", "today", "utcnow", "localtime", "monotonic", "perf_counter"}
NUMERIC = {"numpy", "scipy"}  # in domain/motion alone
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
NAMED_LIKE_IT = {"manager"}  # the audience: web/manager is the clinic's manager


def imported(path: Path) -> set[str]:
    """Top-level packages a file imports."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


def calls(path: Path) -> list[tuple[str, int]]:
    """Names of all methods called, with the line."""
    return [
        (node.func.attr, node.lineno)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]


@pytest.mark.parametrize("path", places(SOURCE / "domain", ".py"))
def test_the_domain_stands_on_the_standard_library_alone(path: Path) -> None:
    allowed = set(sys.stdlib_module_names) | {"synovia"} | (NUMERIC if "motion" in path.parts else set())
    assert imported(path) <= allowed


@pytest.mark.parametrize("path", places(SOURCE / "domain", ".py"))
def test_the_domain_has_no_clock_no_chance_and_no_outside_world(path: Path) -> None:
    reaches = imported(path) & CHANCE_AND_OUTSIDE
    if path.parent.name == "findings" and path.name == "__init__.py":
        reaches -= {"pathlib"}
    assert not reaches
    assert not [(method, line) for method, line in calls(path) if method in CLOCK]


@pytest.mark.parametrize("path", places(SOURCE / "web", ".py"))
def test_pages_neither_query_nor_save(path: Path) -> None:
    queried = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
    ]
    saved = [line for method, line in calls(path) if method in ("save", "bulk_create", "save_if_unchanged")]
    assert not queried, "ask records/<room>/queries.py or access.py"
    assert not saved, "write in records/<room>/actions.py"


def test_no_room_is_called_after_nothing() -> None:
    named = {name(path) for path in files(SOURCE, ".py") if path.stem in FORBIDDEN_NAMES}
    folders = {
        name(path)
        for path in files(SOURCE, ".py")
        if set(path.relative_to(SOURCE).parts[:-1]) & (FORBIDDEN_NAMES - NAMED_LIKE_IT)
    }
    assert not named | folders


def test_every_module_says_what_it_is() -> None:
    silent = {
        name(path)
        for path in files(SOURCE, ".py")
        if path.read_text().strip() and ast.get_docstring(tree(path)) is None
    }
    assert not silent
