"""Finding a Chromium for the browser journeys, and bringing one along when there is none.

Looked for in this order: SYNOVIA_CHROMIUM, Playwright's own, the system's. Else installed: Playwright's
download, else Debian's package when root. A machine on which none of this works fails; it never skips.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

SYSTEM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",  # root cannot have one, and pages here are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--font-render-hinting=none",
)


class NoBrowser(Exception):
    """No Chromium here and none to be had; one clear line."""


def launch_arguments() -> dict[str, Any]:
    """Keyword arguments of Playwright's `launch`."""
    return {"executable_path": str(chromium()), "args": list(QUIET)}


def chromium() -> Path:
    """The browser's program, installed first if need be."""
    found = _found()
    if found is None:
        with Path("/tmp/synovia-chromium.lock").open("w") as turn:  # one worker installs, the others wait
            fcntl.flock(turn, fcntl.LOCK_EX)
            found = _found() or _installed()
    return found


def _found() -> Path | None:
    chosen = os.environ.get("SYNOVIA_CHROMIUM")
    if chosen:
        return Path(chosen)
    own = _playwrights_own()
    if own is not None and own.exists():
        return own
    system = (shutil.which(name) for name in SYSTEM_NAMES)
    return next((Path(path) for path in system if path), None)


def _playwrights_own() -> Path | None:
    """Asked of a process of its own: Playwright's loop must not start in the test's thread."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    return Path(answer.stdout.strip()) if answer.returncode == 0 else None


def _installed() -> Path:
    tried = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        tried += [
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-qy", "--no-install-recommends", "chromium"],
        ]
    for command in tried:
        subprocess.run(
            command,
            check=False,
            timeout=600,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
        found = _found()
        if found is not None:
            return found
    raise NoBrowser(
        "The browser journeys need Chromium: install it (Debian: apt-get install chromium) and try again."
    )


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{chromium()}\n")
    except NoBrowser as problem:
        sys.exit(str(problem))
