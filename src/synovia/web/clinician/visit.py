"""The visit: safety first, then what was given, in as few taps as the truth allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import CLINICAL, TREATING, Role
from synovia.records.claims import queries as claims
from synovia.records.claims.access import BILLS
from synovia.records.claims.drafting import DraftRisk, risk_of_draft
from synovia.records.clinical import EditedElsewhere
from synovia.records.programme import actions, queries
from synovia.records.programme.access import plan_for, plan_of_appointment, visit_for
from synovia.records.programme.actions import NotReady
from synovia.records.programme.course import course_of
from synovia.records.programme.session import LAST, PLAN
from synovia.records.programme.session_draft import differences, merged
from synovia.records.refusals import Refused
from synovia.web.clinician.course_shown import course_shown
from synovia.web.clinician.plan import label_of, typed_in
from synovia.web.clinician.plan_thread import thread_links, whose
from synovia.web.clinician.visit_addendum import addendum_form
from synovia.web.clinician.visit_shown import OpenVisit, session_shown
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.programme.models import Visit

RECORDING = (*TREATING, Role.ASSISTANT)


@policy(*RECORDING, phi=True)
def start(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Today's visit under this plan; the one already begun is opened."""
    plan = plan_for(request.actor, pk, action="visit.start")
    if request.method != "POST":
        return redirect("clinician:plan", pk=pk)
    return redirect("clinician:visit", pk=actions.start_visit(plan=plan, by=request.actor).pk)


