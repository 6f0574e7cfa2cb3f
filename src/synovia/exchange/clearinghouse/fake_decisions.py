"""How the fake clearing house and its payers decide: simple, stated, always the same."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.content import Adjustment
from synovia.domain.charges.identifiers import is_npi
from synovia.domain.terms.money import ZERO, cents, total
from synovia.exchange.clearinghouse.sent_claims import SentBatch, SentClaim, SentLine

ALLOWED: Final = Decimal("0.70")  # of the charge
COINSURANCE: Final = Decimal("0.20")  # of what is allowed
SEQUESTRATION: Final = Decimal("0.02")  # of Medicare's payment
BUNDLED: Final = frozenset({"97010"})  # never paid apart
REMITTABLE: Final = frozenset(
    {
        "12",
        "13",
        "14",
        "15",
        "16",
        "17",
        "AM",
        "CH",
        "DS",
        "HM",
        "LM",
        "MA",
        "MB",
        "MC",
        "OF",
        "TV",
        "VA",
        "WC",
    }
)


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a claim is not taken: status category, status code, entity."""

    category: str
    code: str
    entity: str = ""


def rejection(
    claim: SentClaim, batch: SentBatch, taken: Collection[str], came: Collection[str]
) -> Rejection | None:
    """The first rule that a claim breaks; None when it is taken. `taken` are control numbers that were taken before, `came`
    those of attachments.

    The billing NPI fails its check digit; the member id begins with UNKNOWN; the charge is zero; a day of service is after
    the batch's; an original claim's number was taken before; an attachment it announces as a file never came.
    """
    if not is_npi(claim.npi):
        return Rejection("A7", "562", "85")
    if claim.member_id.startswith("UNKNOWN"):
        return Rejection("A3", "33", "IL")
    if claim.charge == 0:
        return Rejection("A7", "178")
    if claim.days[1] > f"{batch.day:%Y%m%d}":
        return Rejection("A7", "187")
    if claim.control_number in taken:
        return Rejection("A3", "54")
    return Rejection("A6", "297") if set(claim.announced) - set(came) else None


@dataclass(frozen=True, slots=True)
class Decided:
    """What a payer decided on a line."""

    line: SentLine
    charge: Decimal
    paid: Decimal
    allowed: Decimal
    adjustments: tuple[Adjustment, ...]

    def reversed(self) -> Decided:
        """The same, taken back."""
        back = tuple(replace(each, amount=-each.amount) for each in self.adjustments)
        return Decided(self.line, -self.charge, -self.paid, -self.allowed, back)


def decide(claim: SentClaim) -> tuple[Decided, ...]:
    """Each line by the first rule that fits.

    A code that is never paid apart is bundled (CO-97). Workers' compensation without authorization is denied (CO-197).
    A later payer pays what earlier ones left to the patient (OA-23 for the rest), and nothing when it is not told
    (CO-22). Else 70% of the charge is allowed (CO-45); 20% of that is the patient's (PR-2), but in workers' compensation
    and auto; Medicare keeps 2% of its payment (CO-253).
    """
    return tuple(_line(claim, line) for line in claim.lines)


def _line(claim: SentClaim, line: SentLine) -> Decided:
    if line.procedure[1] in BUNDLED:
        return _denied(line, "CO", "97")
    if claim.filing == "WC" and not claim.authorization:
        return _denied(line, "CO", "197")
    if claim.turn != "P":
        return (
            _denied(line, "CO", "22") if line.left_by_earlier is None else _later(line, line.left_by_earlier)
        )
    allowed = cents(line.charge * ALLOWED)
    shared = ZERO if claim.is_property_and_casualty else cents(allowed * COINSURANCE)
    kept = cents((allowed - shared) * SEQUESTRATION) if claim.filing == "MB" else ZERO
    given = (
        Adjustment("CO", "45", line.charge - allowed),
        Adjustment("CO", "253", kept),
        Adjustment("PR", "2", shared),
    )
    return Decided(
        line, line.charge, allowed - shared - kept, allowed, tuple(each for each in given if each.amount)
    )


def _denied(line: SentLine, group: str, reason: str) -> Decided:
    return Decided(
        line, line.charge, ZERO, ZERO, (Adjustment(group, reason, line.charge),) if line.charge else ()
    )


def _later(line: SentLine, left: Decimal) -> Decided:
    earlier = line.charge - left
    return Decided(line, line.charge, left, left, (Adjustment("OA", "23", earlier),) if earlier else ())


def paid(decided: tuple[Decided, ...]) -> Decimal:
    """What all lines are paid."""
    return total(each.paid for each in decided)
