"""What clearing houses and payers answer, as values: 999, 277CA, 835, 271.

`exchange/x12` reads files into these; nothing here is posted or decided. Answers are kept as they were said: what is missing
stays None or empty, and what is wrong with a file is a `Finding` in words. Money is exact; dates are those the sender wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.content import Adjustment, Group, Name
from synovia.domain.terms.money import total


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a file: a key for programs, a sentence for people, and the place in the file.

    Serious: what was read may be incomplete, or its sums do not add up, so a person looks before anything is posted.
    """

    key: str
    says: str
    where: str = ""
    serious: bool = False


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sent a transaction, to whom, when, and under which control numbers (ISA13, GS06, ST02; as written)."""

    sender: str = ""
    receiver: str = ""
    interchange: str = ""
    group: str = ""
    transaction: str = ""
    version: str = ""
    on: date | None = None
    production: bool = True


NOBODY: Final = Name("")
"""A name that was not said."""

# ---------------------------------------------------------------- 999: was the file readable?


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One complaint of a 999: segment and its position, loop, element (0: the whole segment), the code and its words."""

    segment: str
    position: int
    loop: str
    code: str
    says: str
    element: int = 0
    component: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class AcknowledgedTransaction:
    """One ST of ours (`control_number` is its ST02) and what the receiver made of it. E is accepted, with errors named."""

    control_number: str
    status: str
    problems: tuple[SyntaxProblem, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether it goes on (A, or E)."""
        return self.status in ACCEPTING


@dataclass(frozen=True, slots=True)
class Acknowledgment:
    """A 999: `group` is the GS06 of the group of ours it answers."""

    envelope: Envelope
    group: str
    status: str
    transactions: tuple[AcknowledgedTransaction, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the group went on as a whole (A, or E). P means in part: ask the transactions."""
        return self.status in ACCEPTING


ACCEPTING: Final = frozenset({"A", "E"})

# ---------------------------------------------------------------- 277CA: was the claim taken?


@dataclass(frozen=True, slots=True)
class Status:
    """One STC: category (A1 … A8), status code, entity code, WQ (accept) or U (reject), amount, in words."""

    category: str
    code: str
    entity: str
    says: str
    action: str = ""
    amount: Decimal | None = None
    on: date | None = None
    text: str = ""

    @property
    def accepted(self) -> bool | None:
        """True, False, or None when the sender said neither."""
        if self.action in ("WQ", "U"):
            return self.action == "WQ"
        return {"A1": True, "A2": True, "A5": True}.get(
            self.category, False if self.category in REJECTING else None
        )


REJECTING: Final = frozenset({"A3", "A4", "A6", "A7", "A8"})


def accepted_by(statuses: Iterable[Status]) -> bool | None:
    """False as soon as one status rejects, True when one accepts and none rejects, else None."""
    said = {status.accepted for status in statuses}
    return False if False in said else (True if True in said else None)


@dataclass(frozen=True, slots=True)
class StatedLine:
    """What was said of one line of a claim."""

    code: str
    modifiers: tuple[str, ...]
    statuses: tuple[Status, ...]
    control_number: str = ""


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """What was said of one claim of ours (`control_number` is our CLM01; empty when the sender lost it)."""

    control_number: str
    statuses: tuple[Status, ...]
    payer_claim_number: str = ""
    patient: Name = NOBODY
    member_id: str = ""
    service_from: date | None = None
    service_through: date | None = None
    lines: tuple[StatedLine, ...] = ()

    @property
    def accepted(self) -> bool | None:
        """Whether the claim goes on; None when nothing clear was said."""
        return accepted_by((*self.statuses, *(status for line in self.lines for status in line.statuses)))


@dataclass(frozen=True, slots=True)
class ClaimStatus:
    """A 277CA. `statuses` are those of the whole batch and of providers; a rejection there kills claims that are not named.

    `batch` is our BHT03 as it comes back in TRN02 of the receiver's level; counts and amounts are the sender's.
    """

    envelope: Envelope
    source: str
    source_id: str
    batch: str
    statuses: tuple[Status, ...]
    claims: tuple[StatedClaim, ...]
    accepted_count: int | None = None
    rejected_count: int | None = None
    accepted_amount: Decimal | None = None
    rejected_amount: Decimal | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def batch_rejected(self) -> bool:
        """Whether the batch died as a whole: rejected above the claims."""
        return accepted_by(self.statuses) is False


# ---------------------------------------------------------------- 835: what was paid, and why not more?


@dataclass(frozen=True, slots=True)
class RemittedLine:
    """One service as the payer decided it. `control_number` is our REF*6R; `allowed` the payer's AMT*B6, None if unsaid.

    `billed_code` and `billed_modifiers` are what we sent when the payer paid for something else.
    """

    code: str
    charge: Decimal
    paid: Decimal
    modifiers: tuple[str, ...] = ()
    units: Decimal = Decimal(1)
    billed_units: Decimal | None = None
    billed_code: str = ""
    billed_modifiers: tuple[str, ...] = ()
    on: date | None = None
    through: date | None = None
    control_number: str = ""
    allowed: Decimal | None = None
    adjustments: tuple[Adjustment, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def balance(self) -> Decimal:
        """Charge less adjustments less paid: zero in a sound file."""
        return self.charge - total(each.amount for each in self.adjustments) - self.paid


@dataclass(frozen=True, slots=True)
class RemittedClaim:
    """One CLP: what the payer decided on a claim of ours (`control_number` is our CLM01).

    `status` is CLP02 (1, 2, 3 paid in that turn; 4 denied; 19–21 the same and forwarded; 22 a reversal). `patient_share` is
    CLP05, as stated. `adjustments` are those of the claim itself, without those of its lines.
    """

    control_number: str
    status: str
    charge: Decimal
    paid: Decimal
    patient_share: Decimal | None = None
    filing: str = ""
    payer_claim_number: str = ""
    frequency: str = ""
    patient: Name = NOBODY
    member_id: str = ""
    corrected: Name | None = None
    corrected_member_id: str = ""
    rendering_npi: str = ""
    crossed_over_to: str = ""
    crossed_over_to_id: str = ""
    service_from: date | None = None
    service_through: date | None = None
    received_on: date | None = None
    adjustments: tuple[Adjustment, ...] = ()
    lines: tuple[RemittedLine, ...] = ()
    remarks: tuple[str, ...] = ()
    amounts: tuple[tuple[str, Decimal], ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_reversal(self) -> bool:
        """It takes an earlier decision back: its amounts are negative."""
        return self.status == "22"

    @property
    def is_denied(self) -> bool:
        """Denied as a whole."""
        return self.status == "4"

    @property
    def is_forwarded(self) -> bool:
        """The payer sent it on to the next one by itself: no secondary claim from us."""
        return self.status in FORWARDED or bool(self.crossed_over_to)

    @property
    def all_adjustments(self) -> tuple[Adjustment, ...]:
        """Those of the claim, then those of its lines."""
        return (*self.adjustments, *(each for line in self.lines for each in line.adjustments))

    def adjusted(self, group: Group | str | None = None) -> Decimal:
        """The sum of adjustments, of one group or of all. Of group PR: what may be billed to the patient."""
        return total(each.amount for each in self.all_adjustments if group is None or each.group == group)

    @property
    def balance(self) -> Decimal:
        """Charge less all adjustments less paid: zero in a sound file."""
        return self.charge - self.adjusted() - self.paid


FORWARDED: Final = frozenset({"19", "20", "21", "23"})


@dataclass(frozen=True, slots=True)
class ProviderAdjustment:
    """One PLB: money taken (positive) or given (negative) that belongs to no claim of this check."""

    provider: str
    reason: str
    reference: str
    amount: Decimal
    says: str
    fiscal_year_end: date | None = None


@dataclass(frozen=True, slots=True)
class Remittance:
    """One 835 transaction: one check, transfer, or notice without money.

    `amount` is BPR02, negative when BPR03 says debit; `trace` is TRN02, by which the bank's deposit is found; `method` is BPR04
    (ACH, CHK, NON …). `findings` hold everything wrong, the claims' own findings included.
    """

    envelope: Envelope
    payer: str
    payer_id: str
    payee: str
    payee_id: str
    amount: Decimal
    trace: str
    originator: str = ""
    method: str = ""
    handling: str = ""
    paid_on: date | None = None
    produced_on: date | None = None
    claims: tuple[RemittedClaim, ...] = ()
    provider_adjustments: tuple[ProviderAdjustment, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def balance(self) -> Decimal:
        """Claims' payments less provider-level adjustments less the check: zero in a sound file."""
        taken = total(each.amount for each in self.provider_adjustments)
        return total(claim.paid for claim in self.claims) - taken - self.amount

    @property
    def is_balanced(self) -> bool:
        """Whether check, every claim and every line add up."""
        lines = (line.balance for claim in self.claims for line in claim.lines)
        return not any((self.balance, *(claim.balance for claim in self.claims), *lines))


# ---------------------------------------------------------------- 271: what does the plan cover?


THERAPY: Final = ("PT", "AE", "30", "")
"""Service types that speak of physical therapy, the nearest first: PT, physical medicine, the plan as a whole."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """One EB, read: `kind` is EB01, `services` the service types, `says` the whole in a sentence.

    `share` is a fraction (coinsurance 0.2); `in_network` and `authorization_needed` are None when unsaid or not applicable;
    `named` is another payer or a provider that stands with it.
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

    @property
    def is_remaining(self) -> bool:
        """What is left of a period, not the whole of it."""
        return self.period == "29"

    @property
    def speaks_of_therapy(self) -> bool:
        """Of physical therapy, physical medicine, or the plan as a whole."""
        return any(service in THERAPY for service in self.services or ("",))

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
        """Whether the coverage is in force."""
        kinds = {each.kind for each in self.benefits}
        if kinds & {"1", "2", "3", "4", "5"}:
            return True
        return False if kinds & {"6", "7", "8"} else None

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
            if each.insurance == "MB" and {"AE", "PT"} & set(each.services)
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


Document = Acknowledgment | ClaimStatus | Remittance | Benefits
