"""The key that opens backups: SYNOVIA_BACKUP_KEY, a key file, or backup.key in the data folder."""

import base64
import binascii
import os
import secrets
from pathlib import Path

from synovia.project.folders import data_folder
from synovia.project.problem import Problem

BYTES = 32


class KeyProblem(Problem):
    """There is no usable backup key."""


def backup_key(key_file: Path | None, *, may_make: bool) -> bytes:
    """The key's 32 bytes. With `may_make`, a missing backup.key is drawn and its owner told to keep a copy."""
    from_environment = os.environ.get("SYNOVIA_BACKUP_KEY")
    if key_file is None and from_environment:
        return parse(from_environment, "SYNOVIA_BACKUP_KEY")
    path = key_file or data_folder() / "backup.key"
    if path.exists():
        return parse(path.read_text(), str(path))
    if key_file is None and may_make:
        return _make(path)
    raise KeyProblem(f"The backup key is missing: {path} does not exist. Without it a backup cannot be read.")


def parse(text: str, where: str) -> bytes:
    """32 bytes in base64, as `_make` writes them."""
    try:
        key = base64.urlsafe_b64decode(text.strip())
    except (ValueError, binascii.Error):
        key = b""
    if len(key) != BYTES:
        raise KeyProblem(f"{where} is not a backup key: it must be {BYTES} bytes in base64.")
    return key


def _make(path: Path) -> bytes:
    key = secrets.token_bytes(BYTES)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(base64.urlsafe_b64encode(key).decode() + "\n")
    print(f"Made a backup key: {path}. Keep a copy in another place; without it no backup can be read.")
    return key
