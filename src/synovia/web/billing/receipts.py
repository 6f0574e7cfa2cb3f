"""Money received: by day and way of paying, the deposit slip of a day, and whether both agree with the ledger."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.terms.money import total
from synovia.records.ledger import queries
from synovia.records.ledger.access import books_for
from synovia.records.ledger.receipts import WAYS, added, by_day, deposit_of, in_the_books, received
from synovia.records.refusals import Refused
from synovia.web.billing.ledger import KEEPS_BOOKS
from synovia.web.billing.ledger_forms import PeriodForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

USUAL_DAYS = 30


@policy(*KEEPS_BOOKS, phi=True, methods=("GET",))
def receipts(request: ClinicRequest) -> HttpResponse:
    """What was received on each day, from patients by way of paying and from others. No patient is named."""
    books_for(request.actor, action="ledger.receipts")
    today = timezone.localdate()
    usual: dict[str, Any] = {"since": today - timedelta(days=USUAL_DAYS), "until": today}
    form = PeriodForm(request.GET if "since" in request.GET else {k: str(v) for k, v in usual.items()})
    said = form.cleaned_data if form.is_valid() else usual
    days = by_day(said["since"], said["until"])
    if request.GET.get("as") == "csv":
        return _as_csv(days, said["since"])
    sums = added(days)
    context = {
        "form": form,
        "ways": list(WAYS.values()),
        "days": days,
        "sums": sums,
        "books": in_the_books(said["since"], said["until"]),
        "ahead": total(amount for _pk, _name, payer, amount in queries.paid_ahead() if not payer),
        "query": f"since={said['since']}&until={said['until']}",
    }
    return render(request, "billing/receipts.html", context)


def _as_csv(days: list[Any], since: date) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="received-{since:%Y-%m-%d}.csv"'
    writer = csv.writer(response)
    writer.writerow(["day", *WAYS, "patients", "all"])
    writer.writerows([each.on, *each.ways.values(), each.patients, each.all] for each in days)
    return response


@policy(*KEEPS_BOOKS, phi=True, methods=("GET",))
def deposit(request: ClinicRequest) -> HttpResponse:
    """What of a day goes to the bank, today without another, check by check, and how it comes to what the ledger says."""
    books_for(request.actor, action="ledger.deposit")
    try:
        on = date.fromisoformat(request.GET.get("on") or str(timezone.localdate()))
    except ValueError:
        raise Refused(_("There is no such day.")) from None
    found = deposit_of(on)
    books = in_the_books(on, on)
    context = {
        "deposit": found,
        "checks": [(each, received(each)) for each in found.checks],
        "rest": [(WAYS[way], amount) for way, amount in found.rest.items()],
        "books": books,
        "agrees": books == found.in_the_books,
    }
    return render(request, "billing/deposit.html", context)
