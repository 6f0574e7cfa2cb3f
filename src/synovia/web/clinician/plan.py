"""The plan of care: a draft that saves itself, then a signed page that stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from synovia.records.accounts.roles import CLINICAL, TREATING
from synovia.records.clinical import EditedElsewhere
from synovia.records.programme import actions, queries
from synovia.records.programme.access import plan_for
from synovia.records.programme.session_draft import differences
from synovia.web.clinician.plan_forms import PlanForm
from synovia.web.clinician.plan_shown import signed_plan_context
from synovia.web.clinician.plan_thread import thread_links, whose
from synovia.web.clinician.signature import SignatureForm
from synovia.web.clinician.visit_units import units_shown
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from synovia.records.programme.models import PlanOfCare

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "version", "next"})


@policy(*CLINICAL, phi=True, methods=("GET",))
def plan(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The plan: its form while a therapist works on it, else as it stands."""
    found = plan_for(request.actor, pk)
    if found.is_signed or not request.actor.may_treat:
        return render(request, "clinician/plan/signed.html", signed_plan_context(request, found))
    return _form_page(request, found, _form(found))


@policy(*TREATING, phi=True)
def save(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Save the page; `next=sign` goes on to the signature when nothing stands in the way."""
    found = plan_for(request.actor, pk)
    if request.method != "POST":
        return redirect("clinician:plan", pk=pk)
    form = _form(found, typed_in(request))
    signing = request.POST.get("next") == "sign"
    readable = form.is_valid()
    try:
        actions.save_plan(
            plan=found,
            expected_version=version_posted(request),
            typed=typed_in(request),
            terms=form.terms() if readable else None,
            by=request.actor,
        )
    except EditedElsewhere as conflict:
        return _conflict_page(request, found, form, conflict)
    if not readable:
        return _form_page(request, found, form, status=422)
    if signing:
        return redirect("clinician:plan_sign", pk=pk)
    messages.success(request, _("Saved."))
    return redirect("clinician:plan", pk=pk)


@policy(*TREATING, phi=True)
def autosave(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Keep what is typed, as typed; answer with the live figures."""
    found = plan_for(request.actor, pk, action="plan.draft")
    if request.method != "POST":
        return redirect("clinician:plan", pk=pk)
    form = _form(found, typed_in(request))
    try:
        saved = actions.save_plan(
            plan=found,
            expected_version=version_posted(request),
            typed=typed_in(request),
            terms=form.terms() if form.is_valid() else None,
            by=request.actor,
        )
    except EditedElsewhere as conflict:
        return _conflict_answer(request, conflict)
    response = render(
        request, "clinician/plan/_live.html", {"units": units_shown(form.minutes_by_code()), "form": form}
    )
    response["X-Record-Version"] = str(saved.version)
    return response


@policy(*TREATING, phi=True)
def add_goal(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One more goal, after saving what is typed."""
    found = plan_for(request.actor, pk)
    if request.method == "POST":
        _keep_typed(request, found)
        goal = actions.add_goal(plan=found, by=request.actor)
        return redirect(f"{_address(found)}#goal-{goal.pk}")
    return redirect("clinician:plan", pk=pk)


@policy(*TREATING, phi=True)
def remove_goal(request: ClinicRequest, pk: UUID, goal_pk: UUID) -> HttpResponse:
    """Take a goal out, after saving what is typed."""
    found = plan_for(request.actor, pk)
    if request.method == "POST":
        _keep_typed(request, found)
        actions.remove_goal(plan=found, goal_id=goal_pk, by=request.actor)
        return redirect(f"{_address(found)}#goals")
    return redirect("clinician:plan", pk=pk)


@policy(*TREATING, phi=True)
def sign(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Read the plan once more as it will be kept, prove who you are, sign."""
    found = plan_for(request.actor, pk)
    if found.is_signed:
        return redirect("clinician:plan", pk=pk)
    form = _form(found)
    problems = _in_the_way(found, form)
    if problems:
        for name, says in problems.items():
            form.add_error(name if name in form.fields else None, says)
        return _form_page(request, found, form, status=422)
    meaning = _("I made this plan of care and establish it for this patient.")
    signature = SignatureForm(request, request.POST if request.method == "POST" else None, meaning=meaning)
    if request.method == "POST" and signature.is_valid():
        return _signed(request, found, form, signature)
    context = signed_plan_context(request, found) | {"form": signature, "version": found.version}
    return render(
        request, "clinician/plan/sign.html", context, status=422 if request.method == "POST" else 200
    )


def _signed(
    request: ClinicRequest, found: PlanOfCare, form: PlanForm, signature: SignatureForm
) -> HttpResponse:
    try:
        actions.sign_plan(
            plan=found,
            expected_version=version_posted(request),
            terms=form.terms(),
            printed_name=signature.cleaned_data["printed_name"],
            meaning=signature.meaning,
            by=request.actor,
        )
    except EditedElsewhere as conflict:
        return _conflict_page(request, found, form, conflict)
    messages.success(request, _("Signed and locked."))
    return redirect("clinician:plan", pk=found.pk)


def _in_the_way(found: PlanOfCare, form: PlanForm) -> dict[str, str]:
    """Everything that keeps the plan from being signed, by field."""
    form.full_clean()
    if form.errors:
        return {}
    return actions.plan_problems(plan=found, terms=form.terms())


def typed_in(request: ClinicRequest) -> dict[str, str]:
    """What the page sent, without what belongs to the sending."""
    return {name: str(value) for name, value in request.POST.items() if name not in NOT_TYPED}


def _form(found: PlanOfCare, typed: Mapping[str, str] | None = None) -> PlanForm:
    data = typed if typed is not None else _complete(found)
    return PlanForm(found, queries.goals_of(found), queries.interventions_of(found), data)


def _complete(found: PlanOfCare) -> dict[str, Any] | None:
    """The draft as typed; None (the plan's own values) when nothing was typed yet."""
    kept: dict[str, Any] | None = found.draft.get("fields")
    return kept or None


def _form_page(
    request: ClinicRequest, found: PlanOfCare, form: PlanForm, *, status: int = 200, conflict: Any = None
) -> HttpResponse:
    context = {
        **whose(found.patient, found.episode),
        "plan": found,
        "form": form,
        "conflict": conflict,
        "reload": _address(found),
        "version": conflict["version"] if conflict else found.version,
        "show_errors": status != 200,
        "units": units_shown(form.minutes_by_code()),
        "thread": thread_links(
            "plan",
            by=request.actor,
            episode=found.episode,
            evaluation=found.evaluation_id,
            plan=found,
            proposal=found.proposal,
        ),
    }
    return render(request, "clinician/plan/edit.html", context, status=status)


def _conflict_page(
    request: ClinicRequest, found: PlanOfCare, form: PlanForm, conflict: EditedElsewhere
) -> HttpResponse:
    """What was typed stays in its fields; what the other person saved stands beside it."""
    return _form_page(request, found, form, status=409, conflict=conflict_shown(conflict, typed_in(request)))


def _conflict_answer(request: ClinicRequest, conflict: EditedElsewhere) -> HttpResponse:
    shown = conflict_shown(conflict, typed_in(request))
    response = render(request, "clinician/plan/_conflict.html", {"conflict": shown}, status=409)
    response["X-Record-Version"] = str(conflict.current.version)
    return response


def conflict_shown(conflict: EditedElsewhere, typed: Mapping[str, str]) -> dict[str, Any]:
    """Both versions, field by field, for whoever must choose."""
    current = conflict.current
    theirs: dict[str, Any] = getattr(current, "draft", {})
    mine = {"fields": {name: value for name, value in typed.items() if name in theirs.get("fields", typed)}}
    return {
        "version": current.version,
        "who": theirs.get("saved_by", ""),
        "is_signed": getattr(current, "is_signed", False),
        "rows": [(label_of(name), ours, others) for name, ours, others in differences(mine, theirs)],
    }


def label_of(name: str) -> str:
    """A field's name in words, for the comparison."""
    last = name.rsplit("-", 1)[-1]
    return last.replace("_", " ").capitalize()


def _keep_typed(request: ClinicRequest, found: PlanOfCare) -> None:
    """A button inside the form sent the whole page along: nothing typed is lost by pressing it."""
    form = _form(found, typed_in(request))
    actions.save_plan(
        plan=found,
        expected_version=version_posted(request),
        typed=typed_in(request),
        terms=form.terms() if form.is_valid() else None,
        by=request.actor,
    )


def _address(found: PlanOfCare) -> str:
    return reverse("clinician:plan", args=[found.pk])
