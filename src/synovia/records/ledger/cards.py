"""Card payments: begun here, made on the processor's page, posted when the processor tells of them. Never a card number.

Each is written down and committed before the processor is asked, and what it answered after that: whatever breaks in
between leaves "being asked", which asking again settles (web.card_payments).
"""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import ledger
from synovia.domain.charges.ledger import PATIENT, Kind
from synovia.domain.terms.money import ZERO
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import PORTAL
from synovia.records.audit import log
from synovia.records.ledger.actions import KEEPS_BOOKS, TAKES_MONEY, at_most, must_be
from synovia.records.ledger.choices import CardStatus, How, RefundStatus
from synovia.records.ledger.models import CardPayment, CardRefund, Entry
from synovia.records.ledger.posting import or_refuse, patient_of, post
from synovia.records.ledger.queries import balance_of
from synovia.records.refusals import NotYours, Refused

KEY_LASTS = timedelta(hours=23)
"""The processor knows a request again by its key for at least 24 hours; after that asking again could be a second request."""


def begin(*, patient_id: UUID, amount: Decimal, back_to: str, by: Actor) -> CardPayment:
    """A payment the processor is about to be asked for. In the portal: no more than is due."""
    must_be(by, TAKES_MONEY | PORTAL)
    amount = or_refuse(ledger.above_zero, amount)
    patient = patient_of(patient_id)
    if by.is_portal:
        if by.patient_id != patient_id:
            raise NotYours("account", patient_id)
        at_most(balance_of(patient_id).due, amount, _("is due"))
    payment: CardPayment = CardPayment.objects.create(
        clinic_id=by.clinic_id,
        patient=patient,
        amount=amount,
        clinic_name=by.clinic_name,
        back_to=back_to,
        started_by_id=by.user_id,
    )
    log.record("card.begun", patient_id=patient.pk, of=payment)
    return payment


def page_opened(*, payment_pk: UUID, page_id: str, address: str, by: Actor | None) -> None:
    """The processor made a page for it. Told twice, the first one stands."""
    payment = _begun(payment_pk)
    if payment.status == CardStatus.ASKING:
        payment.save_if_unchanged(
            expected_version=payment.version,
            status=CardStatus.STARTED,
            page_id=page_id,
            page_address=address,
            trouble="",
        )
        log.record("card.page_opened", patient_id=payment.patient_id, of=payment)


def paid(*, payment_pk: UUID, amount: Decimal, payment_id: str, by: Actor | None) -> Entry:
    """The processor says that it was paid: posted once, however often it says so.

    Raises NotYours for a payment that was not begun here, Refused for another amount.
    """
    payment = _begun(payment_pk)
    if amount != payment.amount:
        raise Refused(_("Another amount was paid than was asked for: nothing was posted."))
    patient = patient_of(payment.patient_id)
    if payment.status != CardStatus.PAID:
        payment.save_if_unchanged(
            expected_version=payment.version, status=CardStatus.PAID, payment_id=payment_id
        )
    entry = post(
        Kind.PATIENT_PAYMENT,
        or_refuse(ledger.patient_payment, amount),
        patient=patient,
        on=timezone.localdate(),
        key=f"card/{payment.pk}",
        memo=_("Paid by card"),
        how=How.CARD.value,
        clinic_id=payment.clinic_id,
        by=by,
    )
    log.record("card.paid", patient_id=patient.pk, of=payment)
    return entry


def failed(*, payment_pk: UUID, by: Actor | None, why: str = "") -> None:
    """The page expired, was given up, or was never made. What was paid stays paid: messages may come in any order."""
    payment = _begun(payment_pk)
    if payment.status in (CardStatus.ASKING, CardStatus.STARTED):
        payment.save_if_unchanged(
            expected_version=payment.version, status=CardStatus.FAILED, trouble=why[:300]
        )
        log.record("card.failed", patient_id=payment.patient_id, of=payment)


