"""Moving money on an account: payments, refunds, write-offs, transfers, payment plans, letters of protection."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts.actor import Actor
from synovia.records.ledger import letters, plans, queries
from synovia.records.ledger.access import account_for, letter_for, payment_plan_for
from synovia.records.refusals import NotYours, Refused
from synovia.web import card_payments
from synovia.web.billing.ledger import KEEPS_BOOKS, TAKES_MONEY
from synovia.web.billing.ledger_forms import MOVES, LetterForm, LienForm, MoneyForm, PaymentForm, PlanForm
from synovia.web.billing.ledger_shown import payers_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.people.models import Patient


PostingForm: TypeAlias = MoneyForm | PlanForm | LetterForm


@policy(*TAKES_MONEY, phi=True)
def take_payment(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Money the patient brings, or a page for their card."""
    patient = account_for(request.actor, pk, action="payment.take")
    due = queries.balance_of(pk).due
    initial = {"how": "cash", "amount": str(due) if due else ""}
    form = PaymentForm(request.POST or None, initial=initial)
    if request.method == "POST" and request.POST.get("card_page") and form.is_valid():
        return card_page(request, patient, form)
    return moved(request, patient, form, card_page=True)


def card_page(request: ClinicRequest, patient: Patient, form: PaymentForm) -> HttpResponse:
    """The way to the processor's page, where the card is entered."""
    back = redirect("billing:account", pk=patient.pk).url
    begun = card_payments.begin(request, patient, form.cleaned_data["amount"], back_to=back)
    return redirect("billing:card_payment", pk=begun.pk)


@policy(*KEEPS_BOOKS, phi=True)
def move(request: ClinicRequest, pk: UUID, what: str) -> HttpResponse:
    """A refund, a write-off, or a transfer."""
    patient = account_for(request.actor, pk, action="account.move")
    if what not in MOVES:
        raise NotYours("movement", what)
    return moved(request, patient, MOVES[what](request.POST or None, payers=payers_of(patient)))


@policy(*TAKES_MONEY, phi=True)
def payment_plan(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A payment plan for what the patient owes."""
    patient = account_for(request.actor, pk, action="payment_plan.agree")
    due = queries.balance_of(pk).due
    return moved(request, patient, PlanForm(request.POST or None, initial={"amount": str(due or "")}))


@policy(*KEEPS_BOOKS, phi=True)
def new_letter(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A letter of protection the clinic was given."""
    patient = account_for(request.actor, pk, action="letter.record")
    return moved(request, patient, LetterForm(request.POST or None))


def moved(
    request: ClinicRequest, patient: Patient, form: PostingForm, *, card_page: bool = False
) -> HttpResponse:
    """Post the form and go back to the account, or show it with what is wrong."""
    if request.method == "POST" and posted(form, patient, request.actor):
        messages.success(request, _("Posted."))
        return redirect("billing:account", pk=patient.pk)
    context = {
        "patient": patient,
        "form": form,
        "balance": queries.balance_of(patient.pk),
        "card_page": card_page,
        "takes_cards": card_payments.processor() is not None,
    }
    return render(request, "billing/ledger_form.html", context, status=422 if form.is_bound else 200)


def posted(form: PostingForm, patient: Patient, by: Actor) -> bool:
    """Whether it was posted; a refusal stands above the form, with everything typed still in it."""
    if not form.is_valid():
        return False
    try:
        form.post(patient, by)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@policy(*KEEPS_BOOKS, phi=True, methods=("POST",))
def end_plan(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The plan no longer holds."""
    plan = payment_plan_for(request.actor, pk)
    why = request.POST.get("why", "")
    plans.end(plan=plan, why=why, expected_version=version_posted(request), by=request.actor)
    messages.success(request, _("The payment plan has ended."))
    return redirect("billing:account", pk=plan.patient_id)


@policy(*KEEPS_BOOKS, phi=True)
def letter(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A letter of protection: what is held, received, reduced, and stays with the patient."""
    found = letter_for(request.actor, pk)
    form = LienForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            form.post_under(found, request.actor)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Posted."))
            return redirect("billing:letter", pk=found.pk)
    context = {
        "letter": found,
        "patient": found.patient,
        "standing": letters.standing_of(found),
        "balance": queries.balance_of(found.patient_id),
        "form": form,
        "makes_packet": request.actor.may_treat,
    }
    return render(request, "billing/letter.html", context, status=422 if form.is_bound else 200)


@policy(*KEEPS_BOOKS, phi=True, methods=("POST",))
def settle_letter(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The case is closed."""
    found = letter_for(request.actor, pk, action="letter.settle")
    letters.settle(letter=found, expected_version=version_posted(request), by=request.actor)
    messages.success(request, _("The case is closed."))
    return redirect("billing:letter", pk=found.pk)
