"""A 270: what does this person's plan cover?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from synovia.domain.charges.claims.content import Payer, Person, Provider
from synovia.exchange.x12.batch import Party


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question for one person. `patient` is given when it is not the subscriber; `trace` (TRN02) comes back in the 271.

    Service types: 30 the plan as a whole, PT physical therapy, AE physical medicine, 98 office visit.
    """

    submitter: Party
    receiver: Party
    payer: Payer
    provider: Provider
    subscriber: Person
    member_id: str
    interchange: int
    group: int
    at: datetime
    on: date
    trace: str
    patient: Person | None = None
    relationship: str = "18"
    service_types: tuple[str, ...] = ("30", "PT")
    transaction: int = 1
    production: bool = False


def write_270(inquiry: Inquiry) -> str:
    """The inquiry as a file (005010X279A1)."""
    raise NotImplementedError
