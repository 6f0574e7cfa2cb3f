"""One rule to read and to decide on: its logic, its sources and figures, its examples, where it fires, its history."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.analytics.caseload import make_caseload
from synovia.analytics.preview import preview
from synovia.domain.rules import Rule
from synovia.domain.rules.review import LEAST_REASON, ReviewStatus, is_protective, is_reading
from synovia.records.accounts.queries import medical_leads
from synovia.records.accounts.roles import CAN_LEAD, CLINICAL, TREATING, Role
from synovia.records.programme.queries import open_episodes_where
from synovia.records.refusals import Refused
from synovia.records.reviews import actions
from synovia.records.reviews.access import rule_for, rule_to_decide
from synovia.records.reviews.choices import Decided
from synovia.records.reviews.facts import rulebook_of
from synovia.records.reviews.queries import history_of
from synovia.web.clinician.rule_impact import TRIED, ImpactShown, impact_shown, tries
from synovia.web.clinician.rules_reviewed import STATES, State, state_of
from synovia.web.clinician.rules_shown import RuleShown, examples_shown, rules_by_id, title_of_chapter
from synovia.web.components.widgets import Prose
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

ASKED = {
    Decided.APPROVED: gettext_lazy("Approve: I have read it and it may speak for this clinic"),
    Decided.RESTRICTED: gettext_lazy("Restrict: it still protects, but puts no treatment forward"),
    Decided.OFF: gettext_lazy("Switch off: it no longer speaks in this clinic"),
    Decided.DRAFT: gettext_lazy("Take the decision back: not reviewed"),
}


class DecisionForm(forms.Form):
    """What the medical lead decides, why, and which text was on the page."""

    status = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you decide.")},
    )
    reason = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=2000, widget=Prose)
    shown_hash = forms.CharField(widget=forms.HiddenInput)
    shown_number = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, rule: Rule, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [(one, ASKED[one]) for one in _offered(rule)]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["reason"].help_text = _(
            "Needed to restrict or switch off: %(least)s characters or more. It is kept, and shown wherever the rule"
            " would have spoken."
        ) % {"least": LEAST_REASON}


@policy(*CLINICAL, methods=("GET",))
def rule(request: ClinicRequest, rule_id: str) -> HttpResponse:
    """The rule as it reads now. That a medical lead opened it is kept."""
    asked = rule_for(request.actor, rule_id)
    actions.note_opened(rule=asked, by=request.actor)
    return _page(request, asked)


@policy(*CAN_LEAD, methods=("POST",))
def decide(request: ClinicRequest, rule_id: str) -> HttpResponse:
    """Take the medical lead's decision."""
    asked = rule_to_decide(request.actor, rule_id)
    form = DecisionForm(asked, request.POST)
    if not form.is_valid():
        return _page(request, asked, form=form)
    given = form.cleaned_data
    try:
        made = actions.decide_on_rule(
            rule=asked,
            status=Decided(given["status"]),
            reason=given["reason"],
            shown_hash=given["shown_hash"],
            shown_number=given["shown_number"],
            by=request.actor,
        )
    except actions.ReasonMissing as missing:
        form.add_error("reason", str(missing))
    except Refused as refusal:
        form.add_error(None, str(refusal))
    else:
        messages.success(request, _("Kept: %(decision)s.") % {"decision": Decided(made.status).label})
        return redirect("clinician:rule", rule_id=asked.id)
    return _page(request, asked, form=form)


@policy(*CAN_LEAD, phi=True, methods=("GET",))
def impact(request: ClinicRequest, rule_id: str) -> HttpResponse:
    """What a decision would change for the open episodes; a part of the page where htmx asks for it."""
    asked = rule_to_decide(request.actor, rule_id)
    if "status" not in request.GET:
        return redirect("clinician:rule", rule_id=asked.id)
    status = request.GET["status"]
    if status not in {one.value for one in TRIED if one in _offered(asked)}:
        return _page(request, asked, status=422)
    shown = impact_shown(request.actor, asked, preview(request.actor, asked, ReviewStatus(status)), status)
    if request.htmx:
        return render(request, "clinician/rules/_impact.html", {"shown": shown, "rule": shown.rule})
    return _page(request, asked, impact=shown)


@policy(*TREATING, phi=True, methods=("POST",))
def work_out(request: ClinicRequest, rule_id: str) -> HttpResponse:
    """Work the caseload out for a medical lead who treats, and come back to what was to be tried out."""
    asked = rule_to_decide(request.actor, rule_id)
    card = make_caseload(request.actor, rulebook_of(request.actor.clinic_id))
    messages.success(request, _("Worked out: %(count)d open episodes.") % {"count": card.episodes})
    tried = request.POST.get("status", "")
    address = reverse("clinician:rule_impact", kwargs={"rule_id": asked.id})
    return redirect(f"{address}?{urlencode({'status': tried})}#impact")


def _offered(rule: Rule) -> tuple[Decided, ...]:
    return tuple(one for one in ASKED if one != Decided.RESTRICTED or not is_reading(rule))


def _crumbs(shown: RuleShown) -> list[dict[str, str]]:
    home = reverse("clinician:rules")
    chapter = title_of_chapter(shown.chapter)[0]
    return [
        {"label": _("The rules"), "href": home},
        {"label": chapter, "href": f"{home}?chapter={shown.chapter}"},
        {"label": shown.asks},
    ]


def _page(
    request: ClinicRequest,
    asked: Rule,
    form: DecisionForm | None = None,
    impact: ImpactShown | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = rules_by_id()[asked.id]
    history = list(history_of(request.actor.clinic_id, asked.id))
    last = history[0] if history else None
    state = state_of(last.status, is_same=last.rule_hash == shown.hash) if last else State.DRAFT
    spoke, of = open_episodes_where(asked.id)
    started = {"shown_hash": shown.hash, "shown_number": last.number if last else 0}
    context = {
        "rule": shown,
        "crumbs": _crumbs(shown),
        "state": STATES[state],
        "last": last,
        "is_changed": state is State.CHANGED,
        "history": [(row, *STATES[State(row.status)]) for row in history],
        "examples": examples_shown(asked.id),
        "spoke": spoke,
        "of": of,
        "form": form or (DecisionForm(asked, initial=started) if request.actor.is_medical_lead else None),
        "tries": tries(asked.id, _offered(asked), state) if request.actor.is_medical_lead else (),
        "impact": impact,
        "loosens": is_protective(asked),
        "leads": [one.user.name for one in medical_leads()],
        "may_name_lead": request.actor.role == Role.OWNER,
    }
    return render(request, "clinician/rules/rule.html", context, status=422 if form else status)
