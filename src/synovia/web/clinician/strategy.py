"""The strategy page: what the engine proposes, and what the therapist makes of it, part by part."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from synovia.domain.programme.catalogue import Technique
from synovia.domain.terms.places import places_of
from synovia.domain.terms.regions import REGIONS
from synovia.records.accounts.roles import CLINICAL, TREATING
from synovia.records.examination.choices import EvaluationKind
from synovia.records.programme import actions, facts, queries
from synovia.records.programme.access import proposal_for, strategy_for
from synovia.records.programme.actions import NotReady
from synovia.records.programme.facts import Part
from synovia.records.refusals import Refused
from synovia.web.clinician.plan_thread import thread_links, whose
from synovia.web.clinician.strategy_forms import AnswerForm, OwnTechniqueForm
from synovia.web.clinician.strategy_shown import StrategyShown, anchor_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.programme.models import Proposal


@policy(*CLINICAL, phi=True, methods=("GET",))
def strategy(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The latest proposal of an evaluation. `pk` is the evaluation's."""
    proposal = strategy_for(request.actor, pk)
    return _page(request, proposal)


@policy(*TREATING, phi=True)
def decide(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Take the answer to one part; by htmx the answer is the part's card alone."""
    proposal = proposal_for(request.actor, pk)
    if request.method != "POST":
        return redirect("clinician:strategy", pk=proposal.evaluation_id)
    page = StrategyShown(proposal, proposal.content, queries.decisions_on(proposal))
    part = _asked_part(page, request.POST.get("kind", ""), request.POST.get("part", ""))
    form = AnswerForm(part, request.POST, auto_id=anchor_of(part))
    answer = request.POST.get("decision", "")
    try:
        is_taken = form.is_valid() and _taken(request, proposal, part, form, answer)
    except Refused as refusal:
        if not request.htmx:
            raise
        form.add_error(None, str(refusal))
        is_taken = False
    if not is_taken:
        return _refused_answer(request, page, part, form, answer)
    if request.htmx:
        return _card(request, proposal, part)
    return redirect(f"{_address(proposal)}#{anchor_of(part)}")


def _taken(request: ClinicRequest, proposal: Proposal, part: Part, form: AnswerForm, answer: str) -> bool:
    """Whether the room took the answer; else the form says why not."""
    try:
        actions.decide(
            proposal=proposal,
            kind=part.kind,
            part_id=part.id,
            decision=answer,
            changes=form.changes(),
            reason=form.cleaned_data["reason"],
            by=request.actor,
        )
    except NotReady as refusal:
        for name, says in refusal.problems.items():
            form.add_error(name if name in form.fields else None, says)
        return False
    return True


def _refused_answer(
    request: ClinicRequest, page: StrategyShown, part: Part, form: AnswerForm, answer: str
) -> HttpResponse:
    """The card again with the reason beside its field, everything typed still there."""
    shown = page.part_shown(part, form, open_form=answer)
    if request.htmx:
        context = {"one": shown, "shown": page, "may_decide": True, "with_progress": False}
        return render(request, "clinician/strategy/_part.html", context, status=422)
    return _page(request, page.proposal, instead={part.address: shown}, status=422)


def _card(request: ClinicRequest, proposal: Proposal, part: Part) -> HttpResponse:
    page = StrategyShown(proposal, proposal.content, queries.decisions_on(proposal))
    context = {
        "one": page.part_shown(part),
        "shown": page,
        "may_decide": True,
        "with_progress": True,
        "progress": page.progress(),
        "plan": queries.plan_from(proposal),
    }
    return render(request, "clinician/strategy/_part.html", context)


@policy(*TREATING, phi=True)
def accept_remaining(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Accept every part that has no answer yet, by one explicit tap."""
    proposal = proposal_for(request.actor, pk)
    if request.method == "POST":
        count = actions.accept_remaining(proposal=proposal, by=request.actor)
        said = ngettext("%(count)s part accepted.", "%(count)s parts accepted.", count) % {"count": count}
        messages.success(request, said)
    return redirect("clinician:strategy", pk=proposal.evaluation_id)


@policy(*TREATING, phi=True)
def add_own_technique(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A technique of the catalogue that was not proposed."""
    proposal = proposal_for(request.actor, pk)
    if request.method != "POST":
        return redirect("clinician:strategy", pk=proposal.evaluation_id)
    form = OwnTechniqueForm(own_choices(proposal), request.POST)
    if form.is_valid():
        technique_id, _at, place = form.cleaned_data["technique"].partition("@")
        try:
            actions.add_own_technique(
                proposal=proposal,
                technique_id=technique_id,
                place=place,
                terms=form.terms(),
                reason=form.cleaned_data["reason"],
                by=request.actor,
            )
        except NotReady as refusal:
            for name, says in refusal.problems.items():
                form.add_error(name if name in form.fields else None, says)
        else:
            messages.success(request, _("Added to the strategy."))
            return redirect(f"{_address(proposal)}#techniques")
    return _page(request, proposal, own=form, status=422)


@policy(*TREATING, phi=True)
def make_plan(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """A plan of care from what was accepted; the one that exists is opened."""
    proposal = proposal_for(request.actor, pk)
    if request.method != "POST":
        return redirect("clinician:strategy", pk=proposal.evaluation_id)
    plan = actions.draft_plan(proposal=proposal, by=request.actor)
    return redirect("clinician:plan", pk=plan.pk)


def own_choices(proposal: Proposal) -> list[tuple[Technique, str]]:
    """What may be added: techniques for the region not withheld there and not already offered."""
    content = proposal.content
    region, blocks = facts.region_of(content), facts.blocks_of(content)
    offered = {(part.key, part.place) for part in facts.parts_of(content) if part.kind == facts.TECHNIQUE}
    near = {*places_of(region), *REGIONS[region].near}
    return [
        (technique, str(place))
        for technique in facts.candidates(near, content)
        for place in facts.open_places(technique, "", blocks, region)
        if place in near and (technique.id, str(place)) not in offered
    ]


def _asked_part(page: StrategyShown, kind: str, part_id: str) -> Part:
    part = next((part for part in page.parts() if part.address == (kind, part_id)), None)
    if part is None:
        raise Refused(_("This is not a part of the proposal."))
    return part


def _address(proposal: Proposal) -> str:
    return reverse("clinician:strategy", args=[proposal.evaluation_id])


def _page(
    request: ClinicRequest,
    proposal: Proposal,
    *,
    own: OwnTechniqueForm | None = None,
    instead: dict[tuple[str, str], Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = StrategyShown(proposal, proposal.content, queries.decisions_on(proposal))
    plan = queries.plan_from(proposal)
    may_decide = request.actor.may_treat and (plan is None or not plan.is_signed) and not shown.is_emergency
    choices = own_choices(proposal) if may_decide else []
    context = {
        **whose(proposal.patient, proposal.episode),
        "proposal": proposal,
        "shown": shown,
        "groups": _replaced(shown.groups(), instead or {}),
        "progress": shown.progress(),
        "plan": plan,
        "may_decide": may_decide,
        "own": own or (OwnTechniqueForm(choices) if choices else None),
        "own_is_open": own is not None,
        "thread": thread_links(
            "strategy",
            by=request.actor,
            episode=proposal.episode,
            evaluation=proposal.evaluation_id,
            plan=plan,
            proposal=proposal,
            is_later=proposal.evaluation.kind == EvaluationKind.FOLLOW_UP,
        ),
    }
    return render(request, "clinician/strategy/strategy.html", context, status=status)


def _replaced(groups: list[Any], instead: dict[tuple[str, str], Any]) -> list[Any]:
    """The groups with the card of a refused answer in its place."""
    return [
        replace(group, parts=tuple(instead.get(one.part.address, one) for one in group.parts))
        for group in groups
    ]
