"""What a visitor says to learn a likely cost: what they come for, how often, who pays. Nothing of it is kept."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges import Coverage, PersonalInjury, SelfPay
from synovia.web.components.widgets import Segmented
from synovia.web.public import quotes
from synovia.web.public.cost_forms import FORMS, CostForm
from synovia.web.public.programmes import OFTEN, REASONS

WAYS = (
    ("medicare", _("Medicare")),
    ("private", _("A private health plan")),
    ("workers-compensation", _("I was hurt at work")),
    ("personal-injury", _("I was hurt in a crash or a fall")),
    ("self-pay", _("I pay myself")),
    ("unknown", _("I do not know yet")),
)
ASKS_MORE = frozenset({"medicare", "private", "personal-injury"})


class LikelyForm(forms.Form):
    """Three questions."""

    reason = forms.ChoiceField(
        label=_("What do you come for?"), choices=REASONS, initial="acute", widget=forms.RadioSelect
    )
    often = forms.ChoiceField(
        label=_("How often can you come?"), choices=OFTEN, required=False, initial="", widget=Segmented
    )
    way = forms.ChoiceField(label=_("Who pays?"), choices=WAYS, initial="unknown", widget=forms.RadioSelect)

    def per_week(self) -> int | None:
        """How often a week; None when the visitor is not sure."""
        return int(self.cleaned_data["often"]) if self.cleaned_data["often"] else None


def details_form(way: str, data: Mapping[str, Any] | None, *, locality: str) -> CostForm | None:
    """The questions about this way to pay, the same as on its own page; None where there are none."""
    if way not in ASKS_MORE:
        return None
    form = FORMS[way](data, locality=locality)
    del form.fields["number_of_visits"]
    return form


def coverage_of(way: str, details: CostForm | None, *, locality: str) -> Coverage | None:
    """The terms as far as they are known; None for a private plan of which neither copay nor share is known."""
    if details is not None and details.is_bound:
        return details.coverage() if details.is_valid() else None
    if way == "medicare":
        return quotes.medicare(locality=locality, deductible_left=None, supplement="")
    if way == "personal-injury":
        return PersonalInjury()
    return None if way == "private" else SelfPay()
