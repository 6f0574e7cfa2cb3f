"""Everything that writes money: charges, payments, what payers adjust and take back, transfers, refunds, write-offs.

Every action is posted once for its `key`: the same key again gives back the first entry, a key of another event is
refused. Nothing is changed afterwards: `reverse` takes an entry back with another one. The payer "" is the patient.
`about` names the visit or claim ("visit/<id>", "claim/<id>"): entries of one claim should name the same, so that payments
are laid against their own charges.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import ledger
from synovia.domain.charges.claims.content import Adjustment
from synovia.domain.charges.ledger import PATIENT, Account, Kind, Leg
from synovia.domain.terms.money import ZERO, shown
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import MONEY, Role
from synovia.records.ledger.choices import How
from synovia.records.ledger.models import Entry
from synovia.records.ledger.posting import or_refuse, patient_of, post
from synovia.records.ledger.queries import balance_of
from synovia.records.refusals import Refused

KEEPS_BOOKS = frozenset({Role.OWNER, Role.BILLER})
TAKES_MONEY = KEEPS_BOOKS | {Role.FRONT_DESK}


def post_charge(
    *,
    patient_id: UUID,
    payer: str,
    on: date,
    amount: Decimal,
    key: str,
    memo: str,
    by: Actor,
    about: str = "",
) -> Entry:
    """A service was given on a day: the payer owes it."""
    must_be(by, MONEY)
    return post(
        Kind.CHARGE,
        or_refuse(ledger.charge, payer, amount),
        patient=patient_of(patient_id),
        on=on,
        key=key,
        memo=memo,
        about=about,
        clinic_id=by.clinic_id,
        by=by,
    )


def post_insurance_payment(
    *,
    patient_id: UUID,
    payer: str,
    on: date,
    paid: Decimal,
    adjustments: Sequence[Adjustment],
    patient_share: Decimal,
    key: str,
    memo: str,
    by: Actor,
    about: str = "",
) -> Entry:
    """A payer decided: what it paid, what nobody owes (groups other than PR), what it left to the patient.

    Adjustments of the group PR may be among them; their sum must then be `patient_share`. Only what lowers what this payer
    owes belongs here: what an earlier payer paid (OA-23) does not, when only the rest was transferred to this one.
    Signs are the remittance's.
    """
    must_be(by, KEEPS_BOOKS)
    return post(
        Kind.INSURANCE_PAYMENT,
        or_refuse(ledger.insurance_payment, payer, paid, adjustments, patient_share),
        patient=patient_of(patient_id),
        on=on,
        key=key,
        memo=memo,
        about=about,
        clinic_id=by.clinic_id,
        by=by,
    )


def post_takeback(
    *,
    patient_id: UUID,
    payer: str,
    on: date,
    amount: Decimal,
    key: str,
    memo: str,
    by: Actor,
    adjustments: Sequence[Adjustment] = (),
    patient_share: Decimal = ZERO,
    about: str = "",
) -> Entry:
    """A payer took `amount` (above zero) back; adjustments and share with the signs of its remittance (below zero)."""
    must_be(by, KEEPS_BOOKS)
    return post(
        Kind.TAKEBACK,
        or_refuse(ledger.takeback, payer, amount, adjustments, patient_share),
        patient=patient_of(patient_id),
        on=on,
        key=key,
        memo=memo,
        about=about,
        clinic_id=by.clinic_id,
        by=by,
    )


def post_provider_adjustment(
    *, payer: str, on: date, amount: Decimal, reason: str, key: str, memo: str, by: Actor
) -> Entry:
    """Money between a payer and the clinic that is no patient's (PLB): interest above zero, an offset below."""
    must_be(by, KEEPS_BOOKS)
    return post(
        Kind.PROVIDER_LEVEL,
        or_refuse(ledger.provider_level, payer, amount, reason),
        patient=None,
        on=on,
        key=key,
        memo=memo,
        clinic_id=by.clinic_id,
        by=by,
    )


def transfer(
    *,
    patient_id: UUID,
    from_payer: str,
    to_payer: str,
    amount: Decimal,
    on: date,
    key: str,
    memo: str,
    by: Actor,
    about: str = "",
) -> Entry:
    """What one payer owed, another owes from this day on: a second payer, or the patient ("")."""
    must_be(by, KEEPS_BOOKS)
    return post(
        Kind.TRANSFER,
        or_refuse(ledger.transfer, from_payer, to_payer, amount),
        patient=patient_of(patient_id),
        on=on,
        key=key,
        memo=memo,
        about=about,
        clinic_id=by.clinic_id,
        by=by,
    )


