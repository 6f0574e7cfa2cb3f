"""./run on a machine that lacks something: one clear line, and a way on."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.source import ROOT

PLAIN_TOOLS = ("bash", "dirname", "awk", "df", "cat", "printf", "env", "rm", "chmod", "sh")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A checkout with nothing installed yet."""
    for name in ("run", "justfile", "package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def run(folder: Path, *words: str, tools: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run it with these programs alone on the path."""
    path = folder / "path"
    path.mkdir()
    for name in PLAIN_TOOLS:
        found = shutil.which(name)
        if found and name not in tools:
            (path / name).symlink_to(found)
    for name, script in tools.items():
        (path / name).write_text(f"#!/bin/sh\n{script}\n")
        (path / name).chmod(0o755)
    return subprocess.run(
        [str(folder / "run"), *words],
        env={"PATH": str(path), "HOME": str(folder)},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_no_python_at_all_is_one_line(elsewhere: Path) -> None:
    done = run(elsewhere, "demo", tools={})
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "needs Python 3.11 or newer, and none was found" in done.stderr


def test_a_python_that_is_too_old_is_one_line(elsewhere: Path) -> None:
    done = run(elsewhere, "demo", tools={"python3": "exit 1"})
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "needs Python 3.11" in done.stderr


def test_a_full_disk_is_one_line(elsewhere: Path) -> None:
    full = 'echo Filesystem; echo "/dev/disk 100 90 10 90% /"'
    done = run(elsewhere, "demo", tools={"df": full, "python3": "exit 0"})
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "No room on the disk: 1500 MB are needed here for the packages, 10 MB are free." in done.stderr


def test_a_python_without_venv_is_one_line(elsewhere: Path) -> None:
    no_venv = 'case "$*" in *venv*) exit 1;; *--version*) echo Python 3.11.2;; esac; exit 0'
    done = run(elsewhere, "demo", tools={"python3": no_venv})
    assert done.returncode == 1
    assert "cannot make a virtual environment" in done.stderr
    assert "python3-venv" in done.stderr


def test_the_script_is_executable_and_git_knows_it() -> None:
    assert os.access(ROOT / "run", os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
