"""What a file of claims is made of, besides the claims: who sends it to whom, when, and its control numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from synovia.domain.charges.claims.content import Claim


@dataclass(frozen=True, slots=True)
class Party:
    """One end of the wire, as the clearing house knows it. `qualifier` is that of ISA05/07 (ZZ mutually defined)."""

    name: str
    id: str
    qualifier: str = "ZZ"
    contact: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Claims for one file. Control numbers are the caller's: unique per sender, at most 9 digits.

    `interchange` is ISA13 (comes back in TA1), `group` GS06 (AK102 of the 999), `transaction` ST02 (AK202 of the 999),
    `reference` BHT03 (TRN02 of the 277CA's receiver level), at most 30 characters. `at` is the clinic's local time.
    """

    submitter: Party
    receiver: Party
    claims: tuple[Claim, ...]
    interchange: int
    group: int
    at: datetime
    transaction: int = 1
    reference: str = ""
    production: bool = False