@policy(*RECORDING, phi=True)
def start_of_appointment(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The visit that belongs to this appointment."""
    appointment, plan = plan_of_appointment(request.actor, pk)
    if request.method != "POST":
        return redirect("clinician:plan", pk=plan.pk)
    found = actions.start_visit(plan=plan, appointment=appointment, by=request.actor)
    return redirect("clinician:visit", pk=found.pk)


@policy(*CLINICAL, phi=True, methods=("GET",))
def visit(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The visit: its form for those who record it, else as it stands."""
    found = visit_for(request.actor, pk)
    if found.is_signed:
        return _signed_page(request, found)
    if request.actor.role not in RECORDING:
        return render(request, "clinician/visit/waiting.html", _around(found, request.actor))
    return form_page(request, found, OpenVisit(found, found.draft))


@policy(*RECORDING, phi=True)
def autosave(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Keep what is typed, as typed; answer with the running figures, the marks and today's screening."""
    found = visit_for(request.actor, pk, action="visit.draft")
    if request.method != "POST":
        return redirect("clinician:visit", pk=pk)
    try:
        saved = actions.save_visit_draft(
            visit=found, expected_version=version_posted(request), posted=typed_in(request), by=request.actor
        )
    except EditedElsewhere as conflict:
        shown = conflict_shown(found, conflict, typed_in(request))
        response = render(request, "clinician/plan/_conflict.html", {"conflict": shown}, status=409)
        response["X-Record-Version"] = str(conflict.current.version)
        return response
    page = OpenVisit(saved, saved.draft)
    response = render(
        request,
        "clinician/visit/_live.html",
        {
            "page": page,
            "visit": saved,
            "out_of_band": True,
            "denial": denial_risk(page, request.actor),
        },
    )
    response["X-Record-Version"] = str(saved.version)
    return response


@policy(*RECORDING, phi=True)
def save(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Save the page, then do what the pressed button says (`do`)."""
    found = visit_for(request.actor, pk)
    if request.method != "POST":
        return redirect("clinician:visit", pk=pk)
    wanted = request.POST.get("do", "")
    try:
        saved = actions.save_visit_draft(
            visit=found, expected_version=version_posted(request), posted=typed_in(request), by=request.actor
        )
        return _then(request, saved, wanted)
    except EditedElsewhere as conflict:
        return _conflict_page(request, found, conflict)


def _then(request: ClinicRequest, found: Visit, wanted: str) -> HttpResponse:
    """The pressed button's step, after everything typed was kept."""
    step, _colon, what = wanted.partition(":")
    if step == "sign":
        return _if_ready(request, found, lambda: redirect("clinician:visit_sign", pk=found.pk))
    if step == "ready":
        return _if_ready(request, found, lambda: _handed_over(request, found))
    anchor = ""
    if step == "prefill" and what in (LAST, PLAN):
        actions.prefill_visit(visit=found, expected_version=found.version, source=what, by=request.actor)
        anchor = "#treatments"
    elif step == "all-no":
        actions.answer_all_no(visit=found, expected_version=found.version, by=request.actor)
        anchor = "#recheck"
    elif step == "add":
        planned = next((row for row in queries.interventions_of(found.plan) if str(row.pk) == what), None)
        if planned is None:
            raise Refused(_("Choose something of the plan."))
        actions.add_to_visit(visit=found, expected_version=found.version, planned=planned, by=request.actor)
        anchor = "#treatments"
    else:
        messages.success(request, _("Saved."))
    return redirect(reverse("clinician:visit", args=[found.pk]) + anchor)


def _if_ready(request: ClinicRequest, found: Visit, go_on: Any) -> HttpResponse:
    page = OpenVisit(found, found.draft)
    problems = visit_problems(page)
    if problems is None:
        return go_on()  # type: ignore[no-any-return]  # a view's answer
    page.tell(problems)
    return form_page(request, found, page, status=422)


def visit_problems(page: OpenVisit) -> dict[str, str] | None:
    """Everything that keeps the visit from being signed, by field; None when nothing does."""
    if not page.is_readable:
        return {}
    found = actions.visit_problems(session=page.session(), screening=page.screening)
    return found or None


def _handed_over(request: ClinicRequest, found: Visit) -> HttpResponse:
    page = OpenVisit(found, found.draft)
    if not page.is_readable:
        return form_page(request, found, page, status=422)
    try:
        actions.hand_over_visit(
            visit=found, expected_version=found.version, session=page.session(), by=request.actor
        )
    except NotReady as refusal:
        page.tell(refusal.problems)
        return form_page(request, found, page, status=422)
    messages.success(request, _("Ready. The therapist sees it on their day."))
    return redirect("clinician:visit", pk=found.pk)


def form_page(
    request: ClinicRequest, found: Visit, page: OpenVisit, *, status: int = 200, conflict: Any = None
) -> HttpResponse:
    """The open visit's page."""
    last = queries.last_visit_before(found)
    context = {
        **_around(found, request.actor),
        "page": page,
        "form": page.form,
        "last": last,
        "plan_rows": queries.interventions_of(found.plan),
        "version": conflict["version"] if conflict else found.version,
        "conflict": conflict,
        "reload": reverse("clinician:visit", args=[found.pk]),
        "show_errors": status == 422,
        "may_sign": request.actor.may_treat,
        "may_treat": request.actor.may_treat,
        "course": course_shown(course_of(found.episode_id, pain_today=page.pain_today)),
        "certification_ended": _has_ended(found),
        "denial": denial_risk(page, request.actor),
    }
    return render(request, "clinician/visit/edit.html", context, status=status)


def _has_ended(found: Visit) -> bool:
    ends = found.plan.certification_ends_on
    return ends is not None and found.happened_on > ends


def denial_risk(page: OpenVisit, by: Actor) -> DraftRisk | None:
    """What a payer would object to if the note were signed as it stands; None while it cannot be read."""
    if not by.reads_prices or any(form.errors for form in page.forms()):
        return None
    return risk_of_draft(page.visit, page.session())


def _around(found: Visit, by: Actor) -> dict[str, Any]:
    plan = found.plan
    return {
        **whose(found.patient, found.episode),
        "visit": found,
        "plan": plan,
        "thread": thread_links(
            "visits",
            by=by,
            episode=found.episode,
            evaluation=plan.evaluation_id,
            plan=plan,
            proposal=plan.proposal,
        ),
    }


def _signed_page(request: ClinicRequest, found: Visit) -> HttpResponse:
    rescreen = found.rescreen
    shown = session_shown(
        found, queries.treatments_of(found), rescreen.get("answers", {}), rescreen.get("screening")
    )
    context = {
        **_around(found, request.actor),
        "shown": shown,
        "addenda": queries.addenda_of(found.pk),
        "billed": claims.claims_of_note(found.pk) if request.actor.role in BILLS else (),
        "addendum": addendum_form(found) if request.actor.role in RECORDING else None,
        "addendum_url": reverse("clinician:add_to_visit", args=[found.pk]),
    }
    return render(request, "clinician/visit/signed.html", context)


def _conflict_page(request: ClinicRequest, found: Visit, conflict: EditedElsewhere) -> HttpResponse:
    """What was typed stays in its fields; what the other person saved stands beside it."""
    typed = typed_in(request)
    shown = conflict_shown(found, conflict, typed)
    if not shown["rows"] and not shown["is_signed"]:
        return redirect("clinician:visit", pk=found.pk)  # the same was sent twice
    return form_page(request, found, OpenVisit(found, merged(found.draft, typed)), status=409, conflict=shown)


def conflict_shown(found: Visit, conflict: EditedElsewhere, typed: Mapping[str, str]) -> dict[str, Any]:
    """Both versions, field by field, for whoever must choose."""
    current = conflict.current
    theirs: dict[str, Any] = getattr(current, "draft", {})
    rows = differences(merged(found.draft, typed), theirs)
    return {
        "version": current.version,
        "who": theirs.get("saved_by", ""),
        "is_signed": getattr(current, "is_signed", False),
        "rows": [(label_of(name), mine, others) for name, mine, others in rows],
    }
