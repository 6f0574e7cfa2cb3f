"""What people add to a good-faith estimate: the service in plain words, what is scheduled apart, how it is handed over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.records.charges.choices import Handed
from synovia.web.components.widgets import Prose, Segmented

MOST_APART = 20


class GoodFaithForm(forms.Form):
    """`anew` says that one was given before: what changed since must then be told."""

    main_service_words = forms.CharField(label=_("Main service, in plain words"), max_length=200)
    apart = forms.CharField(
        label=_("Services that must be scheduled apart"),
        help_text=_("One a line, for example an X-ray elsewhere. Empty: none is foreseen."),
        required=False,
        max_length=2000,
        widget=Prose({"maxlength": 2000}),
    )
    handed = forms.ChoiceField(
        label=_("How does the person want it?"), choices=Handed.choices, widget=Segmented
    )
    why_anew = forms.CharField(label=_("What changed since the last one?"), max_length=300)

    def __init__(self, data: Any, *, main_service: str, anew: bool) -> None:
        super().__init__(data, initial={"main_service_words": main_service, "handed": Handed.PAPER})
        self.proposed = main_service
        if not anew:
            del self.fields["why_anew"]

    def main_service(self) -> str:
        """As typed; as proposed while nothing was."""
        return str(self.cleaned_data.get("main_service_words", "")) if self.is_bound else self.proposed

    def scheduled_apart(self) -> list[str]:
        """One service a line."""
        typed = str(self.cleaned_data.get("apart", "")) if self.is_bound else ""
        return [line.strip() for line in typed.splitlines() if line.strip()][:MOST_APART]
