"""Every page of the public site and of the portal: no fault axe knows of, none in the console, no sideways scroll."""

import pytest

from tests.journeys.devices import DESK, PHONE, Devices
from tests.journeys.looking import look_at_all, look_at_some


def test_every_page_of_the_public_site_is_without_fault(clinic: Devices) -> None:
    page = clinic.device(DESK)
    page.goto("/")
    seen, found = look_at_all(page, public=True, asked=set())
    assert found == []
    assert seen >= 35, f"only {seen} pages were reached"


@pytest.mark.parametrize(("who", "fewest"), [("maria", 8), ("anna", 6)])
def test_every_page_of_the_portal_is_without_fault(clinic: Devices, who: str, fewest: int) -> None:
    page = clinic.of(who, DESK)
    page.goto("/my/")
    seen, found = look_at_all(page, public=False, asked=set())
    assert found == []
    assert seen >= fewest, f"only {seen} pages were reached"


@pytest.mark.parametrize(
    "look", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"]
)
def test_dark_and_forced_colors_are_without_fault(clinic: Devices, look: dict[str, str]) -> None:
    if "forced_colors" in look:  # in the dark tests/web/public/test_in_browser.py looks at the public pages
        public = ("/", "/self-check/", "/conditions/low-back-pain/", "/cost/", "/first-visit/")
        assert look_at_some(clinic.device(PHONE, **look), public, look) == []
    assert look_at_some(clinic.of("maria", PHONE, **look), ("/my/", "/my/plan/", "/my/costs/"), look) == []
