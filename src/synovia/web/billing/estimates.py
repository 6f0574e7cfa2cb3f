"""What a plan of care costs under each of the five worlds of payment, with every step of the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.domain.charges import ChargeProblem, Estimate, PlannedCare, PriceList, Problem, Trouble, estimate
from synovia.domain.charges.words import for_patient
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import MONEY
from synovia.records.charges import actions, facts, queries
from synovia.records.charges.access import priced_plan_for
from synovia.records.charges.choices import CoverageKind
from synovia.records.refusals import Refused
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.charges.models import Coverage
    from synovia.records.programme.models import PlanOfCare


@dataclass(frozen=True, slots=True)
class Offer:
    """One world of payment on the page: the estimate, or what is missing to make one."""

    kind: CoverageKind
    coverage: Coverage | None
    estimate: Estimate | None
    problems: tuple[Problem, ...] = ()

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(self.kind.label)


@policy(*MONEY, phi=True, methods=("GET",))
def plan_estimate(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """All five side by side, and one of them in full."""
    plan = priced_plan_for(request.actor, pk)
    offers = offers_for(plan)
    chosen = chosen_offer(offers, request.GET.get("kind", ""))
    context = {
        "plan": plan,
        "patient": plan.patient,
        "offers": offers,
        "chosen": chosen,
        "told": for_patient(chosen.estimate) if chosen.estimate else (),
        "row_remarks": remarks_of(chosen.estimate) if chosen.estimate else (),
        "given": queries.estimates_of(plan.patient)[:10],
    }
    return render(request, "billing/estimate.html", context)


def remarks_of(made: Estimate) -> tuple[str, ...]:
    """What the visits' arithmetic remarks on, each once: a code that another one swallows, a limit that is near."""
    return tuple(dict.fromkeys(remark for row in made.rows for remark in row.remarks))


def offers_for(plan: PlanOfCare) -> list[Offer]:
    """The five estimates of a plan: by the terms on file, else by what is known without them."""
    on_file = {coverage.kind: coverage for coverage in reversed(queries.coverages_of(plan.patient))}
    care, prices = facts.care_of(plan), facts.price_list()
    return [offer_of(kind, on_file.get(kind), care, prices) for kind in CoverageKind]


def offer_of(kind: CoverageKind, coverage: Coverage | None, care: PlannedCare, prices: PriceList) -> Offer:
    """One estimate; what is missing or makes no sense is named, never guessed."""
    try:
        terms = facts.terms_of(kind, coverage.details if coverage else {})
        made = estimate(care, terms, tariffs(), prices=prices)
    except ChargeProblem as refused:
        return Offer(kind, coverage, None, tuple(refused.problems))
    except ValueError as refused:  # stored terms that are no money, number or date; also MoneyProblem
        return Offer(kind, coverage, None, (Problem(Trouble.BAD_MONEY, "coverage", str(refused)),))
    return Offer(kind, coverage, made)


def chosen_offer(offers: list[Offer], asked: str) -> Offer:
    """The kind asked for; else the first with terms on file; else the first that could be priced."""
    by_kind = {str(offer.kind): offer for offer in offers}
    on_file = [offer for offer in offers if offer.coverage]
    priced = [offer for offer in offers if offer.estimate]
    return by_kind.get(asked) or (on_file or priced or offers)[0]


@policy(*MONEY, phi=True, methods=("POST",))
def give(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Keep the estimate as it stands and show it in the patient's portal."""
    plan = priced_plan_for(request.actor, pk, action="estimate.give")
    offer = chosen_offer(offers_for(plan), request.POST.get("kind", ""))
    if offer.estimate is None:
        raise Refused(
            _("This estimate cannot be made yet: %(why)s") % {"why": " ".join(p.says for p in offer.problems)}
        )
    row = actions.give_estimate(
        plan=plan, kind=offer.kind, coverage=offer.coverage, estimate=offer.estimate, by=request.actor
    )
    messages.success(request, _("Kept, and visible in the patient’s portal."))
    return redirect("billing:given_estimate", pk=row.pk)
