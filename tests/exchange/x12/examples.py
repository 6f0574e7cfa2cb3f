"""Claims of every kind this room writes: invented people, invented numbers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from synovia.domain.charges.claims.content import (
    Accident,
    Address,
    Adjustment,
    Attachment,
    Cause,
    Claim,
    ClaimLine,
    Filing,
    Frequency,
    Insured,
    LineDecision,
    Name,
    Payer,
    Person,
    Provider,
    Turn,
)
from synovia.exchange.x12 import Batch, Party

HOME = Address("12 Elm Street", "Springfield", "IL", "627010001")
CLINIC = Provider(
    Name("Synovia Physical Therapy", is_organization=True),
    npi="1234567893",
    taxonomy="261QP2000X",
    tax_id="371234567",
    address=Address("400 Oak Avenue", "Springfield", "IL", "627010002", "Suite 2"),
    phone="(217) 555-0100",
)
ELENA = Provider(Name("Ruiz", "Elena"), npi="1245319599", taxonomy="225100000X")
DOCTOR = Provider(Name("Okafor", "Ada", "M"), npi="1689726176")
MEDICARE = Payer("Medicare Part B Illinois", "00952", Filing.MEDICARE_B)
BLUE = Payer("Blue Plan of Illinois", "G00621", Filing.BLUE, Address("PO Box 1", "Chicago", "IL", "60601"))
STATE_FUND = Payer("State Compensation Fund", "35076", Filing.WORKERS_COMPENSATION)
AUTO = Payer("Prairie Auto Insurance", "AUT01", Filing.AUTO)

ROSA = Person(Name("O’Brien-Núñez", "Rosa", "T."), HOME, date(1952, 2, 29), "F")
JONAH = Person(Name("Weiß", "Jonah"), HOME, date(2011, 7, 4), "M")
MIRA = Person(Name("Weiß", "Mira"), HOME, date(1980, 1, 2), "F")

DAY = date(2026, 3, 2)


def line(code: str = "97110", charge: str = "120.00", units: int = 2, **more: object) -> ClaimLine:
    """A line of two timed units on the first of the days."""
    said = {"on": DAY, "modifiers": ("GP",), "pointers": (1, 2), "control_number": f"L{code}", **more}
    return ClaimLine(code, Decimal(units), Decimal(charge), **said)  # type: ignore[arg-type]


def professional() -> Claim:
    """Medicare first, the patient is the subscriber, certified by her physician."""
    return Claim(
        control_number="SYN-0000001",
        patient=ROSA,
        insured=Insured(MEDICARE, Turn.PRIMARY, ROSA, member_id="1EG4TE5MK73"),
        billing=CLINIC,
        lines=(line(), line("97140", "62.50", 1, modifiers=("GP", "59", "KX"))),
        diagnoses=("M54.50", "M62.81"),
        rendering=ELENA,
        referring=DOCTOR,
        onset_on=date(2026, 2, 20),
        initial_treatment_on=DAY,
        record_number="MR-77",
    )


def of_a_child() -> Claim:
    """A private plan of the mother."""
    side = Insured(
        BLUE, Turn.PRIMARY, MIRA, "19", member_id="XYZ123456789", group_number="99001", plan_name="PPO Gold"
    )
    return replace(
        professional(), control_number="SYN-0000002", patient=JONAH, insured=side, referring=None, supervising=DOCTOR,
        authorization="AUTH55", referral_number="RF1", amount_paid_by_patient=Decimal("30.00"), place_of_service="11",
        lines=(line(place_of_service="12", authorization="AUTH56", note="Seen at home, stairs: 12"),),
    )  # fmt: skip


def secondary() -> Claim:
    """Medicare decided; its decision goes to the supplement."""
    decided = Insured(
        MEDICARE, Turn.PRIMARY, ROSA, member_id="1EG4TE5MK73", claim_number="0226070012345", paid=Decimal("96.00"),
        adjustments=(Adjustment("CO", "253", Decimal("1.96")),),
        line_decisions=(
            LineDecision(
                1, Decimal("64.00"), Decimal(2),
                (Adjustment("PR", "2", Decimal("16.00")), Adjustment("CO", "45", Decimal("40.00"))), date(2026, 3, 20),
            ),
            LineDecision(
                2, Decimal("32.00"), Decimal(1),
                (Adjustment("CO", "45", Decimal("22.54")), Adjustment("PR", "2", Decimal("7.96"), Decimal(1))), date(2026, 3, 20),
            ),
        ),
    )  # fmt: skip
    side = Insured(BLUE, Turn.SECONDARY, ROSA, member_id="SUP1", group_number="MEDSUP")
    return replace(professional(), control_number="SYN-0000003", insured=side, others=(decided,))


def medicare_second() -> Claim:
    """The employer's plan first, Medicare second (working aged), a third payer known."""
    decided = replace(secondary().others[0], payer=BLUE, adjustments=(), paid=Decimal("96.00"))
    third = Insured(replace(AUTO, filing=Filing.OTHER), Turn.TERTIARY, ROSA, member_id="T-1")
    side = Insured(MEDICARE, Turn.SECONDARY, ROSA, member_id="1EG4TE5MK73", msp_reason="12")
    return replace(professional(), control_number="SYN-0000004", insured=side, others=(decided, third))


