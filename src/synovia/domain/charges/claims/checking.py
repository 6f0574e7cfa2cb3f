"""What every check of a claim works on, and the words all of them use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from synovia.domain.charges.claims.content import Claim, ClaimLine
from synovia.domain.charges.claims.diagnosis_list import DiagnosisList
from synovia.domain.charges.claims.facts import Facts
from synovia.domain.charges.claims.fixes import Fix
from synovia.domain.charges.claims.objections import Objection, Severity
from synovia.domain.charges.claims.payer_rules import PayerRules
from synovia.domain.charges.tariff import Code, Counting, Tariff
from synovia.domain.charges.timeline import Origin
from synovia.domain.terms.evidence import Standing


@dataclass(frozen=True, slots=True)
class Checking:
    """One claim under its payer's rules, with what the clinic knows."""

    claim: Claim
    rules: PayerRules
    tariff: Tariff
    diagnoses: DiagnosisList
    facts: Facts

    def code(self, line: ClaimLine) -> Code | None:
        """The line's code in the clinic's list, None when it is not there."""
        return self.tariff.codes.get(line.code)

    def is_therapy(self, line: ClaimLine) -> bool:
        """Whether the service counts as therapy under a plan of care."""
        code = self.code(line)
        return code is not None and (code.counts_to_threshold or code.reduced_when_multiple)

    def is_timed(self, line: ClaimLine) -> bool:
        """Whether the service is counted by 15 minutes."""
        code = self.code(line)
        return code is not None and code.counting is Counting.TIMED

    def origin(self, setting: str) -> Origin:
        """Where a setting of the payer or a rule of the form comes from."""
        return self.rules.origin(setting)

    def days(self) -> dict[date, list[int]]:
        """The indices of the lines of each day, in order."""
        found: dict[date, list[int]] = {}
        for index, line in enumerate(self.claim.lines):
            found.setdefault(line.on, []).append(index)
        return dict(sorted(found.items()))


Check: TypeAlias = Callable[[Checking], Iterator[Objection]]


def objection(
    key: str,
    where: str,
    says: str,
    why: str,
    origin: Origin,
    *,
    severity: Severity = Severity.BLOCKS,
    line: int | None = None,
    fix: Fix | None = None,
) -> Objection:
    """An objection with source, standing and doubt of its rule; where the rule itself is uncertain, it only warns."""
    unsure = severity is Severity.BLOCKS and origin.standing is Standing.UNCERTAIN
    held = Severity.WARNS if unsure else severity
    return Objection(key, held, where, says, why, origin.source, origin.standing, line, fix, origin.doubt)


def at(index: int, part: str = "") -> str:
    """The place of a line or of a part of it: `lines[2].modifiers`."""
    return f"lines[{index}]{'.' if part else ''}{part}"


def named(index: int, line: ClaimLine) -> str:
    """A line in words: line 2 (97110 on 2026-03-02)."""
    return f"line {index + 1} ({line.code} on {line.on.isoformat()})"
