"""The answers of the fake clearing house as files: 999, 277CA, 835."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from synovia.domain.terms.money import ZERO, total
from synovia.exchange.clearinghouse.fake_decisions import REMITTABLE, Decided, Rejection, paid
from synovia.exchange.clearinghouse.sent_claims import SentBatch, SentClaim
from synovia.exchange.x12 import people
from synovia.exchange.x12.batch import Party
from synovia.exchange.x12.coverage import adjustments
from synovia.exchange.x12.fields import Transaction
from synovia.exchange.x12.writing import Opening, Writer, money, number

HOUSE = "FAKE CLEARING HOUSE"


class Sent(Protocol):
    """A file of ours that is answered."""

    file: Transaction
    at: datetime | None


@dataclass(slots=True)
class Numbers:
    """Control numbers made of those of the file that is answered, so that the same file is always answered alike."""

    sent: Sent
    answers: int = 0

    @property
    def interchange(self) -> int:
        """Of the answer being written."""
        digits = re.sub(r"\D", "", self.sent.file.envelope.interchange) or "1"
        return (int(digits) * 100 + self.answers) % 1_000_000_000 or 1

    def next(self) -> Numbers:
        """For one more answer."""
        self.answers += 1
        return self

    def of_claim(self, claim: SentClaim) -> str:
        """The payer's number of a claim."""
        return re.sub(r"[^A-Z0-9]", "", claim.control_number.upper())

    def opening(self, kind: str, function: str, version: str) -> Opening:
        """The envelope of the answer: back to who sent the batch."""
        sent = self.sent.file.envelope
        assert self.sent.at is not None
        house, them = Party(HOUSE, sent.receiver), Party("", sent.sender)
        return Opening(
            kind,
            function,
            version,
            house,
            them,
            self.interchange,
            self.interchange,
            1,
            self.sent.at,
            sent.production,
        )


@dataclass(frozen=True, slots=True)
class Payment:
    """A payer's decision on a claim, or the same taken back."""

    claim: SentClaim
    number: str
    lines: tuple[Decided, ...]
    is_reversal: bool = False


def acknowledge(batch: SentBatch, problems: Sequence[str], numbers: Numbers) -> str:
    """The 999: accepted, or rejected with the segments that pyx12 names."""
    out, sent = Writer(), batch.file.envelope
    out.add("AK1", "HC", sent.group, sent.version)
    out.add("AK2", "837", sent.transaction, sent.version)
    named = (re.match(r"([A-Z0-9]{2,3}) \(segment (\d+)\)", problem) for problem in problems)
    for tag, position in dict.fromkeys(each.groups() for each in named if each):
        out.add("IK3", tag, position, "", "8")
    out.add("IK5", *(("R", "5") if problems else ("A",)))
    out.add("AK9", "R" if problems else "A", 1, 1, 0 if problems else 1)
    return out.file(numbers.opening("999", "FA", "005010X231A1"))


Said = tuple[SentClaim, Rejection | None, str]


def tell_status(batch: SentBatch, said: Sequence[Said], numbers: Numbers) -> str:
    """The 277CA: each claim taken or not, and how many, how much."""
    out, day = Writer(), f"{batch.day:%Y%m%d}"
    out.add("BHT", "0085", "08", str(numbers.interchange), day, f"{batch.at:%H%M}", "TH")
    source = out.level(None, "20", has_children=True)
    out.add("NM1", "AY", "2", HOUSE, "", "", "", "", "46", batch.file.envelope.receiver)
    out.add("TRN", "1", str(numbers.interchange))
    people.when(out, "050", batch.day)
    people.when(out, "009", batch.day)
    receiver = out.level(source, "21", has_children=True)
    people.named(out, "41", batch.submitter, "The submitter", "46", batch.submitter_id)
    out.add("TRN", "2", batch.reference)
    out.add("STC", ("A1", "19", "AY"), day, "WQ", money(batch.charge, "The charges"))
    _totals(out, said, ("90", "AA"))
    for npi in dict.fromkeys(claim.npi for claim, _, _ in said):
        theirs = [each for each in said if each[0].npi == npi]
        provider = out.level(receiver, "19", has_children=True)
        people.named(out, "85", theirs[0][0].billing, "The billing provider", "XX", npi)
        out.add("TRN", "1", "0")
        charge = total(claim.charge for claim, _, _ in theirs)
        out.add("STC", ("A1", "19", "PR"), "", "WQ", money(charge, "The charges"))
        _totals(out, theirs, ("QA", "QC"))
        for each in theirs:
            _status(out, each, provider, day)
    return out.file(numbers.opening("277", "HN", "005010X214"))


