"""A later word on a signed plan or visit. The original stays and both are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.programme import limits
from synovia.records.accounts.roles import TREATING, Role
from synovia.records.claims import actions as claims
from synovia.records.claims import queries
from synovia.records.keys import new_id
from synovia.records.programme import actions
from synovia.records.programme.access import plan_for, visit_for
from synovia.records.programme.actions import AddendumKind
from synovia.web.components.widgets import Prose, Segmented
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.programme.models import PlanOfCare, Visit


class AddendumForm(forms.Form):
    """What is added and why. The token makes sending it twice add it once."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=AddendumKind.choices,
        initial=AddendumKind.ADDENDUM,
        widget=Segmented(),
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=8000,
        widget=Prose(),
        error_messages={"required": gettext_lazy("Write what is to be added.")},
    )
    mark = "none"

    def __init__(self, *args: Any, codes: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = tuple(codes)
        for code in self.codes:
            self.fields[f"minutes-{code}"] = forms.IntegerField(
                label=_("Minutes of %(code)s, if they were others") % {"code": code},
                required=False,
                min_value=0,
                max_value=limits.MOST_MINUTES,
            )

    @property
    def minute_fields(self) -> list[forms.BoundField]:
        """The fields that restate minutes."""
        return [self[f"minutes-{code}"] for code in self.codes]

    def minutes(self) -> dict[str, int]:
        """Minutes as they should have been, by code, where the addendum restates them."""
        said = {code: self.cleaned_data.get(f"minutes-{code}") for code in self.codes}
        return {code: minutes for code, minutes in said.items() if minutes is not None}


def addendum_form(note: PlanOfCare | Visit, posted: Any = None) -> AddendumForm:
    """The form of a note. A visit's can restate the minutes of the codes it was billed for."""
    codes = queries.billed_codes(note.pk)
    initial = None if posted is not None else {"token": new_id()}
    return AddendumForm(posted, initial=initial, codes=codes)


@policy(*TREATING, phi=True)
def add_to_plan(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Add to a signed plan of care."""
    return _added(request, plan_for(request.actor, pk, action="plan.addendum"), "clinician:plan")


@policy(*TREATING, Role.ASSISTANT, phi=True)
def add_to_visit(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Add to a signed visit."""
    return _added(request, visit_for(request.actor, pk, action="visit.addendum"), "clinician:visit")


def _added(request: ClinicRequest, note: PlanOfCare | Visit, page: str) -> HttpResponse:
    if request.method != "POST":
        return redirect(page, pk=note.pk)
    form = addendum_form(note, request.POST)
    if not form.is_valid():
        context: dict[str, Any] = {"form": form, "note": note, "back": page, "patient": note.patient}
        return render(request, "clinician/visit/addendum.html", context, status=422)
    said = form.cleaned_data
    added = actions.add_addendum(
        note=note, kind=said["kind"], text=said["text"], token=said["token"], by=request.actor
    )
    claims.restate_minutes(addendum=added, minutes=form.minutes(), by=request.actor)
    messages.success(request, _("Added. The original stays as it was."))
    return redirect(page, pk=note.pk)
