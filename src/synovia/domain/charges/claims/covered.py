"""What a plan covers (271), and the questions a clinic asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.answer_files import NOBODY, Envelope, Finding
from synovia.domain.charges.claims.content import Name

THERAPY: Final = ("PT", "AE", "30", "")
"""Service types that speak of physical therapy, the nearest first: PT, physical medicine, the plan as a whole."""
OFFICE: Final = "11"
"""The place of service of a clinic: a benefit for other places alone (III) is none of ours."""
OFFICE_VISITS: Final = "98"
ACTIVE: Final = frozenset("12345")
INACTIVE: Final = frozenset("678")
LEFT, TO_DATE = "29", "24"
PARTS: Final = frozenset({TO_DATE, LEFT, "30", "31", "33"})
"""Periods (EB06) that say a part: the year to date, what remains, what is exceeded or not, what remains of a lifetime."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """One EB, read: `kind` is EB01, `services` the service types, `says` the whole in a sentence.

    `share` is a fraction (coinsurance 0.2); `in_network` and `authorization_needed` are None when unsaid or not applicable;
    `named` is another payer or a provider that stands with it; `procedure` and `places` narrow it to one code, or to places
    of service.
    """

    kind: str
    services: tuple[str, ...]
    says: str
    level: str = ""
    insurance: str = ""
    plan: str = ""
    period: str = ""
    amount: Decimal | None = None
    share: Decimal | None = None
    quantity: Decimal | None = None
    quantity_of: str = ""
    authorization_needed: bool | None = None
    in_network: bool | None = None
    from_day: date | None = None
    through_day: date | None = None
    messages: tuple[str, ...] = ()
    named: Name = NOBODY
    procedure: str = ""
    places: tuple[str, ...] = ()

    @property
    def is_remaining(self) -> bool:
        """What is left of a period, not the whole of it."""
        return self.period == LEFT

    @property
    def is_whole(self) -> bool:
        """The whole of a period: neither what is left of it nor what of it is used."""
        return self.period not in PARTS

    @property
    def speaks_of_therapy(self) -> bool:
        """Of physical therapy, physical medicine, or the plan as a whole; not of one code, nor of hospitals alone."""
        here = not self.procedure and OFFICE in (self.places or (OFFICE,))
        return here and any(service in THERAPY for service in self.services or ("",))

    @property
    def nearness(self) -> int:
        """How near it speaks of physical therapy: 0 is by name."""
        known = (THERAPY.index(service) for service in self.services or ("",) if service in THERAPY)
        return min(known, default=len(THERAPY))

    def is_of(self, on: date | None) -> bool:
        """Whether its days, where it has any, contain this one."""
        if on is None:
            return True
        return (self.from_day is None or self.from_day <= on) and (
            self.through_day is None or on <= self.through_day
        )


@dataclass(frozen=True, slots=True)
class Benefits:
    """A 271 for one person. `refusals` are the payer's reasons for not answering (AAA), in words.

    The questions below take what speaks nearest of physical therapy, of the individual, on the day asked about
    (`on`; without it whatever was said first), and answer None when nothing was said.
    """

    envelope: Envelope
    payer: str
    payer_id: str
    subscriber: Name
    member_id: str
    patient: Name
    trace: str = ""
    birth_date: date | None = None
    group_number: str = ""
    plan_from: date | None = None
    plan_through: date | None = None
    benefits: tuple[Benefit, ...] = ()
    refusals: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def active(self) -> bool | None:
        """Whether the coverage is in force: what speaks nearest of therapy counts, of Medicare its part B.

        Visits to an office come last; a dental plan in force says nothing of it.
        """
        said = [each for each in self.benefits if each.kind in ACTIVE | INACTIVE]
        ours = [each for each in said if each.speaks_of_therapy]
        ours = ours or [each for each in said if OFFICE_VISITS in each.services]
        ours = [each for each in ours if each.insurance == "MB"] or ours
        nearest = min((each.nearness for each in ours), default=None)
        kinds = {each.kind for each in ours if each.nearness == nearest}
        return bool(kinds & ACTIVE) if kinds else None

    @property
    def excludes_therapy(self) -> bool:
        """Whether physical therapy is named among what the plan does not cover."""
        return any(each.kind == "I" and {"PT", "AE"} & set(each.services) for each in self.benefits)

    @property
    def plan_name(self) -> str:
        """The plan's name, as it stands with the coverage."""
        return next((each.plan for each in self.benefits if each.kind in ("1", "6") and each.plan), "")

    def speaking(
        self, kind: str, *, in_network: bool = True, on: date | None = None, family: bool = False
    ) -> tuple[Benefit, ...]:
        """The benefits of this kind (EB01) that count for therapy, the nearest first.

        What is said of the other network or of another time does not count, nor what is said of families unless asked
        for; what names the network asked for goes before what names none.
        """
        fitting = (
            each
            for each in self.benefits
            if each.kind == kind
            and each.level in (("FAM",) if family else ("IND", ""))
            and each.in_network in (in_network, None)
            and each.speaks_of_therapy
            and each.is_of(on)
        )
        return tuple(sorted(fitting, key=lambda each: (each.nearness, each.in_network is None)))

    def deductible(
        self, *, in_network: bool = True, on: date | None = None, family: bool = False
    ) -> Decimal | None:
        """What the person pays before the plan does, for the whole period."""
        return _whole(self.speaking("C", in_network=in_network, on=on, family=family))

    def deductible_left(
        self, *, in_network: bool = True, on: date | None = None, family: bool = False
    ) -> Decimal | None:
        """What of it is still to be paid."""
        return _left(self.speaking("C", in_network=in_network, on=on, family=family))

    def out_of_pocket(
        self, *, in_network: bool = True, on: date | None = None, family: bool = False
    ) -> Decimal | None:
        """The most the person can have to pay in the whole period."""
        return _whole(self.speaking("G", in_network=in_network, on=on, family=family))

    def out_of_pocket_left(
        self, *, in_network: bool = True, on: date | None = None, family: bool = False
    ) -> Decimal | None:
        """What the person can still have to pay in this period."""
        return _left(self.speaking("G", in_network=in_network, on=on, family=family))

    def copay(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """Per visit."""
        return _whole(self.speaking("B", in_network=in_network, on=on))

    def coinsurance(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """The person's fraction of what is allowed: 0.2 is 20%."""
        said = self.speaking("A", in_network=in_network, on=on)
        return next((each.share for each in said if each.share is not None), None)

    def visits_limit(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """How many visits the plan pays for in its period."""
        return _whole(self._visits(in_network, on), "quantity")

    def visits_left(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """How many of them are left."""
        return _left(self._visits(in_network, on), "quantity")

    def visits_used(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """How many of them are used: as said, else the limit less what is left."""
        said = self._visits(in_network, on)
        used = _part(said, TO_DATE, "quantity")
        return _less(_whole(said, "quantity"), _left(said, "quantity")) if used is None else used

    def _visits(self, in_network: bool, on: date | None) -> tuple[Benefit, ...]:
        said = self.speaking("F", in_network=in_network, on=on)
        return tuple(each for each in said if each.quantity_of == "VS")

    def therapy_used(self, on: date | None = None) -> Decimal | None:
        """Medicare: what physical and speech therapy has used of the yearly threshold, in dollars, if HETS says so."""
        used = next((each.amount for each in self._medicare("D", on) if not each.is_remaining), None)
        return _part(self._medicare("F", on), TO_DATE) if used is None else used

    def therapy_left(self, on: date | None = None) -> Decimal | None:
        """Medicare: what is left of it, where the answer says that instead."""
        return _part(self._medicare("F", on), LEFT)

    def _medicare(self, kind: str, on: date | None) -> tuple[Benefit, ...]:
        return tuple(
            each
            for each in self.speaking(kind, on=on)
            if each.insurance == "MB"
            and ({"AE", "PT"} & set(each.services) or "PHYSICAL" in each.plan.upper())
        )

    def authorization_needed(self, *, in_network: bool = True) -> bool | None:
        """Whether any benefit that speaks of therapy asks for prior authorization."""
        said = {
            each.authorization_needed
            for each in self.benefits
            if each.in_network in (in_network, None) and each.speaks_of_therapy
        }
        return True if True in said else (False if False in said else None)


def _whole(said: tuple[Benefit, ...], what: str = "amount") -> Decimal | None:
    figures = (getattr(each, what) for each in said if each.is_whole)
    return next((figure for figure in figures if figure is not None), None)


def _part(said: tuple[Benefit, ...], period: str, what: str = "amount") -> Decimal | None:
    figures = (getattr(each, what) for each in said if each.period == period)
    return next((figure for figure in figures if figure is not None), None)


def _left(said: tuple[Benefit, ...], what: str = "amount") -> Decimal | None:
    """As said; else the whole less what of it is used. A payer that says neither leaves it unknown."""
    left = _part(said, LEFT, what)
    return _less(_whole(said, what), _part(said, TO_DATE, what)) if left is None else left


def _less(whole: Decimal | None, part: Decimal | None) -> Decimal | None:
    return None if whole is None or part is None else whole - part
