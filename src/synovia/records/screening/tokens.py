"""The random token that alone leads to a visitor's answers. The database keeps only its hash."""

import hashlib
import secrets
from datetime import timedelta

KEPT_FOR = timedelta(days=30)  # unless the visitor asks for a visit; said on the privacy page


def new_token() -> str:
    """A token nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
