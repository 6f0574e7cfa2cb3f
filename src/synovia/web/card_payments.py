"""Taking a card: a payment is begun here and made on the processor's own page. What the processor is told names nobody."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from synovia.exchange.payments import CardProcessor, HostedPage, PaymentTrouble, StripeProcessor
from synovia.records.ledger import cards
from synovia.records.refusals import Refused
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.ledger.models import CardPayment
    from synovia.records.people.models import Patient


@dataclass(frozen=True, slots=True)
class Begun:
    """A payment and the page it is made on."""

    payment: CardPayment
    page: HostedPage


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


def begin(request: ClinicRequest, patient: Patient, amount: Decimal, *, back_to: str) -> Begun:
    """A new payment with its page. Refused when there is no processor, or when it says no."""
    asks = chosen_processor()
    payment = cards.begin(patient_id=patient.pk, amount=amount, by=request.actor)
    try:
        page = asks.charge(
            amount=amount,
            clinic=str(request.actor.clinic_id),
            clinic_name=request.actor.clinic_name,
            reference=str(payment.pk),
            key=str(payment.pk),
            back_to=request.build_absolute_uri(back_to),
        )
    except PaymentTrouble as trouble:
        raise Refused(str(trouble)) from trouble
    return Begun(cards.page_opened(payment=payment, page_id=page.id, by=request.actor), page)
