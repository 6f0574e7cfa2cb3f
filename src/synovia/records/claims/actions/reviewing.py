"""What a person decides on a remittance before it is posted: which claim is meant, on which day it was paid, not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.answers import RemittedClaim
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.claims import facts, models
from synovia.records.claims.access import must_bill
from synovia.records.claims.choices import RemittanceStatus
from synovia.records.claims.matching import claim_answered, claims_named
from synovia.records.claims.stored import load
from synovia.records.refusals import Refused


@transaction.atomic
def set_aside(*, remittance: models.Remittance, reason: str, by: Actor) -> models.Remittance:
    """It will not be posted: a copy, a torn file, another clinic's. It stays as received."""
    must_bill(by)
    if not reason.strip():
        raise Refused(_("Say why it is not posted."))
    if remittance.claims.filter(posted_at__isnull=False).exists():
        raise Refused(_("Some of it is posted already."))
    remittance.save_if_unchanged(
        expected_version=remittance.version,
        status=RemittanceStatus.SET_ASIDE,
        reason=reason.strip()[:300],
        decided_by_id=by.user_id,
        decided_at=timezone.now(),
    )
    log.record("remittance.set_aside", of=remittance, reason=reason.strip())
    return remittance


@transaction.atomic
def match_by_hand(*, remitted: models.RemittedClaim, number: str, by: Actor) -> models.RemittedClaim:
    """A person says which claim an answer speaks of. It is checked like any other before it is posted."""
    must_bill(by)
    if remitted.posted_at is not None:
        raise Refused(_("It is posted already."))
    answer = load(RemittedClaim, remitted.content)
    wanted = number.strip() or answer.control_number
    found = claim_answered(replace(answer, control_number=wanted), claims_named([wanted]))
    if found is None:
        raise Refused(_("No claim of ours has this number."))
    return remitted.save_if_unchanged(expected_version=remitted.version, claim=found, problem="")


@transaction.atomic
def say_paid_on(*, remittance: models.Remittance, on: date | None, by: Actor) -> models.Remittance:
    """The day of a payment whose file does not say it, as check or bank say it."""
    must_bill(by)
    if remittance.paid_on is not None or remittance.status != RemittanceStatus.WAITING:
        raise Refused(_("The day of this payment is known."))
    if on is None or on > facts.today():
        raise Refused(_("Enter the day of the payment, as the check or the bank says it."))
    changed = remittance.save_if_unchanged(expected_version=remittance.version, paid_on=on)
    log.record("remittance.day_said", of=remittance, fields={"paid_on": str(on)})
    return changed
