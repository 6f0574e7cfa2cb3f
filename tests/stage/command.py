"""Running the `synovia` command as a person does, with a data folder of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.stage import database

KEPT_FROM_OUTSIDE = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH")


@contextmanager
def data_folder() -> Iterator[Path]:
    """Under /tmp, where the database's system user may pass; its server is stopped at the end."""
    from synovia.project import postgres

    folder = Path(tempfile.mkdtemp(prefix="synovia-data-", dir="/tmp"))
    try:
        yield folder
    finally:
        left = postgres.running(folder)
        if left is not None:
            left.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def demo_data() -> Iterator[Path]:
    """A data folder with the demo clinic, not running; made once per run and copied."""
    original = database.run_folder() / "demo-data"
    with database.one_at_a_time("demo-data") as done:
        if not done.exists():
            made = synovia("demo", "--load-only", data=original)
            assert made.returncode == 0, made.stderr
            done.touch()
    with data_folder() as folder:
        subprocess.run(["cp", "-a", f"{original}/.", folder], check=True)
        yield folder


def environment(folder: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_FROM_OUTSIDE if name in os.environ}
    return {**kept, "SYNOVIA_DATA": str(folder), "PYTHONUNBUFFERED": "1", **more}


def synovia(*words: str | Path, data: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "synovia.cli", *map(str, words)],
        env=environment(data, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


class Serving:
    """A `synovia demo` or `synovia serve` in the background."""

    def __init__(self, *words: str, data: Path, **more: str) -> None:
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "synovia.cli", *words],
            env=environment(data, **more),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wait_for(self, words: str) -> None:
        """Until it has printed these words; fails when it ends before."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if words in line:
                return
        raise AssertionError("it ended with:\n" + "".join(self.lines))

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Send the signal (Ctrl-C by default) and return the exit code."""
        self.process.send_signal(how)
        rest, _ = self.process.communicate(timeout=60)
        self.lines.append(rest)
        return self.process.returncode
