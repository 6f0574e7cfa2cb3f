"""Editing a draft claim: everything typed stays on the page until it can be kept, and each slip stands beside its field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.domain.charges.claims.content import Claim as Content
from synovia.domain.charges.claims.editing import Difference, differences
from synovia.records.accounts.roles import Role
from synovia.records.claims import actions
from synovia.records.claims.access import claim_for
from synovia.records.claims.actions.claims import as_captured, content_of, must_be_open
from synovia.records.claims.origin import support_of
from synovia.records.clinical import EditedElsewhere
from synovia.web.billing.claim_edit_form import ClaimForm, LineForm, laid
from synovia.web.components.fields import error_summary
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.claims.models import Claim


@policy(Role.OWNER, Role.BILLER, phi=True)
def edit(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Lines and what stands beside them; the note's bill is shown as the origin."""
    found = claim_for(request.actor, pk, action="claim.edit")
    must_be_open(found)
    content = content_of(found)
    posted = request.POST if request.method == "POST" else None
    prices = support_of(found, content).prices
    whole = ClaimForm(posted, content, found.version)
    lines = [LineForm(posted, line, index, prices.get(line.code)) for index, line in enumerate(content.lines)]
    if posted is not None and _saved(request, found, whole, lines):
        messages.success(request, _("Saved, and checked again."))
        return redirect("billing:claim", pk=pk)
    return _page(request, found, content, whole, lines)


def _saved(request: ClinicRequest, found: Claim, whole: ClaimForm, lines: Sequence[LineForm]) -> bool:
    """Whether it is kept; if not, the forms say why."""
    if not all([whole.is_valid(), *(form.is_valid() for form in lines)]):
        return False
    if [form.cleaned_data["code"] for form in lines] != [form.line.code for form in lines]:
        whole.add_error(
            None, _("The claim’s lines changed meanwhile. Open the claim again to edit it as it is now.")
        )
        return False
    billed = [form for form in lines if not form.cleaned_data["leave_off"]]
    wanted = whole.value([form.value() for form in billed])
    version, reason = whole.cleaned_data["version"], whole.cleaned_data["reason"]
    try:
        with transaction.atomic():
            actions.edit_claim(
                claim=found, expected_version=version, wanted=wanted, reason=reason, by=request.actor
            )
    except EditedElsewhere as conflict:
        says = _(
            "Somebody changed this claim meanwhile. What you typed is still here; save again to have it so."
        )
        whole.add_error(None, says)
        whole.shown_version = conflict.current.version
        return False
    except actions.NotEditable as refusal:
        laid(refusal.slips, whole, billed)
        return False
    return True


def _page(
    request: ClinicRequest, found: Claim, content: Content, whole: ClaimForm, lines: Sequence[LineForm]
) -> HttpResponse:
    context: dict[str, Any] = {
        "claim": found,
        "patient": found.patient,
        "content": content,
        "whole": whole,
        "lines": lines,
        "summary": error_summary(*lines, whole),
        "differences": told(found, content),
    }
    return render(request, "billing/claim_edit.html", context, status=422 if whole.is_bound else 200)


def told(found: Claim, content: Content) -> tuple[Difference, ...]:
    """In what the claim differs from the bill of its note."""
    return differences(as_captured(found), content)
