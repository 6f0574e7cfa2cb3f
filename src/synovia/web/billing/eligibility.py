"""Is this person covered, and how? The question to the payer, its answer beside our terms, and the press that takes it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import ChargeProblem
from synovia.domain.charges.claims.answers import Benefits
from synovia.domain.charges.claims.content import Turn
from synovia.domain.charges.claims.stated_terms import StatedTerms, medicare_terms, private_terms
from synovia.domain.terms.money import percent, shown
from synovia.exchange import x12
from synovia.exchange.clearinghouse import Clearinghouse, NotDelivered
from synovia.exchange.x12.writing import Unwritable
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import MONEY
from synovia.records.charges import actions as charges
from synovia.records.charges.choices import CoverageKind
from synovia.records.claims import actions, coverage, facts, queries
from synovia.records.claims.access import billed_coverage_for
from synovia.records.claims.numbers import inquiry_control
from synovia.records.claims.stored import load
from synovia.records.clinical import EditedElsewhere
from synovia.records.refusals import Refused
from synovia.web.billing.benefit_words import BenefitsShown, benefits_shown
from synovia.web.billing.coverages import typed_before
from synovia.web.billing.forms import FORMS
from synovia.web.billing.receiving import fetch_from
from synovia.web.billing.term_fields import MoneyField, PercentField
from synovia.web.billing.ways import receiver, submitter, way_to
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.versions import version_posted

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms

    from synovia.records.accounts.actor import Actor
    from synovia.records.charges.models import Coverage
    from synovia.records.claims.models import EligibilityCheck, Route

COMPARED: Final = (CoverageKind.PRIVATE, CoverageKind.MEDICARE)
"""Coverages whose terms a 271 states; those of injuries are no plan's."""
AS_OF: Final = "figures_as_of"


