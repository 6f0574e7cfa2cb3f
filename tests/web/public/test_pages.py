"""Every public page: open to all, in plain words, self-contained, and with its sources."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from synovia.domain.screening.selfcheck import BY_KEY
from synovia.knowledge.public_pages import public_pages
from tests.people import DemoClinic

pytestmark = pytest.mark.django_db

ADDRESS = {
    "condition": "public:condition",
    "technique": "public:technique",
    "article": "public:article",
    "coverage": "public:coverage",
}
MOST_QUERIES = 15
FIXED = (
    "home", "about", "conditions", "techniques", "articles", "team", "cost", "intended_use", "accessibility",
    "self_check", "booking", "booking_thanks",
)  # fmt: skip
READ = [
    reverse(ADDRESS[page.kind], args=[page.slug]) for page in public_pages().pages if page.kind in ADDRESS
]
PLACES = [
    reverse("public:self_check_at", args=[choice.key])
    for choice in BY_KEY["where"].choices
    if choice.key != "elsewhere"
]
ADDRESSES = [reverse(f"public:{name}") for name in FIXED] + READ + PLACES


@pytest.fixture
def visitor(people: DemoClinic) -> Client:
    return Client()


def faults(page: str) -> list[str]:
    """What a public page must not have."""
    found = {
        "not one h1": page.count("<h1") != 1,
        "inline style": " style=" in page,
        "inline script": bool(re.search(r"<script(?![^>]*\bsrc=)", page)),
        "foreign origin": bool(re.search(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="https?:', page)),
    }
    ids = re.findall(r' id="([^"]+)"', page)
    return [fault for fault, is_so in found.items() if is_so] + (
        ["an id twice"] if len(ids) > len(set(ids)) else []
    )


def test_every_page_opens_for_anybody_and_carries_nothing_it_should_not(visitor: Client) -> None:
    pages = {address: visitor.get(address) for address in ADDRESSES}
    assert {address: page.status_code for address, page in pages.items() if page.status_code != 200} == {}
    assert {
        address: found for address, page in pages.items() if (found := faults(page.content.decode()))
    } == {}


def test_every_page_takes_few_queries(visitor: Client) -> None:
    visitor.get("/")  # what is read once
    taken = {}
    for address in ADDRESSES:
        with CaptureQueriesContext(connection) as queries:
            visitor.get(address)
        taken[address] = len(queries)
    assert {address: count for address, count in taken.items() if count > MOST_QUERIES} == {}


def test_every_link_inside_the_site_leads_somewhere(visitor: Client) -> None:
    found = {
        link
        for address in ADDRESSES
        for link in re.findall(r'href="(/[^"#]*)', visitor.get(address).content.decode())
        if not link.startswith(("/static/", "/account/"))
    }
    lost = {link for link in found if visitor.get(link).status_code not in (200, 302)}
    assert lost == set()


@pytest.mark.parametrize("kind", ["conditions", "techniques", "articles", "cost"])
def test_what_is_not_there_is_not_found(visitor: Client, kind: str) -> None:
    assert visitor.get(f"/{kind}/no-such-page/").status_code == 404


def test_a_condition_says_when_it_is_an_emergency_and_cites_its_sources(visitor: Client) -> None:
    page = visitor.get(reverse("public:condition", args=["low-back-pain"])).content.decode()
    assert 'href="tel:911"' in page
    assert "Finucane" in page
    assert "Checked on November 26, 2026" in page
    assert "Not yet reviewed by an independent clinician" in page


def test_a_condition_of_one_place_leads_to_the_self_check_of_that_place(visitor: Client) -> None:
    page = visitor.get(reverse("public:condition", args=["knee-pain"])).content.decode()
    assert reverse("public:self_check_at", args=["knee"]) in page


def test_a_condition_of_many_places_offers_each(visitor: Client) -> None:
    page = visitor.get(reverse("public:condition", args=["bursitis"])).content.decode()
    for where in ("shoulder", "elbow", "hip", "knee", "ankle_foot"):
        assert reverse("public:self_check_at", args=[where]) in page


def test_a_condition_leads_clinicians_to_its_rules(visitor: Client) -> None:
    page = visitor.get(reverse("public:condition", args=["low-back-pain"])).content.decode()
    assert f"{reverse('clinician:rules')}?chapter=low-back" in page
    assert "LBP-MOB" in page


def test_the_team_page_shows_the_clinics_own_people(visitor: Client, people: DemoClinic) -> None:
    page = visitor.get(reverse("public:team")).content.decode()
    shown = {one.display_name for one in people.practitioners.values() if one.is_public}
    assert shown
    assert {name for name in shown if name not in page} == set()


def test_the_site_stands_without_any_clinic() -> None:
    visitor = Client()
    assert visitor.get("/").status_code == 200
    assert "No clinic has been set up" in visitor.get(reverse("public:self_check")).content.decode()
    assert visitor.post(reverse("public:self_check_begin"))["Location"] == reverse("public:self_check")
