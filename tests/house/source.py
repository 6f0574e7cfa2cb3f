"""What the house tests read: the files of the repository, as git would see them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "synovia"
NOT_OURS = {"node_modules", ".venv", "var", "build", "__pycache__", "migrations", "dist"}


@cache
def files(folder: Path, *endings: str) -> tuple[Path, ...]:
    """Our own files below a folder; what tools made is left out."""
    found = (path for path in folder.rglob("*") if path.suffix in endings and path.is_file())
    return tuple(sorted(path for path in found if not NOT_OURS & set(path.relative_to(ROOT).parts[:-1])))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    """The path as it is written in an allow-list."""
    return path.relative_to(ROOT).as_posix()


def places(folder: Path, *endings: str) -> list[object]:
    """The files as pytest parameters, named by their paths."""
    import pytest

    return [pytest.param(path, id=name(path)) for path in files(folder, *endings)]


def functions(path: Path) -> list[tuple[str, int, int]]:
    """Name, first line and length in lines of every function and method; a docstring does not count."""
    found = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            last = node.end_lineno or node.lineno
            found.append((node.name, node.lineno, last - node.lineno + 1 - _docstring_lines(node)))
    return found


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1
