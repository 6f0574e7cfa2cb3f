"""Signing a visit: read it once more as it will be kept, prove who you are, sign."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import TREATING
from synovia.records.claims.actions import capture_if_possible
from synovia.records.claims.choices import NoteKind
from synovia.records.clinical import EditedElsewhere
from synovia.records.programme import actions
from synovia.records.programme.access import visit_for
from synovia.records.programme.session import Session
from synovia.web.clinician.plan_thread import whose
from synovia.web.clinician.signature import SignatureForm
from synovia.web.clinician.visit import conflict_shown, form_page, visit_problems
from synovia.web.clinician.visit_shown import OpenVisit, session_shown
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.programme.models import Visit


@policy(*TREATING, phi=True)
def sign(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The note as it will be kept, and the signature under it."""
    found = visit_for(request.actor, pk)
    if found.is_signed:
        return redirect("clinician:visit", pk=pk)
    page = OpenVisit(found, found.draft)
    problems = visit_problems(page)
    if problems is not None:
        page.tell(problems)
        return form_page(request, found, page, status=422)
    session = page.session()
    posted = request.POST if request.method == "POST" else None
    signature = SignatureForm(request, posted, meaning=meaning_of(found, request))
    if posted is not None and signature.is_valid():
        return _signed(request, found, session, signature)
    shown = session_shown(session, session.treatments, session.answers, page.screening)
    context = {
        **whose(found.patient, found.episode),
        "visit": found,
        "plan": found.plan,
        "shown": shown,
        "form": signature,
        "version": found.version,
    }
    return render(request, "clinician/visit/sign.html", context, status=422 if posted is not None else 200)


def meaning_of(found: Visit, request: ClinicRequest) -> str:
    """What the signature says: the author's own, or the therapist's under an assistant's note."""
    if found.ready_by_id and found.ready_by_id != request.actor.user_id:
        return _("I have reviewed this visit, recorded by the assistant, and co-sign it.")
    return _("I treated this patient and wrote this note.")


def _signed(request: ClinicRequest, found: Visit, session: Session, signature: SignatureForm) -> HttpResponse:
    try:
        actions.sign_visit(
            visit=found,
            expected_version=version_posted(request),
            session=session,
            printed_name=signature.cleaned_data["printed_name"],
            meaning=signature.meaning,
            by=request.actor,
        )
    except EditedElsewhere as conflict:
        current = visit_for(request.actor, found.pk)
        shown = conflict_shown(current, conflict, {})
        return form_page(request, current, OpenVisit(current, current.draft), status=409, conflict=shown)
    capture_if_possible(kind=NoteKind.VISIT, note_id=found.pk, by=request.actor)
    messages.success(request, _("Signed and locked."))
    return redirect("clinician:visit", pk=found.pk)
