"""A patient's account: what is open, everything that happened, and each entry with its legs and its source."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import Role
from synovia.records.ledger import actions, queries
from synovia.records.ledger.access import account_for, entry_for
from synovia.records.ledger.choices import AccountName
from synovia.records.ledger.texts import payer_names
from synovia.web import card_payments
from synovia.web.billing.ledger_forms import PeriodForm, ReasonForm
from synovia.web.billing.ledger_shown import PlanShown, lines_of, open_by_payer, source_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

TAKES_MONEY = (Role.OWNER, Role.BILLER, Role.FRONT_DESK)
KEEPS_BOOKS = (Role.OWNER, Role.BILLER)


@policy(*TAKES_MONEY, phi=True, methods=("GET",))
def account(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The account with what can be done about it."""
    patient = account_for(request.actor, pk)
    plan = queries.plan_of(pk)
    context = {
        "patient": patient,
        "balance": queries.balance_of(pk),
        "open_by_payer": open_by_payer(patient),
        "lines": lines_of(patient, request.actor),
        "plan": PlanShown(plan) if plan else None,
        "letters": queries.letters_of(pk),
        "statements": queries.statements_of(pk)[:6],
        "cards": queries.cards_of(pk)[:6],
        "takes_cards": card_payments.processor() is not None,
        "period": PeriodForm(),
        "keeps_books": request.actor.role in KEEPS_BOOKS,
    }
    return render(request, "billing/account.html", context)


@policy(*TAKES_MONEY, phi=True, methods=("GET",))
def entry(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One entry: its legs, who made it, what it is about, and what takes it back."""
    found = entry_for(request.actor, pk)
    names = payer_names(found.patient) if found.patient else {}
    legs = [
        (AccountName(leg.account).label, names.get(leg.payer, leg.payer), leg.amount, leg.note)
        for leg in found.legs.all()
    ]
    context = {
        "entry": found,
        "legs": legs,
        "source": source_of(found.about, request.actor),
        "undone_by": getattr(found, "reversed_by", None),
        "form": ReasonForm(),
        "may_reverse": request.actor.role in KEEPS_BOOKS and found.kind != "reversal",
    }
    return render(request, "billing/entry.html", context)


@policy(*KEEPS_BOOKS, phi=True, methods=("POST",))
def reverse_entry(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Take the entry back with another one."""
    found = entry_for(request.actor, pk, action="entry.reverse")
    undone = actions.reverse(entry=found, why=request.POST.get("why", ""), by=request.actor)
    messages.success(request, _("Taken back. Both entries stay in the account."))
    return redirect("billing:entry", pk=undone.pk)
