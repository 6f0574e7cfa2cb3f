"""The owner's look at the audit log, and at emergency accesses that wait for review."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.records.accounts import actions
from synovia.records.accounts.roles import Role
from synovia.records.audit import queries
from synovia.records.refusals import NotYours
from synovia.web.components import widgets
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

ROWS = 50


class AuditFilter(forms.Form):
    """Which part of the log."""

    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=widgets.Day())
    until = forms.DateField(label=gettext_lazy("To"), required=False, widget=widgets.Day())
    words = forms.CharField(label=gettext_lazy("Person or action"), required=False, max_length=60)
    only_refused = forms.BooleanField(label=gettext_lazy("Only refusals"), required=False)
    sort = forms.CharField(required=False, widget=forms.HiddenInput)


@policy(Role.OWNER, phi=True)
def audit(request: ClinicRequest) -> HttpResponse:
    """The log by period and person. The filter is sent in the body: names never stand in an address."""
    queries.audit_for(request.actor)
    form = AuditFilter(request.POST or None)
    asked = form.cleaned_data if form.is_valid() else {}
    until = asked.get("until") or timezone.localdate()
    found = queries.events(
        since=asked.get("since") or queries.first_day(until),
        until=until,
        words=asked.get("words", ""),
        only_refused=asked.get("only_refused", False),
        sort=asked.get("sort", ""),
    )
    page = Paginator(found, ROWS).get_page(request.POST.get("page"))
    context = {"form": form, "page": page, "waiting": queries.glass_to_review()}
    return render(request, "manager/audit.html", context)


@policy(Role.OWNER, phi=True, methods=("POST",))
def review(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Mark an emergency access as looked at."""
    access = queries.glass_to_review().filter(pk=pk).first()
    if access is None:
        raise NotYours("emergency access", pk)
    actions.review_glass(access=access, by=request.actor)
    messages.success(request, _("Reviewed."))
    return redirect("manager:audit")
