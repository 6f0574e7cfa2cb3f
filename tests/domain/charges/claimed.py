"""A clean claim to Medicare and what the clinic knows beside it, for the tests of the checks to spoil."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from synovia.domain.charges.claims.content import (
    Accident,
    Address,
    Attachment,
    Cause,
    Claim,
    ClaimLine,
    Filing,
    Insured,
    Name,
    Payer,
    Person,
    Provider,
    Turn,
)
from synovia.domain.charges.claims.scrub import Facts, Objection, PayerRules, PlanOfCare, scrub
from synovia.knowledge.diagnoses import diagnoses
from synovia.knowledge.payer_rules import default_rules
from synovia.knowledge.tariff_tables import tariffs

DAY = date(2026, 9, 14)
TODAY = date(2026, 9, 16)
NPI = "1234567893"
"""The example number of the check digit's own rule."""

STREET = Address("12 Harbor Street", "Portland", "ME", "041011234")
CLINIC = Provider(
    Name("Harbor Physical Therapy", is_organization=True), NPI, "261QP2000X", "010234567", address=STREET
)
DOCTOR = Provider(Name("Okafor", "Ada"), "1245319599")
ANNA = Person(Name("Lund", "Anna"), Address("3 Elm Street", "Portland", "ME", "04101"), date(1950, 3, 9), "F")


def line(
    code: str = "97110", units: int | Decimal = 2, minutes: int | None = 30, *more: str, **changed: Any
) -> ClaimLine:
    """A line of the claim's day at $62.00 a unit, GP on it; `more` are further modifiers."""
    usual = ClaimLine(
        code,
        Decimal(units),
        Decimal("62.00") * units,
        DAY,
        modifiers=("GP", *more),
        minutes=minutes,
        allowed=Decimal("29.06") * units,
    )
    return replace(usual, **changed)


def claim(*lines: ClaimLine, filing: Filing = Filing.MEDICARE_B, **changed: Any) -> Claim:
    """A claim that no check objects to, as long as its lines are good."""
    insured = Insured(Payer("Medicare Part B", "MR001", filing), Turn.PRIMARY, ANNA, member_id="1EG4TE5MK73")
    usual = Claim(
        control_number="HPT-2026-00017",
        patient=ANNA,
        insured=insured,
        billing=CLINIC,
        lines=lines or (line(), line("97140", 1, 15)),
        diagnoses=("M54.50",),
        referring=DOCTOR,
    )
    return replace(usual, **changed)


def injury_claim(filing: Filing = Filing.WORKERS_COMPENSATION, **changed: Any) -> Claim:
    """A claim for a work injury (or a car accident) that no check objects to."""
    employer = Person(Name("Casco Boatworks", is_organization=True))
    of_work = filing is Filing.WORKERS_COMPENSATION
    insured = Insured(
        Payer("Pine State Mutual", "PSM01", filing),
        Turn.PRIMARY,
        employer if of_work else ANNA,
        relationship="20" if of_work else "18",
        property_claim_number="WC-77-1042",
    )
    usual = claim(
        insured=insured,
        accident=Accident((Cause.EMPLOYMENT if of_work else Cause.AUTO,), date(2026, 8, 30), "ME"),
        authorization="A-550",
        attachments=(Attachment("PN"),),
    )
    return replace(usual, **changed)


FACTS = Facts(
    today=TODAY,
    therapy_used=Decimal("400.00"),
    plan=PlanOfCare(starts=date(2026, 8, 24), signed_on=date(2026, 9, 1), certifier=DOCTOR),
    earlier=(),
)
MEDICARE = default_rules(Filing.MEDICARE_B)


def checked(
    of: Claim | None = None, *, facts: Facts = FACTS, rules: PayerRules | None = None, **known: Any
) -> tuple[Objection, ...]:
    """What the checks object to in a claim, with `known` changed in what the clinic knows."""
    asked = of or claim()
    held = rules or default_rules(asked.insured.payer.filing)
    return scrub(asked, held, tariffs(), diagnoses(), facts=replace(facts, **known))


def keys(objections: tuple[Objection, ...]) -> list[str]:
    """The names of the checks that object."""
    return [each.key for each in objections]
