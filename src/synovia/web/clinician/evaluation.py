"""The evaluation workspace: one page, saved while it is written, with the engine's view beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from synovia.domain.examination.motions import JOINTS, MOTIONS
from synovia.domain.examination.tables.catalogue import TABLES
from synovia.records.accounts.roles import CLINICAL, TREATING
from synovia.records.clinical import EditedElsewhere
from synovia.records.episodes.access import episode_for
from synovia.records.examination import actions
from synovia.records.examination.access import evaluation_for
from synovia.records.examination.choices import EvaluationKind
from synovia.records.examination.draft import Draft
from synovia.records.examination.facts import tables_of
from synovia.records.examination.typed import FROM_THE_RECORD
from synovia.records.keys import new_id
from synovia.records.programme.queries import addenda_of, latest_proposal, plan_from
from synovia.records.refusals import Refused
from synovia.web.clinician.evaluation_entered import differences, entered_draft
from synovia.web.clinician.evaluation_level import level_shown
from synovia.web.clinician.evaluation_note import parts
from synovia.web.clinician.evaluation_page import Workspace
from synovia.web.clinician.evaluation_table_markup import table_markup
from synovia.web.clinician.plan_thread import thread_links
from synovia.web.clinician.visit_addendum import AddendumForm
from synovia.web.errors import is_background
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.accounts.actor import Actor
    from synovia.records.examination.models import Evaluation


@policy(*CLINICAL, phi=True, methods=("GET",))
def evaluation(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The workspace for who treats; the note to read once it is signed, and for assistants and doctors."""
    found = evaluation_for(request.actor, pk)
    if found.is_signed or not request.actor.may_treat:
        return _to_read(request, found)
    opened, details = _asked_for(request.GET)
    workspace = Workspace(
        found,
        whole="all" in request.GET,
        opened=opened,
        details=details,
        opened_tables=tuple(request.GET.getlist("table")),
    )
    return _workspace(request, workspace)


