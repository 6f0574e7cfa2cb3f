"""The terms of each kind of coverage, as the desk reads them off a card or hears them from a payer.

Every field may stay empty: what is not known is said in the estimate, never guessed.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges import UnitRule
from synovia.domain.terms.money import MoneyProblem, dollars
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges.choices import CoverageKind
from synovia.web.components import widgets

UNIT_RULES = (
    ("", _("Not known")),
    (UnitRule.CMS.value, _("8-minute rule")),
    (UnitRule.EIGHTS.value, _("Rule of eights")),
)
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
    """A date, stored as ISO 8601 text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=widgets.Day(), **kwargs)

    def clean(self, value: Any) -> Any:
        """The date as text, or an empty text."""
        day = super().clean(value)
        return day.isoformat() if day else ""


class CoverageForm(forms.Form):
    """What all kinds share."""

    payer_name = forms.CharField(label=_("Payer"), max_length=200, required=False)
    member_id = forms.CharField(label=_("Member or claim number"), max_length=60, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def terms(self) -> dict[str, str]:
        """The terms of this kind alone."""
        shared = set(CoverageForm.base_fields)
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if name not in shared and value != ""
        }


class MedicareForm(CoverageForm):
    """Medicare Part B."""

    locality = forms.ChoiceField(label=_("Fee locality"), required=False)
    deductible_left = MoneyField(label=_("Deductible still open this year"))
    therapy_used = MoneyField(
        label=_("Therapy already used this year"), help_text=_("Counts toward the KX threshold.")
    )
    supplement = forms.ChoiceField(
        label=_("Supplement"),
        required=False,
        choices=[
            ("none", _("None")),
            ("coinsurance", _("Pays the coinsurance")),
            ("coinsurance_and_deductible", _("Pays deductible and coinsurance")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_localities(self)


class PrivateForm(CoverageForm):
    """A private plan."""

    copay = MoneyField(label=_("Copay per visit"))
    coinsurance_percent = PercentField(label=_("Coinsurance"), help_text=_("Instead of a copay."))
    deductible = MoneyField(label=_("Yearly deductible"))
    deductible_left = MoneyField(label=_("Deductible still open"))
    out_of_pocket_max = MoneyField(label=_("Out-of-pocket maximum"))
    out_of_pocket_left = MoneyField(label=_("Out-of-pocket still open"))
    visit_limit = CountField(label=_("Visits a year"), unlimited=True)
    visits_used = CountField(label=_("Visits already used"))
    authorised_visits = CountField(label=_("Authorized visits"), unlimited=True)
    rate_percent = PercentField(label=_("Contract rate, % of Medicare"), most=500)
    locality = forms.ChoiceField(label=_("Fee locality"), required=False)
    unit_rule = forms.ChoiceField(label=_("Counts units by"), required=False, choices=UNIT_RULES)
    in_network = forms.ChoiceField(
        label=_("In network"), choices=YES_NO[1:], required=False, widget=widgets.Segmented()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_localities(self)


class WorkersCompensationForm(CoverageForm):
    """Workers' compensation."""

    state = forms.ChoiceField(label=_("State"))
    accepted = forms.ChoiceField(
        label=_("Claim accepted"), choices=YES_NO, required=False, widget=widgets.Segmented()
    )
    date_of_injury = DayField(label=_("Date of injury"))
    authorised_visits = CountField(label=_("Authorized visits"), unlimited=True)
    visits_used = CountField(label=_("Visits already used"))
    locality = forms.ChoiceField(label=_("Fee locality"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_localities(self)
        set_choices(self, "state", [(state, state) for state in sorted(tariffs().states)])


class PersonalInjuryForm(CoverageForm):
    """Personal injury: no-fault, med-pay, letter of protection."""

    accident_on = DayField(label=_("Date of the accident"))
    med_pay_limit = MoneyField(label=_("Med-pay limit"))
    med_pay_used = MoneyField(label=_("Med-pay already used"))
    no_fault_state = forms.ChoiceField(label=_("No-fault (PIP) state"), required=False)
    no_fault_used = MoneyField(label=_("No-fault already used"))
    first_care_on = DayField(label=_("First care after the accident"))
    letter_of_protection = forms.ChoiceField(
        label=_("Letter of protection"), choices=YES_NO, required=False, widget=widgets.Segmented()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self, "no_fault_state", [("", _("None")), *((state, state) for state in sorted(tariffs().injury))]
        )


class SelfPayForm(CoverageForm):
    """Paying oneself."""

    discount_percent = PercentField(label=_("Self-pay discount"))


FORMS: dict[CoverageKind, type[CoverageForm]] = {
    CoverageKind.MEDICARE: MedicareForm,
    CoverageKind.PRIVATE: PrivateForm,
    CoverageKind.WORKERS_COMPENSATION: WorkersCompensationForm,
    CoverageKind.PERSONAL_INJURY: PersonalInjuryForm,
    CoverageKind.SELF_PAY: SelfPayForm,
}


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


class PricesForm(forms.Form):
    """The clinic's charge for one unit of each code. An empty field means: the clinic does not offer it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, entry in sorted(tariffs().codes.items()):
            self.fields[code] = MoneyField(label=f"{code} · {entry.words}")

    def prices(self) -> dict[str, Decimal]:
        """The prices that were entered."""
        return {code: Decimal(text) for code, text in self.cleaned_data.items() if text}
