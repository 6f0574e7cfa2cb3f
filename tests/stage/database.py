"""The database under the tests: one throw-away PostgreSQL server per run, one database per xdist worker.

The server is started by the first test that wants a database, so that a run of the domain tests never starts
one. `synovia_template` is migrated once, as the tables' owner; every worker works on a copy of it, connected
as `synovia_app`, the role without ownership that production uses. Nothing is flushed to disk.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from synovia.project import postgres

RUN_FOLDER = "SYNOVIA_TEST_RUN"
PREFIX = "synovia-tests-"
TEMPLATE = "synovia_template"


def run_folder() -> Path:
    """The folder of this test run; made by the controlling process, known to its workers by the environment."""
    if RUN_FOLDER not in os.environ:
        _remove_leftovers()
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
        folder.chmod(0o711)  # the database server's system user must pass through
        (folder / "pid").write_text(str(os.getpid()))
        os.environ[RUN_FOLDER] = str(folder)
    return Path(os.environ[RUN_FOLDER])


def worker_database() -> str:
    return f"synovia_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"


def worker_url(role: postgres.Role, database: str) -> str:
    """Known before the server runs: the socket's place is fixed by the run folder."""
    return f"postgresql://{role}@/{database}?host={run_folder() / 'socket'}"


@contextmanager
def one_at_a_time(what: str) -> Iterator[Path]:
    """Workers take turns; yields a path that stands for "this has been done"."""
    with (run_folder() / f"{what}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield run_folder() / f"{what}.done"


def cluster() -> postgres.Cluster:
    """The run's server, started if this is the first to ask."""
    with one_at_a_time("server") as done:
        if done.exists():
            found = postgres.running(run_folder() / "data")
            assert found is not None, "the test run's PostgreSQL has died"
            found.durable = False
            return found
        started = postgres.start(run_folder() / "data", durable=False, socket_folder=run_folder() / "socket")
        done.touch()
        return started


def make_template() -> None:
    """Migrate the template once per run, the way `synovia migrate` does."""
    from django.db import connections

    from synovia.project.migrations import bring_up_to_date

    with one_at_a_time("template") as done:
        if done.exists():
            return
        cluster().create_database(TEMPLATE)
        owner = connections["owner"]
        mine = owner.settings_dict["NAME"]
        owner.settings_dict["NAME"] = TEMPLATE
        try:
            bring_up_to_date()
        finally:
            owner.close()
            owner.settings_dict["NAME"] = mine
        done.touch()


def renew_worker_database() -> None:
    """Put a fresh copy of the template in the place of this worker's database."""
    from django.db import connections

    connections.close_all()
    server = cluster()
    server.drop_database(worker_database())
    server.create_database(worker_database(), template=TEMPLATE)


def drop_worker_database() -> None:
    from django.db import connections

    connections.close_all()
    cluster().drop_database(worker_database())


def end_of_run() -> None:
    """Called by the controlling process: stop the server and remove everything."""
    if RUN_FOLDER in os.environ:
        _remove(Path(os.environ.pop(RUN_FOLDER)))


def _remove(folder: Path) -> None:
    server = postgres.running(folder / "data")
    if server is not None:
        server.durable = False
        server.stop()
    shutil.rmtree(folder, ignore_errors=True)


def _remove_leftovers() -> None:
    """Of runs that were killed before they could tidy up."""
    for folder in Path("/tmp").glob(f"{PREFIX}*"):
        with suppress(OSError, ValueError):
            pid = int((folder / "pid").read_text())
            if not Path(f"/proc/{pid}").exists():
                _remove(folder)
