"""Reports on screen and as CSV: charges, payments, adjustments, what is open, days in receivables."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.claims import queries
from synovia.records.claims.reports import GROUPINGS, ReportRow, days_in_receivables, report
from synovia.web.components import widgets
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

BILLS = (Role.OWNER, Role.BILLER)
USUAL_DAYS = 90
COLUMNS = ("charges", "paid", "adjusted", "patient_share", "open")


class RangeForm(forms.Form):
    """Which days of service, summed by what."""

    start = forms.DateField(label=_("From"), widget=widgets.Day())
    end = forms.DateField(label=_("Through"), widget=widgets.Day())
    by = forms.ChoiceField(label=_("By"), choices=[(key, label) for key, (label, _of) in GROUPINGS.items()])


@policy(*BILLS, methods=("GET",))
def reports(request: ClinicRequest) -> HttpResponse:
    """The sums of a range of days. No patient is named."""
    today = queries.today()
    usual = {"start": today - timedelta(days=USUAL_DAYS), "end": today, "by": "payer"}
    form = RangeForm(request.GET if "start" in request.GET else {k: str(v) for k, v in usual.items()})
    said: dict[str, Any] = form.cleaned_data if form.is_valid() else usual
    rows = report(said["start"], said["end"], said["by"])
    log.record("reports.read", fields={"by": said["by"]})
    if request.GET.get("as") == "csv":
        return as_csv(rows, said)
    totals = {name: sum((getattr(row, name) for row in rows), Decimal("0.00")) for name in COLUMNS}
    context = {
        "form": form,
        "rows": rows,
        "totals": totals,
        "by": GROUPINGS[said["by"]][0],
        "days": days_in_receivables(totals["open"], today),
        "query": f"start={said['start']}&end={said['end']}&by={said['by']}",
    }
    return render(request, "billing/reports.html", context)


def as_csv(rows: list[ReportRow], said: dict[str, Any]) -> HttpResponse:
    """One line a row, amounts with two decimals and a point."""
    start: date = said["start"]
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="billing-by-{said["by"]}-{start:%Y-%m-%d}.csv"'
    written = csv.writer(response)
    written.writerow([said["by"], "visits", "claims", *COLUMNS])
    for row in rows:
        written.writerow(
            [plain(row.name), len(row.visits), row.claims, *(getattr(row, name) for name in COLUMNS)]
        )
    return response


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
