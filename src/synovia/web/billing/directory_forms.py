"""Forms of the directory: drawn from the records themselves, with the payer's rules beneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges import UnitRule
from synovia.domain.charges.claims.content import Way
from synovia.domain.charges.claims.payer_rules import EditSet, PayerRules
from synovia.domain.charges.identifiers import is_npi, is_tax_id
from synovia.records.claims.entry import fields_of
from synovia.web.components import widgets

YES_NO = (("", _("Not known")), ("yes", _("Yes")), ("no", _("No")))
TRUTHS: dict[str, bool | None] = {"": None, "yes": True, "no": False}


def valid_npi(number: str) -> None:
    """Refuse a number whose digits do not check: one digit typed wrongly is found."""
    if not is_npi(number):
        raise forms.ValidationError(_("This is no NPI: it has ten digits, and its last one must check."))


class RecordForm(forms.Form):
    """One record's fields."""

    kind = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in fields_of(self.kind).items():
            self.fields[name] = drawn(field)
            if name.endswith("npi"):
                self.fields[name].validators.append(valid_npi)


def drawn(field: forms.Field) -> forms.Field:
    """The field with the house's control for what it holds."""
    if isinstance(field, forms.DateField):
        field.widget = widgets.Day()
    elif isinstance(field, forms.BooleanField):
        field.widget = widgets.Switch()
    return field


class RouteForm(RecordForm):
    """A way to payers."""

    kind = "route"


class IdentityForm(RecordForm):
    """As whom the clinic bills."""

    kind = "identity"

    def clean(self) -> dict[str, Any]:
        """A tax id of the form it is said to have."""
        said = super().clean() or {}
        number, is_ssn = said.get("tax_id", ""), bool(said.get("tax_id_is_ssn"))
        if number and not is_tax_id(number, is_ssn=is_ssn):
            like = "123-45-6789" if is_ssn else "12-3456789"
            self.add_error("tax_id", _("A number of this kind looks like %(like)s.") % {"like": like})
        return said


class CardForm(RecordForm):
    """What the card of a coverage says."""

    kind = "card"


class InjuryForm(RecordForm):
    """What the insurer of an injury asks."""

    kind = "injury"


class CertificationForm(RecordForm):
    """What a doctor signed of a plan of care."""

    kind = "certification"


class AuthorizationForm(RecordForm):
    """An authorization or referral."""

    kind = "authorization"
    codes = forms.CharField(
        label=_("Codes, empty for all"),
        required=False,
        help_text=_("Numbers with commas, like 97110, 97140."),
    )
    field_order = ("kind", "number", "starts_on", "ends_on", "visits", "units", "codes")

    def clean_codes(self) -> list[str]:
        """The codes as a list."""
        typed: list[str] = self.cleaned_data["codes"].replace(",", " ").split()
        wrong = [code for code in typed if len(code) != 5 or not code.isalnum()]
        if wrong:
            raise forms.ValidationError(
                _("A code has five characters: %(codes)s."), params={"codes": ", ".join(wrong)}
            )
        return typed

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        said = super().clean() or {}
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day lies before the first."))
        return said


class PayerForm(RecordForm):
    """A payer."""

    kind = "payer"


class NumberForm(forms.Form):
    """A therapist's numbers."""

    npi = forms.CharField(label=_("NPI"), max_length=10, validators=[valid_npi])
    taxonomy = forms.CharField(label=_("Taxonomy"), max_length=10, required=False)