def post_patient_payment(
    *,
    patient_id: UUID,
    on: date,
    amount: Decimal,
    how: How,
    key: str,
    by: Actor,
    memo: str = "",
    about: str = "",
) -> Entry:
    """The patient paid. What is more than they owe stands as their credit."""
    must_be(by, TAKES_MONEY)
    return post(
        Kind.PATIENT_PAYMENT,
        or_refuse(ledger.patient_payment, amount),
        patient=patient_of(patient_id),
        on=on,
        key=key,
        memo=memo,
        about=about,
        how=How(how).value,
        clinic_id=by.clinic_id,
        by=by,
    )


def refund(
    *,
    patient_id: UUID,
    on: date,
    amount: Decimal,
    how: How,
    key: str,
    memo: str,
    by: Actor,
    payer: str = PATIENT,
) -> Entry:
    """Money given back, to the patient or to a payer that overpaid: never more than their credit."""
    must_be(by, KEEPS_BOOKS)
    patient = patient_of(patient_id)
    legs = or_refuse(ledger.refund, payer, amount)
    if not is_posted(key):
        at_most(
            -balance_of(patient_id).by_payer.get(payer, ZERO),
            amount,
            _("is paid ahead and can be given back"),
        )
    return post(
        Kind.REFUND,
        legs,
        patient=patient,
        on=on,
        key=key,
        memo=memo,
        how=How(how).value,
        clinic_id=by.clinic_id,
        by=by,
    )


def write_off(
    *,
    patient_id: UUID,
    on: date,
    amount: Decimal,
    reason: str,
    key: str,
    by: Actor,
    payer: str = PATIENT,
    memo: str = "",
    about: str = "",
) -> Entry:
    """What the clinic gives up of what a payer, or the patient, owes, and why. Never more than is owed."""
    must_be(by, KEEPS_BOOKS)
    patient = patient_of(patient_id)
    legs = or_refuse(ledger.write_off, payer, amount, reason)
    if not is_posted(key):
        at_most(balance_of(patient_id).by_payer.get(payer, ZERO), amount, _("is owed and can be written off"))
    return post(
        Kind.WRITE_OFF,
        legs,
        patient=patient,
        on=on,
        key=key,
        memo=memo or reason,
        about=about,
        clinic_id=by.clinic_id,
        by=by,
    )


def reverse(*, entry: Entry, why: str, by: Actor) -> Entry:
    """Take an entry back, today, leg by leg. Once: again gives the reversal that is there."""
    must_be(by, KEEPS_BOOKS)
    if not why.strip():
        raise Refused(_("A reversal needs a reason."))
    if entry.kind == Kind.REVERSAL:
        raise Refused(_("A reversal cannot be reversed: enter the original anew."))
    patient = patient_of(entry.patient_id) if entry.patient_id else None
    return post(
        Kind.REVERSAL,
        ledger.negated(legs_of(entry)),
        patient=patient,
        on=timezone.localdate(),
        key=f"reverse/{entry.pk}",
        memo=why,
        about=entry.about,
        how=entry.how,
        reverses=entry,
        clinic_id=by.clinic_id,
        by=by,
    )


def legs_of(entry: Entry) -> tuple[Leg, ...]:
    """The entry's legs as the domain knows them."""
    return tuple(Leg(Account(leg.account), leg.amount, leg.payer, leg.note) for leg in entry.legs.all())


def is_posted(key: str) -> bool:
    """Whether this event is in the ledger already, so that its limits were checked then."""
    return Entry.objects.filter(key=key).exists()


def at_most(limit: Decimal, amount: Decimal, what: str) -> None:
    """Refuse to move more than there is."""
    if amount > limit:
        raise Refused(
            _("Only %(limit)s %(what)s, not %(amount)s.")
            % {"limit": shown(max(limit, ZERO)), "what": what, "amount": shown(amount)}
        )


def must_be(by: Actor, roles: frozenset[Role]) -> None:
    """Refuse roles that do not write this."""
    if by.role not in roles:
        raise Refused(_("Your role does not post this to the ledger."))