def tertiary() -> Claim:
    """Two payers decided before."""
    claim = secondary()
    second = replace(
        claim.insured, paid=Decimal("20.00"),
        line_decisions=(
            LineDecision(1, Decimal("20.00"), Decimal(2), (Adjustment("OA", "23", Decimal("100.00")),), date(2026, 4, 2)),
        ),
    )  # fmt: skip
    side = Insured(replace(AUTO, filing=Filing.OTHER), Turn.TERTIARY, ROSA, member_id="T-1")
    return replace(claim, control_number="SYN-0000009", insured=side, others=(*claim.others, second))


def corrected() -> Claim:
    """Replaces a claim the payer has."""
    return replace(
        professional(),
        control_number="SYN-0000005",
        frequency=Frequency.REPLACEMENT,
        original_reference="0226070012345",
    )


def void() -> Claim:
    """Takes it back."""
    return replace(corrected(), control_number="SYN-0000006", frequency=Frequency.VOID)


def workers_compensation() -> Claim:
    """The employer is the subscriber, the injury's number is the patient's, notes are attached."""
    employer = Person(Name("Acme Warehousing, Inc.", is_organization=True))
    side = Insured(STATE_FUND, Turn.PRIMARY, employer, "20", property_claim_number="WC2026-000123")
    return replace(
        professional(), control_number="SYN-0000007", insured=side, patient=MIRA, referring=None,
        accident=Accident((Cause.EMPLOYMENT,), date(2026, 2, 1)), first_contact_on=date(2026, 2, 3),
        disabled_from=date(2026, 2, 2), disabled_through=date(2026, 2, 28), authorization="WCAUTH1",
        attachments=(Attachment("PN", "FX", "ATT-1"), Attachment("09")), note="Light duty since Feb 28 ~ *see notes*",
    )  # fmt: skip


def auto() -> Claim:
    """A car accident: the insured driver is the patient."""
    side = Insured(AUTO, Turn.PRIMARY, MIRA, member_id="POL-9", property_claim_number="CLM-55")
    return replace(
        professional(), control_number="SYN-0000008", insured=side, patient=MIRA, referring=None,
        accident=Accident((Cause.AUTO, Cause.OTHER_ACCIDENT), date(2026, 1, 15), "il"),
        facility=replace(CLINIC, npi="1356340010", address=Address("1 Pine Road", "Peoria", "IL", "616020000")),
    )  # fmt: skip


EVERY = (
    professional, of_a_child, secondary, medicare_second, tertiary, corrected, void, workers_compensation, auto,
)  # fmt: skip
CLEARING_HOUSE = Party("Fake Clearing House", "CLEARING", contact="", phone="")
SENDER = Party("Synovia Physical Therapy", "SYNOVIA01", contact="Noor Haddad", phone="217-555-0100")


def batch(*claims: Claim, **more: object) -> Batch:
    """These claims for the clearing house, sent on an afternoon."""
    said = {
        "interchange": 7,
        "group": 12,
        "at": datetime(2026, 3, 3, 14, 5, tzinfo=UTC),
        "reference": "BATCH-12",
        **more,
    }
    return Batch(SENDER, CLEARING_HOUSE, claims, **said)  # type: ignore[arg-type]
