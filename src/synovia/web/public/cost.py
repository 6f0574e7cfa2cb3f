"""What care costs, by way of paying, with a small calculator for each."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from synovia.domain.charges import ChargeProblem, Coverage
from synovia.knowledge.public_pages import Page, public_pages
from synovia.web.policy import public
from synovia.web.public import quotes
from synovia.web.public.clinic import clinic_of
from synovia.web.public.cost_forms import FORMS, CostForm
from synovia.web.requests import VisitorRequest

ORDER = ("medicare", "private", "workers-compensation", "personal-injury", "self-pay")


@public
def cost(request: VisitorRequest) -> HttpResponse:
    """All ways to pay, each with what a usual course may cost."""
    clinic = clinic_of(request)
    examples = quotes.examples(clinic.medicare_locality if clinic else "")
    ways = [(public_pages().page("coverage", slug), examples[slug]) for slug in ORDER]
    sources = [source for page, _quote in ways for source in public_pages().sources_of(page)]
    context = {
        "ways": ways,
        "clinic": clinic,
        "sources": list(dict.fromkeys(sources)),
        "visits": quotes.USUAL_VISITS,
    }
    return render(request, "public/cost/all.html", context)


@public
def coverage(request: VisitorRequest, slug: str) -> HttpResponse:
    """One way to pay, explained, with the calculator. Figures are posted and never kept."""
    page = _coverage_page(slug)
    clinic = clinic_of(request)
    asked = request.method == "POST"
    form = FORMS[slug](request.POST if asked else None, locality=clinic.medicare_locality if clinic else "")
    found = _quote(form) if not asked or form.is_valid() else None
    context = {
        "page": page,
        "form": form,
        "quote": found,
        "asked": asked,
        "clinic": clinic,
        "assumptions": quotes.assumptions(slug),
        "sources": public_pages().sources_of(page),
    }
    return render(request, "public/cost/one.html", context, status=422 if form.errors else 200)


def _coverage_page(slug: str) -> Page:
    if slug not in ORDER:
        raise Http404
    return public_pages().page("coverage", slug)


def _quote(form: CostForm) -> quotes.Quote | None:
    """The quote for what was typed; what the arithmetic refuses is shown beside its field."""
    if not form.is_bound:
        return None
    held: Coverage | None = form.coverage()
    try:
        return quotes.quote(held, form.visits())
    except ChargeProblem as refusal:
        for problem in refusal.problems:
            name = problem.where.rpartition(".")[2]
            form.add_error(name if name in form.fields else None, problem.says)
        return None
