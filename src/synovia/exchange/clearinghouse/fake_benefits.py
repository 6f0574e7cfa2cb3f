"""How the fake payers answer whether a person is covered (270, 271): simple, stated, always the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from synovia.domain.charges.claims.answers import NOBODY
from synovia.domain.charges.claims.content import Name
from synovia.exchange.clearinghouse.fake_files import Numbers
from synovia.exchange.x12 import people
from synovia.exchange.x12.fields import Transaction, name_of
from synovia.exchange.x12.segments import Segment
from synovia.exchange.x12.writing import Value, Writer

VERSION: Final = "005010X279A1"
MEDICARE_NUMBER: Final = re.compile(r"[1-9][A-Z][A-Z0-9]\d[A-Z][A-Z0-9]\d[A-Z]{2}\d{2}")
"""The form of a Medicare number (CMS, "Understanding the Medicare Beneficiary Identifier"; recalled)."""


@dataclass(slots=True)
class SentInquiry:
    """One 270 of one person, as much of it as the answer needs."""

    file: Transaction
    at: datetime | None = None
    trace: str = ""
    asks: str = ""
    payer: Name = NOBODY
    payer_id: str = ""
    provider: Name = NOBODY
    npi: str = ""
    subscriber: Name = NOBODY
    member_id: str = ""
    dependent: Name = NOBODY
    born: dict[str, tuple[str, str]] = field(default_factory=dict)  # role → birth date and sex
    level: str = ""

    @property
    def day(self) -> date:
        """The day it was asked."""
        assert self.at is not None
        return self.at.date()


def read_inquiry(file: Transaction) -> SentInquiry:
    """The question in a 270 transaction."""
    asked = SentInquiry(file)
    for segment in file.segments:
        step = _STEPS.get(segment.tag)
        if step:
            step(asked, segment)
    return asked


def _bht(asked: SentInquiry, segment: Segment) -> None:
    asked.at = datetime.strptime(segment[4] + segment[5][:4], "%Y%m%d%H%M")  # noqa: DTZ007


def _trn(asked: SentInquiry, segment: Segment) -> None:
    asked.trace, asked.asks = segment[2], segment[3]


def _nm1(asked: SentInquiry, segment: Segment) -> None:
    asked.level = segment[1]
    if segment[1] == "PR":
        asked.payer, asked.payer_id = name_of(segment), segment[9]
    elif segment[1] == "1P":
        asked.provider, asked.npi = name_of(segment), segment[9]
    elif segment[1] == "IL":
        asked.subscriber, asked.member_id = name_of(segment), segment[9]
    elif segment[1] == "03":
        asked.dependent = name_of(segment)


def _dmg(asked: SentInquiry, segment: Segment) -> None:
    asked.born[asked.level] = segment[2], segment[3]


_STEPS: Final[dict[str, Callable[[SentInquiry, Segment], None]]] = {
    "BHT": _bht, "TRN": _trn, "NM1": _nm1, "DMG": _dmg,
}  # fmt: skip


def tell_benefits(asked: SentInquiry, numbers: Numbers) -> str:
    """The 271, by the first rule of `_answer` that fits."""
    out = Writer()
    out.add("BHT", "0022", "11", asked.trace, f"{asked.day:%Y%m%d}", f"{asked.at:%H%M}")
    source = out.level(None, "20", has_children=True)
    people.named(out, "PR", asked.payer, "The payer", "PI", asked.payer_id)
    receiver = out.level(source, "21", has_children=True)
    people.named(out, "1P", asked.provider, "The provider", "XX", asked.npi)
    depends = asked.dependent != NOBODY
    subscriber = out.level(receiver, "22", has_children=depends)
    if not depends:
        out.add("TRN", "2", asked.trace, asked.asks)
    people.named(out, "IL", asked.subscriber, "The subscriber", "MI", asked.member_id)
    if depends:
        out.level(subscriber, "23", has_children=False)
        out.add("TRN", "2", asked.trace, asked.asks)
        people.named(out, "03", asked.dependent, "The patient")
    _answer(out, asked)
    return out.file(numbers.opening("271", "HB", VERSION))


def _answer(out: Writer, asked: SentInquiry) -> None:
    """A member id that begins with UNKNOWN is not found; LAPSED is out of force; SILENT says no more than in force.

    ODD states what no program should take over: a share above one, a fraction of a cent, a day no calendar has. A number of
    Medicare's form has Part B; every other one the same private plan.
    """
    if asked.member_id.startswith("UNKNOWN"):
        out.add("AAA", "N", "", "75", "C")
        return
    born = asked.born.get(asked.level)
    if born:
        out.add("DMG", "D8", *born)
    year = f"{asked.day.year}0101-{asked.day.year}1231"
    out.add("DTP", "291", "RD8", "20260101-20260230" if asked.member_id.startswith("ODD") else year)
    for benefit in _benefits(asked.member_id):
        out.add("EB", *benefit)
        if benefit[0] == "D":
            people.when(out, "292", date(asked.day.year, 1, 1), date(asked.day.year, 12, 31))
            out.add("MSG", "USED AMOUNT")


def _benefits(member_id: str) -> tuple[tuple[Value, ...], ...]:
    if member_id.startswith("LAPSED"):
        return (("6", "", "30"),)
    if member_id.startswith("SILENT"):
        return (("1", "", "30"),)
    if member_id.startswith("ODD"):
        return ODD
    return PART_B if MEDICARE_NUMBER.fullmatch(member_id) else PRIVATE


def _amount(kind: str, level: str, service: str, period: str, amount: str, of: str = "") -> tuple[Value, ...]:
    """An EB of the clinic's network; Medicare has no networks."""
    network = () if of == "MB" else ("", "", "", "", "Y")
    return (kind, level, service, of, "", period, amount, *network)


def _visits(period: str, count: str) -> tuple[Value, ...]:
    return ("F", "", "PT", "", "", period, "", "", "VS", count, "", "Y")


PRIVATE: Final = (
    ("1", "", "30", "PR", "PRACTICE PLAN"),
    _amount("C", "IND", "30", "23", "1500"),
    _amount("C", "IND", "30", "29", "420.5"),
    _amount("C", "FAM", "30", "23", "3000"),
    _amount("C", "FAM", "30", "29", "1920.5"),
    _amount("G", "IND", "30", "23", "4000"),
    _amount("G", "IND", "30", "29", "2500"),
    _amount("B", "", "PT", "27", "35"),
    _visits("23", "30"),
    _visits("29", "22"),
)
PART_B: Final = (
    ("1", "", "30", "MB"),
    _amount("C", "IND", "30", "23", "283", "MB"),
    _amount("C", "IND", "30", "29", "83", "MB"),
    ("A", "IND", "30", "MB", "", "27", "", ".2"),
    _amount("D", "", "AE", "23", "512.4", "MB"),
)
ODD: Final = (
    ("1", "", "30", "PR", "PRACTICE PLAN"),
    _amount("C", "IND", "30", "23", "1500"),
    _amount("C", "IND", "30", "29", "420.505"),
    ("A", "", "PT", "", "", "", "", "20", "", "", "", "Y"),
)
