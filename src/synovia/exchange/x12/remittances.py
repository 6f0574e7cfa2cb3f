"""An 835 as a `Remittance`: check, claims, lines, provider-level adjustments, and whether they add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from synovia.domain.charges.claims.answers import (
    ProviderAdjustment,
    Remittance,
    RemittedClaim,
    RemittedLine,
)
from synovia.domain.charges.claims.content import Adjustment
from synovia.domain.terms.money import ZERO
from synovia.exchange.x12.balancing import check_claim, check_remittance
from synovia.exchange.x12.fields import Transaction, adjustments, name_of
from synovia.exchange.x12.segments import Segment
from synovia.exchange.x12.words import PROVIDER_ADJUSTMENTS


@dataclass(slots=True)
class _Part:
    """A claim or a line while its segments come: what its value will be made of."""

    start: Segment
    said: dict[str, Any]
    adjustments: list[Adjustment] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    amounts: list[tuple[str, Decimal]] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """Where in the transaction the reader is."""

    file: Transaction
    head: dict[str, Any] = field(default_factory=dict)
    claim: _Part | None = None
    line: _Part | None = None
    lines: list[RemittedLine] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    claims: list[RemittedClaim] = field(default_factory=list)
    provider: list[ProviderAdjustment] = field(default_factory=list)
    named_before: int = 0

    @property
    def part(self) -> _Part | None:
        """The line if one is open, else the claim."""
        return self.line or self.claim


def read_remittance(file: Transaction) -> Remittance:
    """The 835 in this transaction."""
    at = _Reading(file)
    for segment in file.segments:
        step = _STEPS.get(segment.tag)
        if step:
            step(at, segment)
        elif segment.tag not in _OF_NO_CLAIM:
            file.note(
                "unknown-segment",
                f"{segment.tag} is no segment of an 835: it was not read.",
                segment,
                serious=True,
            )
    _end_claim(at)
    head = {"payer": "", "payer_id": "", "payee": "", "payee_id": "", "amount": ZERO, "trace": "", **at.head}
    for tag, key, says in (
        ("BPR", "method", "amount and date"),
        ("TRN", "originator", "check or transfer number"),
    ):
        if key not in head:
            file.note(
                f"missing-{tag.lower()}", f"{tag} is missing: the payment's {says} is not said.", serious=True
            )
    found = Remittance(
        envelope=file.envelope, claims=tuple(at.claims), provider_adjustments=tuple(at.provider), **head
    )
    return check_remittance(found, file)


def _bpr(at: _Reading, segment: Segment) -> None:
    amount = at.file.owed(segment, 2, "The payment's amount (BPR02)")
    if segment[16] == "":
        at.file.note("missing-date", "The payment's date (BPR16) is missing.", segment)
    at.head |= {
        "handling": segment[1],
        "amount": -amount if segment[3] == "D" else amount,
        "method": segment[4],
        "paid_on": at.file.day(segment, 16, "The payment's date"),
    }


def _cur(at: _Reading, segment: Segment) -> None:
    if segment[2] not in ("", "USD"):
        at.file.note("other-currency", f"It pays in {segment[2]}, not in dollars.", segment, serious=True)


def _trn(at: _Reading, segment: Segment) -> None:
    at.head |= {"trace": segment[2], "originator": segment[3]}


def _n1(at: _Reading, segment: Segment) -> None:
    if segment[1] == "PR":
        at.head |= {"payer": segment[2], "payer_id": segment[4] or at.head.get("payer_id", "")}
    elif segment[1] == "PE":
        at.head |= {"payee": segment[2], "payee_id": segment[4]}


def _clp(at: _Reading, segment: Segment) -> None:
    _end_claim(at)
    file = at.file
    at.named_before = len(file.findings)
    if not segment[1]:
        file.note(
            "missing-control-number",
            "A claim does not say which of ours it is (CLP01).",
            segment,
            serious=True,
        )
    said = {
        "control_number": segment[1],
        "status": segment[2],
        "charge": file.owed(segment, 3, "The claim's charge (CLP03)"),
        "paid": file.owed(segment, 4, "The claim's payment (CLP04)"),
        "patient_share": file.money(segment, 5, "The patient's share (CLP05)"),
        "filing": segment[6],
        "payer_claim_number": segment[7],
        "frequency": segment[9],
    }
    at.claim = _Part(segment, said)


def _cas(at: _Reading, segment: Segment) -> None:
    if at.part:
        at.part.adjustments.extend(adjustments(at.file, segment))


def _nm1(at: _Reading, segment: Segment) -> None:
    if at.claim is None:
        return
    said, role = at.claim.said, segment[1]
    if role == "QC":
        said |= {"patient": name_of(segment), "member_id": segment[9] or said.get("member_id", "")}
    elif role == "IL":
        said["member_id"] = segment[9] or said.get("member_id", "")
    elif role == "74":
        said |= {"corrected": name_of(segment), "corrected_member_id": segment[9]}
    elif role == "82":
        said["rendering_npi"] = segment[9] if segment[8] == "XX" else ""
    elif role == "TT":
        said |= {"crossed_over_to": segment[3], "crossed_over_to_id": segment[9]}


def _dtm(at: _Reading, segment: Segment) -> None:
    qualifier = segment[1]
    if at.part is None:
        if qualifier == "405":
            at.head["produced_on"] = at.file.day(segment, 2, "The production date")
        return
    names = _LINE_DATES if at.line else _CLAIM_DATES
    if qualifier in names:
        at.part.said[names[qualifier]] = at.file.day(segment, 2, "A date of service")


_CLAIM_DATES: Final = {
    "232": "service_from",
    "472": "service_from",
    "233": "service_through",
    "050": "received_on",
}
_LINE_DATES: Final = {"472": "on", "150": "on", "232": "on", "151": "through", "233": "through"}


def _moa(at: _Reading, segment: Segment) -> None:
    if at.claim:
        positions = range(3, 8) if segment.tag == "MOA" else (5, 20, 21, 22, 23)
        at.claim.remarks.extend(segment[number] for number in positions if segment[number])


def _lq(at: _Reading, segment: Segment) -> None:
    if at.part and segment[2]:
        at.part.remarks.append(segment[2])


def _ref(at: _Reading, segment: Segment) -> None:
    if at.line and segment[1] == "6R":
        at.line.said["control_number"] = segment[2]
    elif at.claim and not at.line:
        at.references.append((segment[1], segment[2]))
    elif not at.claim and segment[1] == "2U" and not at.head.get("payer_id") and "payee" not in at.head:
        at.head["payer_id"] = segment[2]


def _amt(at: _Reading, segment: Segment) -> None:
    if at.line and segment[1] == "B6":
        at.line.said["allowed"] = at.file.money(segment, 2, "The allowed amount")
    elif at.part:
        amount = at.file.money(segment, 2, f"The amount {segment[1]}")
        at.part.amounts.extend([] if amount is None else [(segment[1], amount)])


def _svc(at: _Reading, segment: Segment) -> None:
    if at.claim is None:
        at.file.note("stray-line", "A line stands outside of every claim.", segment, serious=True)
        return
    _end_line(at)
    file, decided, billed = at.file, segment.parts(1), segment.parts(6)
    if not _at(decided, 1):
        file.note("missing-code", "A line does not say which service it is.", segment, serious=True)
    units = file.number(segment, 5, "The paid units")
    said = {
        "code": _at(decided, 1),
        "modifiers": tuple(filter(None, decided[2:6])),
        "charge": file.owed(segment, 2, "A line's charge (SVC02)"),
        "paid": file.money(segment, 3, "A line's payment (SVC03)") or ZERO,
        "units": Decimal(1) if units is None else units,
        "billed_units": file.number(segment, 7, "The billed units"),
        "billed_code": _at(billed, 1),
        "billed_modifiers": tuple(filter(None, billed[2:6])),
    }
    at.line = _Part(segment, said)


def _at(parts: list[str], index: int) -> str:
    return parts[index] if index < len(parts) else ""


def _plb(at: _Reading, segment: Segment) -> None:
    _end_claim(at)
    until = at.file.day(segment, 2, "The fiscal year's end")
    for position in range(3, len(segment.elements), 2):
        if not segment[position] and not segment[position + 1]:
            continue
        reason, reference = segment.part(position), segment.part(position, 2)
        amount = at.file.owed(segment, position + 1, f"The provider's adjustment {reason}")
        says = PROVIDER_ADJUSTMENTS.get(reason, f"Adjustment {reason or 'without a reason'}")
        at.provider.append(ProviderAdjustment(segment[1], reason, reference, amount, says, until))


_STEPS: Final[dict[str, Callable[[_Reading, Segment], None]]] = {
    "BPR": _bpr, "CUR": _cur, "TRN": _trn, "N1": _n1, "CLP": _clp, "CAS": _cas, "NM1": _nm1, "DTM": _dtm, "MOA": _moa, "MIA": _moa,
    "LQ": _lq, "REF": _ref, "AMT": _amt, "SVC": _svc, "PLB": _plb,
}  # fmt: skip

_OF_NO_CLAIM: Final = frozenset({"N2", "N3", "N4", "PER", "RDM", "LX", "TS2", "TS3", "QTY", "NTE", "K3"})
"""Known segments that carry no money of a claim: addresses, totals of a provider, counts."""


def _end_line(at: _Reading) -> None:
    if at.line:
        at.lines.append(
            RemittedLine(
                adjustments=tuple(at.line.adjustments), remarks=tuple(at.line.remarks),
                amounts=tuple(at.line.amounts), **at.line.said,
            )
        )  # fmt: skip
        at.line = None


def _end_claim(at: _Reading) -> None:
    _end_line(at)
    if at.claim is None:
        return
    found = RemittedClaim(
        adjustments=tuple(at.claim.adjustments), remarks=tuple(at.claim.remarks), lines=tuple(at.lines),
        amounts=tuple(at.claim.amounts), references=tuple(at.references), **at.claim.said,
    )  # fmt: skip
    at.claims.append(check_claim(found, at.claim.start, at.file, at.named_before))
    at.claim, at.lines, at.references = None, [], []
