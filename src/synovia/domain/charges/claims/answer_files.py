"""What every answer of a clearing house or payer has: an envelope, and findings about what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from synovia.domain.charges.claims.content import Name


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a file: a key for programs, a sentence for people, and the place in the file.

    Serious: what was read may be incomplete, or its sums do not add up, so a person looks before anything is posted.
    """

    key: str
    says: str
    where: str = ""
    serious: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sent a transaction, to whom, when, and under which control numbers (ISA13, GS06, ST02; as written)."""

    sender: str = ""
    receiver: str = ""
    interchange: str = ""
    group: str = ""
    transaction: str = ""
    version: str = ""
    on: date | None = None
    production: bool = True


NOBODY: Final = Name("")
"""A name that was not said."""
