"""The inbox: files of clearing houses and payers as received; remittances reviewed by a person, then posted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import Role
from synovia.records.audit import log
from synovia.records.claims import actions, queries
from synovia.records.claims.access import file_for, remittance_for
from synovia.records.claims.actions.payments import remittance_of, whole_problems
from synovia.records.claims.actions.posting import proposal
from synovia.records.claims.choices import RemittanceStatus
from synovia.records.refusals import Refused
from synovia.web.billing.reason_words import reason_words
from synovia.web.billing.receiving import LARGEST_FILE, Fetched, fetch, take
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.claims.actions.posting import Proposed

BILLS = (Role.OWNER, Role.BILLER)
SHOWN_BYTES = 20_000


@policy(*BILLS, phi=True)
def inbox(request: ClinicRequest) -> HttpResponse:
    """Files received and remittances that wait. Posting fetches (`do=fetch`) or uploads a file."""
    log.record("inbox.read")
    if request.method == "POST":
        return _taken(request)
    page = Paginator(queries.inbox_files(), 25).get_page(request.GET.get("page"))
    context = {
        "files": page,
        "waiting": queries.remittances(RemittanceStatus.WAITING),
        "recent": queries.remittances().exclude(status=RemittanceStatus.WAITING)[:10],
    }
    return render(request, "billing/inbox.html", context)


def _taken(request: ClinicRequest) -> HttpResponse:
    if request.POST.get("do") == "fetch":
        for came in fetch(queries.routes(), request.actor):
            tell(request, came)
        return redirect("billing:inbox")
    sent = request.FILES.get("file")
    if sent is None:
        raise Refused(_("Choose a file."))
    if (sent.size or 0) > LARGEST_FILE:
        raise Refused(_("The file is larger than 20 MB."))
    row, is_new = take(name=sent.name or "upload", content=sent.read(), route=None, by=request.actor)
    messages.success(request, _("Taken in.") if is_new else _("This file was here before; nothing changed."))
    return redirect("billing:inbox_file", pk=row.pk)


def tell(request: ClinicRequest, came: Fetched) -> None:
    """What came of asking one clearing house."""
    if came.problem:
        messages.error(request, f"{came.route}: {came.problem}")
        return
    words = _("%(route)s: %(new)s new files, %(known)s known ones.")
    messages.success(request, words % {"route": came.route, "new": came.new, "known": came.known})


@policy(*BILLS, phi=True, methods=("GET",))
def inbox_file(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One file: what was found in it, what is wrong with it, and its text."""
    found = file_for(request.actor, pk)
    text = bytes(found.content[:SHOWN_BYTES]).decode("utf-8", errors="replace")
    context = {
        "file": found,
        "text": text.replace("~", "~\n").replace("~\n\n", "~\n"),
        "cut": len(found.content) > SHOWN_BYTES,
        "remittances": found.remittances.all(),
        "events": found.events.select_related("claim")[:100],
    }
    return render(request, "billing/inbox_file.html", context)


@policy(*BILLS, phi=True)
def remittance(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What posting would do, claim by claim; the press that does it."""
    found = remittance_for(request.actor, pk)
    if request.method == "POST":
        return _decided(request, found)
    proposed = proposal(found)
    posting = [each for each in proposed if each.can_post]
    context = {
        "remittance": found,
        "said": remittance_of(found),
        "rows": [_row(each) for each in proposed],
        "problems": whole_problems(found, proposed) if found.status == RemittanceStatus.WAITING else [],
        "can_post": len(posting),
        "cannot_post": len([each for each in proposed if each.problem]),
        "paid": sum((each.decision.paid for each in posting), start=0),
        "patient_share": sum((each.decision.patient_share for each in posting), start=0),
        "settled": sum((each.decision.settled for each in posting), start=0),
        "waits": found.status == RemittanceStatus.WAITING,
        "may_match": found.status != RemittanceStatus.SET_ASIDE,
        "may_post": found.status != RemittanceStatus.SET_ASIDE and bool(posting),
    }
    return render(request, "billing/remittance.html", context)


def _row(each: Proposed) -> dict[str, Any]:
    lines = [
        {
            "answer": line,
            "ours": ours,
            "reasons": [(reason_words(f"{one.group}-{one.reason}"), one.amount) for one in line.adjustments],
        }
        for line, ours in zip(each.answer.lines, each.lines or [None] * len(each.answer.lines), strict=True)
    ]
    denials = [(reason_words(f"{one.group}-{one.reason}"), one.amount) for one in each.decision.denials]
    whole = [(reason_words(f"{one.group}-{one.reason}"), one.amount) for one in each.answer.adjustments]
    press = f"match:{each.row.pk}"
    return {"proposed": each, "lines": lines, "denials": denials, "whole": whole, "press": press}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:  # a February 30
        return None


def _decided(request: ClinicRequest, found: Any) -> HttpResponse:
    do, _colon, what = request.POST.get("do", "").partition(":")
    if do == "aside":
        reason = request.POST.get("reason", "")
        actions.set_aside(remittance=found, reason=reason, by=request.actor)
        messages.success(request, _("Set aside. The file stays as received."))
    elif do == "day":
        actions.say_paid_on(remittance=found, on=_day(request.POST.get("paid_on", "")), by=request.actor)
        messages.success(request, _("Noted."))
    elif do == "match":
        row = found.claims.filter(pk=what).first()
        if row is None:
            raise Refused(_("Choose one of its claims."))
        actions.match_by_hand(remitted=row, number=request.POST.get("number", ""), by=request.actor)
        messages.success(request, _("Matched. Look at it before you post."))
    elif do == "post":
        actions.post_remittance(remittance=found, by=request.actor)
        messages.success(request, _("Posted."))
    else:
        raise Refused(_("Choose what to do with this remittance."))
    return redirect("billing:remittance", pk=found.pk)