def ask_back(*, payment_pk: UUID, amount: Decimal, key: UUID, why: str, by: Actor) -> CardRefund:
    """Money that the processor is about to be asked to give back. The same key is the same refund.

    What is being asked back already counts as given back, so that two people cannot both ask for it.
    """
    must_be(by, KEEPS_BOOKS)
    or_refuse(ledger.above_zero, amount)
    payment = _begun(payment_pk)
    patient_of(payment.patient_id)
    known = CardRefund.objects.filter(key=key).first()
    if known is not None:
        if (known.payment_id, known.amount) != (payment.pk, amount):
            raise Refused(_("Something else was asked under this key before: nothing was asked now."))
        return known
    if payment.status != CardStatus.PAID:
        raise Refused(_("This payment was not made, so there is nothing to give back."))
    asked = _being_asked(payment=payment)
    at_most(payment.amount - payment.refunded - asked, amount, _("of this payment can be given back"))
    waiting = _being_asked(payment__patient_id=payment.patient_id)
    credit = balance_of(payment.patient_id).credit - waiting
    at_most(credit, amount, _("is paid ahead and can be given back"))
    refund: CardRefund = CardRefund.objects.create(
        clinic_id=by.clinic_id, payment=payment, amount=amount, key=key, why=why, asked_by_id=by.user_id
    )
    log.record("card.refund_asked", patient_id=payment.patient_id, of=refund)
    return refund


def given_back(*, refund_pk: UUID, refund_id: str, by: Actor | None) -> Entry:
    """The processor gave it back: posted once, whatever the account says by now, because the money has moved."""
    refund = _asked_back(refund_pk)
    payment = _begun(refund.payment_id)
    entry = post(
        Kind.REFUND,
        or_refuse(ledger.refund, PATIENT, refund.amount),
        patient=patient_of(payment.patient_id),
        on=timezone.localdate(),
        key=f"card-refund/{refund_id}",
        memo=refund.why,
        how=How.CARD.value,
        clinic_id=refund.clinic_id,
        by=by,
    )
    if refund.status != RefundStatus.DONE:
        payment.save_if_unchanged(expected_version=payment.version, refunded=payment.refunded + refund.amount)
        refund.save_if_unchanged(
            expected_version=refund.version, status=RefundStatus.DONE, refund_id=refund_id, trouble=""
        )
    return entry


def not_given_back(*, refund_pk: UUID, why: str, by: Actor | None) -> None:
    """The processor refused, or never heard of it: the amount can be asked back again."""
    refund = _asked_back(refund_pk)
    if refund.status == RefundStatus.ASKING:
        refund.save_if_unchanged(
            expected_version=refund.version, status=RefundStatus.REFUSED, trouble=why[:300]
        )
        log.record("card.refund_refused", patient_id=refund.payment.patient_id, of=refund, reason=why)


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Whatever the processor has not answered for: payments and refunds, the oldest first."""

    payments: tuple[CardPayment, ...]
    refunds: tuple[CardRefund, ...]

    def __len__(self) -> int:
        return len(self.payments) + len(self.refunds)


def unsettled() -> Unsettled:
    """Payments being asked for or whose page is open, and refunds being asked for."""
    waiting = CardPayment.objects.filter(status__in=(CardStatus.ASKING, CardStatus.STARTED))
    refunds = CardRefund.objects.filter(status=RefundStatus.ASKING)
    return Unsettled(
        tuple(waiting.select_related("patient").order_by("created_at")),
        tuple(refunds.select_related("payment__patient").order_by("created_at")),
    )


def payment_asked(pk: UUID) -> CardPayment:
    """A payment as it stands."""
    return CardPayment.objects.get(pk=pk)


def refund_asked(pk: UUID) -> CardRefund:
    """A refund as it stands, with its payment."""
    return CardRefund.objects.select_related("payment").get(pk=pk)


def key_still_holds(row: CardPayment | CardRefund) -> bool:
    """Whether asking the processor again is still the same request."""
    return timezone.now() - row.created_at < KEY_LASTS


def _being_asked(**of: object) -> Decimal:
    rows = CardRefund.objects.filter(status=RefundStatus.ASKING, **of)
    return rows.aggregate(sum=Sum("amount"))["sum"] or ZERO


def _begun(pk: UUID) -> CardPayment:
    """The payment, locked: the processor may tell twice at the same moment."""
    found = CardPayment.objects.select_for_update().filter(pk=pk).first()
    if found is None:
        raise NotYours("card payment", pk)
    return found


def _asked_back(pk: UUID) -> CardRefund:
    found = CardRefund.objects.select_for_update(of=("self",)).select_related("payment").filter(pk=pk).first()
    if found is None:
        raise NotYours("card refund", pk)
    return found
