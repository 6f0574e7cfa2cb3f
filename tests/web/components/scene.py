"""A stage for components in a real browser."""

import mimetypes
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from django.conf import settings
from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory
from playwright.sync_api import Page, Request, Route

ORIGIN = "http://synovia.test"
STATIC = Path(__file__).parents[3] / "src/synovia/web/static"
NAVIGATION = [
    {"label": "Today", "href": "#today", "icon": "sun", "current": True, "key": "g t"},
    {"label": "Patients", "href": "#patients", "icon": "users", "key": "g p", "badge": "4"},
]


def security_policy() -> str:
    """The program's own policy as a header; these pages have no nonce because they need none."""
    directives = cast("dict[str, list[Any]]", settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])
    return "; ".join(
        f"{name} {' '.join(value for value in values if isinstance(value, str) and 'nonce' not in value.lower())}"
        for name, values in directives.items()
    )


@dataclass
class Answer:
    """What the pretended server says to a post."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)


class Scene:
    def __init__(self, page: Page, assets: Path) -> None:
        self.page, self.assets = page, assets
        self.posts: list[Request] = []
        self.answer: Answer | None = Answer()
        self.complaints: list[str] = []
        self._html = ""
        page.route("**/*", self._serve)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))

    def show(self, scrap: str, base: str = "base_staff.html", **context: Any) -> Page:
        """A page of this base whose content is this scrap of template."""
        template = (
            f'{{% extends "{base}" %}}{{% load components %}}{{% block content %}}{scrap}{{% endblock %}}'
        )
        return self._open(engines["django"].from_string(template).render(surroundings() | context))

    def show_template(self, name: str, **context: Any) -> Page:
        """A page from one of the program's templates."""
        return self._open(get_template(name).render(surroundings() | context))

    def status(self) -> str:
        """What the autosaving form says of itself."""
        return self.page.locator("[data-autosave-status]").inner_text()

    def _open(self, html: str) -> Page:
        self._html = html
        self.page.goto(f"{ORIGIN}/page/")
        return self.page

    def _hear(self, kind: str, text: str) -> None:
        # A refused answer is part of some scenes; the browser and htmx report it.
        if kind == "error" and not text.startswith(("Failed to load resource", "Response Status Error Code")):
            self.complaints.append(text)

    def _serve(self, route: Route, request: Request) -> None:
        path = request.url.removeprefix(ORIGIN).split("?")[0]
        if request.method == "POST":
            return self._serve_post(route, request)
        if path.startswith("/static/"):
            return self._serve_file(route, path.removeprefix("/static/"))
        headers = {"Content-Security-Policy": security_policy(), "Content-Type": "text/html; charset=utf-8"}
        return route.fulfill(body=self._html, headers=headers)

    def _serve_post(self, route: Route, request: Request) -> None:
        self.posts.append(request)
        if self.answer is None:
            return route.abort("connectionrefused")
        said = self.answer
        return route.fulfill(
            status=said.status, body=said.body, headers={"Content-Type": "text/html"} | said.headers
        )

    def _serve_file(self, route: Route, name: str) -> None:
        file = self.assets / name.removeprefix("build/") if name.startswith("build/") else STATIC / name
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(name)[0] or "font/woff2")


def surroundings() -> dict[str, Any]:
    """What the context processor gives a signed-in therapist."""
    request = RequestFactory().get("/page/")
    request.actor = SimpleNamespace(name="Dana Whitfield", role="therapist")  # type: ignore[attr-defined]  # see web.requests
    request.user = SimpleNamespace(is_authenticated=True)  # type: ignore[assignment]
    return {
        "request": request,
        "csrf_token": "token-of-this-page",
        "nav_items": NAVIGATION,
        "clinic_name": "Harbor Spine & Joint",
        "session_seconds": 900,
        "keep_alive_url": "/keep-alive/",
        "quick_jump_url": "/jump/",
    }
