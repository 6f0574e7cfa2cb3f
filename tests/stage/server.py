"""The real program for browser journeys: `synovia serve` in a process of its own, on a fresh demo clinic."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.stage import database

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLINIC_TEMPLATE = "synovia_demo_template"
READY_WITHIN = 60  # seconds
READY = "is serving"
KEPT = {"static", "lock"}


@dataclass
class ClinicServer:
    """A running clinic; `database` is the name of its database on the run's PostgreSQL."""

    url: str
    database: str
    process: subprocess.Popen[str]
    output: list[str] = field(default_factory=list)

    def sign_in(self, page: Page, email: str) -> None:
        """Sign a demo person in the way a person does; `page` ends at the place for their role."""
        from tests.stage.sign_in import sign_in

        self.forget_tries()
        sign_in(page, self.url, email)

    def forget_tries(self) -> None:
        """The same code may not be used twice, nor too often tried: right for people, not for fast tests."""
        with database.cluster().session(self.database) as connection:
            connection.execute("DELETE FROM rate_limits")


@contextmanager
def running_clinic() -> Iterator[ClinicServer]:
    """The program, served for all modules of a worker in turn: `fresh` puts the demo clinic back as it was."""
    _make_clinic_template()
    name = f"{database.worker_database()}_clinic"
    _renew(name)
    server = _start(name)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(timeout=30)
        database.cluster().drop_database(name)


def fresh(server: ClinicServer) -> ClinicServer:
    """The same program before a new copy of the demo clinic; to start it anew for each module took minutes in all."""
    assert server.process.poll() is None, "the server has ended:\n" + "".join(server.output)
    _renew(server.database)
    server.output.clear()
    return server


def _renew(name: str) -> None:
    """The database of the demo clinic, and a data folder with nothing in it but what the program has read."""
    cluster = database.cluster()
    cluster.drop_database(name)  # connections of a running program are cut, and it makes new ones
    cluster.create_database(name, template=CLINIC_TEMPLATE)
    folder = data_folder(name)
    for one in folder.iterdir() if folder.is_dir() else ():
        if one.name not in KEPT and one.suffix != ".key":
            shutil.rmtree(one) if one.is_dir() else one.unlink()


def data_folder(name: str) -> Path:
    """Where the program on this database keeps its files."""
    return database.run_folder() / "clinics" / name


def _make_clinic_template() -> None:
    """Once per run, the way `synovia demo` makes it."""
    database.make_template()
    with database.one_at_a_time("clinic") as done:
        if not done.exists():
            database.cluster().create_database(CLINIC_TEMPLATE, template=database.TEMPLATE)
            _synovia("demo", "--load-only", on=CLINIC_TEMPLATE).check_returncode()
            done.touch()


def environment(name: str) -> dict[str, str]:
    """What the program needs to know to work on this database of the run."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
    return {
        **inherited,
        "DATABASE_URL": database.worker_url("synovia_app", name),
        "DATABASE_OWNER_URL": database.worker_url("synovia_owner", name),
        "SYNOVIA_DATA": str(data_folder(name)),
        "SYNOVIA_DEMO": "1",
        "PYTHONUNBUFFERED": "1",
    }


def _synovia(*words: str, on: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "synovia.cli", *words], env=environment(on), text=True, check=False
    )


def _start(name: str) -> ClinicServer:
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "synovia.cli", "serve", "--port", str(port), "--workers", "1"],
        env=environment(name),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = ClinicServer(f"http://localhost:{port}", name, process)
    is_ready = threading.Event()
    threading.Thread(target=_listen, args=(server, is_ready), daemon=True).start()
    if not is_ready.wait(READY_WITHIN) or process.poll() is not None:
        process.kill()
        raise AssertionError("the server did not start:\n" + "".join(server.output))
    return server


def _listen(server: ClinicServer, is_ready: threading.Event) -> None:
    assert server.process.stdout is not None
    for line in server.process.stdout:
        server.output.append(line)
        if READY in line:
            is_ready.set()
    is_ready.set()  # it ended; whoever waits sees that


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
