"""From segments to transactions: ISA, GS, ST and their ends, counted and compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from synovia.domain.charges.claims.answers import Envelope, Finding
from synovia.exchange.x12.fields import Transaction
from synovia.exchange.x12.segments import Segment

_CONTROL: Final = frozenset({"ISA", "GS", "ST", "SE", "GE", "IEA", "TA1"})


@dataclass(slots=True)
class _Opened:
    """Where in its envelopes a file is."""

    envelope: Envelope = field(default_factory=Envelope)
    transactions: int = 0
    groups: int = 0
    interchanges_answered: int = 0
    current: Transaction | None = None
    found: list[Transaction] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    open_ends: dict[str, Segment] = field(default_factory=dict)

    def note(self, key: str, says: str, segment: Segment, *, serious: bool = False) -> None:
        self.findings.append(Finding(key, says, segment.where, serious))


def transactions(segments: Iterable[Segment]) -> tuple[list[Transaction], list[Finding]]:
    """Every transaction of a file, and what is wrong with the envelopes around them."""
    at = _Opened()
    for segment in segments:
        step = _STEPS.get(segment.tag)
        if step:
            step(at, segment)
        elif at.current is not None:
            at.current.segments.append(segment)
        elif segment.tag not in _CONTROL and not any(
            each.key == "outside-transaction" for each in at.findings
        ):
            at.note(
                "outside-transaction",
                "Segments stand outside of every transaction, the first is this; they were left out.",
                segment,
                serious=True,
            )
    _torn(at)
    for tag in tuple(at.open_ends):
        _unended(at, tag)
    if at.interchanges_answered and not at.found and not at.findings:
        at.findings.append(
            Finding("interchange-accepted", "It says that our interchange was accepted, and no more.")
        )
    return at.found, at.findings


def _isa(at: _Opened, segment: Segment) -> None:
    _torn(at)
    at.groups = 0
    _opens(at, "IEA", segment)
    at.envelope = Envelope(
        sender=segment[6], receiver=segment[8], interchange=segment[13], production=segment[15].upper() != "T"
    )
    if not at.envelope.production:
        at.note("test-file", "The file is marked as a test (ISA15): no real payment or answer.", segment)


def _gs(at: _Opened, segment: Segment) -> None:
    _torn(at)
    at.groups += 1
    at.transactions = 0
    _opens(at, "GE", segment)
    at.envelope = replace(
        at.envelope,
        sender=at.envelope.sender or segment[2],
        receiver=at.envelope.receiver or segment[3],
        group=segment[6], version=segment[8], on=_day(segment[4]),
    )  # fmt: skip


def _st(at: _Opened, segment: Segment) -> None:
    _torn(at)
    at.transactions += 1
    envelope = replace(at.envelope, transaction=segment[2], version=segment[3] or at.envelope.version)
    at.current = Transaction(segment[1], envelope)


def _se(at: _Opened, segment: Segment) -> None:
    if at.current is None:
        at.note("stray-se", "A transaction ends that never began.", segment)
        return
    count = len(at.current.segments) + 2
    if segment[1] != str(count) and segment[1].lstrip("0") != str(count):
        says = f"SE counts {segment[1] or 'no'} segments, the transaction has {count}."
        at.current.note("segment-count", says, segment)
    if segment[2] != at.current.envelope.transaction:
        says = "SE and ST have different control numbers."
        at.current.note("control-numbers", says, segment)
    at.found.append(at.current)
    at.current = None


def _ge(at: _Opened, segment: Segment) -> None:
    _torn(at)
    at.open_ends.pop("GE", None)
    if segment[1].lstrip("0") != str(at.transactions).lstrip("0"):
        says = f"GE counts {segment[1] or 'no'} transactions, the group has {at.transactions}."
        at.note("transaction-count", says, segment)
    if segment[2] != at.envelope.group:
        at.note("control-numbers", "GE and GS have different control numbers.", segment)


def _iea(at: _Opened, segment: Segment) -> None:
    _torn(at)
    at.open_ends.pop("IEA", None)
    if segment[1].lstrip("0") != str(at.groups).lstrip("0"):
        at.note(
            "group-count",
            f"IEA counts {segment[1] or 'no'} groups, the interchange has {at.groups}.",
            segment,
        )
    if segment[2] != at.envelope.interchange:
        at.note("control-numbers", "IEA and ISA have different control numbers.", segment)


def _ta1(at: _Opened, segment: Segment) -> None:
    """What became of an interchange of ours as a whole: accepted (A), with errors (E), refused (R: its batch died)."""
    at.interchanges_answered += 1
    if segment[4] == "A":
        return
    refused = segment[4] == "R"
    became = "was refused" if refused else "was accepted with errors"
    says = f"Our interchange {segment[1]} {became} (note {segment[5] or 'none'})."
    key = "interchange-refused" if refused else "interchange-errors"
    at.note(key, says, segment, serious=refused)
    if refused:
        at.found.append(Transaction("TA1", at.envelope, [segment]))


_STEPS: Final = {"TA1": _ta1, "ISA": _isa, "GS": _gs, "ST": _st, "SE": _se, "GE": _ge, "IEA": _iea}


def _opens(at: _Opened, end: str, segment: Segment) -> None:
    """What begins here ends with `end`."""
    _unended(at, end)
    at.open_ends[end] = segment


def _unended(at: _Opened, end: str) -> None:
    if start := at.open_ends.pop(end, None):
        at.note(f"missing-{end.lower()}", f"{end} is missing: what began here does not end.", start)


def _torn(at: _Opened) -> None:
    """A transaction that is still open ends without its SE: nobody knows what else it said."""
    if at.current is not None:
        says = f"SE is missing: the transaction {at.current.kind} is cut off, or its end was lost."
        at.current.note("missing-se", says, serious=True)
        at.found.append(at.current)
        at.current = None


def _day(value: str) -> date | None:
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError:
        return None
