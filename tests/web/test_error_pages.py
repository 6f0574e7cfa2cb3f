"""What a person sees when something is refused or fails: what happened, what is safe, what to do next."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.web.components.rendering import read

ERRORS = Path(__file__).parents[2] / "src/synovia/web/templates/errors"
PAGES = sorted(file.stem for file in ERRORS.glob("[!_]*.html"))


@pytest.mark.parametrize("name", PAGES)
def test_every_error_page_says_what_happened_and_offers_a_way_on(name: str) -> None:
    """Without a request, as it is rendered when everything else has failed."""
    page = read(render_to_string(f"errors/{name}.html", {"message": "This visit is signed."}))
    assert page.one("h1").text
    assert page.one("main").all("a")


@pytest.mark.parametrize("name", ["500", "503"])
def test_a_failure_can_be_named_when_asking_for_help(name: str) -> None:
    assert "4f2a9c" in read(render_to_string(f"errors/{name}.html", {"request_id": "4f2a9c"})).text


@pytest.mark.parametrize("name", ["409", "refused"])
def test_a_script_gets_only_what_it_can_put_into_the_page(name: str) -> None:
    request = RequestFactory().post("/")
    request.htmx = True  # type: ignore[attr-defined]  # see web.requests
    fragment = read(render_to_string(f"errors/{name}.html", {"request": request, "message": "Signed."}))
    assert fragment.all("html") == []
    assert fragment.all("h1") == []
