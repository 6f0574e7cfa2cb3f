"""Every page the staff can reach by links: no fault axe knows of, none in the console, no sideways scroll.

Pages of one kind (the same address but for the ids in it) are opened once for each role; axe is asked once for all.
"""

import re

import pytest

from tests.journeys.devices import DESK, PHONE, Devices
from tests.journeys.looking import look_at_all, look_at_some

FEWEST = {"ruth": 22, "david": 22, "sam": 16, "elena": 10, "joan": 12, "walt": 10}  # pages each role has


@pytest.fixture(scope="module")
def asked() -> set[str]:
    return set()


@pytest.mark.parametrize("who", FEWEST)
def test_every_page_is_without_fault(clinic: Devices, who: str, asked: set[str]) -> None:
    page = clinic.of(who, DESK)
    page.goto("/home/")
    seen, found = look_at_all(page, public=False, asked=asked)
    assert found == []
    assert seen >= FEWEST[who], f"only {seen} pages were reached"


@pytest.mark.parametrize(
    "look", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"]
)
def test_dark_and_forced_colors_are_without_fault(clinic: Devices, look: dict[str, str]) -> None:
    page = clinic.of("david", PHONE, **look)
    assert look_at_some(page, ("/clinic/", "/clinic/rules/", "/desk/", "/desk/patients/"), look) == []


def test_after_signing_out_nothing_is_left_in_the_browser(clinic: Devices) -> None:
    page = clinic.device(DESK)
    clinic.server.sign_in(page, "joan@demo.synovia.example")
    page.goto("/desk/patients/")
    page.get_by_role("searchbox", name="Name or date of birth").fill("Bro")
    page.get_by_role("link", name="Brooks, Helen").click()
    page.goto("/account/logout/")
    page.get_by_role("button", name=re.compile("Sign out")).last.click()
    page.wait_for_url(lambda address: "/logout/" not in address)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.go_back()
    assert "Brooks" not in page.content()
