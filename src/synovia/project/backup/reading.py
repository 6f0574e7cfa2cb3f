"""Restoring: the whole file is checked before anything is written, and the result is checked again."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from synovia.project.backup.manifest import Manifest, measure
from synovia.project.backup.sealed import SealedReader
from synovia.project.backup.tools import last_words, start_tool
from synovia.project.problem import Problem


class RestoreProblem(Problem):
    """The backup was not restored, or what came back is not what was saved."""


def examine(file: Path, *, key: bytes) -> Manifest:
    """Open every part of the file and compare it with its manifest; writes nothing anywhere."""
    digest = hashlib.sha256()
    with file.open("rb") as source:
        reader = SealedReader(source, key)
        for piece in reader.stream():
            digest.update(piece)
    manifest = Manifest.from_bytes(reader.manifest)
    if digest.hexdigest() != manifest.dump_sha256:
        raise RestoreProblem("The backup does not hold what its manifest says.")
    return manifest


def restore(file: Path, *, key: bytes, url: str) -> None:
    """Restore an examined file into the empty database at `url`, all or nothing. Its role will own the tables."""
    _refuse_unless_empty(url)
    with tempfile.TemporaryFile() as stderr, file.open("rb") as source:
        options = (
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
        )
        name = str(conninfo_to_dict(url)["dbname"])
        tool = start_tool(
            "pg_restore", *options, f"--dbname={name}", url=url, stderr=stderr, stdin=subprocess.PIPE
        )
        assert tool.stdin is not None
        try:
            with tool.stdin as stream:
                for piece in SealedReader(source, key).stream():
                    stream.write(piece)
        except BrokenPipeError:
            pass  # pg_restore has stopped; it says why
        if tool.wait() != 0:
            raise RestoreProblem(
                f"The backup could not be restored, nothing was written: {last_words(stderr)}"
            )


def compare(manifest: Manifest, *, url: str) -> None:
    """Raise unless the database holds exactly the rows and audit heads that were saved."""
    with psycopg.connect(url) as connection:
        found = manifest.contents.differences(measure(connection))
    if found:
        raise RestoreProblem(
            "What came back is not what was saved:\n" + "\n".join(f"  - {line}" for line in found)
        )


def _refuse_unless_empty(url: str) -> None:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert found is not None
    if found[0]:
        raise RestoreProblem(
            f"The database is not empty ({found[0]} tables): restore into a new one, for example with a new SYNOVIA_DATA."
        )
