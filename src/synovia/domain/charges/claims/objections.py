"""What a payer would object to, in words, with what mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from synovia.domain.charges.claims.fixes import Fix
from synovia.domain.charges.timeline import Origin
from synovia.domain.terms.evidence import Standing


class Severity(StrEnum):
    """Whether the claim may not go out like this, or only may be denied."""

    BLOCKS = "blocks"
    WARNS = "warns"


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
    """The risk of an open note or claim in one word, how many objections stand, and what is behind it."""

    risk: Risk
    blocks: int
    warns: int
    says: str

    @property
    def count(self) -> int:
        """Objections in all."""
        return self.blocks + self.warns


def risk_of(objections: Sequence[Objection]) -> DenialRisk:
    """High while anything blocks, medium while anything warns, low otherwise; the first objection is named."""
    blocks = [each for each in objections if each.severity is Severity.BLOCKS]
    warns = [each for each in objections if each.severity is Severity.WARNS]
    if not objections:
        return DenialRisk(Risk.LOW, 0, 0, "No check objects.")
    first = (*blocks, *warns)[0].says
    if blocks:
        says = f"{_count(len(blocks), 'objection')} would stop or deny this claim. First: {first}"
        return DenialRisk(Risk.HIGH, len(blocks), len(warns), says)
    return DenialRisk(
        Risk.MEDIUM, 0, len(warns), f"{_count(len(warns), 'objection')} to look at. First: {first}"
    )


def known_from(origin: Origin) -> tuple[str, Standing, str]:
    """Source, standing and doubt of an origin."""
    return origin.source, origin.standing, origin.doubt


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
