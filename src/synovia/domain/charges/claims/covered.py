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


ACTIVE: Final = frozenset("12345")
INACTIVE: Final = frozenset("678")


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
        return self.period == "29"

    @property
    def speaks_of_therapy(self) -> bool:
        """Of physical therapy, physical medicine, or the plan as a whole; not of one code, nor of hospitals alone."""
        here = not self.procedure and OFFICE in (self.places or (OFFICE,))
        return here and any(service in THERAPY for service in self.services or ("",))

    @property
    def nearness(self) -> int:
        """How near it speaks of physical therapy: 0 is by name."""
        return min(THERAPY.index(service) for service in self.services or ("",) if service in THERAPY)

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
        """Whether the coverage is in force: what speaks nearest of therapy counts, of Medicare its part B."""
        said = [each for each in self.benefits if each.kind in ACTIVE | INACTIVE]
        said = [each for each in said if each.insurance == "MB"] or said
        ours = sorted((each for each in said if each.speaks_of_therapy), key=lambda each: each.nearness)
        nearest = [each for each in ours if each.nearness == ours[0].nearness] or said
        return any(each.kind in ACTIVE for each in nearest) if nearest else None

    @property
    def plan_name(self) -> str:
        """The plan's name, as it stands with the coverage."""
        return next((each.plan for each in self.benefits if each.kind in ("1", "6") and each.plan), "")

    def speaking(self, kind: str, *, in_network: bool = True, on: date | None = None) -> tuple[Benefit, ...]:
        """The benefits of this kind (EB01) that count for therapy, the nearest first.

        What is said of the other network, of families or of another time does not count; what names the network asked
        for goes before what names none.
        """
        fitting = (
            each
            for each in self.benefits
            if each.kind == kind
            and each.level in ("IND", "")
            and each.in_network in (in_network, None)
            and each.speaks_of_therapy
            and each.is_of(on)
        )
        return tuple(sorted(fitting, key=lambda each: (each.nearness, each.in_network is None)))

    def deductible(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """What the person pays before the plan does, for the whole period."""
        return _amount(self.speaking("C", in_network=in_network, on=on), remaining=False)

    def deductible_left(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """What of it is still to be paid."""
        return _amount(self.speaking("C", in_network=in_network, on=on), remaining=True)

    def out_of_pocket_left(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """What the person can still have to pay in this period."""
        return _amount(self.speaking("G", in_network=in_network, on=on), remaining=True)

    def copay(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """Per visit."""
        return _amount(self.speaking("B", in_network=in_network, on=on), remaining=False)

    def coinsurance(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """The person's fraction of what is allowed: 0.2 is 20%."""
        said = self.speaking("A", in_network=in_network, on=on)
        return next((each.share for each in said if each.share is not None), None)

    def visits_limit(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """How many visits the plan pays for in its period."""
        return _visits(self.speaking("F", in_network=in_network, on=on), remaining=False)

    def visits_left(self, *, in_network: bool = True, on: date | None = None) -> Decimal | None:
        """How many of them are left."""
        return _visits(self.speaking("F", in_network=in_network, on=on), remaining=True)

    def therapy_used(self, on: date | None = None) -> Decimal | None:
        """Medicare: what physical and speech therapy has used of the yearly threshold, in dollars, if HETS says so."""
        return _amount(self._medicare(("D", "F"), on), remaining=False)

    def therapy_left(self, on: date | None = None) -> Decimal | None:
        """Medicare: what is left of it, where the answer says that instead."""
        return _amount(self._medicare(("F",), on), remaining=True)

    def _medicare(self, kinds: tuple[str, ...], on: date | None) -> tuple[Benefit, ...]:
        return tuple(
            each
            for kind in kinds
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


def _amount(said: tuple[Benefit, ...], *, remaining: bool) -> Decimal | None:
    return next(
        (each.amount for each in said if each.amount is not None and each.is_remaining is remaining), None
    )


def _visits(said: tuple[Benefit, ...], *, remaining: bool) -> Decimal | None:
    counted = (each for each in said if each.quantity_of == "VS" and each.quantity is not None)
    return next((each.quantity for each in counted if each.is_remaining is remaining), None)