@policy(*MONEY, phi=True, methods=("POST",))
def ask(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Send the payer a 270, and look at once whether the answer is there."""
    found = billed_coverage_for(request.actor, pk, action="eligibility.ask")
    route = _route_of(found)
    try:
        send_question(found, way_to(route), request.actor)
    except (Unwritable, NotDelivered) as refusal:
        raise Refused(str(refusal)) from refusal
    _look(request, route)
    return redirect("billing:eligibility", pk=found.pk)


def _route_of(found: Coverage) -> Route:
    known = coverage.card_of(found)
    if known is None or known.payer.route is None:
        raise Refused(_("The card’s payer has no way that takes questions."))
    return known.payer.route


def send_question(found: Coverage, house: Clearinghouse, by: Actor) -> None:
    """The 270 about a coverage, noted and on its way. Raises Unwritable or NotDelivered, and nothing is noted."""
    asked = actions.ask(coverage=found, by=by)
    text = x12.write_270(_inquiry(found, _route_of(found), asked, by))
    house.send(f"{asked.number}-270.x12", text.encode("ascii"))


def _inquiry(found: Coverage, route: Route, asked: EligibilityCheck, by: Actor) -> x12.Inquiry:
    side, number = facts.insured_of(found, Turn.PRIMARY), inquiry_control(asked.number)
    at: datetime = timezone.now().astimezone(ZoneInfo(by.timezone)).replace(tzinfo=None)
    return x12.Inquiry(
        submitter=submitter(route, facts.identity()),
        receiver=receiver(route),
        payer=side.payer,
        provider=facts.billing_provider(),
        subscriber=side.subscriber,
        member_id=side.member_id,
        interchange=number,
        group=number,
        at=at,
        on=at.date(),
        trace=asked.number,
        patient=None if side.relationship == "18" else facts.person_of(found.patient),
        production=route.is_production,
    )


def _look(request: ClinicRequest, route: Route) -> None:
    """Fetch what waits at the payer's clearing house, and say what came of it."""
    fetched = fetch_from(route, request.actor)
    if fetched.problem:
        messages.warning(request, _("The answers could not be fetched: %(why)s") % {"why": fetched.problem})
    elif not fetched.new:
        messages.info(request, _("Nothing new has come yet. Look again later."))


@policy(*MONEY, phi=True)
def answer(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """What we had beside what the payer says; one press takes over what was looked at."""
    found = billed_coverage_for(request.actor, pk, action="eligibility.read")
    if request.method == "POST" and request.POST.get("do") == "look":
        _look(request, _route_of(found))
        return redirect("billing:eligibility", pk=pk)
    asked = queries.last_eligibility(pk)
    rows = compared(found, asked) if asked and asked.answer else []
    if request.method == "POST":
        return _taken(request, found, asked, rows)
    context = {
        "coverage": found,
        "patient": found.patient,
        "asked": asked,
        "benefits": answer_shown(found, asked) if asked and asked.answer else None,
        "rows": rows,
        "can_take": any(row.can_take for row in rows),
    }
    return render(request, "billing/eligibility.html", context)


@dataclass(frozen=True, slots=True)
class Compared:
    """One term: what we had and what the payer says, in words (None is not known), and what would be put in its place."""

    term: str
    label: str
    ours: str | None
    theirs: str | None
    text: str = ""
    problem: str = ""
    can_take: bool = False


def compared(found: Coverage, asked: EligibilityCheck) -> list[Compared]:
    """Every term a 271 may state, in the order of the coverage's form."""
    said, fields = stated(found, asked), FORMS[CoverageKind(found.kind)].base_fields
    return [_row(found, said, name, fields[name]) for name in fields if _is_of(said, name)]


def _is_of(said: StatedTerms, name: str) -> bool:
    return name in said.figures or name in said.unsaid or name in said.refused


def _row(found: Coverage, said: StatedTerms, name: str, field: forms.Field) -> Compared:
    ours, text = str(found.details.get(name, "")), said.figures.get(name)
    theirs = _words(field, text or "") or (_("none: the other one holds") if ours and text == "" else None)
    if name in said.refused:
        return Compared(name, str(field.label), _words(field, ours), None, problem=said.refused[name])
    differs = text is not None and not _same(ours, text)
    return Compared(name, str(field.label), _words(field, ours), theirs, text or "", can_take=differs)


def _same(ours: str, theirs: str) -> bool:
    """30 and 30.00 are the same; nothing and 0 are not."""
    if ours in ("", "none") or not theirs:
        return ours == theirs
    return Decimal(ours) == Decimal(theirs)


def _words(field: forms.Field, text: str) -> str | None:
    if not text:
        return None
    if text == "none":
        return _("no limit")
    if isinstance(field, MoneyField):
        return shown(Decimal(text))
    return percent(Decimal(text) / 100) if isinstance(field, PercentField) else text


def stated(found: Coverage, asked: EligibilityCheck) -> StatedTerms:
    """The terms the answer states for this kind of coverage."""
    said, on = load(Benefits, asked.answer), _asked_on(asked)
    if found.kind == CoverageKind.PRIVATE:
        return private_terms(said, in_network=_in_network(found), on=on)
    if found.kind == CoverageKind.MEDICARE:
        return medicare_terms(said, threshold=_threshold(on), on=on)
    return StatedTerms()


def answer_shown(found: Coverage, asked: EligibilityCheck) -> BenefitsShown:
    """The answer in plain words."""
    medicare = found.kind == CoverageKind.MEDICARE
    said, on = load(Benefits, asked.answer), _asked_on(asked)
    return benefits_shown(said, in_network=_in_network(found), on=on, medicare=medicare)


def _in_network(found: Coverage) -> bool:
    return bool(found.details.get("in_network", "yes") == "yes")


def _threshold(on: date) -> Decimal | None:
    try:
        return tariffs().medicare.threshold.on(on).value.physical_and_speech
    except ChargeProblem:
        return None


def _asked_on(asked: EligibilityCheck) -> date:
    return timezone.localdate(asked.asked_at)


def _taken(
    request: ClinicRequest, found: Coverage, asked: EligibilityCheck | None, rows: list[Compared]
) -> HttpResponse:
    """Take over the chosen figures, judged by the form of the coverage as if they had been typed."""
    chosen = {row.term: row.text for row in rows if row.can_take and row.term in request.POST.getlist("take")}
    if asked is None or str(asked.pk) != request.POST.get("asked"):
        raise Refused(_("Another answer has come meanwhile. Look at it first."))
    if not chosen:
        raise Refused(_("Choose what to take over."))
    figures = chosen | {AS_OF: _asked_on(asked).isoformat()}
    form = FORMS[CoverageKind(found.kind)](
        typed_before(found) | figures, patient=found.patient, coverage=found
    )
    if not form.is_valid():
        raise Refused(" ".join(str(each) for errors in form.errors.values() for each in errors))
    details = {name: text for name, text in (found.details | figures).items() if text != ""}
    try:
        charges.change_coverage(
            coverage=found,
            expected_version=version_posted(request),
            by=request.actor,
            details=details,
        )
    except EditedElsewhere as conflict:
        raise Refused(_("Somebody else changed this coverage meanwhile. Look at it again.")) from conflict
    messages.success(request, _("Taken over. Estimates reckon with these figures from now on."))
    return redirect("billing:eligibility", pk=found.pk)
