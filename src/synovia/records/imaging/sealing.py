"""Sealing a picture: AES-256-GCM under a key of its own that the database never holds.

A picture is bound to its row and clinic: moved to another row it cannot be opened.
"""

import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE_BYTES = 12


class CannotBeOpened(Exception):
    """The picture was changed, moved to another row, or sealed with another key."""


def seal(content: bytes, *, row: UUID, clinic: UUID) -> bytes:
    """The picture as the database keeps it: nonce, then ciphertext with its tag."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, content, _bound_to(row, clinic))


def unseal(sealed: bytes, *, row: UUID, clinic: UUID) -> bytes:
    """The picture itself; raises CannotBeOpened."""
    try:
        return _cipher().decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound_to(row, clinic))
    except (InvalidTag, ValueError) as error:
        raise CannotBeOpened from error


def _cipher() -> AESGCM:
    key = HKDF(SHA256(), length=32, salt=None, info=b"synovia photo 1").derive(settings.PHOTO_KEY.encode())
    return AESGCM(key)


def _bound_to(row: UUID, clinic: UUID) -> bytes:
    return row.bytes + clinic.bytes
