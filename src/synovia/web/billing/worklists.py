"""The biller's lists: what waits, why, and the press that takes it one step further."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import Role
from synovia.records.charges.good_faith_queries import owed
from synovia.records.claims import actions, coverage, queries
from synovia.records.claims.access import capture_for, claim_for, worklists_for
from synovia.records.claims.queries import Waiting
from synovia.records.refusals import NotYours, Refused
from synovia.web.billing.reason_words import reason_words
from synovia.web.billing.sending import send_later
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

BILLS = (Role.OWNER, Role.BILLER)
ON_A_PAGE = 25
"""Notes not billed, with what each lacks: to find that out takes a moment each."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: what it is called, what it says when empty, and where its rows come from."""

    name: Any
    empty: Any
    count: Callable[[Waiting], int]
    rows: Callable[[ClinicRequest], Any]
    icon: str
    template: str


LISTS: dict[str, Listed] = {
    "unsigned": Listed(
        gettext_lazy("Not signed"),
        gettext_lazy("Every note is signed."),
        lambda waiting: waiting.unsigned,
        lambda request: {
            "visits": queries.unsigned_visits(queries.today()),
            "evaluations": queries.unsigned_evaluations(),
        },
        "pen-line",
        "billing/lists/_unsigned.html",
    ),
    "unbilled": Listed(
        gettext_lazy("Not billed"),
        gettext_lazy("Every signed note is billed."),
        lambda waiting: waiting.uncaptured + waiting.unclaimed + waiting.covered,
        lambda request: {
            "notes": queries.uncaptured(queries.today(), ON_A_PAGE),
            "captures": queries.unclaimed(),
            "covered": queries.covered_with_payers(),
        },
        "file-pen",
        "billing/lists/_unbilled.html",
    ),
    "to-send": Listed(
        gettext_lazy("To be sent"),
        gettext_lazy("No claim waits to be sent."),
        lambda waiting: waiting.blocked + waiting.ready,
        lambda request: _to_send(),
        "send",
        "billing/lists/_to-send.html",
    ),
    "rejected": Listed(
        gettext_lazy("Rejected"),
        gettext_lazy("No claim is rejected."),
        lambda waiting: waiting.rejected,
        lambda request: {"claims": queries.rejected()},
        "circle-x",
        "billing/lists/_rejected.html",
    ),
    "denied": Listed(
        gettext_lazy("Denied"),
        gettext_lazy("No claim is denied."),
        lambda waiting: waiting.denied,
        lambda request: _denied(request),
        "ban",
        "billing/lists/_denied.html",
    ),
    "unpaid": Listed(
        gettext_lazy("Unpaid"),
        gettext_lazy("No claim waits for a payer."),
        lambda waiting: waiting.unpaid,
        lambda request: {"ages": queries.unpaid_by_age(queries.today())},
        "clock",
        "billing/lists/_unpaid.html",
    ),
    "second": Listed(
        gettext_lazy("For a second payer"),
        gettext_lazy("No second payer is to be asked."),
        lambda waiting: waiting.second,
        lambda request: {"claims": queries.second_due()},
        "users",
        "billing/lists/_second.html",
    ),
    "unposted": Listed(
        gettext_lazy("Not posted"),
        gettext_lazy("Every answer found its claim and adds up."),
        lambda waiting: waiting.unposted,
        lambda request: {"answers": queries.unposted()},
        "circle-help",
        "billing/lists/_unposted.html",
    ),
    "addenda": Listed(
        gettext_lazy("Addenda since"),
        gettext_lazy("No note was added to after it was billed."),
        lambda waiting: waiting.differences,
        lambda request: {"addenda": queries.addenda_since()},
        "history",
        "billing/lists/_addenda.html",
    ),
    "authorizations": Listed(
        gettext_lazy("Authorizations"),
        gettext_lazy("No authorization ends soon."),
        lambda waiting: waiting.authorizations,
        lambda request: {"authorizations": coverage.ending(queries.today())},
        "badge-check",
        "billing/lists/_authorizations.html",
    ),
    "underpaid": Listed(
        gettext_lazy("Underpaid"),
        gettext_lazy("No payer allowed less than its terms say."),
        lambda waiting: waiting.underpaid,
        lambda request: {"lines": queries.underpaid()},
        "trending-down",
        "billing/lists/_underpaid.html",
    ),
}


def _to_send() -> dict[str, Any]:
    rows = list(queries.to_send())
    return {"claims": rows, "ready": queries.ready_by_route(rows)}


