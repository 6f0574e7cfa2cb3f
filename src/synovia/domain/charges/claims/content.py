"""What a professional claim says, whichever form carries it: 837P, CMS-1500, a workers' compensation bill.

Values only; nothing here is checked (`scrub.py` does that) or written (`exchange/x12`). Codes are those of the form:
X12 5010 837P (005010X222A1) and CMS-1500 02/12. Money is exact dollars and cents, dates are of the clinic's calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from synovia.domain.terms.money import ZERO


class Frequency(StrEnum):
    """CLM05-3: a first claim, one that replaces an earlier one, one that voids it."""

    ORIGINAL = "1"
    REPLACEMENT = "7"
    VOID = "8"


class Turn(StrEnum):
    """SBR01: in which turn a payer pays."""

    PRIMARY = "P"
    SECONDARY = "S"
    TERTIARY = "T"


class Filing(StrEnum):
    """SBR09: the kind of payer."""

    MEDICARE_B = "MB"
    MEDICAID = "MC"
    COMMERCIAL = "CI"
    BLUE = "BL"
    HMO = "HM"
    CHAMPUS = "CH"
    VETERANS = "VA"
    WORKERS_COMPENSATION = "WC"
    AUTO = "AM"
    OTHER_FEDERAL = "OF"
    OTHER = "ZZ"


class Group(StrEnum):
    """CAS01: who bears an adjustment. Only PR may be billed to the patient."""

    CONTRACTUAL = "CO"
    PATIENT = "PR"
    OTHER = "OA"
    PAYER = "PI"
    CORRECTION = "CR"


class Cause(StrEnum):
    """CLM11: what the condition is related to."""

    AUTO = "AA"
    EMPLOYMENT = "EM"
    OTHER_ACCIDENT = "OA"


class Way(StrEnum):
    """PWK02: how an attachment comes to the payer, as far as this house sends any."""

    ELECTRONIC = "EL"
    FAX = "FX"
    MAIL = "BM"


@dataclass(frozen=True, slots=True)
class Address:
    """A place in the USA. `zip_code` has 5 or 9 digits, no dash."""

    line: str = ""
    city: str = ""
    state: str = ""
    zip_code: str = ""
    second_line: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, or an organization's (`last` alone, `is_organization`)."""

    last: str
    first: str = ""
    middle: str = ""
    is_organization: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A patient or subscriber. `sex` is F, M or U."""

    name: Name
    address: Address = Address()
    birth_date: date | None = None
    sex: str = "U"


@dataclass(frozen=True, slots=True)
class Provider:
    """Who bills, treats or refers: NPI (10 digits), taxonomy, tax id (digits)."""

    name: Name
    npi: str = ""
    taxonomy: str = ""
    tax_id: str = ""
    tax_id_is_ssn: bool = False
    address: Address = Address()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Payer:
    """The payer as it is addressed: its name, its id at the clearing house, its kind."""

    name: str
    payer_id: str
    filing: Filing = Filing.COMMERCIAL
    address: Address = Address()


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Money a payer did not pay, and why: group, claim adjustment reason code, amount (negative takes back)."""

    group: str
    reason: str
    amount: Decimal
    quantity: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LineDecision:
    """What an earlier payer decided on one line, counted from 1: paid, adjusted, on which day."""

    line: int
    paid: Decimal
    units: Decimal
    adjustments: tuple[Adjustment, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Insured:
    """One payer's side of the claim: turn, member, group, whose policy it is.

    `relationship` is the patient's to the subscriber (18 self, 01 spouse, 19 child, 20 employee, G8 other). In workers'
    compensation the subscriber is the employer, an organization without a member id. `property_claim_number` is
    the injury's or accident's number at the payer (REF*Y4). `msp_reason` is why Medicare pays second (SBR05).
    """

    payer: Payer
    turn: Turn
    subscriber: Person
    relationship: str = "18"
    member_id: str = ""
    group_number: str = ""
    plan_name: str = ""
    property_claim_number: str = ""
    msp_reason: str = ""
    paid: Decimal | None = None  # by this payer, when it decided before the one this claim goes to
    adjustments: tuple[Adjustment, ...] = ()
    line_decisions: tuple[LineDecision, ...] = ()
    claim_number: str = ""  # the payer's own (ICN), of its decision
    decided_on: date | None = None  # needed where it decided on the claim as a whole


@dataclass(frozen=True, slots=True)
class Accident:
    """What a condition is related to. `state` is needed for a car accident."""

    causes: tuple[Cause, ...]
    on: date | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """PWK: a report's type (PN therapy notes, PZ certification, 09 progress report …), how it comes, its number."""

    report: str
    way: str = "AA"
    control_number: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One service on one day. `pointers` count the claim's diagnoses from 1; `control_number` comes back in an 835."""

    code: str
    units: Decimal
    charge: Decimal
    on: date
    modifiers: tuple[str, ...] = ()
    pointers: tuple[int, ...] = (1,)
    control_number: str = ""
    minutes: int | None = None  # of a timed service, for checks; no form carries them
    allowed: Decimal | None = None  # what the contract or schedule is expected to allow
    authorization: str = ""
    place_of_service: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim to one payer: `insured` is the side it goes to, `others` are the payers before or after it.

    `control_number` is ours (CLM01, at most 20 characters, unique in the clinic). `original_reference` is the payer's
    number of the claim that a replacement or void names (REF*F8).
    """

    control_number: str
    patient: Person
    insured: Insured
    billing: Provider
    lines: tuple[ClaimLine, ...]
    diagnoses: tuple[str, ...]
    rendering: Provider | None = None
    referring: Provider | None = None
    supervising: Provider | None = None
    facility: Provider | None = None
    others: tuple[Insured, ...] = ()
    place_of_service: str = "11"
    frequency: Frequency = Frequency.ORIGINAL
    original_reference: str = ""
    assignment: str = "A"
    signature_on_file: bool = True
    benefits_assigned: bool = True
    release_of_information: str = "Y"
    accident: Accident | None = None
    onset_on: date | None = None
    initial_treatment_on: date | None = None
    last_seen_on: date | None = None
    first_contact_on: date | None = None
    disabled_from: date | None = None
    disabled_through: date | None = None
    authorization: str = ""
    referral_number: str = ""
    record_number: str = ""
    attachments: tuple[Attachment, ...] = ()
    delay_reason: str = ""
    note: str = ""
    amount_paid_by_patient: Decimal = ZERO

    @property
    def charge(self) -> Decimal:
        """CLM02: the sum of the lines."""
        return sum((line.charge for line in self.lines), ZERO)

    @property
    def first_day(self) -> date:
        """The first day of service. ValueError without a line."""
        return min(line.on for line in self.lines)
