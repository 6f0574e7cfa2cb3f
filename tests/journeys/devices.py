"""Phones, tablets and desks: browser contexts that are watched, and staff who stay signed in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

from tests.people import staff
from tests.stage.server import ClinicServer

PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 1024, "height": 768}
DESK: ViewportSize = {"width": 1280, "height": 900}

EXPECTED = (
    "Failed to load resource: the server responded with a status of",  # refusals are part of the journeys
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",  # a device was taken offline
    "Response Status Error Code",  # htmx tells of the same refusals
    "The specified value",  # Chromium, of words shown back in a field for numbers
)


@dataclass
class Devices:
    """The devices around one clinic. Staff sign in once for each module; their sign-in is copied after that."""

    server: ClinicServer
    browser: Browser
    strange: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    sign_ins: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """Where the clinic is served."""
        return self.server.url

    def device(self, size: ViewportSize = PHONE, **options: Any) -> Page:
        """A page on a device of its own that knows nobody yet."""
        context = self.browser.new_context(
            viewport=size, base_url=self.url, reduced_motion="reduce", **options
        )
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.strange.append(f"script: {error.error}"))
        context.on("request", self._request)
        return context.new_page()

    def of(self, key: str, size: ViewportSize = TABLET, **options: Any) -> Page:
        """A page of this member of the cast, signed in."""
        if key not in self.sign_ins:
            page = self.device(size)
            self.server.sign_in(page, email_of(key))
            self.sign_ins[key] = page.context.storage_state()
            page.context.close()
        return self.device(size, storage_state=self.sign_ins[key], **options)

    def letter_with(self, link: re.Pattern[str]) -> str:
        """The latest such link of the letters the demo prints in its terminal."""
        letters: list[str] = link.findall("".join(self.server.output))
        return letters[-1]

    def put_away(self) -> None:
        """Close every device."""
        for context in self.contexts:
            context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED):
            self.strange.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.strange.append(f"foreign request: {request.url}")


def email_of(key: str) -> str:
    """The sign-in of somebody of the cast."""
    if key in ("maria", "helen", "anna"):
        return f"{key}@demo.synovia.example"
    return staff(key).email
