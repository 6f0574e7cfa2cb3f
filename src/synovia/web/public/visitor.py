"""The visitor's own thread: the signed cookie that holds the token of a self-check, and limits against misuse."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone

from synovia.records.screening.access import SelfCheckGone, self_check_for
from synovia.records.screening.tokens import KEPT_FOR
from synovia.web.doorway import address_of
from synovia.web.requests import VisitorRequest

COOKIE = "synovia_check" if settings.PLAIN_HTTP else "__Host-synovia_check"
SALT = "synovia.self-check"
SECONDS_KEPT = int(KEPT_FOR.total_seconds())


def token_of(request: VisitorRequest) -> str:
    """The token the visitor holds; empty when there is none, or the cookie was forged or is too old."""
    return str(request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=SECONDS_KEPT))


def hand_over(response: HttpResponse, token: str) -> None:
    """Give the visitor the token, out of reach of scripts and of other sites."""
    response.set_signed_cookie(
        COOKIE,
        token,
        salt=SALT,
        max_age=SECONDS_KEPT,
        httponly=True,
        samesite="Lax",
        secure=not settings.PLAIN_HTTP,
    )


def take_back(response: HttpResponse) -> None:
    """Remove the token from the visitor's device."""
    response.delete_cookie(COOKIE, samesite="Lax")


def own_check(request: VisitorRequest, *, to_change: bool = False) -> Any:
    """The visitor's self-check (records.screening.models.SelfCheck); None when they hold no valid token."""
    try:
        return self_check_for(token_of(request), to_change=to_change)
    except SelfCheckGone:
        return None


def is_within_limit(request: VisitorRequest, what: str, *, an_hour: int) -> bool:
    """Whether this address may do `what` once more this hour. Only a hash of the address is kept, for an hour."""
    hour = timezone.now().strftime("%Y%m%d%H")
    who = sha256(f"{settings.SECRET_KEY}{address_of(request)}".encode()).hexdigest()[:24]
    key = f"public:{what}:{who}:{hour}"
    cache.add(key, 0, timeout=3600)
    return bool(cache.incr(key) <= an_hour)
