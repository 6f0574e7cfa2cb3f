"""Any answer of a clearing house or payer, read into plain values."""

from __future__ import annotations

from dataclasses import dataclass

from synovia.domain.charges.claims.answers import Document, Finding


@dataclass(frozen=True, slots=True)
class Received:
    """A file as read: its documents, and what is wrong with the file as a whole (no document: nothing could be read)."""

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]


def receive(content: str | bytes) -> Received:
    """The file's documents with what is wrong with the file itself. Never raises on what a file contains."""
    raise NotImplementedError


def read(content: str | bytes) -> tuple[Document, ...]:
    """The documents alone. Findings about the file as a whole stand in each of them too."""
    return receive(content).documents
