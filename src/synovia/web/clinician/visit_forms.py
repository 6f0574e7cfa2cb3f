"""The fields of a visit: the safety re-check, before and after, and a row for each treatment."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.domain.programme import limits, recheck
from synovia.records.programme.session import Session, Treatment, carried
from synovia.web.clinician.strategy_forms import SIDES
from synovia.web.components.widgets import Day, Nprs, Prose, Segmented, Stepper

ANSWERS = (("no", _("No")), ("yes", _("Yes")), ("", _("Not asked")))
MEANS = {"yes": True, "no": False}
TEXTS = (
    "subjective",
    "sign_measured",
    "sign_before",
    "sign_after",
    "response",
    "next_time",
    "given_though_withheld",
)


def _pain(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(str(step), str(step)) for step in range(11)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=Nprs(),
        error_messages={"invalid_choice": _("Pain is told from 0 to 10.")},
    )


def _line(label: Any, most: int, placeholder: Any = "") -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off", "placeholder": placeholder})
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


def _prose(label: Any, rows: int = 2) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, required=False, widget=Prose({"rows": rows}))


class SessionForm(forms.Form):
    """All of a visit but its treatments. Nothing is required while it is open; signing asks for the rest."""

    happened_on = forms.DateField(label=_("Day"), required=False, widget=Day())
    subjective = _prose(_("What the patient says today"))
    pain_before = _pain(_("Pain before"))
    sign_measured = _line(_("Comparable sign"), 200, _("Rotation left, sit to stand, …"))
    sign_before = _line(_("Before"), 100)
    sign_after = _line(_("After"), 100)
    pain_after = _pain(_("Pain after"))
    response = _prose(_("Response to the session"))
    next_time = _prose(_("Next time"))
    given_though_withheld = _prose(_("Given although withheld today: how it came about, and what was done"))
    mark = "none"

    def __init__(self, fields: Mapping[str, Any]) -> None:
        today = {"happened_on": timezone.localdate().isoformat()}
        super().__init__(today | dict(fields))
        for question in recheck.QUESTIONS:
            self.fields[f"recheck-{question.key}"] = forms.ChoiceField(
                label=question.asks, choices=ANSWERS, required=False, widget=Segmented()
            )

    def recheck_fields(self) -> list[tuple[BoundField, str]]:
        """The safety questions, each with its words for the patient."""
        return [(self[f"recheck-{question.key}"], question.asks_patient) for question in recheck.QUESTIONS]

    def answers(self) -> dict[str, bool | None]:
        """The re-check as answered so far; None is not asked. Anything unreadable counts as not asked."""
        return {key: MEANS.get(str(self.data.get(f"recheck-{key}", ""))) for key in recheck.KEYS}

    def session(self, treatments: tuple[Treatment, ...], pain_after_last: int | None) -> Session:
        """The visit as typed; call it on a form without errors."""
        read = self.cleaned_data
        return Session(
            happened_on=read["happened_on"] or timezone.localdate(),
            answers=self.answers(),
            pain_before=read["pain_before"],
            pain_after=read["pain_after"],
            pain_after_last=pain_after_last,
            treatments=treatments,
            **{name: read[name] for name in TEXTS},
        )


class TreatmentForm(forms.Form):
    """One row: what was given, where, how strongly, how long, and the answer to it."""

    given = forms.BooleanField(label=_("Given today"), required=False)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=0,
        max_value=limits.MOST_MINUTES,
        required=False,
        widget=Stepper(unit=str(_("min"))),
        error_messages={
            "invalid": _("Write whole minutes."),
            "max_value": _("Minutes lie between 0 and 240."),
            "min_value": _("Minutes lie between 0 and 240."),
        },
    )
    target = _line(_("Segment or tissue"), 200)
    side = forms.ChoiceField(label=_("Side"), choices=SIDES, required=False, widget=Segmented())
    grade = _line(_("Grade"), 20)
    dose = _line(_("Dose"), 300)
    response = _line(_("Response"), 300, _("Looser, same, sore, …"))
    by_assistant = forms.BooleanField(label=_("Given by the assistant"), required=False)
    mark = "none"

    def __init__(self, index: int, row: Mapping[str, Any]) -> None:
        self.index, self.row = index, row
        prefix = f"t{index}"
        super().__init__({f"{prefix}-{name}": value for name, value in row["typed"].items()}, prefix=prefix)
        self.fields["given"].label = row["name"]

    @property
    def is_given(self) -> bool:
        """Whether the tick is set: without it the row does not enter the note."""
        return bool(self.row["typed"].get("given"))

    @property
    def comparison(self) -> str:
        """How the row stands to what it was pre-filled with."""
        return carried(self.row, self.row["typed"])

    def minutes_typed(self) -> int:
        """Minutes as far as they can be read, for the running total."""
        typed = str(self.row["typed"].get("minutes", "")).strip()
        return int(typed) if typed.isdigit() and int(typed) <= limits.MOST_MINUTES else 0

    def treatment(self) -> Treatment:
        """The row as a treatment; call it on a form without errors."""
        read, row = self.cleaned_data, self.row
        return Treatment(
            key=row["key"],
            name=row["name"],
            planned_id=UUID(row["planned"]) if row["planned"] else None,
            minutes=read["minutes"] or 0,
            code=row["code"],
            technique_class=row["technique_class"],
            place=row["place"],
            by_assistant=read["by_assistant"],
            carried=self.comparison,
            carried_from=row["from"],
            **{name: read[name] for name in ("target", "side", "grade", "dose", "response")},
        )
