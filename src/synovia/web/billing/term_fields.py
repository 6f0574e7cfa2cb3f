"""Fields for the terms of a coverage: money, percentages, counts and days as texts, refused with the reason.

Every field may stay empty: what is not known is said in the estimate, never guessed.
"""

import re
from calendar import isleap
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.domain.terms.money import MoneyProblem, dollars
from synovia.knowledge.tariff_tables import tariffs
from synovia.web.components import widgets

LEAP_DAY = re.compile(r"(\d{4})-02-29")
YES_NO = (("", _("Not known")), ("yes", _("Yes")), ("no", _("No")))


class MoneyField(forms.CharField):
    """Dollars and cents as text, refused with the reason when it is no amount of money."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=widgets.Number(unit="$"), **kwargs)

    def clean(self, value: Any) -> str:
        """The amount with two decimals, or an empty text."""
        text = str(super().clean(value) or "").replace("$", "").replace(",", "").strip()
        try:
            return str(dollars(text)) if text else ""
        except MoneyProblem as problem:
            raise forms.ValidationError(str(problem)) from problem


class PercentField(forms.CharField):
    """A percentage as text."""

    def __init__(self, *, most: int = 100, **kwargs: Any) -> None:
        self.most = most
        super().__init__(required=False, widget=widgets.Number(unit="%"), **kwargs)

    def clean(self, value: Any) -> str:
        """The percentage, or an empty text."""
        text = str(super().clean(value) or "").replace("%", "").strip()
        try:
            fits = not text or Decimal(0) <= Decimal(text) <= self.most
        except InvalidOperation:
            fits = False
        if not fits:
            raise forms.ValidationError(_("A percentage from 0 to %(most)s."), params={"most": self.most})
        return text


class RatesField(forms.CharField):
    """Dollars for one unit of each code, a code a line, as text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("A code a line with dollars for one unit, like 97110 38.50."))
        super().__init__(required=False, widget=widgets.Prose({"rows": 4}), **kwargs)

    def clean(self, value: Any) -> str:
        """The lines in order of their codes, or an empty text."""
        found: dict[str, str] = {}
        for text in str(super().clean(value) or "").upper().splitlines():
            code, _space, amount = text.replace(",", " ").replace("\t", " ").strip().partition(" ")
            if code:
                found[self._known(code, found)] = self._dollars(code, amount.strip())
        return "\n".join(f"{code} {amount}" for code, amount in sorted(found.items()))

    def _known(self, code: str, found: dict[str, str]) -> str:
        if code not in tariffs().codes:
            raise forms.ValidationError(
                _("%(code)s is not in the clinic’s code list."), params={"code": code}
            )
        if code in found:
            raise forms.ValidationError(_("%(code)s stands twice."), params={"code": code})
        return code

    def _dollars(self, code: str, amount: str) -> str:
        try:
            return str(dollars(amount))
        except MoneyProblem as problem:
            raise forms.ValidationError(f"{code}: {problem}") from problem


class CountField(forms.CharField):
    """A number of visits as text; `none` says that there is no limit."""

    def __init__(self, *, unlimited: bool = False, **kwargs: Any) -> None:
        self.unlimited = unlimited
        super().__init__(required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """The count, "none", or an empty text."""
        text = str(super().clean(value) or "").strip().lower()
        if not text or (self.unlimited and text == "none") or (text.isdigit() and int(text) <= 999):
            return text
        raise forms.ValidationError(
            _("A whole number, or “none” for no limit.") if self.unlimited else _("A whole number.")
        )


class DayField(forms.DateField):
    """A date, stored as ISO 8601 text. A day that no calendar has is named as such."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=widgets.Day(), **kwargs)

    def clean(self, value: Any) -> Any:
        """The date as text, or an empty text."""
        text = str(value or "").strip()
        leap = LEAP_DAY.fullmatch(text)
        if leap and not isleap(int(leap[1])):
            raise forms.ValidationError(_("%(year)s has no February 29."), params={"year": leap[1]})
        day = super().clean(text)
        return day.isoformat() if day else ""
