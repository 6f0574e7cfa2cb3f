"""Any answer of a clearing house or payer, read into plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from synovia.domain.charges.claims.answers import Document, Finding
from synovia.exchange.x12.acknowledgments import read_acknowledgment, read_refused_interchange
from synovia.exchange.x12.benefits import read_benefits
from synovia.exchange.x12.claim_statuses import read_claim_status
from synovia.exchange.x12.envelopes import transactions
from synovia.exchange.x12.fields import Transaction
from synovia.exchange.x12.remittances import read_remittance
from synovia.exchange.x12.segments import tokenize

NOT_CLAIM_STATUS: Final = "005010X212"


@dataclass(frozen=True, slots=True)
class Received:
    """A file as read: its documents, and what is wrong with the file as a whole (no document: nothing could be read)."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def receive(content: str | bytes) -> Received:
    """The file's documents with what is wrong with the file itself. Never raises on what a file contains."""
    tokens = tokenize(content)
    files, envelope_findings = transactions(tokens.segments)
    findings = [*tokens.findings, *envelope_findings]
    documents: list[Document] = []
    for file in files:
        reader = _READERS.get(file.kind)
        if reader is None or file.envelope.version.startswith(NOT_CLAIM_STATUS):
            says = f"A transaction {file.kind or 'without kind'} is not one we read; it was left out."
            findings.append(Finding("other-transaction", says, f"ST {file.envelope.transaction}"))
            findings.extend(file.findings)
        else:
            documents.extend(reader(file))
    if not documents and not any(each.serious or each.key.startswith("interchange-") for each in findings):
        findings.append(Finding("nothing-read", "The file has no answer that we read.", serious=True))
    return Received(tuple(documents), tuple(findings))


def read(content: str | bytes) -> tuple[Document, ...]:
    """The documents alone. What is wrong with the file as a whole stands in each of them, before its own findings."""
    received = receive(content)
    return tuple(replace(each, findings=received.findings + each.findings) for each in received.documents)


_READERS: Final[dict[str, Callable[[Transaction], Iterable[Document]]]] = {
    "999": lambda file: (read_acknowledgment(file),),
    "997": lambda file: (read_acknowledgment(file),),
    "TA1": lambda file: (read_refused_interchange(file),),
    "277": lambda file: (read_claim_status(file),),
    "835": lambda file: (read_remittance(file),),
    "271": read_benefits,
}
