"""What the fake clearing house reads out of an 837P: as much of each claim as its answers need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from synovia.domain.charges.claims.answers import NOBODY
from synovia.domain.charges.claims.content import Adjustment, Name, Way
from synovia.domain.terms.money import ZERO, total
from synovia.exchange.x12.fields import Transaction, adjustments, name_of
from synovia.exchange.x12.segments import Segment


@dataclass(slots=True)
class SentLine:
    """One service of a claim. `left_by_earlier` is what earlier payers left to the patient; None when none decided."""

    procedure: list[str]
    charge: Decimal
    units: str
    on: str = ""
    control_number: str = ""
    left_by_earlier: Decimal | None = None


@dataclass(slots=True)
class SentClaim:
    """One claim, with the payer it goes to and the provider who is paid."""

    turn: str = "P"
    filing: str = ""
    payer: Name = NOBODY
    payer_id: str = ""
    member_id: str = ""
    patient: Name = NOBODY
    billing: Name = NOBODY
    npi: str = ""
    control_number: str = ""
    charge: Decimal = ZERO
    place: str = ""
    frequency: str = "1"
    original_reference: str = ""
    authorization: str = ""
    announced: list[str] = field(default_factory=list)  # attachments that come as files (PWK02 EL)
    lines: list[SentLine] = field(default_factory=list)

    @property
    def is_property_and_casualty(self) -> bool:
        """Workers' compensation or auto: nothing is left to the patient."""
        return self.filing in ("WC", "AM")

    @property
    def days(self) -> tuple[str, str]:
        """First and last day of service, CCYYMMDD."""
        days = sorted(line.on for line in self.lines)
        return (days[0], days[-1]) if days else ("", "")


@dataclass(slots=True)
class SentBatch:
    """The transaction: its numbers, its moment, who sent it, its claims."""

    file: Transaction
    reference: str = ""
    at: datetime | None = None
    submitter: Name = NOBODY
    submitter_id: str = ""
    claims: list[SentClaim] = field(default_factory=list)
    billing: tuple[Name, str] = (NOBODY, "")
    side: SentClaim = field(default_factory=SentClaim)
    level: str = ""
    in_other_payer: bool = False

    @property
    def day(self) -> date:
        """The day it was made."""
        assert self.at is not None
        return self.at.date()

    @property
    def charge(self) -> Decimal:
        """Of all claims."""
        return total(claim.charge for claim in self.claims)


def read_batch(file: Transaction) -> SentBatch:
    """The claims of a valid 837P transaction."""
    batch = SentBatch(file)
    for segment in file.segments:
        step = _STEPS.get(segment.tag)
        if step:
            step(batch, segment)
    return batch


def _bht(batch: SentBatch, segment: Segment) -> None:
    batch.reference = segment[3]
    batch.at = datetime.strptime(segment[4] + segment[5][:4], "%Y%m%d%H%M")  # noqa: DTZ007


def _hl(batch: SentBatch, segment: Segment) -> None:
    batch.level = segment[3]
    if batch.level == "22":
        batch.side = SentClaim(billing=batch.billing[0], npi=batch.billing[1])


def _sbr(batch: SentBatch, segment: Segment) -> None:
    batch.in_other_payer = bool(batch.side.control_number)
    if not batch.in_other_payer:
        batch.side.turn, batch.side.filing = segment[1], segment[9]


def _nm1(batch: SentBatch, segment: Segment) -> None:
    role, side = segment[1], batch.side
    if role == "41":
        batch.submitter, batch.submitter_id = name_of(segment), segment[9]
    elif role == "85":
        batch.billing = name_of(segment), segment[9]
    elif side.control_number:
        return
    elif role == "IL":
        side.patient, side.member_id = name_of(segment), segment[9]
    elif role == "QC":
        side.patient = name_of(segment)
    elif role == "PR":
        side.payer, side.payer_id = name_of(segment), segment[9]


def _clm(batch: SentBatch, segment: Segment) -> None:
    side = batch.side
    side.control_number, side.charge = segment[1], Decimal(segment[2])
    side.place, side.frequency = segment.part(5, 1), segment.part(5, 3)
    batch.claims.append(side)


def _pwk(batch: SentBatch, segment: Segment) -> None:
    if segment[2] == Way.ELECTRONIC and segment[6]:
        batch.side.announced.append(segment[6])


def _ref(batch: SentBatch, segment: Segment) -> None:
    side = batch.side
    if side.lines:
        if segment[1] == "6R":
            side.lines[-1].control_number = segment[2]
    elif segment[1] == "F8" and not batch.in_other_payer:
        side.original_reference = segment[2]
    elif segment[1] == "G1":
        side.authorization = segment[2]


def _sv1(batch: SentBatch, segment: Segment) -> None:
    batch.in_other_payer = False
    batch.side.lines.append(SentLine(segment.parts(1), Decimal(segment[2]), segment[4]))


def _dtp(batch: SentBatch, segment: Segment) -> None:
    if segment[1] == "472" and batch.side.lines:
        batch.side.lines[-1].on = segment[3][:8]


def _svd(batch: SentBatch, segment: Segment) -> None:
    if batch.side.lines:
        batch.side.lines[-1].left_by_earlier = ZERO


def _cas(batch: SentBatch, segment: Segment) -> None:
    line = batch.side.lines[-1] if batch.side.lines else None
    if line is not None and line.left_by_earlier is not None:
        line.left_by_earlier += _shared(adjustments(batch.file, segment))


def _shared(given: Iterable[Adjustment]) -> Decimal:
    return total(each.amount for each in given if each.group == "PR")


_STEPS: dict[str, Callable[[SentBatch, Segment], None]] = {
    "BHT": _bht, "HL": _hl, "SBR": _sbr, "NM1": _nm1, "CLM": _clm, "PWK": _pwk, "REF": _ref, "SV1": _sv1, "DTP": _dtp, "SVD": _svd, "CAS": _cas,
}  # fmt: skip
