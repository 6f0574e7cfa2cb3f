"""Which database this command works on: the one DATABASE_URL names, else our own PostgreSQL in the data folder.

Two addresses, because two different rights are needed:
DATABASE_URL         the program itself: the role that owns nothing and cannot pass row-level security
DATABASE_OWNER_URL   migrations, backup, restore, verify-audit: the owner of the tables, who sees every clinic's
                     rows (BYPASSRLS); never known to the server's workers
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db.utils import OperationalError

from synovia.project import postgres
from synovia.project.folders import data_folder
from synovia.project.postgres_host import DatabaseProblem

NAME = "synovia"
KEYS = {"SECRET_KEY": "secret.key", "SYNOVIA_AUDIT_KEY": "audit.key", "SYNOVIA_PHOTO_KEY": "photo.key"}


@contextmanager
def _said_plainly() -> Iterator[None]:
    """A database out of reach is for a person to mend, and needs no traceback."""
    try:
        yield
    except (psycopg.OperationalError, OperationalError) as error:
        raise DatabaseProblem(f"The database cannot be used: {str(error).strip().splitlines()[0]}") from error


@contextmanager
def chosen_database(*, ours_alone: bool = False, keys: Mapping[str, str] | None = None) -> Iterator[None]:
    """Set the environment for Django, with a server running behind it; start and stop our own if need be.

    With `ours_alone` (serving) a second Synovia on the data folder is refused; other commands join the server
    that a serving Synovia already runs.
    """
    os.environ["SYNOVIA_DATA"] = str(data_folder())
    if os.environ.get("DATABASE_URL"):
        with _said_plainly():
            yield
        return
    joined = None if ours_alone else postgres.joinable(data_folder())
    cluster = joined or postgres.start(data_folder())
    try:
        is_new = not cluster.has_database(NAME)
        if is_new:
            cluster.create_database(NAME)
        os.environ["DATABASE_URL"] = cluster.url(postgres.APPLICATION, NAME)
        os.environ["DATABASE_OWNER_URL"] = cluster.url(postgres.OWNER, NAME)
        keep_keys(data_folder(), (keys or {}) if is_new else {})
        yield
    finally:
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
            os.environ.pop(name, None)
        if joined is None:
            cluster.stop()


def keep_keys(folder: Path, given: Mapping[str, str]) -> None:
    """The keys of our own installation: made once, kept beside the database and not in it."""
    for variable, file in KEYS.items():
        path = folder / file
        if file in given or not path.exists():
            path.touch(mode=0o600)
            path.write_text(given.get(file) or secrets.token_urlsafe(64))
        os.environ.setdefault(variable, path.read_text().strip())


def own_keys_folder() -> Path | None:
    """Where our own installation keeps its keys; None when they were given by the environment."""
    kept = all((data_folder() / file).exists() for file in KEYS.values())
    return data_folder() if kept else None


def owner_url() -> str:
    """The address of the tables' owner."""
    url = os.environ.get("DATABASE_OWNER_URL")
    if not url:
        raise DatabaseProblem("DATABASE_OWNER_URL is not set: name the database role that owns the tables.")
    return url


def url_that_sees_every_clinic() -> str:
    """The owner's address, once it is sure that row-level security hides nothing from it.

    Otherwise a backup would be empty and an audit log look whole, without any error.
    """
    with psycopg.connect(owner_url()) as connection:
        found = connection.execute(
            "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    if not found or not found[0]:
        raise DatabaseProblem("The role of DATABASE_OWNER_URL does not see every clinic: give it BYPASSRLS.")
    return owner_url()
