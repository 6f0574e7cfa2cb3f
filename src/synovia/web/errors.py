"""What a person sees when something is refused or fails: what happened, that nothing was lost, what to do next."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from psycopg_pool import PoolTimeout

from synovia.records.clinical import EditedElsewhere
from synovia.records.refusals import Refused

logger = logging.getLogger("synovia.errors")
DATABASE_AWAY = (OperationalError, InterfaceError, PoolTimeout)


def is_background(request: HttpRequest) -> bool:
    """Whether a script asked (htmx, autosave) and not the address bar."""
    return "HX-Request" in request.headers or "X-Autosave" in request.headers


def signed_out(request: HttpRequest, *, expired: bool) -> HttpResponse:
    """To the sign-in page, coming back here afterwards; scripts get 401 and keep what was typed."""
    if is_background(request):
        return HttpResponse(_("You are signed out. Sign in again; what you typed is still here."), status=401)
    query = {"next": request.get_full_path()} if request.method == "GET" else {}
    if expired:
        query["expired"] = "1"
    return redirect(f"{reverse('account_login')}?{urlencode(query)}" if query else reverse("account_login"))


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The action is not allowed as things stand."""
    return render(request, "errors/refused.html", {"message": str(refusal)}, status=409)


def conflict(request: HttpRequest, conflict: EditedElsewhere) -> HttpResponse:
    """Somebody else saved first."""
    response = render(request, "errors/409.html", {"current": conflict.current}, status=409)
    response["X-Record-Version"] = str(conflict.current.version)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return HttpResponse(render_to_string("errors/400.html"), status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the role does not open this page."""
    return render(request, "errors/403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: also for what exists but is not this person's."""
    return render(request, "errors/404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without its token, mostly after a sign-out in another tab."""
    return render(request, "errors/csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database is away. Renders without touching the database."""
    away = isinstance(sys.exc_info()[1], DATABASE_AWAY)
    number = getattr(request, "request_id", "")
    context = {"request_id": number}
    if is_background(request):
        return HttpResponse(_("Not saved yet. Trying again."), status=503 if away else 500)
    response = HttpResponse(
        render_to_string(f"errors/{503 if away else 500}.html", context), status=503 if away else 500
    )
    if away:
        response["Retry-After"] = "5"
    return response
