"""A clinic of N generated patients, made once and kept under var/bench, and the program serving it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synovia.project.folders import data_folder


def clinic_folder(patients: int) -> Path:
    """The data folder with that many patients; generated when it is not there yet."""
    folder = data_folder() / "bench" / f"clinic-{patients}"
    if not (folder / ".generated").exists():
        words = ["demo", "--reset", "--load-only", *(["--patients", str(patients)] if patients else [])]
        subprocess.run([sys.executable, "-m", "synovia.cli", *words], env=environment(folder), check=True)
        (folder / ".generated").touch()
    return folder


def environment(folder: Path) -> dict[str, str]:
    """As a fresh start of the program sees it, working on this data folder."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_"))
    }
    return {**kept, "SYNOVIA_DATA": str(folder), "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(patients: int, *, workers: int) -> Iterator[tuple[str, subprocess.Popen[str], float]]:
    """The running program: its address, its process, and the seconds until it answered."""
    folder, port = clinic_folder(patients), free_port()
    start = time.perf_counter()
    words = ["demo", "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(
        [sys.executable, "-m", "synovia.cli", *words],
        env=environment(folder),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if "is serving" in line:
                break
        yield f"http://127.0.0.1:{port}", process, time.perf_counter() - start
    finally:
        process.terminate()
        process.wait(timeout=60)


def resident_megabytes(parent: int) -> list[float]:
    """Resident memory of each worker process below this process, in MB."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            words = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(lines["PPid"]) == parent and b"spawn_main" in words and "VmRSS" in lines:
            found.append(int(lines["VmRSS"].split()[0]) / 1024)
    return found
