"""Where this checkout lies, and where a running Synovia keeps its data."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

SHARED_STATE = Path("/var/lib/synovia")


def checkout() -> Path:
    """The folder that holds src/, scripts/ and node_modules/."""
    return Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """SYNOVIA_DATA, else ./var of the checkout.

    Root may keep the checkout where nobody else can look (/root, a private temporary folder). PostgreSQL
    refuses to run as root, and its system user could not reach ./var there: the data then go to
    /var/lib/synovia, rather than opening somebody's private folder.
    """
    chosen = os.environ.get("SYNOVIA_DATA")
    if chosen:
        return Path(chosen).expanduser().resolve()
    ours = checkout() / "var"
    if os.geteuid() != 0 or open_to_others(ours.parent):
        return ours
    return SHARED_STATE / f"data-{hashlib.sha256(str(ours).encode()).hexdigest()[:8]}"


def open_to_others(folder: Path) -> bool:
    """Whether another system user can pass through every folder down to this one."""
    return all(step.stat().st_mode & 0o001 for step in (folder, *folder.parents))


def own_tariffs(data: Path) -> Path:
    """Where a clinic's imported fee schedules, edits and codes lie in a data folder."""
    return data / "tariffs"
