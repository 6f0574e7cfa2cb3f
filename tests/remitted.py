"""Answers of payers, made for claims of the tests, and the way they are taken in and posted."""

from dataclasses import replace
from decimal import Decimal

from django.utils import timezone

from synovia.domain.charges.claims.answers import (
    Envelope,
    ProviderAdjustment,
    Remittance,
    RemittedClaim,
    RemittedLine,
)
from synovia.domain.charges.claims.content import Adjustment
from synovia.records.claims import actions
from synovia.records.claims.actions.claims import content_of
from synovia.records.claims.models import Claim, InboxFile
from synovia.records.claims.models import Remittance as Waiting
from tests.billed import Billing

D = Decimal
PLAN = "Lone Star Health"


def paid(claim: Claim, *, share: str = "20.00", allowed: str = "100.00", status: str = "1") -> RemittedClaim:
    """The payer allows so much of the first line, leaves a share to the patient, and denies nothing."""
    first, *rest = content_of(claim).lines
    lines = [
        RemittedLine(
            first.code,
            first.charge,
            D(allowed) - D(share),
            first.modifiers,
            units=first.units,
            control_number=first.control_number,
            allowed=D(allowed),
            adjustments=(
                Adjustment("CO", "45", first.charge - D(allowed)),
                Adjustment("PR", "2", D(share)),
            ),
        ),
        *(
            RemittedLine(
                one.code,
                one.charge,
                D("0.00"),
                one.modifiers,
                units=one.units,
                control_number=one.control_number,
                allowed=D("0.00"),
                adjustments=(Adjustment("CO", "45", one.charge),),
            )
            for one in rest
        ),
    ]
    total = sum((line.paid for line in lines), D("0.00"))
    return RemittedClaim(
        claim.number,
        status,
        claim.amount,
        total,
        patient_share=D(share),
        payer_claim_number="ICN1",
        lines=tuple(lines),
    )


def reversed_(answer: RemittedClaim) -> RemittedClaim:
    """The same taken back."""
    lines = tuple(
        replace(
            line,
            charge=-line.charge,
            paid=-line.paid,
            adjustments=tuple(replace(each, amount=-each.amount) for each in line.adjustments),
        )
        for line in answer.lines
    )
    return replace(answer, status="22", charge=-answer.charge, paid=-answer.paid, lines=lines)


def remittance(
    *answers: RemittedClaim, trace: str = "T1", amount: Decimal | None = None, taken: str = "0.00"
) -> Remittance:
    """One payment for these decisions, with money taken at provider level."""
    plb = (ProviderAdjustment("1234567893", "72", "", D(taken), "Offset"),) if D(taken) else ()
    total = sum((each.paid for each in answers), D("0.00")) - D(taken) if amount is None else amount
    return Remittance(
        Envelope(), PLAN, "LONESTARHE", "US", "1234567893", total, trace, paid_on=timezone.localdate(), claims=answers,
        provider_adjustments=plb,
    )  # fmt: skip


def received(billing: Billing, *documents: object, content: bytes = b"file") -> InboxFile:
    """Inside a passage: the file kept, and its answers laid to what they answer."""
    file, _new = actions.keep_file(name="answer.x12", content=content, route=None, by=billing.walt)
    return actions.take_in(file=file, documents=documents, findings=(), by=billing.walt)  # type: ignore[arg-type]


def posted(billing: Billing, *answers: RemittedClaim, content: bytes = b"file", trace: str = "T1") -> Waiting:
    received(billing, remittance(*answers, trace=trace), content=content)
    return actions.post_remittance(remittance=Waiting.objects.latest("created_at"), by=billing.walt)
