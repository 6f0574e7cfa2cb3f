"""What the card processor tells, and giving money back to a card."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from synovia.exchange.payments import CardEvent, Outcome, PaymentTrouble, UnknownSender
from synovia.records.audit import log
from synovia.records.ledger import cards
from synovia.records.ledger.access import card_payment_for
from synovia.records.refusals import Refused
from synovia.web import card_payments
from synovia.web.billing.ledger import KEEPS_BOOKS
from synovia.web.billing.ledger_forms import CardRefundForm, card_key
from synovia.web.policy import policy, public
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.ledger.models import CardPayment

logger = logging.getLogger("synovia.cards")


@csrf_exempt
@public
def webhook(request: HttpRequest) -> HttpResponse:
    """A message of the processor. It is public, and believed by its signature alone; each may come many times."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    asks = card_payments.processor()
    if asks is None:
        return HttpResponse(status=404)
    signature = request.headers.get("Stripe-Signature", "")
    try:
        event = asks.event(body=request.body, signature=signature, now=int(time.time()))
        clinic, reference = UUID(event.clinic or UUID(int=0).hex), UUID(event.reference or UUID(int=0).hex)
    except (UnknownSender, ValueError, KeyError, TypeError):
        logger.info("card message refused")
        return HttpResponse(status=400)
    if event.outcome is not Outcome.OTHER:
        with log.passage(None, clinic_id=clinic):
            take_in(event, reference)
    return HttpResponse(status=204)


def take_in(event: CardEvent, reference: UUID) -> None:
    """Post what was paid, note what was not."""
    if event.outcome is Outcome.PAID:
        cards.paid(payment_pk=reference, amount=event.amount, payment_id=event.payment_id, by=None)
    else:
        cards.failed(payment_pk=reference, by=None)


@policy(*KEEPS_BOOKS, phi=True)
def refund(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Give money back to the card it came from."""
    payment = card_payment_for(request.actor, pk)
    form = CardRefundForm(request.POST or None, initial={"amount": str(payment.amount - payment.refunded)})
    if request.method == "POST" and form.is_valid():
        try:
            give_back(payment, form, request)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Given back to the card."))
            return redirect("billing:account", pk=payment.patient_id)
    context = {"patient": payment.patient, "form": form}
    return render(request, "billing/ledger_form.html", context, status=422 if form.is_bound else 200)


def give_back(payment: CardPayment, form: CardRefundForm, request: ClinicRequest) -> None:
    """First the processor, then the ledger. The same form sent again reaches neither a second time."""
    amount = form.cleaned_data["amount"]
    asks = card_payments.chosen_processor()
    payment = cards.refundable(payment_pk=payment.pk, amount=amount, by=request.actor)
    try:
        refund_id = asks.refund(payment_id=payment.payment_id, amount=amount, key=f"refund-{card_key(form)}")
    except PaymentTrouble as trouble:
        raise Refused(str(trouble)) from trouble
    cards.refunded(
        payment=payment, amount=amount, refund_id=refund_id, memo=form.cleaned_data["why"], by=request.actor
    )
