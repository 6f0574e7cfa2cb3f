"""Accounts of the demo: Rosa pays herself and has agreed on a payment plan; Tom's attorney has sent a letter of protection."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from synovia.demo.settle import DemoClinic
from synovia.records.audit import log
from synovia.records.ledger import actions, letters, plans
from synovia.records.ledger.choices import How, Often
from synovia.records.programme.models import Visit

A_VISIT = Decimal("126.00")


def keep_accounts(clinic: DemoClinic) -> None:
    """Both, as the biller entered them."""
    walt = clinic.actor("walt")
    with log.passage(walt):
        _rosa(clinic)
        _tom(clinic)


def _rosa(clinic: DemoClinic) -> None:
    walt, rosa = clinic.actor("walt"), clinic.patients["rosa"]
    visits = list(Visit.objects.filter(patient=rosa, signed_at__isnull=False).order_by("happened_on"))
    actions.post_patient_payment(
        patient_id=rosa.pk,
        on=visits[1].happened_on,
        amount=A_VISIT * 2,
        how=How.CHECK,
        key="demo/rosa/check",
        memo="Check 1042",
        by=walt,
    )
    mistake = actions.post_patient_payment(
        patient_id=rosa.pk,
        on=visits[2].happened_on,
        amount=Decimal("26.00"),
        how=How.CASH,
        key="demo/rosa/mistake",
        by=walt,
    )
    actions.reverse(entry=mistake, why="Belongs to another patient", by=walt)
    plans.agree(
        patient_id=rosa.pk,
        amount=A_VISIT * 2,
        count=3,
        first_due_on=timezone.localdate() + timedelta(days=14),
        every=Often.MONTH,
        by=walt,
    )


def _tom(clinic: DemoClinic) -> None:
    today = timezone.localdate()
    letters.record_letter(
        patient_id=clinic.patients["tom"].pk,
        attorney="Pat Quill",
        firm="Quill & Ash",
        reference="24-118",
        accident_on=today - timedelta(days=20),
        signed_on=today - timedelta(days=2),
        patient_stays_liable=None,
        by=clinic.actor("walt"),
    )
