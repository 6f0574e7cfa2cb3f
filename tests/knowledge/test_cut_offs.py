"""A number that decides stands in the knowledge, never in a rule."""

import ast
from pathlib import Path

import pytest

import synovia.domain.screening as screening

ROOMS = sorted(Path(screening.__path__[0]).glob("*.py"))
COUNTS = ("AtLeast", "AtMostOf", "ScoreAtLeast")
"""Words of the language whose number counts criteria; it belongs to the logic, not to the measurements."""


@pytest.mark.parametrize("file", ROOMS, ids=lambda file: file.stem)
def test_rules_hold_no_numbers_of_their_own(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    rules = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) == "Rule"]

    numbers = [number for rule in rules for number in _numbers(rule)]

    assert numbers == []


def _numbers(node: ast.AST) -> list[object]:
    """Numbers anywhere below, but for counts and for the answers a gate presumes."""
    if isinstance(node, ast.Call) and _name(node) in COUNTS:
        return [number for argument in node.args[1:] for number in _numbers(argument)]
    if isinstance(node, ast.keyword) and node.arg == "presumed":
        return []
    own = [node.value] if isinstance(node, ast.Constant) and type(node.value) in (int, float) else []
    return own + [number for child in ast.iter_child_nodes(node) for number in _numbers(child)]


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
