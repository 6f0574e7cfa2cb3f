"""Signing in through the browser, second factor included."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def sign_in(page: Page, url: str, email: str) -> None:
    """E-mail address and password; then, for staff, the code of the demo's authenticator."""
    from tests.people import PASSWORD

    page.goto(f"{url}/account/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.click("form:has(input[name=password]) [type=submit]")
    # A click does not wait for the page it leads to: before that, no field for a code is there to be found.
    page.wait_for_url(lambda address: "/account/login" not in address, wait_until="domcontentloaded")
    if page.locator("input[name=code]").count():
        page.fill("input[name=code]", _code())
        page.click("form:has(input[name=code]) [type=submit]")
    page.wait_for_url(lambda address: "/account/" not in address)


def _code() -> str:
    import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    from tests.people import TOTP_SECRET

    return str(format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // 30)))
