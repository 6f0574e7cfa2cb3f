"""What was paid, and why not more (835)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from synovia.domain.charges.claims.answer_files import NOBODY, Envelope, Finding
from synovia.domain.charges.claims.content import Adjustment, Group, Name
from synovia.domain.terms.money import total


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
    amounts: tuple[tuple[str, Decimal], ...] = ()  # what else it states (AMT), by qualifier: counted nowhere

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
