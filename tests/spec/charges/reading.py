"""Reads the worked examples of this folder, one test parameter each."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    """Every case of a file, named after itself."""
    return [pytest.param(case, id=case["name"]) for case in read(name)]


def read(name: str) -> list[dict[str, Any]]:
    """The cases of a file; each must say where it is from and how well it is known."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    for case in found:
        assert case["source"], case["name"]
        assert case["standing"] in {"F", "R", "R?", "C"}, case["name"]
    return found


def money(case: Mapping[str, Any], key: str) -> Decimal | None:
    """An amount of the case, None when it does not state one."""
    return Decimal(case[key]) if key in case else None
