"""One claim: what it says, where it comes from, what a payer would object to, what was answered, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.charges.claims.content import Way
from synovia.records.accounts.roles import Role
from synovia.records.claims import actions, queries, thread
from synovia.records.claims.access import claim_for
from synovia.records.claims.actions.claims import content_of, expected
from synovia.records.claims.actions.rebilling import WITH_A_PAYER
from synovia.records.claims.attaching import ours
from synovia.records.claims.choices import ClaimStatus
from synovia.records.people.access import chart_for
from synovia.records.people.choices import Privacy
from synovia.records.refusals import Refused
from synovia.web.billing.claim_edit import told
from synovia.web.billing.reason_words import reason_words
from synovia.web.billing.sending import send_later
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.claims.models import Claim

BILLS = (Role.OWNER, Role.BILLER)
TONES = {
    ClaimStatus.BUILT: "info",
    ClaimStatus.QUEUED: "info",
    ClaimStatus.SENT: "info",
    ClaimStatus.ACCEPTED: "info",
    ClaimStatus.REJECTED: "danger",
    ClaimStatus.PAID: "ok",
    ClaimStatus.DENIED: "danger",
    ClaimStatus.REPLACED: "neutral",
    ClaimStatus.CLOSED: "neutral",
}
ATTACHED = {
    Way.ELECTRONIC: gettext_lazy("Note that goes along (PDF)"),
    Way.FAX: gettext_lazy("Note to fax (PDF)"),
    Way.MAIL: gettext_lazy("Note to mail (PDF)"),
}


@policy(*BILLS, phi=True, methods=("GET",))
def claim(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The claim's page."""
    found = claim_for(request.actor, pk)
    reads_words = may_read_words(request.actor, found)
    is_open = found.status in (ClaimStatus.BUILT, ClaimStatus.REJECTED)
    content = content_of(found)
    context = {
        "attachments": [
            {"label": ATTACHED[Way(each.way)], "number": each.control_number} for each in ours(content)
        ],
        "differences": told(found, content) if is_open else (),
        "claim": found,
        "patient": found.patient,
        "content": content,
        "lines": [_line(line) for line in found.lines.all()],
        "tone": TONES[ClaimStatus(found.status)],
        "is_open": is_open,
        "objections": [
            {**each, "press": f"mend:{index}"} for index, each in enumerate(found.objections) if is_open
        ],
        "thread": thread.of_capture(found.capture, with_words=reads_words),
        "reads_words": reads_words,
        "events": found.events.select_related("file"),
        "answers": queries.answers_of(found),
        "reasons": [reason_words(reason) for reason in found.denial_reasons],
        "expected": expected(found),
        "later": found.later.all(),
        "instead": queries.payers_instead(found.capture) if may_bill_another(found) else (),
        "may_correct": bool(found.payer_number)
        and found.status not in (ClaimStatus.BUILT, ClaimStatus.QUEUED, ClaimStatus.REPLACED),
        "may_close": found.status
        not in (ClaimStatus.BUILT, ClaimStatus.QUEUED, ClaimStatus.REPLACED, ClaimStatus.CLOSED),
        "may_ask_second": found.turn == "P"
        and found.status in (ClaimStatus.PAID, ClaimStatus.DENIED, ClaimStatus.CLOSED)
        and found.patient_share > 0
        and not found.later.filter(turn="S").exists(),
    }
    return render(request, "billing/claim.html", context)


def may_bill_another(claim: Claim) -> bool:
    """Whether no payer holds the claim or has paid on it."""
    held = (*WITH_A_PAYER, ClaimStatus.REPLACED)
    return claim.status not in held and not claim.paid and claim.turn == "P"


def may_read_words(by: Actor, claim: Claim) -> bool:
    """Whether the note's own words are shown; the reading of the chart is noted. A restricted chart is opened as one."""
    if not by.reads_charts or claim.patient.privacy == Privacy.RESTRICTED:
        return False
    chart_for(by, claim.patient_id, action="claim.thread")
    return True


def _line(line: Any) -> dict[str, Any]:
    reasons = [f"{each['group']}-{each['reason']}" for each in line.adjustments]
    words = [
        (reason_words(reason), each["amount"]) for reason, each in zip(reasons, line.adjustments, strict=True)
    ]
    return {"row": line, "reasons": words}


@policy(*BILLS, phi=True, methods=("POST",))
def act(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What the pressed button says (`do`)."""
    found = claim_for(request.actor, pk, action="claim.act")
    step, _colon, what = request.POST.get("do", "").partition(":")
    if step == "mend" and what.isascii() and what.isdigit():
        version, index = version_posted(request), int(what)
        actions.mend(claim=found, expected_version=version, index=index, by=request.actor)
        messages.success(request, _("Mended, and checked again."))
        return redirect("billing:claim", pk=pk)
    if step not in STEPS:
        raise Refused(_("Choose what to do with this claim."))
    made, says = STEPS[step](request, found)
    messages.success(request, says)
    return redirect("billing:claim", pk=made.pk)


def _checked(request: ClinicRequest, found: Claim) -> tuple[Claim, str]:
    return actions.check(claim=found, by=request.actor), _("Checked again.")


def _rebuilt(request: ClinicRequest, found: Claim) -> tuple[Claim, str]:
    return actions.rebuild(claim=found, by=request.actor), _("Taken anew from the note.")


def _corrected(request: ClinicRequest, found: Claim) -> tuple[Claim, str]:
    return actions.correct_claim(claim=found, by=request.actor), _("A corrected claim is made.")


def _voided(request: ClinicRequest, found: Claim) -> tuple[Claim, str]:
    return actions.correct_claim(claim=found, void=True, by=request.actor), _(
        "A claim is made that voids the earlier one."
    )


def _second(request: ClinicRequest, found: Claim) -> tuple[Claim, str]:
    made = actions.secondary_claim(claim=found, by=request.actor)
    if made is None:
        raise Refused(_("The patient has no second coverage with a card on this day."))
    return made, _("The second payer’s claim is made.")


def _sent(request: ClinicRequest, found: Claim) -> tuple[Claim, str]:
    route = found.payer.route
    if route is None:
        raise Refused(_("The payer has no way yet: choose one in the directory."))
    batch = actions.open_batch(route=route, claims=[found], by=request.actor)
    send_later(batch, request.actor)
    return found, _("On its way in batch %(number)s.") % {"number": batch.number}


def _closed(request: ClinicRequest, found: Claim) -> tuple[Claim, str]:
    reason, rest = request.POST.get("reason", ""), request.POST.get("rest", "write_off")
    made = actions.close_claim(claim=found, reason=reason, write_off=rest != "patient", by=request.actor)
    return made, _("Closed.")


STEPS: dict[str, Callable[[ClinicRequest, Claim], tuple[Claim, str]]] = {
    "check": _checked,
    "rebuild": _rebuilt,
    "correct": _corrected,
    "void": _voided,
    "second": _second,
    "send": _sent,
    "close": _closed,
}
