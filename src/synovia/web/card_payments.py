"""Taking a card, and giving back: written down and committed, then the processor is asked, then its answer is written down.

The processor is never asked inside a transaction. A crash, or no answer, leaves "being asked"; `settle_payment` and
`settle_refund` ask again, with the same key, and never charge or give back twice. What the processor is told names nobody.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from synovia.exchange.payments import (
    CardEvent,
    CardProcessor,
    NoAnswer,
    Outcome,
    PaymentTrouble,
    StripeProcessor,
)
from synovia.records.audit import log
from synovia.records.ledger import cards
from synovia.records.ledger.choices import CardStatus, RefundStatus
from synovia.records.refusals import Refused
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from uuid import UUID

    from synovia.records.accounts.actor import Actor
    from synovia.records.ledger.models import CardPayment, CardRefund
    from synovia.records.people.models import Patient

logger = logging.getLogger("synovia.cards")


def processor() -> CardProcessor | None:
    """The clinic's card processor; None when cards are not set up."""
    if not settings.CARDS_KEY or not settings.CARDS_WEBHOOK_SECRET:
        return None
    return StripeProcessor(settings.CARDS_KEY, settings.CARDS_WEBHOOK_SECRET, settings.CARDS_ADDRESS)


def chosen_processor() -> CardProcessor:
    """The clinic's card processor. Refused when cards are not set up."""
    found = processor()
    if found is None:
        raise Refused(_("Cards are not set up: the clinic has no key of a card processor."))
    return found


@dataclass(frozen=True, slots=True)
class Teller:
    """For whom the processor's answers are written down: the person who asked, or nobody (a command)."""

    clinic_id: UUID
    by: Actor | None = None

    def passage(self) -> AbstractContextManager[object]:
        """A transaction of its own."""
        return log.passage(self.by, clinic_id=self.clinic_id)


def begin(request: ClinicRequest, patient: Patient, amount: Decimal, *, back_to: str) -> CardPayment:
    """A new payment; the processor is asked for its page as soon as this request's transaction stands."""
    chosen_processor()
    payment = cards.begin(
        patient_id=patient.pk,
        amount=amount,
        back_to=request.build_absolute_uri(back_to),
        by=request.actor,
    )
    later(settle_payment, payment.pk, request.actor)
    return payment


def later(settle: Callable[[UUID, Teller], None], pk: UUID, by: Actor) -> None:
    """Settle it once this request's transaction stands, before its page is shown."""
    transaction.on_commit(partial(settle, pk, Teller(by.clinic_id, by)))


def settle_payment(pk: UUID, teller: Teller) -> None:
    """Ask for the payment's page, or how the payment on it stands, and write down what is answered."""
    asks = processor()
    with teller.passage():
        payment = cards.payment_asked(pk)
    if asks is None or payment.status in (CardStatus.PAID, CardStatus.FAILED):
        return
    try:
        if payment.status == CardStatus.STARTED:
            _look(asks, payment, teller)
        elif cards.key_still_holds(payment):
            _ask_page(asks, payment, teller)
        else:
            _failed(pk, _("The processor never answered. Nothing was charged: begin a new payment."), teller)
    except NoAnswer:
        logger.warning("card payment %s: no answer yet", pk)
    except PaymentTrouble as trouble:
        _failed(pk, str(trouble), teller)


def _ask_page(asks: CardProcessor, payment: CardPayment, teller: Teller) -> None:
    page = asks.charge(
        amount=payment.amount,
        clinic=str(payment.clinic_id),
        clinic_name=payment.clinic_name,
        reference=str(payment.pk),
        key=str(payment.pk),
        back_to=payment.back_to,
    )
    with teller.passage():
        cards.page_opened(payment_pk=payment.pk, page_id=page.id, address=page.address, by=teller.by)


def _look(asks: CardProcessor, payment: CardPayment, teller: Teller) -> None:
    """How it stands on the page: also where the processor's message was lost."""
    event = asks.look(page_id=payment.page_id)
    if event.reference == str(payment.pk) and event.outcome is not Outcome.OTHER:
        with teller.passage():
            take_in(event, payment.pk, by=teller.by)


def take_in(event: CardEvent, payment_pk: UUID, *, by: Actor | None) -> None:
    """Post what was paid, note what was not."""
    if event.outcome is Outcome.PAID:
        cards.paid(payment_pk=payment_pk, amount=event.amount, payment_id=event.payment_id, by=by)
    else:
        cards.failed(payment_pk=payment_pk, by=by)


def _failed(pk: UUID, why: str, teller: Teller) -> None:
    with teller.passage():
        cards.failed(payment_pk=pk, by=teller.by, why=why)


def settle_refund(pk: UUID, teller: Teller) -> None:
    """Ask for the refund, unless the processor has made it already, and write down what is answered."""
    asks = processor()
    with teller.passage():
        refund = cards.refund_asked(pk)
    if asks is None or refund.status != RefundStatus.ASKING:
        return
    try:
        refund_id = _refunded(asks, refund)
    except NoAnswer:
        logger.warning("card refund %s: no answer yet", pk)
        return
    except PaymentTrouble as trouble:
        with teller.passage():
            cards.not_given_back(refund_pk=pk, why=str(trouble), by=teller.by)
        return
    with teller.passage():
        cards.given_back(refund_pk=pk, refund_id=refund_id, by=teller.by)


def _refunded(asks: CardProcessor, refund: CardRefund) -> str:
    """The processor's refund. After its memory of keys ends, only one that it has made already is taken."""
    paid, key = refund.payment.payment_id, f"refund-{refund.key}"
    if cards.key_still_holds(refund):
        return asks.refund(payment_id=paid, amount=refund.amount, key=key)
    made = asks.refund_made(payment_id=paid, key=key)
    if made is None:
        raise PaymentTrouble(_("The processor never made this refund. Ask for it again."))
    return made


def settle_all(clinic_id: UUID, by: Actor | None = None) -> int:
    """Ask about everything that is open; how much of it is settled now."""
    teller = Teller(clinic_id, by)
    with teller.passage():
        before = cards.unsettled()
    open_ones = [(settle_payment, each.pk) for each in before.payments]
    open_ones += [(settle_refund, each.pk) for each in before.refunds]
    for settle, pk in open_ones:
        try:
            settle(pk, teller)
        except Refused:  # another amount than was asked for: a person must look, and the others go on
            logger.warning("card payment or refund %s was told otherwise than it was asked for", pk)
    with teller.passage():
        return len(before) - len(cards.unsettled())
