"""A measure filled in at the clinic, on one page: tests the therapist measures, or a questionnaire asked aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from synovia.domain.outcomes.answers import AnswerRefused, read_answer
from synovia.domain.outcomes.instrument import Instrument, Item, ItemKind
from synovia.records.accounts.roles import TREATING, Role
from synovia.records.outcomes import actions
from synovia.records.outcomes.access import measure_for
from synovia.records.outcomes.actions import NotComplete
from synovia.records.outcomes.catalogue import asked_with
from synovia.records.outcomes.choices import AnsweredBy
from synovia.web.components.widgets import Number, Segmented
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.outcomes.models import Measure


class MeasureForm(forms.Form):
    """A field for each item, and the name of each activity."""

    mark = "none"

    def __init__(self, data: Any, *, instrument: Instrument, measure: Measure, fixed: dict[str, str]) -> None:
        super().__init__(data)
        self.instrument, self.named = instrument, {**measure.names, **fixed}
        for item in instrument.items:
            if item.kind is ItemKind.ACTIVITY:
                self._name_field(item, fixed)
            self.fields[item.id] = _field(item, measure.answers.get(item.id), self.named.get(item.id, ""))

    def _name_field(self, item: Item, fixed: dict[str, str]) -> None:
        self.fields[f"name-{item.id}"] = forms.CharField(
            label=item.text,
            required=False,
            max_length=120,
            initial=self.named.get(item.id, ""),
            disabled=item.id in fixed,
        )

    def clean(self) -> dict[str, Any]:
        """Every answer that was given must be one."""
        cleaned: dict[str, Any] = super().clean() or {}
        for item in self.instrument.items:
            given = str(cleaned.get(item.id) or "")
            if given:
                try:
                    read_answer(item, given)
                except AnswerRefused as refusal:
                    self.add_error(item.id, _(str(refusal)))
                if item.kind is ItemKind.ACTIVITY and not str(cleaned.get(f"name-{item.id}") or "").strip():
                    self.add_error(f"name-{item.id}", _("Which activity is this score for?"))
        return cleaned

    @property
    def given(self) -> dict[str, str]:
        """The answers by item; "" for none."""
        return {item.id: str(self.cleaned_data.get(item.id) or "") for item in self.instrument.items}

    @property
    def names(self) -> dict[str, str]:
        """The activities by item."""
        return {
            item.id: str(self.cleaned_data.get(f"name-{item.id}") or "") for item in self.instrument.items
        }


def _field(item: Item, value: float | None, name: str) -> forms.Field:
    initial = "" if value is None else f"{value:g}"
    label = _("How well, 0 to 10?") if item.kind is ItemKind.ACTIVITY else item.text
    if item.kind is ItemKind.TICK:
        answers = [("1", _("Yes")), ("0", _("No"))]
        return forms.ChoiceField(
            label=label, choices=answers, required=False, initial=initial, widget=Segmented
        )
    if item.options:
        answers = [(f"{option.value:g}", option.text) for option in item.options]
        return forms.ChoiceField(
            label=label, choices=answers, required=False, initial=initial, widget=forms.RadioSelect
        )
    ends = f"{item.low:g} = {item.low_anchor}, {item.high:g} = {item.high_anchor}" if item.low_anchor else ""
    unit = item.unit or (f"/{item.high:g}" if item.low >= 0 else "")
    return forms.CharField(
        label=label,
        required=False,
        initial=initial,
        max_length=8,
        help_text=item.help or ends,
        widget=Number({"type": "text"}, unit=unit),
    )


@policy(*TREATING, Role.ASSISTANT, phi=True)
def measure(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """The whole form; sending it scores at once."""
    found = measure_for(request.actor, pk, action="measure.recorded")
    if found.completed_at is not None or found.withdrawn_at is not None:
        return redirect("clinician:outcomes", found.episode_id)
    instrument = asked_with(found)
    form = MeasureForm(
        request.POST if request.method == "POST" else None,
        instrument=instrument,
        measure=found,
        fixed=actions.named_before(found),
    )
    if form.is_bound and form.is_valid() and _kept(request, form, found):
        messages.success(request, _("Scored."))
        return redirect("clinician:outcomes", found.episode_id)
    context = {"form": form, "instrument": instrument, "measure": found, "patient": found.patient}
    return render(request, "clinician/outcomes/measure.html", context, status=422 if form.is_bound else 200)


def _kept(request: ClinicRequest, form: MeasureForm, found: Measure) -> bool:
    """Whether the answers make a score; those given are kept either way."""
    kept = actions.answer(measure=found, given=form.given, names=form.names, by=request.actor)
    try:
        actions.complete(measure=kept, answered_by=AnsweredBy.CLINIC, by=request.actor)
    except NotComplete as lack:
        form.add_error(None, str(lack))
        for key in lack.missing:
            form.add_error(key, _("Not answered yet."))
        return False
    return True
