"""A patient's account for tests that need one to exist: an entry, a plan, a letter, a card payment."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.ledger import actions, cards, letters, plans
from synovia.records.ledger.choices import Often
from synovia.records.people.models import Patient


def ledger_of(patient: Patient, walt: Actor) -> dict[str, UUID]:
    """The ids of what was made, by what it is."""
    today = timezone.localdate()
    entry = actions.post_charge(
        patient_id=patient.pk,
        payer="",
        on=today - timedelta(days=3),
        amount=Decimal("120.00"),
        key=f"of/{patient.pk}",
        memo="97110 × 2",
        by=walt,
    )
    plan = plans.agree(
        patient_id=patient.pk,
        amount=Decimal("90.00"),
        count=3,
        first_due_on=today,
        every=Often.MONTH,
        by=walt,
    )
    letter = letters.record_letter(
        patient_id=patient.pk,
        attorney="Pat Quill",
        firm="Quill & Ash",
        reference="24-118",
        accident_on=None,
        signed_on=today,
        patient_stays_liable=None,
        by=walt,
    )
    card = cards.begin(patient_id=patient.pk, amount=Decimal("20.00"), back_to="", by=walt)
    return {"entry": entry.pk, "payment_plan": plan.pk, "letter": letter.pk, "card": card.pk}
