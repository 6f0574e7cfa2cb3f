"""The rule set as pages to read and to sign off: chapters, rules by their state, and what awaits a check."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from synovia.domain.rules import Rule
from synovia.knowledge.library import rulebook
from synovia.records.accounts.queries import medical_leads
from synovia.records.accounts.roles import CAN_LEAD, CLINICAL, Role
from synovia.records.reviews import actions
from synovia.records.reviews.access import must_lead
from synovia.records.reviews.queries import opened_by
from synovia.web.clinician.rules_reviewed import STATES, Reviewed, State, reviewed_chapters, states_of, whole
from synovia.web.clinician.rules_shown import chapter_of
from synovia.web.clinician.rules_to_verify import ORDERS, to_verify
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest


@policy(*CLINICAL, methods=("GET",))
def rules(request: ClinicRequest) -> HttpResponse:
    """All chapters; `?chapter=` the rules of one, `?status=` those in one state, `?verify=1` what awaits a check."""
    book = rulebook()
    parts = reviewed_chapters(states_of(request.actor.clinic_id))
    context: dict[str, Any] = {
        "chapters": parts,
        "all": whole(parts),
        "release": book.release,
        "content_hash": book.content_hash,
        "unverified": len(to_verify()),
        "leads": [one.user.name for one in medical_leads()],
        "may_name_lead": request.actor.role == Role.OWNER,
    }
    if request.GET.get("verify"):
        return _verify(request, context)
    if request.GET.get("chapter"):
        return _chapter(request, parts, context)
    return _overview(request, parts, context)


def _verify(request: ClinicRequest, context: dict[str, Any]) -> HttpResponse:
    order = request.GET.get("sort", "")
    order = order if order in ORDERS else ORDERS[0]
    labels = {"standing": _("By how well it is known"), "use": _("By where it is used")}
    links = [
        {"label": labels[one], "href": f"?verify=1&sort={one}", "current": one == order} for one in ORDERS
    ]
    return render(
        request, "clinician/rules/verify.html", context | {"rows": to_verify(order), "orders": links}
    )


def _chapter(request: ClinicRequest, parts: tuple[Reviewed, ...], context: dict[str, Any]) -> HttpResponse:
    chapter = next((one for one in parts if one.key == request.GET["chapter"]), None)
    if chapter is None:
        raise Http404(_("There is no such chapter."))
    ready = _ready_to_approve(request, chapter) if request.actor.is_medical_lead else 0
    return render(request, "clinician/rules/chapter.html", context | {"chapter": chapter, "ready": ready})


def _ready_to_approve(request: ClinicRequest, chapter: Reviewed) -> int:
    """How many rules of the chapter the lead has had open and nobody decided on."""
    opened = opened_by(request.actor)
    undecided = (one.rule for one in chapter.rules if one.state in (State.DRAFT, State.CHANGED))
    return sum((rule.id, rule.hash) in opened for rule in undecided)


def _overview(request: ClinicRequest, parts: tuple[Reviewed, ...], context: dict[str, Any]) -> HttpResponse:
    wanted = request.GET.get("status", "")
    state = State(wanted) if wanted in set(State) else None
    counts = context["all"].counts
    links = [{"label": _("Chapters"), "href": reverse("clinician:rules"), "current": state is None}]
    links += [
        {"label": words, "href": f"?status={one}", "current": one is state, "badge": counts[one] or ""}
        for one, (_tone, _icon, words) in STATES.items()
    ]
    found = [part for one in parts if (part := one.only(state)).rules] if state else []
    shown = context | {"filters": links, "state": state, "found": found}
    return render(request, "clinician/rules/rules.html", shown)


@policy(*CAN_LEAD, methods=("POST",))
def approve_opened(request: ClinicRequest) -> HttpResponse:
    """Approve the rules of a chapter that this medical lead has had open; none that was not."""
    chapter = request.POST.get("chapter", "")
    must_lead(request.actor, chapter)
    made = actions.approve_opened(rules=_rules_of(chapter), by=request.actor)
    said = ngettext("%(count)s rule approved.", "%(count)s rules approved.", len(made))
    messages.success(request, said % {"count": len(made)})
    return redirect(f"{reverse('clinician:rules')}?chapter={chapter}")


def _rules_of(chapter: str) -> list[Rule]:
    book = rulebook()
    found = [rule for rule in (*book.rules, *book.readings) if chapter_of(rule.id) == chapter]
    if not found:
        raise Http404(_("There is no such chapter."))
    return found
