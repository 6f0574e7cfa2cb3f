"""Segments as text: every value is cleaned or refused before it comes between separators."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from synovia.domain.terms.money import cents
from synovia.exchange.x12.batch import Party

ELEMENT, COMPONENT, REPETITION, TERMINATOR = "*", ":", "^", "~"
BASIC: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!\"&'()+,-./;?= ")
"""X12's basic character set without our separators."""
_SPELLED: Final = str.maketrans(
    {"Ø": "O", "Ł": "L", "Đ": "D", "Æ": "AE", "Œ": "OE", "Þ": "TH", "ʼ": "'", "’": "'", "–": "-"}
)


class Unwritable(ValueError):
    """A value that no file can carry; the message says which field, of which claim, and never shows the value."""


def text(value: str, longest: int) -> str:
    """Free text in the basic character set, upper case: accents fall, other characters become blanks; cut to its length."""
    plain = unicodedata.normalize("NFKD", value.upper().translate(_SPELLED))
    letters = (each for each in plain if not unicodedata.combining(each))
    kept = "".join(each if each in BASIC else " " for each in letters)
    return " ".join(kept.split())[:longest].strip()


def needed(value: str, what: str, longest: int) -> str:
    """Free text that must say something."""
    return text(value, longest) or _refuse(f"{what} is missing or has no letter that X12 can carry")


def exact(value: str, what: str, longest: int, shortest: int = 1) -> str:
    """A number or code that must arrive unchanged: refused, not cleaned. Empty stays empty."""
    if value and len(value) < shortest:
        return _refuse(f"{what} is shorter than {shortest} characters")
    if len(value) > longest or not BASIC.issuperset(value) or value != value.strip() or "  " in value:
        return _refuse(f"{what} is longer than {longest} characters or has characters that X12 cannot carry")
    return value


def required(value: str, what: str, longest: int, shortest: int = 1) -> str:
    """A number or code that must be there."""
    return exact(value, what, longest, shortest) or _refuse(f"{what} is missing")


def money(amount: Decimal, what: str) -> str:
    """Dollars without needless zeros: 185, 33.5, 0, -12.25."""
    if not amount.is_finite() or abs(amount) >= Decimal(100_000_000) or amount != cents(amount):
        return _refuse(f"{what} is not an amount of whole cents under a hundred million dollars")
    return number(amount)


def number(value: Decimal) -> str:
    """A number without needless zeros, of at most fifteen digits."""
    if not value.is_finite() or len(value.as_tuple().digits) > 15 or abs(value.adjusted()) > 14:
        return _refuse("A number has more than fifteen digits")
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain


def day(value: date) -> str:
    """CCYYMMDD; a date before 1800 is a slip."""
    if value.year < 1800:
        return _refuse("A date is before the year 1800")
    return f"{value.year:04}{value.month:02}{value.day:02}"


def _refuse(says: str) -> str:
    raise Unwritable(says)


Value = str | int | Sequence[str]


@dataclass(frozen=True, slots=True)
class Opening:
    """ISA and GS: who sends what to whom, when, under which control numbers (1 to 999,999,999)."""

    kind: str
    function: str
    version: str
    sender: Party
    receiver: Party
    interchange: int
    group: int
    transaction: int
    at: datetime
    production: bool

    def segments(self) -> Iterable[str]:
        """ISA (fixed widths) and GS."""
        if not all(0 < each <= 999_999_999 for each in (self.interchange, self.group, self.transaction)):
            _refuse("A control number is not between 1 and 999,999,999")
        sender = required(self.sender.id, "The sender's id", 15, 2)
        receiver = required(self.receiver.id, "The receiver's id", 15, 2)
        blank, date_, time = " " * 10, day(self.at), f"{self.at:%H%M}"
        yield (
            f"ISA*00*{blank}*00*{blank}*{self.sender.qualifier:2}*{sender:15}*{self.receiver.qualifier:2}*{receiver:15}"
            f"*{date_[2:]}*{time}*{REPETITION}*00501*{self.interchange:09}*0*{'P' if self.production else 'T'}*{COMPONENT}"
        )
        yield f"GS*{self.function}*{sender}*{receiver}*{date_}*{time}*{self.group}*X*{self.version}"


class Writer:
    """Segments of one interchange with one group and one transaction, counted as they come."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._levels = 0

    def add(self, tag: str, *values: Value) -> None:
        """One segment; a sequence is a composite. Empty elements at the end are left off, as the standard wants."""
        elements = [tag, *(_element(value) for value in values)]
        while not elements[-1]:
            elements.pop()
        self._written.append(ELEMENT.join(elements))

    def level(self, parent: int | None, code: str, *, has_children: bool | None) -> int:
        """The next HL and its number; None where the guide does not ask for children."""
        self._levels += 1
        self.add("HL", self._levels, parent or "", code, "" if has_children is None else int(has_children))
        return self._levels

    def file(self, opening: Opening) -> str:
        """The whole interchange around what was added."""
        count = len(self._written) + 2
        number = f"{opening.transaction:04}"
        version = () if opening.kind == "835" else (opening.version,)  # an 835 has no ST03
        segments = [
            *opening.segments(),
            ELEMENT.join(("ST", opening.kind, number, *version)),
            *self._written,
            f"SE*{count}*{number}",
            f"GE*1*{opening.group}",
            f"IEA*1*{opening.interchange:09}",
        ]
        return "".join(f"{segment}{TERMINATOR}\n" for segment in segments)


def _element(value: Value) -> str:
    if isinstance(value, str | int):
        plain = str(value)
        return plain if BASIC.issuperset(plain) else _refuse("A value has characters that X12 cannot carry")
    parts = [_element(part) for part in value]
    while parts and not parts[-1]:
        parts.pop()
    return COMPONENT.join(parts)
