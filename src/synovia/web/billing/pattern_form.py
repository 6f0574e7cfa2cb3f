"""Up to three patterns of visits, chosen or typed, and the coverage they are priced under."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges.comparing import MOST_PATTERNS, MOST_WEEKS, Pattern
from synovia.records.charges import facts
from synovia.records.charges.choices import CoverageKind
from synovia.web.billing.estimates import TOGETHER
from synovia.web.components.widgets import Number

OFTEN = [
    ("0.5", _("once every two weeks")),
    ("1", _("once a week")),
    ("2", _("twice a week")),
    ("3", _("three times a week")),
    ("4", _("four times a week")),
    ("5", _("five times a week")),
]
ORDINALS = (_("First pattern"), _("Second pattern"), _("Third pattern"))


class PatternsForm(forms.Form):
    """Unbound, it shows the plan's own pattern beside the same number of visits once a week."""

    kind_of_coverage = forms.ChoiceField(label=_("Under"), required=False)

    def __init__(self, data: Any, *, own: Pattern, on_file: Sequence[Any]) -> None:
        super().__init__(data)
        self.own, self.on_file = own, on_file
        self.fields["kind_of_coverage"].choices = self._kinds()  # type: ignore[attr-defined]  # a ChoiceField has them
        for number, proposed in enumerate(self._proposed(), start=1):
            self._add_pattern(number, proposed)
        self.initial["kind_of_coverage"] = self._usual_kind()

    def _proposed(self) -> list[Pattern | None]:
        once = Pattern(Decimal(1), min(MOST_WEEKS, self.own.visits))
        twice = Pattern(Decimal(2), max(1, round(self.own.visits / 2)))
        other = once if self.own.per_week != 1 else twice
        return [self.own, other, *([None] * (MOST_PATTERNS - 2))]

    def _add_pattern(self, number: int, proposed: Pattern | None) -> None:
        often: list[tuple[str, Any]] = [("", _("none")), *OFTEN] if number > 1 else [*OFTEN]
        stated = f"{proposed.per_week.normalize():f}" if proposed else ""
        if stated and stated not in dict(often):
            often.append((stated, _("%(often)s times a week") % {"often": stated}))
        self.fields[f"per_week_{number}"] = forms.ChoiceField(
            label=_("How often"), choices=often, initial=stated, required=number == 1
        )
        self.fields[f"weeks_{number}"] = forms.IntegerField(
            label=_("For how many weeks"),
            min_value=1,
            max_value=MOST_WEEKS,
            initial=proposed.weeks if proposed else None,
            required=number == 1,
            widget=Number(),
        )

    def clean(self) -> dict[str, Any]:
        """A pattern needs both its numbers."""
        cleaned = super().clean() or {}
        for number in range(2, MOST_PATTERNS + 1):
            often, weeks = f"per_week_{number}", f"weeks_{number}"
            if cleaned.get(often) and cleaned.get(weeks) is None and weeks not in self.errors:
                self.add_error(weeks, _("For how many weeks?"))
        return cleaned

    def patterns(self) -> list[Pattern]:
        """Those asked for; the proposed ones before anybody asked; none while something is wrong."""
        if not self.is_bound:
            return [each for each in self._proposed() if each is not None]
        if not self.is_valid():
            return []
        asked = [
            (self.cleaned_data[f"per_week_{number}"], self.cleaned_data[f"weeks_{number}"])
            for number in range(1, MOST_PATTERNS + 1)
        ]
        return list(
            dict.fromkeys(Pattern(Decimal(often), weeks) for often, weeks in asked if often and weeks)
        )

    def kind(self) -> str:
        """The key of the coverage asked for, else the usual one."""
        asked = self.cleaned_data.get("kind_of_coverage") if self.is_bound and self.is_valid() else ""
        return str(asked or self._usual_kind())

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Title, how often and how long of each pattern, for the page."""
        return [
            (ORDINALS[number - 1], self[f"per_week_{number}"], self[f"weeks_{number}"])
            for number in range(1, MOST_PATTERNS + 1)
        ]

    def _kinds(self) -> list[tuple[str, Any]]:
        together = [(TOGETHER, _("As on file, in turn"))] if len(facts.insurances(self.on_file)) > 1 else []
        return [*together, *((str(kind), kind.label) for kind in CoverageKind)]

    def _usual_kind(self) -> str:
        insured = facts.insurances(self.on_file)
        if len(insured) > 1:
            return TOGETHER
        rows = insured or list(self.on_file)
        return str(rows[0].kind) if rows else str(CoverageKind.SELF_PAY)
