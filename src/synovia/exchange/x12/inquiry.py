"""A 270: what does this person's plan cover?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from synovia.domain.charges.claims.content import Payer, Person, Provider
from synovia.exchange.x12 import people
from synovia.exchange.x12.batch import Party
from synovia.exchange.x12.writing import Opening, Unwritable, Writer, day, needed, required

VERSION = "005010X279A1"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question for one person. `patient` is given when it is not the subscriber; `trace` (TRN02) comes back in the 271.

    Service types: 30 the plan as a whole, PT physical therapy, AE physical medicine, 98 office visit.
    """

    submitter: Party
    receiver: Party
    payer: Payer
    provider: Provider
    subscriber: Person
    member_id: str
    interchange: int
    group: int
    at: datetime
    on: date
    trace: str
    patient: Person | None = None
    service_types: tuple[str, ...] = ("30", "PT")
    transaction: int = 1
    production: bool = False


def write_270(inquiry: Inquiry) -> str:
    """The inquiry as a file (005010X279A1). Raises Unwritable."""
    out = Writer()
    trace = required(inquiry.trace, "The trace number", 50)
    out.add("BHT", "0022", "13", trace, day(inquiry.at), f"{inquiry.at:%H%M}")
    payer = out.level(None, "20", has_children=True)
    payer_id = required(inquiry.payer.payer_id, "The payer's id", 80)
    out.add(
        "NM1", "PR", "2", needed(inquiry.payer.name, "The payer's name", 60), "", "", "", "", "PI", payer_id
    )
    provider = out.level(payer, "21", has_children=True)
    people.provider(out, "1P", inquiry.provider, "The provider")
    subscriber = out.level(provider, "22", has_children=inquiry.patient is not None)
    if inquiry.patient is None:
        _trace(out, inquiry, trace)
    member_id = required(inquiry.member_id, "The member id", 80)
    people.named(out, "IL", inquiry.subscriber.name, "The subscriber", "MI", member_id)
    if inquiry.patient is None:
        _questions(out, inquiry, inquiry.subscriber)
    else:
        out.level(subscriber, "23", has_children=False)
        _trace(out, inquiry, trace)
        people.named(out, "03", inquiry.patient.name, "The patient")
        _questions(out, inquiry, inquiry.patient)
    return out.file(
        Opening(
            "270", "HS", VERSION, inquiry.submitter, inquiry.receiver,
            inquiry.interchange, inquiry.group, inquiry.transaction, inquiry.at, inquiry.production,
        )
    )  # fmt: skip


def _trace(out: Writer, inquiry: Inquiry, trace: str) -> None:
    """TRN03 names who asks in ten characters: 9 and the tax id, or the NPI."""
    tax_id, npi = inquiry.provider.tax_id, inquiry.provider.npi
    asks = f"9{tax_id}" if len(tax_id) == 9 else npi
    if len(asks) != 10:
        raise Unwritable("The provider has neither a tax id of nine digits nor an NPI of ten")
    out.add("TRN", "1", trace, asks)


def _questions(out: Writer, inquiry: Inquiry, who: Person) -> None:
    people.demographics(out, who, "The person asked about")
    people.when(out, "291", inquiry.on)
    for service in inquiry.service_types:
        out.add("EQ", required(service, "A service type", 2))
