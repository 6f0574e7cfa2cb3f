"""The pages to read: conditions, techniques, articles, the team, and what the site is for."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from synovia.knowledge.public_pages import Page, public_pages
from synovia.records.accounts.queries import public_practitioners
from synovia.web.policy import public
from synovia.web.public import visitor
from synovia.web.public.clinic import clinic_of
from synovia.web.requests import VisitorRequest

ON_THE_HOME_PAGE = 3
PLACES_ON_THE_HOME_PAGE = 9  # where it hurts, from the neck down; diseases are one link away


@public
def home(request: VisitorRequest) -> HttpResponse:
    """The front door."""
    pages = public_pages()
    context = {
        "clinic": clinic_of(request),
        "own": visitor.own_check(request),
        "conditions": pages.of_kind("condition")[:PLACES_ON_THE_HOME_PAGE],
        "techniques": pages.of_kind("technique"),
        "coverages": pages.of_kind("coverage"),
        "articles": pages.of_kind("article")[:ON_THE_HOME_PAGE],
        "team": tuple(public_practitioners())[:ON_THE_HOME_PAGE],
    }
    return render(request, "public/home.html", context)


@public
def about(request: HttpRequest) -> HttpResponse:
    """What manual therapy is."""
    return _page(
        request, "page", "what-it-is", "public/about.html", techniques=public_pages().of_kind("technique")
    )


@public
def conditions(request: HttpRequest) -> HttpResponse:
    """All conditions."""
    return render(request, "public/conditions.html", {"pages": public_pages().of_kind("condition")})


@public
def condition(request: HttpRequest, slug: str) -> HttpResponse:
    """One condition: signs, whether care is an option, what helps, and when to see a doctor."""
    pages = public_pages()
    page = _found("condition", slug)
    chosen = [pages.page("technique", name) for name in page.techniques]
    related = [pages.page("condition", name) for name in page.related]
    return _page(request, "condition", slug, "public/condition.html", techniques=chosen, related=related)


@public
def techniques(request: HttpRequest) -> HttpResponse:
    """All techniques."""
    return render(request, "public/techniques.html", {"pages": public_pages().of_kind("technique")})


@public
def technique(request: HttpRequest, slug: str) -> HttpResponse:
    """One technique: what it is, how it feels, for whom, and for whom not."""
    return _page(request, "technique", slug, "public/technique.html", conditions=public_pages().using(slug))


@public
def articles(request: HttpRequest) -> HttpResponse:
    """All articles."""
    return render(request, "public/articles.html", {"pages": public_pages().of_kind("article")})


@public
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """One article."""
    others = [page for page in public_pages().of_kind("article") if page.slug != slug]
    return _page(request, "article", slug, "public/article.html", others=others[:ON_THE_HOME_PAGE])


@public
def team(request: VisitorRequest) -> HttpResponse:
    """The clinic's doctors and therapists."""
    context = {"clinic": clinic_of(request), "team": tuple(public_practitioners())}
    return render(request, "public/team.html", context)


@public
def intended_use(request: HttpRequest) -> HttpResponse:
    """What the site is for, and what happens to what visitors tell it."""
    return _page(request, "page", "intended-use", "public/page.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What we do so that everybody can use the site."""
    return _page(request, "page", "accessibility", "public/page.html")


def _found(kind: str, slug: str) -> Page:
    try:
        return public_pages().page(kind, slug)
    except KeyError:
        raise Http404 from None


def _page(request: HttpRequest, kind: str, slug: str, template: str, **context: Any) -> HttpResponse:
    page = _found(kind, slug)
    sources = public_pages().sources_of(page)
    return render(request, template, {"page": page, "sources": sources, **context})
