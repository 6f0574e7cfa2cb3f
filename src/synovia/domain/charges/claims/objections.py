"""What a payer would object to, in words, with what mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.charges.claims.fixes import Fix
from synovia.domain.terms.evidence import Standing


class Severity(StrEnum):
    """Whether the claim may not go out like this, may be denied, or only could not be checked in some point."""

    BLOCKS = "blocks"
    WARNS = "warns"
    TELLS = "tells"


class Risk(StrEnum):
    """How likely a payer denies, in one word."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection.

    `key` names the check (`pair_edit`, `units_above_minutes` …), `where` the place on the claim (`lines[2].modifiers`),
    `line` the line's index from 0 where it is about one. `says` is what is wrong and what to do, `why` the rule behind
    it; `source` is a key of the tariff's sources or the payer's setting, `standing` how well the rule is known. `fix` is
    offered only where it is safe: where it changes nothing the note would have to say first.
    """

    key: str
    severity: Severity
    where: str
    says: str
    why: str
    source: str
    standing: Standing
    line: int | None = None
    fix: Fix | None = None
    doubt: str = ""

    def as_json(self) -> dict[str, object]:
        """The objection as plain JSON data, without its fix."""
        return {
            "key": self.key,
            "severity": self.severity.value,
            "where": self.where,
            "says": self.says,
            "why": self.why,
            "source": self.source,
            "standing": self.standing.value,
            "doubt": self.doubt,
        }


@dataclass(frozen=True, slots=True)
class DenialRisk:
    """The risk of an open note or claim in one word, how many objections stand, and what is behind it.

    What a check only tells (it lacks a fact) is no objection and raises no risk; `told` counts it.
    """

    risk: Risk
    blocks: int
    warns: int
    says: str
    told: int = 0

    @property
    def count(self) -> int:
        """Objections in all."""
        return self.blocks + self.warns


def risk_of(objections: Sequence[Objection]) -> DenialRisk:
    """High while anything blocks, medium while anything warns, low otherwise; the first objection is named."""
    blocks, warns, told = (
        [each for each in objections if each.severity is severity] for severity in Severity
    )
    risk = Risk.HIGH if blocks else Risk.MEDIUM if warns else Risk.LOW
    return DenialRisk(risk, len(blocks), len(warns), _explained(blocks, warns, told), len(told))


def _explained(blocks: Sequence[Objection], warns: Sequence[Objection], told: Sequence[Objection]) -> str:
    parts = []
    if blocks:
        parts.append(
            f"{_count(len(blocks), 'objection')} would stop or deny this claim. First: {blocks[0].says}"
        )
    if warns:
        first = "" if blocks else f" First: {warns[0].says}"
        parts.append(f"{_count(len(warns), 'objection')} may deny it.{first}")
    if told:
        parts.append(f"{_count(len(told), 'point')} could not be checked.")
    return " ".join(parts) or "No check objects."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
