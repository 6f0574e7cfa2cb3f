"""One claim: loop 2300 with its providers and its lines (2400)."""

from __future__ import annotations

from dataclasses import replace

from synovia.domain.charges.claims.content import Attachment, Cause, Claim, ClaimLine, Frequency, Provider
from synovia.exchange.x12 import people
from synovia.exchange.x12.codes import ASSIGNMENTS, DELAYS, PLACES, RELEASES, REPORTS, STATES, WAYS, one_of
from synovia.exchange.x12.coverage import line_decisions, other_payers, procedure
from synovia.exchange.x12.writing import Unwritable, Writer, exact, money, number, required, text

MOST_LINES, MOST_DIAGNOSES, MOST_POINTERS, MOST_ATTACHMENTS = 50, 12, 4, 10


def write_claim(out: Writer, claim: Claim) -> None:
    """Loop 2300 and all below it."""
    _check_counts(claim)
    _information(out, claim)
    _dates(out, claim)
    for attachment in claim.attachments:
        _attachment(out, attachment)
    if claim.amount_paid_by_patient:
        out.add("AMT", "F5", money(claim.amount_paid_by_patient, "What the patient paid"))
    _references(out, claim)
    if note := text(claim.note, 80):
        out.add("NTE", "ADD", note)
    _diagnoses(out, claim)
    _providers(out, claim)
    other_payers(out, claim)
    for position, line in enumerate(claim.lines, 1):
        _line(out, claim, position, line)


def _check_counts(claim: Claim) -> None:
    if not 0 < len(claim.lines) <= MOST_LINES:
        raise Unwritable(f"A claim has between 1 and {MOST_LINES} lines")
    if not 0 < len(claim.diagnoses) <= MOST_DIAGNOSES:
        raise Unwritable(f"A claim has between 1 and {MOST_DIAGNOSES} diagnoses")
    if len(claim.attachments) > MOST_ATTACHMENTS:
        raise Unwritable(f"A claim has at most {MOST_ATTACHMENTS} attachments")


def _information(out: Writer, claim: Claim) -> None:
    if claim.frequency != Frequency.ORIGINAL and not claim.original_reference:
        raise Unwritable("A replacement or void needs the payer's number of the claim it replaces")
    control = required(claim.control_number, "Our control number", 20)
    place = (one_of(claim.place_of_service, PLACES, "The place of service"), "B", claim.frequency)
    signed = "Y" if claim.signature_on_file else "N"
    assigned = "Y" if claim.benefits_assigned else "N"
    out.add(
        "CLM", control, money(claim.charge, "The claim's charge"), "", "", place, signed,
        one_of(claim.assignment, ASSIGNMENTS, "The assignment"), assigned,
        one_of(claim.release_of_information, RELEASES, "The release of information"), "", _causes(claim), "", "", "", "", "", "", "", "",
        one_of(claim.delay_reason, DELAYS, "The reason of the delay", may_be_empty=True),
    )  # fmt: skip


def _causes(claim: Claim) -> tuple[str, ...]:
    if claim.accident is None or not claim.accident.causes:
        return ()
    causes = tuple(dict.fromkeys(claim.accident.causes))[:2]
    if Cause.AUTO not in causes:
        return causes
    state = one_of(claim.accident.state.upper(), STATES, "The state of the car accident")
    return (*causes, *("",) * (3 - len(causes)), state)


def _dates(out: Writer, claim: Claim) -> None:
    people.when(out, "431", claim.onset_on)
    people.when(out, "454", claim.initial_treatment_on)
    people.when(out, "304", claim.last_seen_on)
    people.when(out, "439", claim.accident.on if claim.accident else None)
    if claim.disabled_from and claim.disabled_through:
        _span(out, claim)
    else:
        people.when(out, "360", claim.disabled_from)
        people.when(out, "361", claim.disabled_through)
    people.when(out, "444", claim.first_contact_on)


def _span(out: Writer, claim: Claim) -> None:
    if claim.disabled_from == claim.disabled_through:
        people.when(out, "360", claim.disabled_from)
    else:
        people.when(out, "314", claim.disabled_from, claim.disabled_through)


def _attachment(out: Writer, given: Attachment) -> None:
    number = exact(given.control_number, "The attachment's control number", 50, 2)
    if given.way != "AA" and not number:
        raise Unwritable("An attachment that is sent needs a control number")
    out.add(
        "PWK",
        one_of(given.report, REPORTS, "The attachment's report"),
        one_of(given.way, WAYS, "The attachment's way"),
        "",
        "",
        "AC" if number else "",
        number,
    )


def _references(out: Writer, claim: Claim) -> None:
    people.reference(out, "9F", claim.referral_number, "The referral number")
    people.reference(out, "G1", claim.authorization, "The prior authorization number")
    if claim.frequency != Frequency.ORIGINAL:
        people.reference(out, "F8", claim.original_reference, "The payer's claim number")
    people.reference(out, "EA", claim.record_number, "The medical record number")


def _diagnoses(out: Writer, claim: Claim) -> None:
    codes = [required(code.replace(".", "").upper(), "A diagnosis", 30) for code in claim.diagnoses]
    out.add("HI", ("ABK", codes[0]), *(("ABF", code) for code in codes[1:]))


def _providers(out: Writer, claim: Claim) -> None:
    """Loop 2310: who referred, who treated when that is not the biller, where, under whose supervision."""
    if claim.referring:
        people.provider(out, "DN", claim.referring, "The referring provider")
    if claim.rendering and claim.rendering.npi != claim.billing.npi:
        people.provider(out, "82", claim.rendering, "The rendering provider")
        if claim.rendering.taxonomy:
            out.add(
                "PRV", "PE", "PXC", exact(claim.rendering.taxonomy, "The rendering provider's taxonomy", 10)
            )
    if claim.facility and _is_elsewhere(claim.facility, claim.billing):
        place = replace(claim.facility, name=replace(claim.facility.name, is_organization=True))
        people.provider(out, "77", place, "The place of service")
        people.address(out, claim.facility.address, "The place of service")
    if claim.supervising:
        people.provider(out, "DQ", claim.supervising, "The supervising provider")


def _is_elsewhere(facility: Provider, billing: Provider) -> bool:
    return (facility.npi, facility.address) != (billing.npi, billing.address)


def _line(out: Writer, claim: Claim, position: int, line: ClaimLine) -> None:
    if not 0 < len(line.pointers) <= MOST_POINTERS or not all(
        0 < each <= len(claim.diagnoses) for each in line.pointers
    ):
        raise Unwritable(f"Line {position} does not point to one to four of the claim's diagnoses")
    place = "" if line.place_of_service == claim.place_of_service else line.place_of_service
    one_of(place, PLACES, "A line's place of service", may_be_empty=True)
    out.add("LX", position)
    out.add(
        "SV1", procedure(line), money(line.charge, "A line's charge"), "UN", number(line.units), place, "",
        tuple(map(str, line.pointers)),
    )  # fmt: skip
    people.when(out, "472", line.on)
    if line.authorization != claim.authorization:
        people.reference(out, "G1", line.authorization, "The line's authorization number")
    people.reference(out, "6R", line.control_number, "The line's control number", 30)
    if note := text(line.note, 80):
        out.add("NTE", "ADD", note)
    line_decisions(out, claim, position, line)
