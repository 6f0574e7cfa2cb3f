"""What a plan of care costs under each of the five worlds of payment, with every step of the arithmetic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from synovia.domain.charges import (
    ChargeProblem,
    Estimate,
    Order,
    PlannedCare,
    PriceList,
    Problem,
    Trouble,
    estimate,
)
from synovia.domain.charges.coverage import Coverage as Terms
from synovia.domain.charges.coverage import Happening, Milestone
from synovia.domain.charges.words import for_patient
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.accounts.roles import MONEY
from synovia.records.charges import actions, facts, queries
from synovia.records.charges.access import priced_plan_for
from synovia.records.charges.choices import CoverageKind
from synovia.records.claims.coverage import of_patient as authorizations_of
from synovia.records.refusals import Refused
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest
from synovia.web.standings import watch_of

if TYPE_CHECKING:
    from synovia.records.charges.models import Coverage
    from synovia.records.programme.models import PlanOfCare


TOGETHER = "together"
"""The key of the offer under all insurances on file in their order."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One world of payment on the page: the estimate, or what is missing to make one.

    `together` says that every insurance on file pays in its turn; otherwise the one coverage pays as if alone.
    """

    kind: CoverageKind
    coverage: Coverage | None
    estimate: Estimate | None
    problems: tuple[Problem, ...] = ()
    together: bool = False

    @property
    def key(self) -> str:
        """What stands in the address."""
        return TOGETHER if self.together else str(self.kind)

    @property
    def label(self) -> str:
        """The kind in words."""
        return gettext("As on file, in turn") if self.together else str(self.kind.label)


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
        "happens": happenings_of(chosen.estimate) if chosen.estimate else (),
        "told": told_beside(chosen.estimate) if chosen.estimate else (),
        "row_remarks": remarks_of(chosen.estimate) if chosen.estimate else (),
        "watch": watch_of(plan),
        "given": queries.estimates_of(plan.patient)[:10],
        "authorizations": authorizations_of(plan.patient_id),
    }
    return render(request, "billing/estimate.html", context)


def remarks_of(made: Estimate) -> tuple[str, ...]:
    """What the visits' arithmetic remarks on, each once: a code that another one swallows, a limit that is near."""
    return tuple(dict.fromkeys(remark for row in made.rows for remark in row.remarks))


def told_beside(made: Estimate) -> tuple[str, ...]:
    """What the patient is told, without the happenings: they stand on a line of their own."""
    happening = {each.says for each in made.milestones}
    return tuple(line for line in for_patient(made) if line not in happening)


def happenings_of(made: Estimate) -> tuple[Milestone, ...]:
    """What happens on the way, each kind of happening once in a year, at its first visit."""
    first: dict[tuple[Happening, int], Milestone] = {}
    for each in made.milestones:
        first.setdefault((each.happening, each.on.year), each)
    return tuple(first.values())


def offers_for(plan: PlanOfCare) -> list[Offer]:
    """The five estimates of a plan: by the terms on file, else by what is known without them; and all on file in turn."""
    rows = list(queries.coverages_of(plan.patient))
    on_file = {CoverageKind(coverage.kind): coverage for coverage in reversed(rows)}
    care, prices = facts.care_of(plan), facts.price_list()
    offers = [offer_of(kind, on_file.get(kind), care, prices) for kind in CoverageKind]
    insured = facts.insurances(rows)
    return [offer_together(insured, care, prices), *offers] if len(insured) > 1 else offers


def offer_of(kind: CoverageKind, coverage: Coverage | None, care: PlannedCare, prices: PriceList) -> Offer:
    """One estimate; what is missing or makes no sense is named, never guessed."""
    made, problems = priced(lambda: terms_alone(kind, coverage), care, prices)
    return Offer(kind, coverage, made, problems)


def offer_together(insured: list[Coverage], care: PlannedCare, prices: PriceList) -> Offer:
    """The estimate under every insurance on file, each in its turn."""
    made, problems = priced(lambda: [facts.coverage_of(row) for row in insured], care, prices)
    return Offer(CoverageKind(insured[0].kind), insured[0], made, problems, together=True)


def terms_alone(kind: CoverageKind, coverage: Coverage | None) -> Terms:
    """One coverage as if it were the only one; without one on file, all of it unknown."""
    if coverage is None:
        return facts.terms_of(kind, {})
    return replace(facts.coverage_of(coverage), order=Order.PRIMARY)


def priced(
    terms: Callable[[], Terms | list[Terms]], care: PlannedCare, prices: PriceList
) -> tuple[Estimate | None, tuple[Problem, ...]]:
    """The estimate, or every reason why there is none."""
    try:
        return estimate(care, terms(), tariffs(), prices=prices), ()
    except ChargeProblem as refused:
        return None, refused.problems
    except ValueError as refused:  # stored terms that are no money, number or date; also MoneyProblem
        return None, (Problem(Trouble.BAD_MONEY, "coverage", str(refused)),)


def chosen_offer(offers: list[Offer], asked: str) -> Offer:
    """The kind asked for; else the first with terms on file; else the first that could be priced."""
    by_key = {offer.key: offer for offer in offers}
    on_file = [offer for offer in offers if offer.coverage]
    possible = [offer for offer in offers if offer.estimate]
    return by_key.get(asked) or (on_file or possible or offers)[0]


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
