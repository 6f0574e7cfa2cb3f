"""Asking payers whether a person is covered."""

from django.db import transaction

from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.charges.models import Coverage
from synovia.records.claims.access import must_handle_money
from synovia.records.claims.models import EligibilityCheck
from synovia.records.claims.numbers import INQUIRY, inquiry_name, next_number


@transaction.atomic
def ask(*, coverage: Coverage, by: Actor) -> EligibilityCheck:
    """A question to be sent; its number comes back with the answer."""
    must_handle_money(by)
    row = EligibilityCheck.objects.create(
        clinic_id=by.clinic_id,
        coverage=coverage,
        number=inquiry_name(next_number(INQUIRY)),
        asked_by_id=by.user_id,
    )
    log.record("eligibility.asked", patient_id=coverage.patient_id, of=row)
    return row
