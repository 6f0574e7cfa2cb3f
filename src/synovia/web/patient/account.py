"""The portal's account: what is owed now, what insurance still decides, what happened, statements, paying by card."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges.ledger import Kind
from synovia.domain.charges.statement import Row
from synovia.records.ledger import plans, queries
from synovia.records.ledger.access import account_for, card_payment_for, statement_for
from synovia.web import card_payments
from synovia.web.handing_out import as_download
from synovia.web.patient.pages import PORTAL_ROLES
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

EVER = date(1900, 1, 1)
PLAIN = {
    Kind.CHARGE: _("Your visit"),
    Kind.INSURANCE_PAYMENT: _("Your insurance decided"),
    Kind.TAKEBACK: _("Your insurance took money back"),
    Kind.TRANSFER: _("Moved to another payer"),
    Kind.PATIENT_PAYMENT: _("You paid"),
    Kind.REFUND: _("We gave you money back"),
    Kind.WRITE_OFF: _("We do not ask for this"),
    Kind.HOLD: _("Waits for your case to settle"),
    Kind.SETTLEMENT: _("Paid out of your settlement"),
    Kind.REDUCTION: _("We do not ask for this"),
    Kind.RELEASE: _("Back to you to pay"),
    Kind.REVERSAL: _("Corrected"),
}


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def account(request: ClinicRequest) -> HttpResponse:
    """Everything in plain words; corrected mistakes are left out together with their corrections."""
    patient = own_account(request)
    made = queries.statement_of(patient, since=EVER, until=timezone.localdate())
    plan = queries.plan_of(patient)
    context = {
        "made": made,
        "rows": [(PLAIN[row.entry.kind], row, told(row)) for row in reversed(made.rows)],
        "plan": plan,
        "installments": plans.schedule_of(plan) if plan else (),
        "standing": plans.standing_of(plan) if plan else None,
        "statements": queries.statements_of(patient),
        "takes_cards": card_payments.processor() is not None,
    }
    return render(request, "patient/account.html", context)


def own_account(request: ClinicRequest) -> UUID:
    """The patient whose portal this is, after the gate."""
    assert request.actor.patient_id is not None, "portal roles have a patient by a database constraint"
    return account_for(request.actor, request.actor.patient_id, action="portal.account").pk


def told(row: Row) -> Decimal:
    """What became the patient's to pay with this entry; below zero what they no longer owe."""
    legs = [leg for leg in row.entry.legs if leg.account == "receivable" and not leg.payer]
    return sum((leg.amount for leg in legs), Decimal("0.00"))


@policy(*PORTAL_ROLES, phi=True, methods=("GET",))
def statement(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A statement as it was made."""
    return as_download(statement_for(request.actor, pk))


@policy(*PORTAL_ROLES, phi=True, methods=("POST",))
def pay(request: ClinicRequest) -> HttpResponse:
    """The way to the page where the card is entered, for what is due."""
    patient = account_for(request.actor, own_account(request), action="portal.pay")
    due = queries.balance_of(patient.pk).due
    if not due:
        return redirect("patient:account")
    begun = card_payments.begin(request, patient, due, back_to=reverse("patient:account"))
    return redirect("patient:card", pk=begun.pk)


@policy(*PORTAL_ROLES, phi=True)
def card(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The way on to the card page; a press asks for it again where the processor gave no answer."""
    payment = card_payment_for(request.actor, pk)
    if request.method == "POST":
        card_payments.later(card_payments.settle_payment, pk, request.actor)
        return redirect("patient:card", pk=pk)
    return render(request, "patient/pay.html", {"payment": payment})
