"""Gathering the static files with hashed names, again only when a source changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

STAMP = ".gathered-from"


def gather() -> None:
    """`collectstatic` into the data folder; hashing and compressing takes seconds, so not at every start."""
    target = Path(settings.STATIC_ROOT)
    wanted = _fingerprint()
    stamp = target / STAMP
    if stamp.exists() and stamp.read_text() == wanted:
        return
    call_command("collectstatic", interactive=False, clear=target.exists(), verbosity=0)
    stamp.write_text(wanted)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name, path in sorted(_sources()):
        digest.update(f"{name} {hashlib.sha256(Path(path).read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, str]]:
    for finder in get_finders():
        for name, storage in finder.list(None):
            yield name, storage.path(name)
