"""Record ids: UUIDs that sort by time (RFC 9562, version 7), so that indexes stay compact and nobody can guess one."""

import secrets
import time
import uuid


def new_id() -> uuid.UUID:
    """A fresh UUID version 7: 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(74)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76
    value |= (random_bits >> 62) << 64 | 0b10 << 62 | (random_bits & ((1 << 62) - 1))
    return uuid.UUID(int=value)
