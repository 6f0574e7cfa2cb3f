"""The caseload: how many open episodes are candidates for what, what each rule says, whose screen is overdue."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis.expr.types as ir
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.analytics import questions
from synovia.analytics.access import population_for
from synovia.analytics.caseload import (
    Caseload,
    Made,
    caseload,
    is_too_large_for_a_request,
    made,
    make_caseload,
)
from synovia.analytics.names import Named, named
from synovia.domain.rules import Quantity, RuleBook, Supports
from synovia.domain.terms.evidence import Candidacy
from synovia.domain.terms.techniques import CLASS_NAMES, TechniqueClass
from synovia.knowledge.library import library
from synovia.records.accounts.queries import slug_of
from synovia.records.accounts.roles import TREATING
from synovia.records.reviews.facts import rulebook_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

ROWS = 50
CANDIDACIES = {
    Candidacy.EMERGENCY: ("danger", gettext_lazy("Emergency")),
    Candidacy.NO_REFER_URGENT: ("danger", gettext_lazy("Refer urgently")),
    Candidacy.DIFFERENT_CARE_FIRST: ("warn", gettext_lazy("Other care first")),
    Candidacy.SCREENING_INCOMPLETE: ("info", gettext_lazy("Screening not complete")),
    Candidacy.YES_WITH_PRECAUTION: ("warn", gettext_lazy("An option, with precautions")),
    Candidacy.YES: ("ok", gettext_lazy("An option")),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A count with what it counts; `href` lists the episodes."""

    name: str
    count: int
    href: str = ""
    tone: str = ""
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """An episode of a list."""

    named: Named
    tone: str
    candidacy: str
    days: int


@policy(*TREATING, phi=True, methods=("GET",))
def population(request: ClinicRequest) -> HttpResponse:
    """The caseload in counts, as it was last worked out. Counts alone: no file is opened, whatever its size."""
    population_for(request.actor)
    card, book = made(request.actor.clinic_id), rulebook_of(request.actor.clinic_id)
    context: dict[str, Any] = {"made": card, "days": _days(), "command": _command(request)}
    if card is not None:
        context |= {
            "outdated": card.content_hash != book.content_hash,
            "overdue": _list("overdue", ""),
            "candidacies": _candidacies(card),
            "classes": _classes(card, book),
            "technique_classes": [
                Line(CLASS_NAMES[TechniqueClass(one.key)], one.count)
                for one in card.summary.technique_classes
            ],
            "rules": _rules(card, book),
        }
    return render(request, "manager/population.html", context)


@policy(*TREATING, phi=True, methods=("GET",))
def episodes(request: ClinicRequest) -> HttpResponse:
    """The open episodes behind one count, the one screened longest ago first."""
    show, key = request.GET.get("show", ""), request.GET.get("key", "")
    start = (_number(request.GET.get("page")) - 1) * ROWS
    population_for(request.actor, "population.listed", show=show, key=key, start=start)
    with caseload(request.actor) as kept:
        if kept is None:
            return redirect("manager:population")
        title, table = _asked(kept, rulebook_of(request.actor.clinic_id), show, key)
        listed = questions.listed(table, start=start, most=ROWS + 1)
    context = {
        "title": title,
        "made": kept.made,
        "rows": _rows(named(listed[:ROWS])),
        "before": _list(show, key, start // ROWS) if start else "",
        "after": _list(show, key, start // ROWS + 2) if len(listed) > ROWS else "",
    }
    return render(request, "manager/population_episodes.html", context)


@policy(*TREATING, phi=True, methods=("POST",))
def work_out(request: ClinicRequest) -> HttpResponse:
    """Work the caseload out anew from the signed evaluations."""
    card = make_caseload(request.actor, rulebook_of(request.actor.clinic_id))
    messages.success(request, _("Worked out anew: %(count)d open episodes.") % {"count": card.episodes})
    return redirect("manager:population")


def _command(request: ClinicRequest) -> str:
    """What a clinic too large for a page runs instead; nothing for the others."""
    if not is_too_large_for_a_request():
        return ""
    return f"synovia caseload --clinic {slug_of(request.actor.clinic_id)}"


def _asked(kept: Caseload, book: RuleBook, show: str, key: str) -> tuple[str, ir.Table]:
    """What a list is called, and its episodes. Raises 404 for what is not offered."""
    if show == "overdue":
        return _("Overdue for a safety screen"), questions.overdue(kept.answers_of(), _today(), _days())
    if show == "candidacy" and key in set(map(str, Candidacy)):
        title = str(CANDIDACIES[Candidacy(key)][1])
        return title, questions.with_candidacy(kept.answers_of(), key)
    counted = {one.rule for one in kept.made.summary.rules}
    for rule in book.rules:
        if show == "rule" and rule.id == key and key in counted:
            return rule.asks, questions.acted_on(kept.answers_of(rule), rule)
    raise Http404(_("There is no such list."))


def _candidacies(card: Made) -> list[Line]:
    return [
        Line(str(name), one.count, _list("candidacy", one.key) if one.count else "", tone)
        for one in card.summary.candidacies
        for tone, name in (CANDIDACIES[Candidacy(one.key)],)
    ]


def _classes(card: Made, book: RuleBook) -> list[Line]:
    names = {e.code: e.name for rule in book.rules for e in rule.effects if isinstance(e, Supports)}
    return [Line(names.get(one.key, one.key), one.count) for one in card.summary.classes if one.count]


def _rules(card: Made, book: RuleBook) -> list[Line]:
    """The rules that act for somebody, the commonest first."""
    asks = {rule.id: rule.asks for rule in book.rules}
    acting = sorted((one for one in card.summary.rules if one.acts), key=lambda one: -one.acts)
    return [
        Line(asks.get(one.rule, one.rule), one.acts, _list("rule", one.rule), unknown=one.unknown)
        for one in acting
    ]


def _rows(found: tuple[Named, ...]) -> list[Row]:
    today = _today()
    return [
        Row(one, tone, str(name), (today - one.listed.screened_on).days)
        for one in found
        for tone, name in (CANDIDACIES[Candidacy(one.listed.candidacy)],)
    ]


def _list(show: str, key: str, page: int = 1) -> str:
    asked = {"show": show} | ({"key": key} if key else {}) | ({"page": page} if page > 1 else {})
    return f"{reverse('manager:population_episodes')}?{urlencode(asked)}"


def _number(given: str | None) -> int:
    return max(1, int(given)) if given and given.isascii() and given.isdigit() and len(given) < 7 else 1


def _today() -> date:
    return timezone.localdate()


def _days() -> float:
    between = library().values["population/days-between-screens"]
    assert isinstance(between, Quantity)
    return between.number
