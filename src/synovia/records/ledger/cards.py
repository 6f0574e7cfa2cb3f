"""Card payments: begun here, made on the processor's page, posted when the processor tells of them. Never a card number."""

from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import ledger
from synovia.domain.charges.ledger import Kind
from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import PORTAL
from synovia.records.audit import log
from synovia.records.ledger.actions import KEEPS_BOOKS, TAKES_MONEY, at_most, must_be, refund
from synovia.records.ledger.choices import CardStatus, How
from synovia.records.ledger.models import CardPayment, Entry
from synovia.records.ledger.posting import or_refuse, patient_of, post
from synovia.records.ledger.queries import balance_of
from synovia.records.refusals import NotYours, Refused


def begin(*, patient_id: UUID, amount: Decimal, by: Actor) -> CardPayment:
    """A payment that is about to be made on the processor's page. In the portal: no more than is due."""
    must_be(by, TAKES_MONEY | PORTAL)
    amount = or_refuse(ledger.above_zero, amount)
    patient = patient_of(patient_id)
    if by.is_portal:
        if by.patient_id != patient_id:
            raise NotYours("account", patient_id)
        at_most(balance_of(patient_id).due, amount, _("is due"))
    payment: CardPayment = CardPayment.objects.create(
        clinic_id=by.clinic_id, patient=patient, amount=amount, started_by_id=by.user_id
    )
    log.record("card.begun", patient_id=patient.pk, of=payment)
    return payment


def page_opened(*, payment: CardPayment, page_id: str, by: Actor) -> CardPayment:
    """The processor made a page for it."""
    must_be(by, TAKES_MONEY | PORTAL)
    payment.save_if_unchanged(expected_version=payment.version, page_id=page_id)
    return payment


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


def failed(*, payment_pk: UUID, by: Actor | None) -> None:
    """The page expired or was given up. What was paid stays paid: messages may come in any order."""
    payment = _begun(payment_pk)
    if payment.status == CardStatus.STARTED:
        payment.save_if_unchanged(expected_version=payment.version, status=CardStatus.FAILED)
        log.record("card.failed", patient_id=payment.patient_id, of=payment)


def refundable(*, payment_pk: UUID, amount: Decimal, by: Actor) -> CardPayment:
    """The payment, if so much of it can be given back: asked before the processor is.

    Payment and patient stay locked until the transaction ends, so that two people cannot both ask the processor.
    """
    must_be(by, KEEPS_BOOKS)
    or_refuse(ledger.above_zero, amount)
    payment = _begun(payment_pk)
    patient_of(payment.patient_id)
    if payment.status != CardStatus.PAID:
        raise Refused(_("This payment was not made, so there is nothing to give back."))
    at_most(payment.amount - payment.refunded, amount, _("of this payment can be given back"))
    at_most(balance_of(payment.patient_id).credit, amount, _("is paid ahead and can be given back"))
    return payment


def refunded(*, payment: CardPayment, amount: Decimal, refund_id: str, memo: str, by: Actor) -> Entry:
    """What was given back to the card, after the processor has done so."""
    entry = refund(
        patient_id=payment.patient_id,
        on=timezone.localdate(),
        amount=amount,
        how=How.CARD,
        key=f"card-refund/{refund_id}",
        memo=memo,
        by=by,
    )
    payment.save_if_unchanged(expected_version=payment.version, refunded=payment.refunded + amount)
    return entry


def _begun(pk: UUID) -> CardPayment:
    """The payment, locked: the processor may tell twice at the same moment."""
    found = CardPayment.objects.select_for_update().filter(pk=pk).first()
    if found is None:
        raise NotYours("card payment", pk)
    return found
