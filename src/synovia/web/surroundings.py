"""What every page carries around its content: the clinic's name, the navigation of the role, the session clock."""

import time
from typing import Any

from allauth.mfa import app_settings as mfa
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.roles import Role

# (label, URL name, icon, keyboard shortcut, roles)
TREATING_ROLES = (Role.OWNER, Role.THERAPIST, Role.ASSISTANT)
STAFF_NAVIGATION = (
    (_("Today"), "clinician:today", "sun", "g t", (*TREATING_ROLES, Role.DOCTOR)),
    (
        _("Desk"),
        "desk:today",
        "calendar-days",
        "g d",
        (Role.OWNER, Role.FRONT_DESK, Role.THERAPIST, Role.ASSISTANT),
    ),
    (_("Requests"), "desk:requests", "inbox", "g r", (Role.OWNER, Role.FRONT_DESK, Role.THERAPIST)),
    (
        _("Patients"),
        "desk:patients",
        "users",
        "g p",
        (Role.OWNER, Role.FRONT_DESK, *TREATING_ROLES, Role.BILLER),
    ),
    (_("Money"), "billing:home", "receipt", "g m", (Role.OWNER, Role.BILLER)),
    (_("Estimates due"), "billing:owed", "alarm-clock", "g e", (Role.FRONT_DESK,)),
    (_("Claims"), "billing:worklist", "send", "g l", (Role.OWNER, Role.BILLER)),
    (_("Rules"), "clinician:rules", "book-open", "g u", (*TREATING_ROLES, Role.DOCTOR)),
    (_("Caseload"), "manager:population", "activity", "g c", (Role.OWNER, Role.THERAPIST)),
    (_("Instruments"), "manager:instruments", "clipboard-check", "g i", (Role.OWNER,)),
    (_("Audit"), "manager:audit", "shield-check", "g a", (Role.OWNER,)),
)
PORTAL_NAVIGATION = (
    (_("Home"), "patient:home", "house", "", (Role.PATIENT, Role.PROXY)),
    (_("My plan"), "patient:plan", "clipboard-list", "", (Role.PATIENT, Role.PROXY)),
    (_("My pain"), "patient:pain", "map-pin", "", (Role.PATIENT, Role.PROXY)),
    (_("Visits"), "patient:visits", "calendar-days", "", (Role.PATIENT, Role.PROXY)),
    (_("Costs"), "patient:costs", "receipt", "", (Role.PATIENT, Role.PROXY)),
)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Context for the base templates (see docs of the design system in web/gallery)."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"demo": settings.DEMO, "demo_code": demo_code if settings.DEMO else ""}
    return {
        "demo": settings.DEMO,
        "demo_code": demo_code if settings.DEMO else "",
        "clinic_name": actor.clinic_name,
        "actor": actor,
        "nav_items": _navigation(request, actor),
        "session_seconds": settings.IDLE_SECONDS_STAFF if actor.is_staff else settings.IDLE_SECONDS_PORTAL,
        "keep_alive_url": reverse("keep_alive"),
        "quick_jump_url": _address("desk:quick_jump") if actor.is_staff else "",
    }


def demo_code() -> str:
    """What the demo's authenticator shows now: in the demo, and only there, the sign-in page says it."""
    return str(format_hotp_value(hotp_value(settings.DEMO_TOTP_SECRET, int(time.time()) // mfa.TOTP_PERIOD)))


def _navigation(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    entries = PORTAL_NAVIGATION if actor.is_portal else STAFF_NAVIGATION
    mine = [(entry, _address(entry[1])) for entry in entries if actor.role in entry[4]]
    here = max((href for _entry, href in mine if href and request.path.startswith(href)), key=len, default="")
    return [
        {"label": label, "href": href, "icon": icon, "key": key, "current": href == here, "badge": ""}
        for (label, _name, icon, key, _roles), href in mine
        if href
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
