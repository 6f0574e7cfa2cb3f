"""Letters of protection: what is held under them, what a settlement paid, what was reduced, what stays with the patient."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import ledger
from synovia.domain.charges.ledger import Account, Kind
from synovia.domain.terms.money import ZERO, total
from synovia.records.accounts.actor import Actor
from synovia.records.audit import log
from synovia.records.ledger.actions import KEEPS_BOOKS, at_most, is_posted, must_be
from synovia.records.ledger.models import Entry, Leg, LetterOfProtection
from synovia.records.ledger.posting import must_be_possible, or_refuse, patient_of, post
from synovia.records.ledger.queries import balance_of
from synovia.records.refusals import Refused


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a letter stands. What was held is what was received, reduced, released to the patient, and is held still."""

    held: Decimal
    received: Decimal
    reduced: Decimal
    released: Decimal

    @property
    def in_all(self) -> Decimal:
        """Everything that was ever put under the letter."""
        return total((self.held, self.received, self.reduced, self.released))


def standing_of(letter: LetterOfProtection) -> Standing:
    """Where the letter stands, from its entries."""
    rows = Leg.objects.filter(patient_id=letter.patient_id, payer=letter.payer_key)
    summed = dict(rows.values_list("account").annotate(sum=Sum("amount")).order_by("account"))
    received, reduced = summed.get(Account.CASH.value, ZERO), summed.get(Account.REDUCED.value, ZERO)
    held = summed.get(Account.HELD.value, ZERO)
    put = rows.filter(
        account=Account.HELD.value, entry__kind=Kind.HOLD.value, entry__reversed_by__isnull=True
    )
    in_all = put.aggregate(sum=Sum("amount"))["sum"] or ZERO
    return Standing(held, received, reduced, in_all - held - received - reduced)


def open_letters() -> list[tuple[LetterOfProtection, Decimal]]:
    """The clinic's letters whose case is not settled, with what is held under each, the largest first."""
    rows = LetterOfProtection.objects.filter(settled_on__isnull=True).select_related("patient")
    held = Leg.objects.filter(account=Account.HELD.value).values_list("payer").annotate(sum=Sum("amount"))
    by_letter = dict(held.order_by("payer"))
    found = [(letter, by_letter.get(letter.payer_key, ZERO)) for letter in rows]
    return sorted(found, key=lambda pair: -pair[1])


def record_letter(
    *,
    patient_id: UUID,
    attorney: str,
    firm: str,
    reference: str,
    accident_on: date | None,
    signed_on: date,
    patient_stays_liable: bool | None,
    by: Actor,
) -> LetterOfProtection:
    """A letter the clinic holds. Whether the patient stays liable is unknown until somebody has read it."""
    must_be(by, KEEPS_BOOKS)
    patient = patient_of(patient_id)
    for day in filter(None, (accident_on, signed_on)):
        must_be_possible(day, patient)
    letter: LetterOfProtection = LetterOfProtection.objects.create(
        clinic_id=by.clinic_id,
        patient=patient,
        attorney=attorney,
        firm=firm,
        reference=reference,
        accident_on=accident_on,
        signed_on=signed_on,
        patient_stays_liable=patient_stays_liable,
    )
    log.record("letter.recorded", patient_id=patient.pk, of=letter)
    return letter


def hold(*, letter: LetterOfProtection, amount: Decimal, on: date, key: str, memo: str, by: Actor) -> Entry:
    """What the patient owes waits for the settlement. Never more than they owe."""
    must_be(by, KEEPS_BOOKS)
    patient_of(letter.patient_id)
    if letter.settled_on:
        raise Refused(_("This case is settled: nothing more can be held under its letter."))
    legs = or_refuse(ledger.hold, letter.payer_key, amount)
    if not is_posted(key):
        at_most(balance_of(letter.patient_id).patient, amount, _("is owed by the patient and can be held"))
    return _post(Kind.HOLD, legs, letter, on, key, memo, by)


def settlement_received(
    *, letter: LetterOfProtection, amount: Decimal, on: date, key: str, memo: str, by: Actor
) -> Entry:
    """The attorney paid out of the settlement."""
    return _out_of_held(Kind.SETTLEMENT, ledger.settlement, letter, amount, on, key, memo, by)


def reduce(*, letter: LetterOfProtection, amount: Decimal, on: date, key: str, memo: str, by: Actor) -> Entry:
    """What the clinic agreed to give up."""
    if not memo.strip():
        raise Refused(_("A reduction needs a reason: with whom was it agreed?"))
    return _out_of_held(Kind.REDUCTION, ledger.reduction, letter, amount, on, key, memo, by)


def release(
    *, letter: LetterOfProtection, amount: Decimal, on: date, key: str, memo: str, by: Actor
) -> Entry:
    """What stays with the patient. Refused when the letter says that they are not liable."""
    if letter.patient_stays_liable is False:
        raise Refused(_("By this letter the patient does not stay liable: reduce what is left instead."))
    return _out_of_held(Kind.RELEASE, ledger.release, letter, amount, on, key, memo, by)


def settle(*, letter: LetterOfProtection, expected_version: int, by: Actor) -> LetterOfProtection:
    """The case is closed, today. Refused while anything is still held. Raises EditedElsewhere."""
    must_be(by, KEEPS_BOOKS)
    if standing_of(letter).held:
        raise Refused(
            _("Something is still held: enter the settlement, the reduction, and what stays first.")
        )
    letter.save_if_unchanged(expected_version=expected_version, settled_on=timezone.localdate())
    log.record("letter.settled", patient_id=letter.patient_id, of=letter)
    return letter


def _out_of_held(
    kind: Kind,
    build: Callable[[str, Decimal], tuple[ledger.Leg, ...]],
    letter: LetterOfProtection,
    amount: Decimal,
    on: date,
    key: str,
    memo: str,
    by: Actor,
) -> Entry:
    must_be(by, KEEPS_BOOKS)
    patient_of(letter.patient_id)
    legs = or_refuse(build, letter.payer_key, amount)
    if not is_posted(key):
        held = balance_of(letter.patient_id).held.get(letter.payer_key, ZERO)
        at_most(held, amount, _("is held under this letter"))
    return _post(kind, legs, letter, on, key, memo, by)


def _post(
    kind: Kind,
    legs: tuple[ledger.Leg, ...],
    letter: LetterOfProtection,
    on: date,
    key: str,
    memo: str,
    by: Actor,
) -> Entry:
    return post(
        kind,
        legs,
        patient=letter.patient,
        on=on,
        key=key,
        memo=memo,
        about=letter.about,
        clinic_id=by.clinic_id,
        by=by,
    )