# name: (label, what it holds)
RULES: Mapping[str, tuple[Any, str]] = {
    "unit_rule": (_("How timed minutes become units"), "unit_rule"),
    "edit_set": (_("Which code pairs it denies"), "edit_set"),
    "unit_maxima": (_("It denies more units a day than Medicare’s maximum"), "switch"),
    "therapy_modifier": (_("Modifier on every therapy line"), "text"),
    "assistant_modifier": (_("Modifier for an assistant’s units"), "text"),
    "distinct_modifier": (_("Modifier for a separate service"), "text"),
    "further_modifiers": (_("Modifiers of its own that it takes besides"), "modifiers"),
    "watches_threshold": (_("It asks for KX above Medicare’s threshold"), "switch"),
    "authorization_needed": (_("Therapy needs its authorization"), "truth"),
    "referral_needed": (_("Therapy needs a referral"), "switch"),
    "referring_needed": (_("The claim names the referring doctor"), "switch"),
    "plan_certified": (_("A doctor certifies the plan of care"), "switch"),
    "onset_needed": (_("The claim says when it began"), "switch"),
    "claim_number_needed": (_("The claim carries the injury’s number"), "switch"),
    "employer_is_subscriber": (_("The employer is the insured"), "switch"),
    "notes_needed": (_("Each claim comes with the note"), "switch"),
    "notes_way": (_("How the note comes"), "notes_way"),
    "filing_days": (_("Days to file from the service"), "number"),
    "filing_months": (_("Months to file from the service"), "number"),
}
CHOICES = {
    "unit_rule": (
        ("", _("Not known")),
        (UnitRule.CMS.value, _("8-minute rule")),
        (UnitRule.EIGHTS.value, _("Rule of eights")),
    ),
    "edit_set": (
        (EditSet.MEDICARE.value, _("Medicare’s")),
        (EditSet.OWN.value, _("Its own list")),
        (EditSet.NONE.value, _("None")),
    ),
    "truth": YES_NO,
    "notes_way": (
        (Way.ELECTRONIC.value, _("With the batch, as a file")),
        (Way.FAX.value, _("By fax")),
        (Way.MAIL.value, _("By mail")),
    ),
}


class RulesForm(forms.Form):
    """What one payer wants of a claim, laid over what its kind of payer usually wants."""

    prefix = "rule"

    def __init__(self, data: Any = None, *, rules: PayerRules) -> None:
        super().__init__(data, initial=typed_rules(rules))
        self.rules = rules
        for name, (label, holds) in RULES.items():
            self.fields[name] = _rule_field(label, holds)

    def values(self) -> PayerRules:
        """The rules as entered."""
        said = self.cleaned_data
        return replace(self.rules, **{name: _meant(holds, said[name]) for name, (_l, holds) in RULES.items()})


def _rule_field(label: Any, holds: str) -> forms.Field:
    if holds == "switch":
        return forms.BooleanField(label=label, required=False, widget=widgets.Switch())
    if holds == "number":
        return forms.IntegerField(label=label, required=False, min_value=1, max_value=3000)
    if holds == "text":
        return forms.CharField(label=label, required=False, max_length=2)
    if holds == "modifiers":
        words = [RegexValidator(r"^([A-Za-z0-9]{2}[ ,]*)*$", _("A modifier has two letters or digits."))]
        return forms.CharField(label=label, required=False, max_length=100, validators=words)
    return forms.ChoiceField(label=label, required=False, choices=CHOICES[holds])


def _as_typed(value: Any) -> Any:
    if isinstance(value, UnitRule | EditSet):
        return value.value
    return " ".join(value) if isinstance(value, tuple) else value


def _meant(holds: str, typed: Any) -> Any:
    if holds == "truth":
        return TRUTHS[typed]
    if holds == "unit_rule":
        return UnitRule(typed) if typed else None
    if holds == "notes_way":
        return typed or Way.FAX.value
    if holds == "modifiers":
        return tuple(typed.upper().replace(",", " ").split())
    return EditSet(typed or EditSet.NONE) if holds == "edit_set" else typed


def typed_rules(rules: PayerRules) -> dict[str, Any]:
    """The rules as the form shows them."""
    said = {name: _as_typed(getattr(rules, name)) for name in RULES}
    needed = rules.authorization_needed
    return said | {"authorization_needed": "" if needed is None else ("yes" if needed else "no")}
