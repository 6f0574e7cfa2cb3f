"""The doorway every request passes: who is it, may they, in one transaction, with every reading in the audit log.

Refusals are notes in the log too, written after the refused transaction was rolled back.
"""

import logging
import secrets
from collections.abc import Callable
from typing import Any

from allauth.account.middleware import AccountMiddleware
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from synovia.records.accounts.actor import Actor
from synovia.records.accounts.queries import actor_for, clinic_of_host
from synovia.records.audit import log
from synovia.records.clinical import EditedElsewhere
from synovia.records.people.access import RestrictedChart
from synovia.records.refusals import NotYours, Refused
from synovia.web import errors, sessions
from synovia.web.camera import NO_DEVICES
from synovia.web.policy import PUBLIC, Policy, policy_of

logger = logging.getLogger("synovia.doorway")
NextStep = Callable[[HttpRequest], HttpResponseBase]


class UnauditedPage(RuntimeError):
    """A page about a patient was about to be shown without a note in the audit log: refused."""


class Headers:
    """Puts the request id and the caching rule on every answer, also on errors."""

    def __init__(self, get_response: NextStep) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.request_id = secrets.token_hex(8)  # type: ignore[attr-defined]  # see web.requests
        request.actor = None  # type: ignore[attr-defined]  # see web.requests
        request.clinic_id = None  # type: ignore[attr-defined]  # see web.requests
        response = self.get_response(request)
        response.headers.setdefault("X-Request-Id", request.request_id)  # type: ignore[attr-defined]  # see web.requests
        response.headers.setdefault("Permissions-Policy", NO_DEVICES)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class Doorway:
    """Runs each view inside a passage, after its policy was checked."""

    def __init__(self, get_response: NextStep) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase:
        """Check the declared policy, then run the view and answer with what it returns."""
        match = request.resolver_match
        rule = policy_of(view, match.view_name if match else "")
        if rule is None:
            logger.error("view %s has no policy", match.view_name if match else view)
            raise Http404
        if request.method not in (*rule.methods, "HEAD", "OPTIONS"):
            return HttpResponseNotAllowed(rule.methods)
        stop = identify(request, rule)
        if stop:
            return stop
        try:
            return run(request, rule, lambda: view(request, *args, **kwargs))
        except (ImmediateHttpResponse, ReauthenticationRequired) as wish:
            # allauth's way of answering from inside a view; Django asks no middleware about what is raised here
            answer: HttpResponseBase = AccountMiddleware(self.get_response).process_exception(request, wish)
            return answer


def identify(request: HttpRequest, rule: Policy) -> HttpResponseBase | None:
    """Set `request.actor` and `request.clinic_id`; an answer is returned when the visitor must sign in first."""
    if request.user.is_authenticated and sessions.has_expired(request):
        logout(request)
        if rule is not PUBLIC:
            return errors.signed_out(request, expired=True)
    actor = _actor(request)
    request.actor = actor  # type: ignore[attr-defined]  # see web.requests
    if actor:
        request.clinic_id = actor.clinic_id  # type: ignore[attr-defined]  # see web.requests
        timezone.activate(actor.timezone)
        sessions.touch(request, actor)
        return sessions.second_factor_due(request, actor)
    timezone.deactivate()
    if request.user.is_authenticated:  # dismissed since, or switched off: the sign-in is over
        logout(request)
    if rule.roles is not None:
        return errors.signed_out(request, expired=False)
    clinic = clinic_of_host(request.get_host().split(":")[0])
    request.clinic_id = clinic.pk if clinic else None  # type: ignore[attr-defined]  # see web.requests
    return None


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    if not user.is_authenticated:
        return None
    with transaction.atomic():
        log.enter_clinic(None, user.pk)
        return actor_for(
            user,
            sessions.chosen_membership(request),
            ip=address_of(request),
            request_id=request.request_id,  # type: ignore[attr-defined]  # see web.requests
        )


def address_of(request: HttpRequest) -> str:
    """The client's address; a forwarded one only from as many proxies as the settings trust."""
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
    trusted = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if trusted and len(hops) >= trusted:
        return str(hops[-trusted])[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]


def run(request: HttpRequest, rule: Policy, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The view inside its passage. Whatever refuses it is noted in the log and answered in words."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]  # see web.requests
    where = {"ip": address_of(request), "request_id": request.request_id}  # type: ignore[attr-defined]  # see web.requests
    try:
        with log.passage(actor, clinic_id=request.clinic_id, **where) as passing:  # type: ignore[attr-defined]  # see web.requests
            if rule.roles is not None and (actor is None or actor.role not in rule.roles):
                raise PermissionDenied("role")
            response = view()
            _must_be_audited(rule, passing, response)
            return response
    except RestrictedChart as refusal:
        _note(request, refusal.kind, refusal.why, refusal)
        return redirect("clinician:break_glass", pk=refusal.key)
    except NotYours as refusal:
        _note(request, refusal.kind, refusal.why, refusal)
        raise
    except PermissionDenied as refusal:
        _note(request, "page", f"policy: {refusal}")
        raise
    except EditedElsewhere as conflict:
        return errors.conflict(request, conflict)
    except Refused as refusal:
        _note(request, "action", str(refusal))
        return errors.refused(request, refusal)


def _must_be_audited(rule: Policy, passing: log.Passage, response: HttpResponseBase) -> None:
    if not rule.phi:
        return
    if isinstance(response, StreamingHttpResponse):
        raise UnauditedPage("a page about a patient may not be streamed outside its passage")
    if not passing.events and isinstance(response, HttpResponse) and response.status_code < 300:
        raise UnauditedPage("no gate noted this reading")


def _note(request: HttpRequest, kind: str, reason: str, refusal: NotYours | None = None) -> None:
    match = request.resolver_match
    log.record_denial(
        request.actor,  # type: ignore[attr-defined]  # see web.requests
        f"refused.{kind}",
        reason=f"{match.view_name if match else '?'}: {reason}",
        clinic_id=request.clinic_id,  # type: ignore[attr-defined]  # see web.requests
        patient_id=refusal.patient_id if refusal else None,
        ip=address_of(request),
        request_id=request.request_id,  # type: ignore[attr-defined]  # see web.requests
    )
    logger.info("refused %s", match.view_name if match else "?")
