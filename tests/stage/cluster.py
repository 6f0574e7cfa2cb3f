"""A PostgreSQL server for one test alone."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from synovia.project import postgres


@contextmanager
def throw_away_cluster(*, durable: bool = False) -> Iterator[postgres.Cluster]:
    """Under /tmp and not in pytest's own folder, which the server's system user could not enter."""
    folder = Path(tempfile.mkdtemp(prefix="synovia-cluster-", dir="/tmp"))
    folder.chmod(0o711)
    try:
        with postgres.start(folder, durable=durable) as cluster:
            yield cluster
    finally:
        shutil.rmtree(folder, ignore_errors=True)
