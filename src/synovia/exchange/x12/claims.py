"""A batch of claims as an 837P file: envelope, billing providers, subscribers, patients."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from synovia.domain.charges.claims.content import Claim, Name, Provider
from synovia.exchange.x12 import people
from synovia.exchange.x12.batch import Batch
from synovia.exchange.x12.claim import write_claim
from synovia.exchange.x12.codes import RELATIONSHIPS, one_of
from synovia.exchange.x12.coverage import member_id, responsibility
from synovia.exchange.x12.writing import Opening, Unwritable, Writer, day, exact, required, text

VERSION = "005010X222A1"
MOST_CLAIMS = 5_000  # what the guide advises for one transaction


def write_837(batch: Batch) -> str:
    """The batch as one file (005010X222A1). Raises Unwritable, naming claim and field, where a claim cannot be written."""
    if not 0 < len(batch.claims) <= MOST_CLAIMS:
        raise Unwritable(f"A file has between 1 and {MOST_CLAIMS:,} claims.")
    repeated = [
        number for number, times in Counter(each.control_number for each in batch.claims).items() if times > 1
    ]
    if repeated:
        raise Unwritable(f"Claim {repeated[0]}: another claim of the file has the same control number.")
    out = Writer()
    _header(out, batch)
    for billing, claims in groupby(batch.claims, key=lambda claim: claim.billing):
        level = out.level(None, "20", has_children=True)
        _billing_provider(out, billing)
        for claim in claims:
            _claim(out, claim, level)
    return out.file(
        Opening(
            "837", "HC", VERSION, batch.submitter, batch.receiver,
            batch.interchange, batch.group, batch.transaction, batch.at, batch.production,
        )
    )  # fmt: skip


def _header(out: Writer, batch: Batch) -> None:
    reference = exact(batch.reference, "The batch's reference", 30) or str(batch.interchange)
    out.add("BHT", "0019", "00", reference, day(batch.at), f"{batch.at:%H%M}", "CH")
    submitter, receiver = batch.submitter, batch.receiver
    people.named(out, "41", Name(submitter.name, is_organization=True), "The submitter", "46", submitter.id)
    phone = "".join(filter(str.isdigit, submitter.phone))
    out.add("PER", "IC", text(submitter.contact, 60), "TE", required(phone, "The submitter's telephone", 25))
    people.named(out, "40", Name(receiver.name, is_organization=True), "The receiver", "46", receiver.id)


def _billing_provider(out: Writer, who: Provider) -> None:
    what = "The billing provider"
    if who.taxonomy:
        out.add("PRV", "BI", "PXC", exact(who.taxonomy, f"{what}: the taxonomy", 10))
    people.provider(out, "85", who, what)
    people.address(out, who.address, f"{what}'s address")
    tax_id = required(who.tax_id, f"{what}: the tax id", 50)
    out.add("REF", "SY" if who.tax_id_is_ssn else "EI", tax_id)
    phone = "".join(filter(str.isdigit, who.phone))
    if phone:
        out.add("PER", "IC", text(who.name.last, 60), "TE", exact(phone, f"{what}: the telephone", 25))


def _claim(out: Writer, claim: Claim, billing: int) -> None:
    try:
        _subscriber(out, claim, billing)
        write_claim(out, claim)
    except Unwritable as problem:
        raise Unwritable(f"Claim {claim.control_number}: {problem}.") from None


def _subscriber(out: Writer, claim: Claim, billing: int) -> None:
    side, is_patient = claim.insured, claim.insured.relationship == "18"
    level = out.level(billing, "22", has_children=not is_patient)
    responsibility(out, side, "18" if is_patient else "")
    subscriber = claim.patient if is_patient else side.subscriber
    people.named(out, "IL", subscriber.name, "The subscriber", "MI", member_id(side))
    if is_patient:
        people.address(out, subscriber.address, "The patient's address")
        people.demographics(out, subscriber, "The patient")
        people.reference(out, "Y4", side.property_claim_number, "The property and casualty claim number")
    people.payer(out, side.payer)
    if not is_patient:
        _patient(out, claim, level)


def _patient(out: Writer, claim: Claim, subscriber: int) -> None:
    out.level(subscriber, "23", has_children=False)
    out.add("PAT", one_of(claim.insured.relationship, RELATIONSHIPS, "The relationship to the subscriber"))
    people.named(out, "QC", claim.patient.name, "The patient")
    people.address(out, claim.patient.address, "The patient's address")
    people.demographics(out, claim.patient, "The patient")
    people.reference(out, "Y4", claim.insured.property_claim_number, "The property and casualty claim number")
