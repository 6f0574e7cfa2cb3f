"""Good-faith estimates: what is owed and by when, what one would say, giving one, and the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from synovia.domain.charges import ChargeProblem, Problem, Trouble, estimate
from synovia.domain.charges.days import after_business_days
from synovia.domain.charges.good_faith import GoodFaithEstimate as Contents
from synovia.domain.charges.good_faith import due_on_change, good_faith_estimate, missing_details
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import DESK, MONEY
from synovia.records.charges import facts, good_faith_facts, good_faith_queries
from synovia.records.charges import good_faith_actions as actions
from synovia.records.charges.access import (
    estimate_request_for,
    good_faith_for,
    owed_estimates_for,
    priced_plan_for,
)
from synovia.records.charges.choices import Handed
from synovia.records.charges.queries import coverages_of, plans_to_price
from synovia.records.people.access import patient_for
from synovia.records.refusals import Refused
from synovia.web.billing.good_faith_form import GoodFaithForm
from synovia.web.handing_out import as_download, good_faith_document_of
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.standings import watched_plans

if TYPE_CHECKING:
    from datetime import date

    from synovia.records.charges.good_faith_facts import ScopeOfCare
    from synovia.records.charges.models import GoodFaithEstimate
    from synovia.records.people.models import Patient
    from synovia.records.programme.models import PlanOfCare


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a good-faith estimate would say now, or what is missing to make one."""

    contents: Contents | None
    problems: tuple[Problem, ...] = ()


@policy(*MONEY, phi=True, methods=("GET",))
def owed(request: ClinicRequest) -> HttpResponse:
    """Estimates that are owed, the most urgent first, and bills that come near their estimate's line."""
    owed_estimates_for(request.actor)
    today = timezone.localdate()
    rows = [(each, each.is_late(today)) for each in good_faith_queries.owed(tariffs().good_faith)]
    matches = request.actor.role in DESK
    context = {"owed": rows, "watched": watched_plans(), "today": today, "matches": matches}
    return render(request, "billing/owed.html", context)


