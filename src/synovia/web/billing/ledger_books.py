"""The clinic's books: what is open by age, months and their closing, the export for accounting."""

import csv
from collections.abc import Iterator
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges.ledger import Account
from synovia.domain.terms.money import ZERO
from synovia.records.ledger import letters, plans, queries
from synovia.records.ledger import months as books
from synovia.records.ledger.access import books_for
from synovia.records.ledger.texts import age_names
from synovia.records.refusals import Refused
from synovia.web.billing.ledger import KEEPS_BOOKS
from synovia.web.billing.ledger_forms import PeriodForm
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

COLUMNS = (
    "counted_on",
    "happened_on",
    "entry",
    "kind",
    "account",
    "payer",
    "how",
    "debit",
    "credit",
    "note",
    "made_by",
)
SPEAKS_TO_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 200


@policy(*KEEPS_BOOKS, phi=True, methods=("GET",))
def aging(request: ClinicRequest) -> HttpResponse:
    """What is open today by payer and age, who owes it, and who has paid ahead."""
    books_for(request.actor, action="ledger.aging")
    found = queries.aging(timezone.localdate())
    context = {
        "aging": found,
        "ages": age_names(),
        "rows": found.rows[:MOST_ROWS],
        "more": max(0, len(found.rows) - MOST_ROWS),
        "ahead": queries.paid_ahead()[:MOST_ROWS],
        "letters": letters.open_letters()[:MOST_ROWS],
        "behind": plans.plans_behind()[:MOST_ROWS],
    }
    return render(request, "billing/aging.html", context)


@policy(*KEEPS_BOOKS, phi=True, methods=("GET",))
def months(request: ClinicRequest) -> HttpResponse:
    """The months with their figures; a month that is over can be closed."""
    books_for(request.actor, action="ledger.months")
    rows = [(month, figures_of(month)) for month in books.months_with_entries()]
    return render(request, "billing/months.html", {"rows": rows, "period": PeriodForm()})


def figures_of(month: books.Books) -> dict[str, object]:
    """A month's figures as one reads them: what was charged and received, what was not, what was added to the debts."""
    return {
        "charged": -month.of(Account.REVENUE),
        "received": month.of(Account.CASH),
        "adjusted": month.of(Account.ADJUSTED),
        "given_up": month.of(Account.WRITTEN_OFF) + month.of(Account.REDUCED),
        "open": month.of(Account.RECEIVABLE) + month.of(Account.HELD),
    }


@policy(*KEEPS_BOOKS, methods=("POST",))
def close_month(request: ClinicRequest) -> HttpResponse:
    """Close a month."""
    books.close_month(month=month_posted(request), by=request.actor)
    messages.success(request, _("The month is closed."))
    return redirect("billing:months")


@policy(*KEEPS_BOOKS, methods=("POST",))
def reopen_month(request: ClinicRequest) -> HttpResponse:
    """Open a closed month again."""
    books.reopen_month(month=month_posted(request), why=request.POST.get("why", ""), by=request.actor)
    messages.success(request, _("The month is open again."))
    return redirect("billing:months")


def month_posted(request: ClinicRequest) -> date:
    """The month in the form."""
    try:
        return date.fromisoformat(request.POST.get("month", ""))
    except ValueError:
        raise Refused(_("Which month? It was not in the form.")) from None


@policy(*KEEPS_BOOKS, phi=True, methods=("GET",))
def export(request: ClinicRequest) -> HttpResponse:
    """Every leg that counts in a period as CSV. It names no patient: the entry's id leads back to them here."""
    books_for(request.actor, action="ledger.exported")
    form = PeriodForm(request.GET)
    if not form.is_valid():
        raise Refused(_("An export needs its first and its last day, in this order."))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ledger.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows(csv_rows(**form.cleaned_data))
    return response


def csv_rows(since: date, until: date) -> Iterator[list[str]]:
    """The rows of the export; debits and credits of each entry add up to the same."""
    for leg in books.entries_counted(since, until):
        held = leg.account == Account.HELD or leg.entry.about.startswith("letter/")
        payer = _("letter of protection") if held and leg.payer else leg.payer
        yield [
            leg.entry.counted_on.isoformat(),
            leg.entry.on.isoformat(),
            str(leg.entry_id),
            leg.entry.kind,
            leg.account,
            as_text(payer or _("patient")),
            leg.entry.how,
            str(max(leg.amount, ZERO)),
            str(max(-leg.amount, ZERO)),
            as_text(leg.note),
            as_text(leg.entry.made_by_name),
        ]


def as_text(value: str) -> str:
    """A text no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(SPEAKS_TO_SPREADSHEETS) else value
