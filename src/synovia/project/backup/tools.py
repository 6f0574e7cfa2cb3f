"""Running pg_dump and pg_restore against a database named by its address."""

import os
import subprocess
from typing import IO

from psycopg.conninfo import conninfo_to_dict

from synovia.project.postgres_host import binary

VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
}
VARIABLES |= {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}


def start_tool(
    name: str,
    *arguments: str,
    url: str,
    stderr: IO[bytes],
    stdin: int | None = None,
    stdout: int | None = None,
) -> subprocess.Popen[bytes]:
    """The address goes by environment variables: a password on the command line could be read by everybody."""
    address = {VARIABLES[key]: str(value) for key, value in conninfo_to_dict(url).items() if key in VARIABLES}
    return subprocess.Popen(
        [str(binary(name)), *arguments],
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", **address},
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
    )


def last_words(stderr: IO[bytes]) -> str:
    """The tool's own reason for failing."""
    stderr.seek(0)
    lines = [line for line in stderr.read().decode(errors="replace").splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or ["no message"])[0].strip()
