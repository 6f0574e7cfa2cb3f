"""What the card processor tells, and giving money back to a card."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from synovia.exchange.payments import Outcome, UnknownSender
from synovia.records.audit import log
from synovia.records.ledger import cards
from synovia.records.ledger.access import books_for, card_payment_for
from synovia.records.ledger.choices import CardStatus, RefundStatus
from synovia.records.refusals import Refused
from synovia.web import card_payments
from synovia.web.billing.ledger import KEEPS_BOOKS, TAKES_MONEY
from synovia.web.billing.ledger_forms import CardRefundForm
from synovia.web.card_payments import later, settle_all, settle_payment, settle_refund, take_in
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
            take_in(event, reference, by=None)
    return HttpResponse(status=204)


@policy(*TAKES_MONEY, phi=True)
def card_payment(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """How far a card payment has come, and what was given back of it; a press asks the processor again."""
    payment = card_payment_for(request.actor, pk)
    if request.method == "POST":
        card_payments.chosen_processor()
        later(settle_payment, pk, request.actor)
        for each in payment.refunds.filter(status=RefundStatus.ASKING):
            later(settle_refund, each.pk, request.actor)
        return redirect("billing:card_payment", pk=pk)
    refunds = payment.refunds.order_by("created_at")
    asking = payment.status == CardStatus.ASKING or any(
        each.status == RefundStatus.ASKING for each in refunds
    )
    context = {"patient": payment.patient, "payment": payment, "refunds": refunds, "asking": asking}
    return render(request, "billing/card_page.html", context)


@policy(*KEEPS_BOOKS, phi=True)
def open_cards(request: ClinicRequest) -> HttpResponse:
    """Whatever the processor has not answered for; a press asks about all of it."""
    books_for(request.actor, action="cards.open")
    if request.method == "POST":
        card_payments.chosen_processor()
        transaction.on_commit(partial(settle_all, request.actor.clinic_id, request.actor))
        return redirect("billing:open_cards")
    found = cards.unsettled()
    takes_cards = card_payments.processor() is not None
    return render(request, "billing/open_cards.html", {"found": found, "takes_cards": takes_cards})


@policy(*KEEPS_BOOKS, phi=True)
def refund(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Give money back to the card it came from."""
    payment = card_payment_for(request.actor, pk)
    form = CardRefundForm(request.POST or None, initial={"amount": str(payment.amount - payment.refunded)})
    if request.method == "POST" and form.is_valid():
        try:
            ask_back(payment, form, request)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("billing:card_payment", pk=pk)
    context = {"patient": payment.patient, "form": form}
    return render(request, "billing/ledger_form.html", context, status=422 if form.is_bound else 200)


def ask_back(payment: CardPayment, form: CardRefundForm, request: ClinicRequest) -> None:
    """Written down now; the processor is asked once that stands. The same form sent again is the same refund."""
    card_payments.chosen_processor()
    said = form.cleaned_data
    asked = cards.ask_back(
        payment_pk=payment.pk, amount=said["amount"], key=said["key"], why=said["why"], by=request.actor
    )
    later(settle_refund, asked.pk, request.actor)
