"""Writing a backup: one snapshot of the database, dumped, counted and sealed while it streams."""

from __future__ import annotations

import datetime
import hashlib
import os
import subprocess
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psycopg

from synovia.project.backup.manifest import Contents, Manifest, measure
from synovia.project.backup.sealed import CHUNK_BYTES, SealedWriter
from synovia.project.backup.tools import last_words, start_tool
from synovia.project.database import KEYS
from synovia.project.problem import Problem


class BackupProblem(Problem):
    """The backup could not be written."""


def backup(file: Path, *, key: bytes, url: str, own_keys: Path | None) -> Manifest:
    """Write `file`, whole or not at all. `own_keys` is the folder of the keys to save with it, if any.

    The rows are counted in the very snapshot that is dumped, so that visits may go on meanwhile.
    """
    partial = file.with_name(file.name + ".partial")
    try:
        partial.touch(mode=0o600)
        with psycopg.connect(url) as connection, partial.open("wb") as target:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
            assert snapshot is not None
            writer = SealedWriter(target, key)
            digest, size = _dump(url, snapshot[0], writer)
            manifest = _manifest(connection, digest, size, measure(connection), own_keys)
            writer.finish(manifest.to_bytes())
            target.flush()
            os.fsync(target.fileno())
        partial.replace(file)
    except (OSError, psycopg.Error) as error:
        raise BackupProblem(f"The backup {file} could not be written: {error}") from error
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def _dump(url: str, snapshot: str, writer: SealedWriter) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with tempfile.TemporaryFile() as stderr:
        options = ("--format=custom", f"--snapshot={snapshot}", "--compress=gzip:4", "--no-comments")
        dump = start_tool("pg_dump", *options, url=url, stderr=stderr, stdout=subprocess.PIPE)
        assert dump.stdout is not None
        with dump.stdout as stream:
            while piece := stream.read(CHUNK_BYTES):
                digest.update(piece)
                size += len(piece)
                writer.write(piece)
        if dump.wait() != 0:
            raise BackupProblem(f"The database could not be dumped: {last_words(stderr)}")
    return digest.hexdigest(), size


def _manifest(
    connection: psycopg.Connection, digest: str, size: int, contents: Contents, own_keys: Path | None
) -> Manifest:
    return Manifest(
        made_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        release=_release(),
        postgres=str(connection.info.server_version),
        dump_sha256=digest,
        dump_bytes=size,
        contents=contents,
        keys=_saved_keys(own_keys) if own_keys else {},
    )


def _saved_keys(folder: Path) -> dict[str, str]:
    """Without the audit key nobody could verify the restored audit log."""
    return {name: (folder / name).read_text() for name in KEYS.values() if (folder / name).exists()}


def _release() -> str:
    try:
        return version("synovia")
    except PackageNotFoundError:  # run from a checkout
        return "checkout"
