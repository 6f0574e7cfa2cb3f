"""Signed checkpoints in an append-only file elsewhere: what finds a cut tail or a chain rewritten from its start."""

import base64
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

EVERY = 1000  # events between two checkpoints of a chain (trust.md 5.6)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a chain at one moment."""

    chain: str
    seq: int
    mac: str


def _signing_key() -> Ed25519PrivateKey:
    seed = hashlib.sha256(b"synovia audit checkpoint" + settings.AUDIT_KEY.encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)


def checkpoint_when_due(chain: str, seq: int, mac: str, *, added: int) -> None:
    """Write a checkpoint whenever a multiple of EVERY was passed by the events just added."""
    if seq // EVERY > (seq - added) // EVERY:
        write_checkpoint(Checkpoint(chain, seq, mac))


def write_checkpoint(checkpoint: Checkpoint) -> None:
    """Append one signed line to the checkpoint file and force it to disk."""
    body = f"{checkpoint.chain}|{checkpoint.seq}|{checkpoint.mac}"
    signature = base64.b64encode(_signing_key().sign(body.encode())).decode()
    path = Path(settings.AUDIT_CHECKPOINTS)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(
        {"chain": checkpoint.chain, "seq": checkpoint.seq, "mac": checkpoint.mac, "signature": signature}
    )
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_checkpoints(path: Path | None = None) -> tuple[list[Checkpoint], list[str]]:
    """All checkpoints whose signature holds, and a line for each that does not."""
    path = path or Path(settings.AUDIT_CHECKPOINTS)
    good: list[Checkpoint] = []
    bad: list[str] = []
    if not path.exists():
        return good, bad
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        checkpoint = _verified(line)
        if checkpoint is None:
            bad.append(f"checkpoint file line {number}: signature does not match")
        else:
            good.append(checkpoint)
    return good, bad


def _verified(line: str) -> Checkpoint | None:
    try:
        entry = json.loads(line)
        body = f"{entry['chain']}|{entry['seq']}|{entry['mac']}"
        _signing_key().public_key().verify(base64.b64decode(entry["signature"]), body.encode())
    except (ValueError, KeyError, TypeError, InvalidSignature):
        return None
    return Checkpoint(str(entry["chain"]), int(entry["seq"]), str(entry["mac"]))