def _totals(out: Writer, said: Sequence[Said], quantities: tuple[str, str]) -> None:
    accepted = [claim for claim, reason, _ in said if reason is None]
    rejected = [claim for claim, reason, _ in said if reason is not None]
    for claims, quantity in zip((accepted, rejected), quantities, strict=True):
        if claims:
            out.add("QTY", quantity, len(claims))
    for claims, amount in ((accepted, "YU"), (rejected, "YY")):
        if claims:
            out.add("AMT", amount, money(total(claim.charge for claim in claims), "The charges"))


def _status(out: Writer, said: Said, provider: int, day: str) -> None:
    claim, reason, payer_number = said
    out.level(provider, "PT", has_children=None)
    people.named(out, "QC", claim.patient, "The patient", "MI", claim.member_id)
    out.add("TRN", "2", claim.control_number)
    status = (reason.category, reason.code, reason.entity) if reason else ("A2", "20", "PR")
    came = "" if reason or not claim.announced else f"{len(claim.announced)} ATTACHMENT RECEIVED"
    charge = money(claim.charge, "The charge")
    out.add("STC", status, day, "U" if reason else "WQ", charge, *("",) * 7, came)
    if payer_number and not reason:
        out.add("REF", "1K", payer_number)
    first, last = claim.days
    out.add("DTP", "472", *(("D8", first) if first == last else ("RD8", f"{first}-{last}")))


def remit(batch: SentBatch, payments: Sequence[Payment], numbers: Numbers) -> str:
    """The 835 of one payer to one provider. What it cannot take back now is forwarded to the next payment (PLB FB)."""
    out, day = Writer(), f"{batch.day:%Y%m%d}"
    claim = payments[0].claim
    owed = total(paid(each.lines) for each in payments)
    amount, trace = max(owed, ZERO), f"FAKE{numbers.interchange:09}"
    how = ("I", money(amount, "The payment"), "C", "CHK") if amount else ("H", "0", "C", "NON")
    out.add("BPR", *how, *("",) * 11, day)
    out.add("TRN", "1", trace, "1999999999")
    out.add("DTM", "405", day)
    out.add("N1", "PR", claim.payer.last, "XV", claim.payer_id)
    out.add("N3", "1 PAYER PLAZA")
    out.add("N4", "SPRINGFIELD", "IL", "62701")
    out.add("PER", "BL", "EDI SUPPORT", "TE", "2175550199")
    out.add("N1", "PE", claim.billing.last, "XX", claim.npi)
    out.add("LX", 1)
    for each in payments:
        _payment(out, each)
    if owed < 0:
        out.add(
            "PLB",
            claim.npi,
            f"{date(batch.day.year, 12, 31):%Y%m%d}",
            ("FB", trace),
            money(owed, "What is forwarded"),
        )
    return out.file(numbers.opening("835", "HP", "005010X221A1"))


def _payment(out: Writer, made: Payment) -> None:
    claim = made.claim
    turn = {"P": "1", "S": "2"}.get(claim.turn, "3")
    denied = not made.is_reversal and not any(line.allowed for line in made.lines)
    status = "22" if made.is_reversal else "4" if denied else turn
    charge = total(line.charge for line in made.lines)
    shared = total(each.amount for line in made.lines for each in line.adjustments if each.group == "PR")
    filing = claim.filing if claim.filing in REMITTABLE else "12"
    out.add(
        "CLP", claim.control_number, status, money(charge, "The charge"), money(paid(made.lines), "The payment"),
        money(shared, "The patient's share") if shared else "", filing, made.number, claim.place, claim.frequency,
    )  # fmt: skip
    people.named(out, "QC", claim.patient, "The patient", "MI", claim.member_id)
    for line in made.lines:
        _line(out, line)


def _line(out: Writer, decided: Decided) -> None:
    line = decided.line
    out.add(
        "SVC", line.procedure[:6], money(decided.charge, "The charge"), money(decided.paid, "The payment"), "",
        number(Decimal(line.units)),
    )  # fmt: skip
    out.add("DTM", "472", line.on)
    adjustments(out, decided.adjustments)
    if line.control_number:
        out.add("REF", "6R", line.control_number)
    if decided.allowed > 0:
        out.add("AMT", "B6", money(decided.allowed, "The allowed amount"))
