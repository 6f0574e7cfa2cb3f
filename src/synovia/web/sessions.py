"""How long a sign-in lasts, which membership it uses, and that staff have a second factor (trust.md goals 24, 25)."""

import time
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from synovia.records.accounts.actor import Actor

SIGNED_IN_AT, SEEN_AT, IDLE_LIMIT, MEMBERSHIP, SECOND_FACTOR = (
    "signed_in_at",
    "seen_at",
    "idle_limit",
    "membership",
    "second_factor",
)
NOTED_EVERY = 20  # seconds between two writes of "seen at", so that reading a page does not write the session
OPEN_BEFORE_SECOND_FACTOR = ("mfa_", "account_logout", "account_reauthenticate")


@receiver(user_logged_in)
def begin(request: HttpRequest, **_: object) -> None:
    """A sign-in starts both clocks."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(time.time())


def has_expired(request: HttpRequest) -> bool:
    """Whether the session was idle too long or is too old altogether."""
    now = int(time.time())
    session = request.session
    idle = now - session.get(SEEN_AT, 0) > session.get(IDLE_LIMIT, settings.IDLE_SECONDS_STAFF)
    return bool(idle or now - session.get(SIGNED_IN_AT, 0) > settings.ABSOLUTE_SECONDS)


def touch(request: HttpRequest, actor: Actor) -> None:
    """Note that the person is here, and how long they may be idle."""
    limit = settings.IDLE_SECONDS_STAFF if actor.is_staff else settings.IDLE_SECONDS_PORTAL
    now = int(time.time())
    if request.session.get(IDLE_LIMIT) != limit or now - request.session.get(SEEN_AT, 0) >= NOTED_EVERY:
        request.session[IDLE_LIMIT], request.session[SEEN_AT] = limit, now


def chosen_membership(request: HttpRequest) -> UUID | None:
    """The membership chosen in this session, for people who work in more than one clinic or role."""
    raw = request.session.get(MEMBERSHIP)
    return UUID(raw) if isinstance(raw, str) else None


def choose_membership(request: HttpRequest, pk: UUID) -> None:
    """Use this membership from the next request on. That it belongs to the user is checked there."""
    request.session[MEMBERSHIP] = str(pk)


def second_factor_due(request: HttpRequest, actor: Actor) -> HttpResponseBase | None:
    """Staff without a second factor go and set one up before anything else."""
    if not actor.is_staff or request.session.get(SECOND_FACTOR):
        return None
    if is_mfa_enabled(request.user):
        request.session[SECOND_FACTOR] = True
        return None
    name = request.resolver_match.view_name if request.resolver_match else ""
    return None if name.startswith(OPEN_BEFORE_SECOND_FACTOR) else redirect("mfa_activate_totp")