@policy(*MONEY, phi=True, methods=("POST",))
def asked(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The person asked what care would cost: the clock starts."""
    patient = patient_for(request.actor, pk, action="estimate.ask")
    row = actions.ask_for_estimate(patient=patient, rules=tariffs().good_faith, by=request.actor)
    due = f"{row.due_on:%B} {row.due_on.day}, {row.due_on.year}"
    messages.success(request, _("Noted. A good-faith estimate is due by %(due)s.") % {"due": due})
    return redirect("billing:good_faith_first", pk=patient.pk)


@policy(*MONEY, phi=True, methods=("POST",))
def close(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """No estimate is owed after all."""
    row = estimate_request_for(request.actor, pk)
    actions.close_request(request=row, why=request.POST.get("why", ""), by=request.actor)
    messages.success(request, _("Closed."))
    return redirect("billing:owed")


@policy(*MONEY, phi=True)
def of_plan(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The good-faith estimate for a plan's visits from today on."""
    plan = priced_plan_for(request.actor, pk, action="good_faith.prepare")
    scope = good_faith_facts.scope_of_plan(plan, timezone.localdate())
    return _prepare(request, plan.patient, plan, scope)


@policy(*MONEY, phi=True)
def of_first_visit(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The good-faith estimate for a first visit, before anybody has made a diagnosis."""
    patient = patient_for(request.actor, pk, action="good_faith.prepare")
    on = good_faith_facts.next_visit_day(patient)
    day = on or after_business_days(
        timezone.localdate(), 1
    )  # not booked: today's prices, and the page says so
    return _prepare(request, patient, None, good_faith_facts.scope_of_first_visit(day, booked=on is not None))


@policy(*MONEY, phi=True, methods=("GET",))
def document(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """One that was given, as an accessible PDF."""
    return as_download(good_faith_document_of(good_faith_for(request.actor, pk), by=request.actor))


def _prepare(
    request: ClinicRequest, patient: Patient, plan: PlanOfCare | None, scope: ScopeOfCare
) -> HttpResponse:
    """Show what it would say, or give it."""
    before = good_faith_queries.latest_for(patient, plan)
    posted = request.POST if request.method == "POST" else None
    form = GoodFaithForm(posted, main_service=scope.main_service, anew=before is not None)
    valid = posted is not None and form.is_valid()
    draft = draft_of(patient, scope, form.main_service(), form.scheduled_apart())
    if valid and draft.contents is not None:
        row = _give(request, patient, plan, draft.contents, form)
        return redirect("billing:good_faith_document", pk=row.pk)
    if valid:
        raise Refused(
            _("This estimate cannot be made yet: %(why)s") % {"why": " ".join(p.says for p in draft.problems)}
        )
    context = _page_of(patient, plan, draft) | {"form": form, "before": before}
    return render(request, "billing/good_faith.html", context, status=422 if form.errors else 200)


def _give(
    request: ClinicRequest, patient: Patient, plan: PlanOfCare | None, contents: Contents, form: GoodFaithForm
) -> GoodFaithEstimate:
    return actions.give_good_faith_estimate(
        patient=patient,
        plan=plan,
        contents=contents,
        rules=tariffs().good_faith,
        handed=Handed(form.cleaned_data["handed"]),
        why_anew=form.cleaned_data.get("why_anew", ""),
        by=request.actor,
    )


def draft_of(patient: Patient, scope: ScopeOfCare, main_service: str, apart: list[str]) -> Drafted:
    """Priced as self-pay by what was agreed; what is missing is named, all of it at once."""
    if not scope.care.visits:
        says = _("No visit is left in this plan: nothing is to be estimated.")
        return Drafted(None, (Problem(Trouble.NO_VISITS, "visits", says),))
    person, provider = good_faith_facts.person_of(patient), good_faith_facts.provider_of(patient)
    try:
        terms = good_faith_facts.self_pay_terms(list(coverages_of(patient)))
        made = estimate(scope.care, terms, tariffs(), prices=facts.price_list())
    except ChargeProblem as refused:
        known = bool(scope.diagnoses) or not scope.diagnosed
        gaps = missing_details(person, provider, main_service, scope.frequency, diagnosed=known)
        return Drafted(None, (*refused.problems, *gaps))
    except ValueError as refused:  # stored terms that are no percentage
        return Drafted(None, (Problem(Trouble.BAD_SHARE, "coverage", str(refused)),))
    try:
        contents = good_faith_estimate(
            made,
            person=person,
            provider=provider,
            main_service=main_service,
            frequency=scope.frequency,
            diagnoses=scope.diagnoses,
            made_on=timezone.localdate(),
            tariff=tariffs(),
            scheduled_apart=apart,
            diagnosed=scope.diagnosed,
            scheduled=scope.scheduled,
        )
    except ChargeProblem as refused:
        return Drafted(None, refused.problems)
    return Drafted(contents)


def _page_of(patient: Patient, plan: PlanOfCare | None, draft: Drafted) -> dict[str, object]:
    """What both pages show beside the form: the clock, the insurances, those given before."""
    rules = tariffs().good_faith
    request = good_faith_queries.open_request_of(patient)
    first = draft.contents.first_day if draft.contents else None
    return {
        "patient": patient,
        "plan": plan,
        "draft": draft,
        "asked": request,
        "due_on": request.due_on if request else _due_before(first),
        "today": timezone.localdate(),
        "insured": facts.insurances(coverages_of(patient)),
        "given": good_faith_queries.good_faith_of(patient)[:20],
        "plans": plans_to_price(patient)[:5],
        "kept_years": rules.kept_years,
    }


def _due_before(first_day: date | None) -> date | None:
    """A new estimate is due the business day before the next service."""
    return due_on_change(first_day, tariffs().good_faith) if first_day else None
