"""Was the file readable (999), and was each claim taken (277CA)?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.answer_files import NOBODY, Envelope, Finding
from synovia.domain.charges.claims.content import Name


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One complaint of a 999: segment and its position, loop, element (0: the whole segment), the code and its words."""

    segment: str
    position: int
    loop: str
    code: str
    says: str
    element: int = 0
    component: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class AcknowledgedTransaction:
    """One ST of ours (`control_number` is its ST02) and what the receiver made of it. E is accepted, with errors named."""

    control_number: str
    status: str
    problems: tuple[SyntaxProblem, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether it goes on (A, or E)."""
        return self.status in ACCEPTING


@dataclass(frozen=True, slots=True)
class Acknowledgment:
    """A 999 (or 997): `group` is the GS06 of the group of ours it answers, `of` what that group held (AK101: HC claims, HS
    questions of cover).

    A TA1 that refuses a whole interchange is one too: `group` is its number (ISA13), `of` is "ISA", and `sent` repeats when
    we wrote it (ISA09 and ISA10).
    """

    envelope: Envelope
    group: str
    status: str
    transactions: tuple[AcknowledgedTransaction, ...]
    findings: tuple[Finding, ...] = ()
    of: str = "HC"
    sent: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the group went on as a whole (A, or E). P means in part: ask the transactions."""
        return self.status in ACCEPTING


ACCEPTING: Final = frozenset({"A", "E"})


@dataclass(frozen=True, slots=True)
class Status:
    """One STC: category (A1 … A8), status code, entity code, WQ (accept) or U (reject), amount, in words."""

    category: str
    code: str
    entity: str
    says: str
    action: str = ""
    amount: Decimal | None = None
    on: date | None = None
    text: str = ""

    @property
    def accepted(self) -> bool | None:
        """True, False, or None when the sender said neither. A rejecting category outweighs WQ: senders mix them."""
        if self.category in REJECTING or self.action == "U":
            return False
        return True if self.category in ACCEPTED or self.action == "WQ" else None

    @property
    def contradicts_itself(self) -> bool:
        """Category and action say opposite things."""
        return (self.category in REJECTING and self.action == "WQ") or (
            self.category in ACCEPTED and self.action == "U"
        )


ACCEPTED: Final = frozenset({"A1", "A2", "A5"})
REJECTING: Final = frozenset({"A3", "A4", "A6", "A7", "A8"})


def accepted_by(statuses: Iterable[Status]) -> bool | None:
    """False as soon as one status rejects, True when one accepts and none rejects, else None."""
    said = {status.accepted for status in statuses}
    return False if False in said else (True if True in said else None)


@dataclass(frozen=True, slots=True)
class StatedLine:
    """What was said of one line of a claim."""

    code: str
    modifiers: tuple[str, ...]
    statuses: tuple[Status, ...]
    control_number: str = ""


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """What was said of one claim of ours (`control_number` is our CLM01; empty when the sender lost it)."""

    control_number: str
    statuses: tuple[Status, ...]
    payer_claim_number: str = ""
    patient: Name = NOBODY
    member_id: str = ""
    service_from: date | None = None
    service_through: date | None = None
    lines: tuple[StatedLine, ...] = ()

    @property
    def accepted(self) -> bool | None:
        """Whether the claim goes on; None when nothing clear was said."""
        return accepted_by((*self.statuses, *(status for line in self.lines for status in line.statuses)))


@dataclass(frozen=True, slots=True)
class ClaimStatus:
    """A 277CA. `statuses` are those of the whole batch, `provider_statuses` those of one billing provider (its NPI first): a
    rejection there kills claims that are not named.

    `batch` is our BHT03 as it comes back in TRN02 of the receiver's level; counts and amounts are the sender's.
    """

    envelope: Envelope
    source: str
    source_id: str
    batch: str
    statuses: tuple[Status, ...]
    claims: tuple[StatedClaim, ...]
    accepted_count: int | None = None
    rejected_count: int | None = None
    accepted_amount: Decimal | None = None
    rejected_amount: Decimal | None = None
    provider_statuses: tuple[tuple[str, Status], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def batch_rejected(self) -> bool:
        """Whether the batch died as a whole: rejected above the claims."""
        return accepted_by(self.statuses) is False
