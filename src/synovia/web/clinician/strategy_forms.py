"""The small forms of the strategy page: one part, one answer."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.domain.programme import limits
from synovia.domain.programme.catalogue import Technique
from synovia.records.programme import facts
from synovia.records.programme.choices import Decision
from synovia.records.programme.facts import Part
from synovia.web.components.widgets import Number, Segmented, Stepper

SIDES = (("", _("No side")), ("left", _("Left")), ("right", _("Right")), ("both", _("Both")))


def _words(label: Any, most: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False)


def measure(label: Any) -> forms.DecimalField:
    """A figure of a goal: up to a tenth, and it may be unknown."""
    return forms.DecimalField(label=label, max_digits=7, decimal_places=1, required=False, widget=Number())


def _minutes() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Minutes"),
        min_value=0,
        max_value=limits.MOST_MINUTES,
        required=False,
        widget=Stepper(unit=str(_("min"))),
    )


def _fields_of(kind: str) -> dict[str, forms.Field]:
    """What a therapist may change, by kind of part."""
    if kind in (facts.TECHNIQUE, facts.OWN):
        return {
            "target": _words(_("Segment or tissue"), 200),
            "side": forms.ChoiceField(label=_("Side"), choices=SIDES, required=False, widget=Segmented()),
            "grade": _words(_("Grade"), 20),
            "dose": _words(_("Dose"), 300),
            "minutes": _minutes(),
        }
    if kind == facts.EXERCISE:
        return {"dose": _words(_("Dose"), 300), "minutes": _minutes()}
    if kind == facts.GOAL:
        return {
            "baseline": measure(_("Baseline")),
            "target": measure(_("Target")),
            "weeks": forms.IntegerField(
                label=_("Weeks"), min_value=1, max_value=limits.MOST_WEEKS, required=False, widget=Stepper()
            ),
        }
    if kind == facts.SCHEDULE:
        return {
            "visits_per_week": forms.DecimalField(
                label=_("Visits a week"),
                min_value=Decimal("0.5"),
                max_value=limits.MOST_VISITS_A_WEEK,
                max_digits=3,
                decimal_places=1,
                widget=Stepper(step=0.5),
            ),
            "weeks": forms.IntegerField(
                label=_("Weeks"), min_value=1, max_value=limits.MOST_WEEKS, widget=Stepper()
            ),
        }
    return {}


class AnswerForm(forms.Form):
    """The answer to one part: accepted, changed (with what), or declined; why, when it differs."""

    decision = forms.ChoiceField(choices=Decision.choices, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why"), max_length=1000, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    mark = "none"

    def __init__(
        self, part: Part, data: Any = None, *, auto_id: str, agreed: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data, auto_id=f"{auto_id}-%s", initial={**part.suggested, **(agreed or {})})
        self.part = part
        changing = data is None or data.get("decision") == Decision.CHANGED
        self.changeable = _fields_of(part.kind) if changing else {}
        reason = self.fields.pop("reason")
        self.fields |= self.changeable
        self.fields["reason"] = reason

    def changed_fields(self) -> list[forms.BoundField]:
        """The fields of what may be changed, without the reason."""
        return [self[name] for name in self.changeable]

    def changes(self) -> dict[str, Any]:
        """What differs from the suggestion, as plain JSON values."""
        typed = {name: _plain(self.cleaned_data.get(name)) for name in self.changeable}
        return {
            name: value for name, value in typed.items() if value != _plain(self.part.suggested.get(name))
        }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value if value is not None else ""


class OwnTechniqueForm(forms.Form):
    """A technique of the catalogue that was not proposed. Only those not withheld are on the list."""

    technique = forms.ChoiceField(label=_("Technique"))
    target = _words(_("Segment or tissue"), 200)
    side = forms.ChoiceField(label=_("Side"), choices=SIDES, required=False, widget=Segmented())
    grade = _words(_("Grade"), 20)
    minutes = _minutes()
    reason = forms.CharField(label=_("Why you add it"), max_length=1000)
    mark = "optional"

    def __init__(self, offered: list[tuple[Technique, str]], data: Any = None) -> None:
        super().__init__(data, auto_id="own-%s", initial={"minutes": 8})
        choices = [(f"{technique.id}@{place}", _labelled(technique, place)) for technique, place in offered]
        self.fields["technique"].choices = [("", _("Choose a technique")), *choices]  # type: ignore[attr-defined]

    def terms(self) -> dict[str, Any]:
        """What was typed, without what was left empty."""
        typed = {name: self.cleaned_data.get(name) for name in ("target", "side", "grade", "minutes")}
        return {name: value for name, value in typed.items() if value not in (None, "")}


def _labelled(technique: Technique, place: str) -> str:
    where = place.replace("_", " ")
    return f"{technique.name} ({where})" if len(technique.places) > 1 else technique.name