@policy(*TREATING, phi=True, methods=("GET",))
def fields(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Every field once more, for a page that has so far only those the region calls for; or the motions asked for."""
    found = evaluation_for(request.actor, pk)
    opened, details = _asked_for(request.GET)
    if opened or details:
        workspace = Workspace(found, whole=False, opened=opened, details=details)
        return render(request, "clinician/evaluation/_motions_asked_for.html", _context(workspace))
    return render(request, "clinician/evaluation/_rest.html", _context(Workspace(found)))


def _asked_for(asked: QueryDict) -> tuple[frozenset[str], frozenset[str]]:
    """The motions of a joint, and one motion with its details, that the page is to open."""
    joint = JOINTS.get(asked.get("joint", ""))
    opened = frozenset(motion.key for motion in joint.motions) if joint else frozenset[str]()
    return opened, frozenset({asked.get("row", "")}) & MOTIONS.keys()


@policy(*TREATING, phi=True, methods=("GET",))
def table(request: ClinicRequest, pk: UUID, table: str) -> HttpResponse:
    """A table the complaint did not call for, to be added to the page."""
    found = evaluation_for(request.actor, pk)
    if table not in TABLES:
        raise Http404
    workspace = Workspace(found, opened_tables=(table,))
    return HttpResponse(table_markup(workspace.tables.shown(TABLES[table])))


@policy(*TREATING, phi=True, methods=("POST",))
def start(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Begin the evaluation of an episode, or go on with the one that is open."""
    episode = episode_for(request.actor, pk)
    return redirect("clinician:evaluation", actions.start_evaluation(episode=episode, by=request.actor).pk)


@policy(*TREATING, phi=True, methods=("POST",))
def save(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Keep what was typed; a script gets the live panel, a form the page again."""
    found = evaluation_for(request.actor, pk, action="evaluation.write")
    entered = entered_draft(request.POST)
    keep = actions.copy_motion_structure if "same_structure" in request.POST else actions.save_draft
    try:
        keep(evaluation=found, expected_version=version_in(request.POST), entered=entered, by=request.actor)
    except EditedElsewhere as conflict:
        return _conflict(request, conflict, entered)
    except Refused as refusal:
        if not is_background(request):
            raise
        return render(request, "clinician/evaluation/_refused.html", {"message": str(refusal)}, status=409)
    if not is_background(request):
        messages.success(request, _("Saved."))
        return redirect(reverse("clinician:evaluation", args=[found.pk]) + _way_back(request.POST))
    workspace = Workspace(found, whole="whole" in request.POST)
    response = render(request, "clinician/evaluation/_answer.html", _context(workspace))
    response["X-Record-Version"] = str(found.version)
    return response


@policy(*TREATING, phi=True, methods=("POST",))
def confirm(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Take over the self-check answers that were asked again."""
    found = evaluation_for(request.actor, pk, action="evaluation.write")
    actions.confirm_answers(
        evaluation=found,
        expected_version=version_in(request.POST),
        names=request.POST.getlist("confirmed"),
        by=request.actor,
    )
    messages.success(request, _("The answers you asked again are now in the evaluation."))
    return redirect("clinician:evaluation", found.pk)


@policy(*CLINICAL, phi=True, methods=("GET",))
def hand_over(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One printed page for the ambulance or the emergency department."""
    found = evaluation_for(request.actor, pk, action="evaluation.handed_over")
    return render(request, "clinician/evaluation/hand_over.html", _context(Workspace(found)))


def _way_back(posted: QueryDict) -> str:
    """Where on the page a form without a script comes back: to the joint it asked for, or to the motions."""
    joint = posted.get("add_joint", "")
    if "add" in posted and joint in JOINTS:
        return f"?joint={joint}#joint-{joint}"
    return "#s-motion" if "same_structure" in posted else ""


def version_in(posted: QueryDict) -> int:
    """The version the form was made from; 0, which never matches, when it is missing."""
    text = posted.get("version", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _context(workspace: Workspace) -> dict[str, object]:
    found = workspace.evaluation
    return {
        "workspace": workspace,
        "evaluation": found,
        "episode": found.episode,
        "patient": found.patient,
        "live": workspace.live,
    }


def _workspace(
    request: ClinicRequest, workspace: Workspace, status: int = 200, **more: object
) -> HttpResponse:
    context = {**_context(workspace), "show_all": "all" in request.GET, **more}
    return render(request, "clinician/evaluation/workspace.html", context, status=status)


def _conflict(request: ClinicRequest, conflict: EditedElsewhere, entered: Draft) -> HttpResponse:
    """Both versions, and nothing overwritten: as a fragment for autosave, as the page with one's own entries for a form."""
    current = cast("Evaluation", conflict.current)
    theirs = Draft.of(current.draft)
    shown = {"differences": differences(theirs, entered), "saved_by": theirs.saved_by, "current": current}
    if is_background(request):
        response = render(request, "clinician/evaluation/_conflict.html", shown, status=409)
    else:
        current = evaluation_for(request.actor, current.pk)
        current.draft = theirs.merged(entered).as_json()
        response = _workspace(request, Workspace(current), status=409, conflict=shown)
    response["X-Record-Version"] = str(current.version)
    return response


def _to_read(request: ClinicRequest, found: Evaluation) -> HttpResponse:
    workspace = Workspace(found)
    values = workspace.findings.facts
    examined = ((name, value) for name, value in values.items() if name not in FROM_THE_RECORD)
    writes = found.is_signed and request.actor.may_treat
    context = {
        **_context(workspace),
        "parts": parts(examined, workspace.last, tables_of(found), with_motion=bool(workspace.motions)),
        "addenda": addenda_of(found.pk) if found.is_signed else (),
        "addendum": AddendumForm(initial={"token": new_id()}) if writes else None,
        "addendum_url": reverse("clinician:add_to_evaluation", args=[found.pk]),
        "thread": _thread(found, request.actor),
        "level": level_shown(found, request.actor),
    }
    return render(request, "clinician/evaluation/read.html", context)


def _thread(found: Evaluation, by: Actor) -> list[dict[str, Any]]:
    """The way on, to strategy, plan and price, as far as it goes."""
    proposal = latest_proposal(found.pk) if found.is_signed else None
    plan = plan_from(proposal) if proposal else None
    return thread_links(
        "evaluation",
        by=by,
        evaluation=found.pk,
        episode=found.episode,
        plan=plan,
        proposal=proposal,
        is_later=found.kind == EvaluationKind.FOLLOW_UP,
    )
