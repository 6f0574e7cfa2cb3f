"""Finding the way: breadcrumbs, pages, tabs that are links."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.paginator import Page
from django.http import QueryDict
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from synovia.web.components.library import draw, register

Links = Iterable[Mapping[str, Any]]


@register.simple_tag
def breadcrumbs(items: Links) -> SafeString:
    """Where this page stands; the last item is the page itself."""
    shown = list(items)
    return draw("breadcrumbs", items=shown) if shown else SafeString("")


@register.simple_tag
def tab_links(items: Links, label: object) -> SafeString:
    """Tabs that go to pages of their own: mappings with label, href, current and perhaps badge."""
    return draw("tab_links", items=items, label=label)


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: "Page[Any]", param: str = "page") -> SafeString:
    """Links to the other pages of a list; the rest of the query string stays as it is."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    numbers = [
        _page_link(number, page, query, param) for number in page.paginator.get_elided_page_range(page.number)
    ]
    return draw(
        "pagination",
        page=page,
        links=numbers,
        before=_address(query, param, page.previous_page_number()) if page.has_previous() else "",
        after=_address(query, param, page.next_page_number()) if page.has_next() else "",
    )


def _page_link(number: object, page: "Page[Any]", query: QueryDict, param: str) -> dict[str, object]:
    is_number = isinstance(number, int)
    return {
        "text": number,
        "href": _address(query, param, number) if isinstance(number, int) and number != page.number else "",
        "current": is_number and number == page.number,
    }


def _address(query: QueryDict, param: str, number: int) -> str:
    query[param] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag
def address(name: str, fallback: str) -> str:
    """The address of a named page, or the fallback while that page is not part of this site."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return fallback


@register.simple_tag(takes_context=True)
def here(context: Context, prefix: str) -> bool:
    """Whether the page being shown lies at or under this address."""
    request = context.get("request")
    if request is None:
        return False
    path: str = request.path
    return path == prefix or (prefix != "/" and path.startswith(prefix))
