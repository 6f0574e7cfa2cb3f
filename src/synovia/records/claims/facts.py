"""From records to the values of `domain.charges.claims`: who bills, who treats, who pays, and what the clinic knows."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils import timezone

from synovia.domain.charges import Medicare, PersonalInjury, PriceList, PrivatePlan, WorkersCompensation
from synovia.domain.charges.claims.content import (
    Accident,
    Address,
    Cause,
    Filing,
    Insured,
    Name,
    Payer,
    Person,
    Provider,
    Turn,
)
from synovia.domain.charges.claims.payer_rules import PayerRules
from synovia.domain.charges.coverage import Payer as Terms
from synovia.domain.charges.estimating import payer_for
from synovia.knowledge.payer_rules import default_rules
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.models import Membership, Practitioner
from synovia.records.audit.log import current_passage
from synovia.records.charges import facts as charges
from synovia.records.charges.choices import CoverageKind
from synovia.records.charges.models import Coverage
from synovia.records.claims import models
from synovia.records.claims.identity import Identity, identity_of
from synovia.records.claims.stored import dump, hints_of, load
from synovia.records.people.models import Patient

SEXES = {"female": "F", "male": "M"}
BILLED = (Medicare, PrivatePlan, WorkersCompensation, PersonalInjury)
PHYSICAL_THERAPIST = "225100000X"


def digits(text: str) -> str:
    """The digits of a number as typed."""
    return re.sub(r"\D", "", text)


def rules_of(payer: models.Payer) -> PayerRules:
    """The payer's rules: those of its kind, with what the clinic entered for this payer laid over them."""
    standard = default_rules(Filing(payer.filing))
    hints = hints_of(PayerRules)
    own = {name: load(hints[name], value) for name, value in payer.rules.items() if name in hints}
    return replace(standard, name=payer.name, **own)


def kept_rules(payer: models.Payer, rules: PayerRules) -> dict[str, Any]:
    """What of these rules differs from those of the payer's kind, as JSON."""
    standard, asked = dump(default_rules(Filing(payer.filing))), dump(rules)
    hidden = {"origins", "name", "filing", "is"}
    return {name: value for name, value in asked.items() if name not in hidden and value != standard[name]}


def payer_value(payer: models.Payer) -> Payer:
    """The payer as a claim addresses it."""
    address = Address(payer.address, payer.city, payer.state, digits(payer.postal_code))
    return Payer(payer.name, payer.payer_id, Filing(payer.filing), address)


def billing_provider() -> Provider:
    """The clinic as a provider. What was not entered stays empty, and the claim's check says so."""
    known = identity()
    return Provider(
        Name(known.name, is_organization=True),
        npi=known.npi,
        taxonomy=known.taxonomy,
        tax_id=digits(known.tax_id),
        tax_id_is_ssn=known.tax_id_is_ssn,
        address=Address(known.address, known.city, known.state, digits(known.zip_code)),
        phone=digits(known.phone),
    )


def identity() -> Identity:
    """As whom the clinic of this passage appears."""
    clinic_id = current_passage().clinic_id
    assert clinic_id is not None
    return identity_of(clinic_id)


def rendering_provider(membership: Membership) -> Provider:
    """The therapist as a provider, with their own numbers where they are on file."""
    number = models.TreatingNumber.objects.filter(membership=membership).first()
    profile = Practitioner.objects.filter(membership=membership).first()
    first, _space, last = membership.user.name.rpartition(" ")
    npi = (number.npi if number else "") or (profile.npi if profile else "")
    taxonomy = number.taxonomy if number else PHYSICAL_THERAPIST
    return Provider(Name(last, first), npi=npi, taxonomy=taxonomy)


def person_of(patient: Patient) -> Person:
    """The patient as a claim names them."""
    address = Address(patient.address, patient.city, patient.state, digits(patient.postal_code))
    sex = SEXES.get(patient.sex, "U")
    return Person(Name(patient.family_name, patient.given_name), address, patient.birth_date, sex)


def insured_of(coverage: Coverage, turn: Turn) -> Insured:
    """The coverage's side of a claim. Workers' compensation insures the employer, not the worker."""
    card, injury = coverage.card, getattr(coverage, "injury", None)
    patient = person_of(coverage.patient)
    subscriber, relationship, member_id = patient, card.relationship, coverage.member_id
    if card.payer.filing == Filing.WORKERS_COMPENSATION:
        employer = injury.employer if injury else ""
        address = Address(injury.employer_address) if injury else Address()
        subscriber, relationship = Person(Name(employer, is_organization=True), address), "20"
        member_id = ""
    elif relationship != "18":
        subscriber = Person(
            Name(card.subscriber_last, card.subscriber_first),
            patient.address,
            card.subscriber_birth,
            card.subscriber_sex or "U",
        )
    return Insured(
        payer=payer_value(card.payer),
        turn=turn,
        subscriber=subscriber,
        relationship=relationship,
        member_id=member_id,
        group_number=card.group_number,
        plan_name=card.plan_name,
        property_claim_number=injury.claim_number if injury else "",
        msp_reason=card.msp_reason if turn is not Turn.PRIMARY else "",
    )


def accident_of(coverage: Coverage) -> Accident | None:
    """What the condition is related to, when the coverage is about an injury."""
    causes = {
        CoverageKind.WORKERS_COMPENSATION: Cause.EMPLOYMENT,
        CoverageKind.PERSONAL_INJURY: Cause.AUTO,
    }
    cause = causes.get(CoverageKind(coverage.kind))
    if cause is None:
        return None
    injury = getattr(coverage, "injury", None)
    on = injury.happened_on if injury else None
    return Accident((cause,), on, injury.state if injury else "")


def terms_of(coverage: Coverage | None, prices: PriceList | None = None) -> Terms | None:
    """The coverage's terms, ready to price a visit; None where they are not on file or make no sense."""
    if coverage is None:
        return None
    try:
        read = charges.terms_of(CoverageKind(coverage.kind), coverage.details)
        return (
            payer_for(read, tariffs(), prices or charges.price_list()) if isinstance(read, BILLED) else None
        )
    except ValueError:  # also ChargeProblem and MoneyProblem: terms that cannot be read price nothing
        return None


def in_force(coverage: Coverage, on: date) -> bool:
    """Whether the coverage holds on this day, as far as its dates are known."""
    starts, ends = coverage.starts_on, coverage.ends_on
    return (starts is None or starts <= on) and (ends is None or on <= ends)


def coverages_on(patient_id: Any, on: date) -> list[Coverage]:
    """The patient's coverages on this day that are billed to somebody, in the order they pay."""
    return [row for row in coverages_of([patient_id]).get(patient_id, []) if in_force(row, on)]


def coverages_of(patient_ids: Collection[Any]) -> dict[Any, list[Coverage]]:
    """The coverages of these patients that are billed to somebody, by patient, in the order they pay."""
    rows = (
        Coverage.objects.filter(patient_id__in=patient_ids)
        .exclude(kind=CoverageKind.SELF_PAY)
        .select_related("card__payer__route", "injury", "patient")
        .order_by("priority", "created_at")
    )
    found: dict[Any, list[Coverage]] = {}
    for row in rows:
        found.setdefault(row.patient_id, []).append(row)
    return found


def today() -> date:
    """The clinic's date."""
    return timezone.localdate()