def _denied(request: ClinicRequest) -> dict[str, Any]:
    chosen = request.GET.get("reason", "")
    reasons = [(reason, reason_words(reason), count) for reason, count in queries.denial_reasons()]
    return {"claims": queries.denied(chosen), "reasons": reasons, "reason": chosen}


def _badge(count: int) -> str:
    """How much waits; beyond what is counted only that it is more."""
    return f"{queries.MOST}+" if count > queries.MOST else str(count or "")


@policy(*BILLS, phi=True, methods=("GET",))
def worklist(request: ClinicRequest) -> HttpResponse:
    """All lists with their counts, and one of them in full (`?list=`); else the first with anything in it."""
    worklists_for(request.actor)
    waiting = queries.waiting(queries.today())
    asked = request.GET.get("list", "")
    if asked and asked not in LISTS:
        raise NotYours("worklist", asked)
    first = next((key for key, each in LISTS.items() if each.count(waiting)), "to-send")
    chosen = asked or first
    context = {
        "lists": [
            {
                "label": each.name,
                "href": f"?list={key}",
                "current": key == chosen,
                "badge": _badge(each.count(waiting)),
            }
            for key, each in LISTS.items()
        ],
        "chosen": chosen,
        "listed": LISTS[chosen],
        "waiting": waiting,
        "today": queries.today(),
        "estimates_due": owed(tariffs().good_faith),
        **LISTS[chosen].rows(request),
    }
    return render(request, "billing/worklist.html", context)


@policy(*BILLS, phi=True, methods=("POST",))
def capture(request: ClinicRequest) -> HttpResponse:
    """Take the charges of every signed note that lacks nothing, and make the claims."""
    worklists_for(request.actor, "charges.capture")
    taken = [
        actions.capture_if_possible(kind=note.kind, note_id=note.id, by=request.actor)
        for note in queries.uncaptured(queries.today())
        if not note.problems
    ]
    made = actions.build_all(captures=queries.unclaimed(), by=request.actor)
    messages.success(
        request,
        _("Charges taken from %(notes)s notes, %(claims)s claims made.")
        % {"notes": len([one for one in taken if one]), "claims": len(made)},
    )
    return redirect(reverse("billing:worklist") + "?list=to-send")


@policy(*BILLS, phi=True, methods=("POST",))
def send(request: ClinicRequest) -> HttpResponse:
    """A batch of all claims of one way that nothing blocks, or of one claim alone."""
    worklists_for(request.actor, "claims.send")
    wanted = request.POST.get("route", "")
    found = queries.ready_by_route(queries.to_send())
    for way, claims in found:
        if way is not None and str(way.pk) == wanted:
            batch = actions.open_batch(route=way, claims=claims, by=request.actor)
            send_later(batch, request.actor)
            return redirect("billing:batch", pk=batch.pk)
    raise Refused(_("No claim is ready for this way."))


@policy(*BILLS, phi=True, methods=("POST",))
def bill_another(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Bill another payer for a note than before (`coverage`), and say why; `pk` is the capture."""
    capture_row = capture_for(request.actor, pk)
    wanted = request.POST.get("coverage", "")
    found = [row for row in queries.payers_instead(capture_row) if str(row.pk) == wanted]
    if not found:
        raise Refused(_("Choose the coverage that is to be billed."))
    made = actions.bill_another(
        capture=capture_row, coverage=found[0], reason=request.POST.get("reason", ""), by=request.actor
    )
    messages.success(request, _("The claim to the other payer is made. Look at it before you send it."))
    return redirect("billing:claim", pk=made.pk)


@policy(*BILLS, phi=True, methods=("POST",))
def decide_addendum(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What is done about an addendum written after its note was billed; `pk` is the capture."""
    capture_row = capture_for(request.actor, pk)
    wanted = request.POST.get("addendum", "")
    found = [
        row for row in queries.addenda_since() if str(row.pk) == wanted and row.note_id == capture_row.note_id
    ]
    if not found:
        raise Refused(_("There is nothing to decide about this addendum."))
    decision = request.POST.get("decision", "")
    decided = actions.decide_difference(addendum=found[0], decision=decision, by=request.actor)
    claim = queries.standing_claim(capture_row.note_id)
    if decision == "corrected" and claim is not None:
        opened = claim_for(request.actor, claim.pk)
        made = actions.restate_claim(claim=opened, minutes=decided.minutes, by=request.actor)
        messages.success(
            request, _("The claim says what the addendum restates. Look at it before you send it.")
        )
        return redirect("billing:claim", pk=made.pk)
    messages.success(request, _("Noted: the bill stands."))
    return redirect(reverse("billing:worklist") + "?list=addenda")
