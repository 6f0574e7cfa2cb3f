"""A likely cost for a visitor: three questions, a range with its picture, what may change it. Posted, and never kept."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from synovia.domain.charges import ChargeProblem, Coverage, Estimate, Trouble, VisitRange, estimate, weekly
from synovia.knowledge.library import library
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges.facts import price_list
from synovia.web.policy import public
from synovia.web.public import quotes
from synovia.web.public.clinic import clinic_of
from synovia.web.public.cost_forms import CostForm
from synovia.web.public.likely_form import LikelyForm, coverage_of, details_form
from synovia.web.public.likely_words import what_happens, what_it_costs, what_may_change_it
from synovia.web.public.programmes import Programme, programme
from synovia.web.requests import VisitorRequest


@dataclass(frozen=True, slots=True)
class Likely:
    """The likely cost of a usual program; without `made` the clinic has not set its prices. `nothing`: the worker pays none."""

    visits: VisitRange
    usual: Programme
    made: Estimate | None = None
    nothing: bool = False
    costs: tuple[str, ...] = ()
    happens: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[tuple[str, str, str], ...]:
        """What the number of visits rests on: meaning, source and standing."""
        cards = library().sources
        return tuple(
            (value.meaning, cards[value.source].citation, value.standing.value) for value in self.usual.values
        )


@public
def likely_cost(request: VisitorRequest) -> HttpResponse:
    """The questions, and after them the range. What was typed stays in the page alone."""
    clinic = clinic_of(request)
    locality = clinic.medicare_locality if clinic else ""
    form = LikelyForm(request.POST if request.method == "POST" else None)
    details, found = None, None
    if form.is_bound and form.is_valid():
        way = form.cleaned_data["way"]
        details = details_form(
            way, request.POST if request.POST.get("told") == way else None, locality=locality
        )
        found = _likely(form, details, locality)
    context = {"form": form, "details": details, "found": found, "clinic": clinic}
    wrong = form.errors or (details is not None and details.errors)
    return render(request, "public/cost/likely.html", context, status=422 if wrong else 200)


def _likely(form: LikelyForm, details: CostForm | None, locality: str) -> Likely | None:
    """The range; None while more must be said, or something typed is wrong."""
    usual = programme(form.cleaned_data["reason"])
    visits = usual.visits(form.per_week())
    if form.cleaned_data["way"] == "workers-compensation":
        return Likely(visits, usual, nothing=True)
    held = coverage_of(form.cleaned_data["way"], details, locality=locality)
    if held is None:
        return None
    try:
        made = _priced(held, visits, form.per_week() or usual.weekly)
    except ChargeProblem as refusal:
        return _refused(refusal, details, Likely(visits, usual))
    return Likely(
        visits,
        usual,
        made,
        costs=what_it_costs(made),
        happens=what_happens(made),
        changes=what_may_change_it(made, visits),
    )


def _priced(held: Coverage, visits: VisitRange, per_week: int) -> Estimate:
    care = weekly(
        starts_on=timezone.localdate() + quotes.STARTS_IN,
        first=quotes.FIRST,
        usual=quotes.USUAL,
        per_week=per_week,
        likely=visits,
    )
    return estimate(care, held, tariffs(), prices=price_list())


def _refused(refusal: ChargeProblem, details: CostForm | None, without: Likely) -> Likely | None:
    """Prices the clinic has not set are its own gap; anything else stands beside the field that was typed."""
    if refusal.troubles <= {Trouble.PRICE_MISSING, Trouble.FEE_MISSING}:
        return without
    for problem in refusal.problems:
        name = problem.where.rpartition(".")[2]
        if details is not None and details.is_bound:
            details.add_error(name if name in details.fields else None, problem.says)
    return None
