"""What all coverages share: who pays, in which turn, from when until when; and small fields their terms are made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges.choices import CAN_PAY_SECOND, INSURED, CoverageKind, Turn
from synovia.records.charges.queries import in_the_same_turn, next_turn, same_turn_words
from synovia.web.billing.term_fields import YES_NO, DayField
from synovia.web.components import widgets

if TYPE_CHECKING:
    from synovia.records.charges.models import Coverage
    from synovia.records.people.models import Patient

TURNS = [(str(Turn.FIRST.value), Turn.FIRST.label), (str(Turn.SECOND.value), Turn.SECOND.label)]
WHO = frozenset(
    {"payer_name", "member_id", "priority", "starts_on", "ends_on", "group_number", "msp_reason"}
    | {"employer", "employer_address", "adjuster", "adjuster_phone", "attorney", "attorney_phone"}
)


def line(label: Any, *, most: int = 120, help_text: Any = "") -> forms.CharField:
    """One line of text that may stay empty."""
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text)


def asked(label: Any, help_text: Any = "") -> forms.ChoiceField:
    """Yes, no or not known."""
    return forms.ChoiceField(
        label=label, choices=YES_NO, required=False, widget=widgets.Segmented(), help_text=help_text
    )


def either(label: Any, help_text: Any) -> forms.ChoiceField:
    """Yes or no; what an empty answer counts as stands in the help."""
    return forms.ChoiceField(
        label=label, choices=YES_NO[1:], required=False, widget=widgets.Segmented(), help_text=help_text
    )


class CoverageForm(forms.Form):
    """What all kinds share. `patient` and the coverage itself let it refuse two that pay in the same turn."""

    kind: CoverageKind
    payer_name = forms.CharField(label=_("Payer"), max_length=200, required=False)
    member_id = forms.CharField(label=_("Member number"), max_length=60, required=False)
    priority = forms.ChoiceField(
        label=_("Its turn"), choices=TURNS, required=False, widget=widgets.Segmented()
    )
    starts_on = DayField(label=_("First day"))
    ends_on = DayField(label=_("Last day"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, patient: Patient, coverage: Coverage | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.patient, self.coverage = patient, coverage
        if self.kind not in INSURED:
            del self.fields["priority"]
        else:
            self.fields["priority"].initial = str(min(next_turn(patient, self.kind), Turn.SECOND.value))

    def clean(self) -> dict[str, Any]:
        """Days in order and possible; no second coverage in the same turn at the same time."""
        cleaned = super().clean() or {}
        first, last = self.day("starts_on"), self.day("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first."))
        for name, field in self.fields.items():
            day = self.day(name) if isinstance(field, DayField) else None
            if day and day < self.patient.birth_date:
                self.add_error(name, _("This day lies before the person was born."))
        if self.kind in INSURED - CAN_PAY_SECOND and self.turn() != Turn.FIRST:
            self.add_error("priority", _("Only Medicare and private plans can pay second."))
        if self.kind in INSURED and not self.errors:
            other = in_the_same_turn(self.patient, self.kind, self.turn(), first, last, but=self.coverage)
            if other is not None:
                self.add_error("priority", same_turn_words(other))
        return cleaned

    def who(self) -> list[forms.BoundField]:
        """The fields about the payer and those who act for it."""
        return [self[name] for name in self.fields if name in WHO]

    def what(self) -> list[forms.BoundField]:
        """The terms."""
        return [self[name] for name in self.fields if name not in WHO and name != "version"]

    def day(self, name: str) -> date | None:
        """A day of the form, if one was typed that exists."""
        text = self.cleaned_data.get(name)
        return date.fromisoformat(text) if text else None

    def turn(self) -> int:
        """Which turn it pays in; the next free one when nothing was said."""
        if self.kind not in INSURED:
            return Turn.FIRST
        asked_for = self.cleaned_data.get("priority")
        if asked_for:
            return int(asked_for)
        return self.coverage.priority if self.coverage else next_turn(self.patient, self.kind)

    def head(self) -> dict[str, Any]:
        """What has a column of its own."""
        return {
            "payer_name": self.cleaned_data["payer_name"],
            "member_id": self.cleaned_data["member_id"],
            "priority": self.turn(),
            "starts_on": self.day("starts_on"),
            "ends_on": self.day("ends_on"),
        }

    def terms(self) -> dict[str, str]:
        """The terms of this kind alone."""
        shared = set(CoverageForm.base_fields)
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name not in shared and value != ""
        }

    def not_in_the_future(self, *names: str) -> None:
        """Refuse days that have not been yet."""
        for name in names:
            day = self.day(name)
            if day and day > timezone.localdate():
                self.add_error(name, _("This day is in the future."))

    def not_more_than(self, part: str, whole: str, says: Any) -> None:
        """Refuse a part that is larger than its whole."""
        left, yearly = self.cleaned_data.get(part), self.cleaned_data.get(whole)
        if left and yearly and Decimal(left) > Decimal(yearly):
            self.add_error(part, says)


def set_choices(form: forms.Form, name: str, choices: Any) -> None:
    """Give a choice field its choices once the tariff tables are read."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def set_localities(form: forms.Form) -> None:
    """Every fee locality of the tariff tables; the national average when it is not known."""
    states = sorted({locality.state for state in STATES for locality in tariffs().localities_in(state)})
    rows = [row for state in states for row in tariffs().localities_in(state)]
    set_choices(
        form,
        "locality",
        [("", _("National average")), *((row.key, f"{row.state} · {row.name}") for row in rows)],
    )


STATES = [
    "AL",
    "AK",
    "AZ",
    "AR",
    "CA",
    "CO",
    "CT",
    "DE",
    "DC",
    "FL",
    "GA",
    "HI",
    "ID",
    "IL",
    "IN",
    "IA",
    "KS",
    "KY",
    "LA",
    "ME",
    "MD",
    "MA",
    "MI",
    "MN",
    "MS",
    "MO",
    "MT",
    "NE",
    "NV",
    "NH",
    "NJ",
    "NM",
    "NY",
    "NC",
    "ND",
    "OH",
    "OK",
    "OR",
    "PA",
    "PR",
    "RI",
    "SC",
    "SD",
    "TN",
    "TX",
    "UT",
    "VT",
    "VA",
    "VI",
    "WA",
    "WV",
    "WI",
    "WY",
]
