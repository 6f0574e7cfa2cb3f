"""The sealed file: a header, chunks of AES-256-GCM, and the manifest as its last chunk.

    magic · 16 bytes of salt · 16 bytes that tell whether a key fits
    then chunks: kind (D data, M manifest) · 4 bytes length · ciphertext with its 16-byte tag

Each file has a key of its own (HKDF of the backup key and the salt). A chunk's nonce is its number, and its
kind is authenticated with it: a chunk that was changed, moved, dropped or added does not open. The manifest
is the only chunk of its kind and the last, so a file that was cut off is found as well.
"""

import hmac
import secrets
import struct
from collections.abc import Iterator
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from synovia.project.problem import Problem

MAGIC = b"SYNOVIA BACKUP 1\n"
SALT_BYTES = 16
PROOF_BYTES = 16
CHUNK_BYTES = 1 << 20
TAG_BYTES = 16
HEAD = struct.Struct(">cI")
DATA, MANIFEST = b"D", b"M"


class SealedFileProblem(Problem):
    """The file is not a backup, is damaged, or needs another key."""


class SealedWriter:
    """Seals a stream as it passes; `finish` must be called, or the file counts as cut off."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        salt = secrets.token_bytes(SALT_BYTES)
        self._file = file
        self._cipher, proof = _cipher(key, salt)
        self._number = 0
        self._waiting = bytearray()
        file.write(MAGIC + salt + proof)

    def write(self, content: bytes) -> None:
        """Add a piece of the stream, of any length."""
        self._waiting += content
        while len(self._waiting) >= CHUNK_BYTES:
            self._seal(DATA, bytes(self._waiting[:CHUNK_BYTES]))
            del self._waiting[:CHUNK_BYTES]

    def finish(self, manifest: bytes) -> None:
        """Seal what is left, and the manifest as the end."""
        if self._waiting:
            self._seal(DATA, bytes(self._waiting))
            self._waiting.clear()
        self._seal(MANIFEST, manifest)

    def _seal(self, kind: bytes, content: bytes) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number), content, kind)
        self._file.write(HEAD.pack(kind, len(sealed)) + sealed)
        self._number += 1


class SealedReader:
    """Opens a sealed file from its start; `manifest` is there once `stream` has ended."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        if file.read(len(MAGIC)) != MAGIC:
            raise SealedFileProblem("This is not a Synovia backup.")
        salt, proof = file.read(SALT_BYTES), file.read(PROOF_BYTES)
        self._cipher, expected = _cipher(key, salt)
        if len(proof) != PROOF_BYTES:
            raise SealedFileProblem("The backup is cut off: it was not written to its end.")
        if not hmac.compare_digest(proof, expected):
            raise SealedFileProblem("The backup was made with another key.")
        self._file = file
        self.manifest = b""

    def stream(self) -> Iterator[bytes]:
        """The content, chunk by chunk, each checked before it is handed out."""
        number = 0
        while True:
            kind, content = self._open(number)
            if kind == MANIFEST:
                self.manifest = content
                break
            yield content
            number += 1
        if self._file.read(1):
            raise SealedFileProblem("The backup was changed: something follows its end.")

    def _open(self, number: int) -> tuple[bytes, bytes]:
        head = self._file.read(HEAD.size)
        if len(head) < HEAD.size:
            raise SealedFileProblem("The backup is cut off: it was not written to its end.")
        kind, length = HEAD.unpack(head)
        if kind not in (DATA, MANIFEST) or (length > CHUNK_BYTES + TAG_BYTES and kind == DATA):
            raise SealedFileProblem(f"The backup was changed or damaged at part {number + 1}.")
        sealed = self._file.read(length)
        if len(sealed) < length:
            raise SealedFileProblem("The backup is cut off: it was not written to its end.")
        try:
            return kind, self._cipher.decrypt(_nonce(number), sealed, kind)
        except InvalidTag as error:
            raise SealedFileProblem(f"The backup was changed or damaged at part {number + 1}.") from error


def _cipher(key: bytes, salt: bytes) -> tuple[AESGCM, bytes]:
    derived = HKDF(SHA256(), length=32 + PROOF_BYTES, salt=salt, info=b"synovia backup 1").derive(key)
    return AESGCM(derived[:32]), derived[32:]


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")
