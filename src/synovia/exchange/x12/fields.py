"""Values out of segments, exact, and findings where a value cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.answers import NOBODY, Envelope, Finding
from synovia.domain.charges.claims.content import Adjustment, Name
from synovia.domain.terms.money import ZERO, cents
from synovia.exchange.x12.segments import Segment

LONGEST_NUMBER: Final = 20  # the standard's 18 digits, a sign, a point
_NUMBER: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)", re.ASCII)


@dataclass(slots=True)
class Transaction:
    """One ST … SE: its envelope, its segments between them, and what is wrong with it so far."""

    kind: str
    envelope: Envelope
    segments: list[Segment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def note(self, key: str, says: str, segment: Segment | None = None, *, serious: bool = False) -> None:
        """One more finding."""
        self.findings.append(Finding(key, says, segment.where if segment else "", serious))

    def number(self, segment: Segment, position: int, what: str) -> Decimal | None:
        """A number; None when it is not there or cannot be read."""
        value = segment[position]
        if not value:
            return None
        if len(value) <= LONGEST_NUMBER and _NUMBER.fullmatch(value):
            return Decimal(value)
        self.note("unreadable-number", f"{what} is not a number.", segment, serious=True)
        return None

    def money(self, segment: Segment, position: int, what: str) -> Decimal | None:
        """An amount, exactly as written; fractions of a cent are kept and named. None when not there or unreadable."""
        amount = self.number(segment, position, what)
        if amount is None:
            return None
        if amount != cents(amount):
            self.note(
                "fraction-of-a-cent", f"{what} is {amount}: a fraction of a cent.", segment, serious=True
            )
            return amount
        return cents(amount)

    def owed(self, segment: Segment, position: int, what: str) -> Decimal:
        """An amount that must be there: $0.00 and a finding when it is not."""
        amount = self.money(segment, position, what)
        if amount is None and not segment[position]:
            self.note("missing-amount", f"{what} is missing; it counts as $0.00.", segment, serious=True)
        return ZERO if amount is None else amount

    def day(self, segment: Segment, position: int, what: str) -> date | None:
        """A date CCYYMMDD; None when it is not there or cannot be one."""
        return self.days(segment, position, what)[0]

    def days(self, segment: Segment, position: int, what: str) -> tuple[date | None, date | None]:
        """A day or a span CCYYMMDD-CCYYMMDD: first and last day."""
        value = segment[position]
        if not value:
            return None, None
        first, _, last = value.partition("-")
        found = _calendar_day(first), _calendar_day(last or first)
        if None in found:
            self.note("unreadable-date", f"{what} is not a date of the calendar.", segment)
        return found


def _calendar_day(value: str) -> date | None:
    if not re.fullmatch(r"\d{8}", value, re.ASCII):
        return None
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:]))
    except ValueError:
        return None


def name_of(segment: Segment) -> Name:
    """The name in an NM1."""
    if not segment[3] and not segment[4]:
        return NOBODY
    return Name(segment[3], segment[4], segment[5], is_organization=segment[2] == "2")


def adjustments(file: Transaction, segment: Segment) -> Iterator[Adjustment]:
    """The adjustments of one CAS, up to six."""
    group = segment[1]
    if group not in ("CO", "PR", "OA", "PI", "CR"):
        file.note("unknown-group", f"“{group}” is not a group of adjustments.", segment, serious=True)
    for start in range(2, len(segment.elements), 3):
        if segment[start] or segment[start + 1]:
            amount = file.owed(segment, start + 1, f"The adjustment {group} {segment[start]}")
            quantity = file.number(segment, start + 2, "An adjusted quantity")
            yield Adjustment(group, segment[start], amount, quantity)
