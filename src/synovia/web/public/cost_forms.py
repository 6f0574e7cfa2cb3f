"""The small calculators of the cost pages: a form for each way to pay. Blank means: not known."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges import Coverage, MedPay, PersonalInjury, SelfPay
from synovia.web.components.widgets import Number, Segmented
from synovia.web.public import quotes

VISITS = [("6", "6"), ("10", "10"), ("16", "16"), ("24", "24")]
MOST_DOLLARS = Decimal("100000")


def _dollars(label: Any, help_text: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=Decimal(0),
        max_value=MOST_DOLLARS,
        decimal_places=2,
        widget=Number({"inputmode": "decimal"}),
    )


class CostForm(forms.Form):
    """How many visits; subclasses ask for the terms of one way to pay."""

    number_of_visits = forms.ChoiceField(
        label=_("How many visits?"), choices=VISITS, initial="10", widget=Segmented
    )

    def __init__(self, *args: Any, locality: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locality = locality
        self.order_fields([name for name in self.fields if name != "number_of_visits"])

    def visits(self) -> int:
        """The number chosen."""
        return int(self.cleaned_data["number_of_visits"])

    def coverage(self) -> Coverage | None:
        """The terms as the arithmetic takes them; None when the visitor owes nothing whatever they are."""
        return None


class MedicareForm(CostForm):
    """Medicare Part B."""

    deductible_left = _dollars(
        _("How much of your yearly deductible is still open?"), _("Leave it blank if you do not know.")
    )
    supplement = forms.ChoiceField(
        label=_("Do you have a second plan (Medigap)?"),
        required=False,
        choices=[
            ("", _("No, or I do not know")),
            ("coinsurance", _("Yes, it pays the 20%")),
            ("coinsurance_and_deductible", _("Yes, it pays the 20% and the deductible")),
        ],
        widget=forms.RadioSelect,
    )

    def coverage(self) -> Coverage:
        """As far as it is known."""
        cleaned = self.cleaned_data
        return quotes.medicare(
            locality=self.locality,
            deductible_left=cleaned["deductible_left"],
            supplement=cleaned["supplement"],
        )


class PrivateForm(CostForm):
    """A private plan: a copay, or a share after the deductible."""

    copay = _dollars(
        _("Copay for a visit"), _("A fixed amount, such as $40. Leave it blank if your plan has none.")
    )
    share_percent = forms.DecimalField(
        label=_("Or your share (coinsurance)"),
        help_text=_("Such as 20%. It counts when you gave no copay."),
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=1,
        widget=Number({"inputmode": "decimal"}, unit="%"),
    )
    deductible_left = _dollars(
        _("How much of your yearly deductible is still open?"), _("Leave it blank if you do not know.")
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        cleaned = super().clean() or {}
        known = cleaned.get("copay") is not None or cleaned.get("share_percent") is not None
        if not known and not self.errors:
            self.add_error(
                "copay", _("Please give your copay or your share. Both stand on your plan’s card or website.")
            )
        return cleaned

    def coverage(self) -> Coverage:
        """As far as it is known."""
        cleaned = self.cleaned_data
        share = cleaned["share_percent"]
        return quotes.private(
            locality=self.locality,
            copay=cleaned["copay"],
            share=None if share is None else share / 100,
            deductible_left=cleaned["deductible_left"],
        )


class PersonalInjuryForm(CostForm):
    """After a crash or fall: med-pay cover, and whether a lawyer has promised payment."""

    med_pay_limit = _dollars(
        _("Med-pay cover that is left"), _("Leave it blank if you have none or do not know.")
    )
    letter_of_protection = forms.ChoiceField(
        label=_("Has your lawyer agreed in writing to pay us when the case ends?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("", _("Not sure"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def coverage(self) -> Coverage:
        """As far as it is known."""
        limit = self.cleaned_data["med_pay_limit"]
        letter = {"yes": True, "no": False}.get(self.cleaned_data["letter_of_protection"])
        return PersonalInjury(med_pay=MedPay(limit=limit) if limit else None, letter_of_protection=letter)


class SelfPayForm(CostForm):
    """The clinic's own prices."""

    def coverage(self) -> Coverage:
        """No terms are needed."""
        return SelfPay()


FORMS: Mapping[str, type[CostForm]] = {
    "medicare": MedicareForm,
    "private": PrivateForm,
    "workers-compensation": CostForm,
    "personal-injury": PersonalInjuryForm,
    "self-pay": SelfPayForm,
}
