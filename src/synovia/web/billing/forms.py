"""The terms of each kind of coverage, as the desk reads them off a card or hears them from a payer.

Every field may stay empty: what is not known is said in the estimate, never guessed.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from synovia.domain.charges import OverLimit, Participation, Secondary, UnitRule
from synovia.knowledge.tariff_tables import tariffs
from synovia.records.charges.choices import CoverageKind, Turn
from synovia.web.billing.coverage_form import CoverageForm, asked, either, line, set_choices, set_localities
from synovia.web.billing.term_fields import CountField, DayField, MoneyField, PercentField, RatesField

UNIT_RULES = (
    ("", _("Not known")),
    (UnitRule.CMS.value, _("8-minute rule")),
    (UnitRule.EIGHTS.value, _("Rule of eights")),
)
WHY_MEDICARE_IS_SECOND = (
    ("", _("Not known")),
    ("12", _("Works, or the spouse works: employer plan (65 or older)")),
    ("43", _("Disabled under 65: large employer plan")),
    ("13", _("Kidney failure: employer plan in its first 30 months")),
    ("15", _("Workers’ compensation")),
    ("14", _("No-fault or auto insurance")),
    ("47", _("Liability insurance")),
    ("41", _("Black lung program")),
    ("42", _("Veterans Affairs")),
    ("16", _("Public Health Service or another federal agency")),
)
PARTICIPATION = (
    (Participation.PARTICIPATING.value, _("Participates")),
    (Participation.ASSIGNED.value, _("Does not participate, takes assignment")),
    (Participation.NOT_ASSIGNED.value, _("Does not participate, takes no assignment")),
)
OVER_LIMIT = (
    (OverLimit.CONTRACT_RATE.value, _("The contract rate")),
    (OverLimit.FULL_CHARGE.value, _("The clinic’s price")),
)
MONTHS = [("", _("January")), *((str(month), f"{date(2000, month, 1):%B}") for month in range(2, 13))]


class MedicareForm(CoverageForm):
    """Medicare Part B."""

    kind = CoverageKind.MEDICARE
    locality = forms.ChoiceField(label=_("Fee locality"), required=False)
    deductible_left = MoneyField(label=_("Deductible still open this year"))
    therapy_used = MoneyField(
        label=_("Therapy already used this year"), help_text=_("Counts toward the KX threshold.")
    )
    figures_as_of = DayField(
        label=_("These figures are as of"), help_text=_("Visits given before this day are not counted twice.")
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
    participation = forms.ChoiceField(
        label=_("With Medicare the clinic"), required=False, choices=PARTICIPATION
    )
    qualifying = either(
        _("Qualifying participant"),
        _("Of an advanced payment model: another conversion factor since 2026. Empty is no."),
    )
    msp_reason = forms.ChoiceField(
        label=_("Why Medicare pays second"), required=False, choices=WHY_MEDICARE_IS_SECOND
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member_id"].label = _("Medicare number (MBI)")
        set_localities(self)

    def clean(self) -> dict[str, Any]:
        """Medicare pays second only for a reason, and no reason is given when it pays first."""
        cleaned = super().clean()
        self.not_in_the_future("figures_as_of")
        second, why = self.turn() == Turn.SECOND, cleaned.get("msp_reason")
        if second and not why and "priority" not in self.errors:
            self.add_error("msp_reason", _("Say why Medicare pays second; the claim must state it."))
        if why and not second:
            self.add_error("msp_reason", _("With this reason Medicare pays second: change its turn."))
        return cleaned


CONTRACTS = ("rate_percent", "visit_rate", "rate_table")
"""The three ways a contract prices a visit."""


class PrivateForm(CoverageForm):
    """A private plan."""

    kind = CoverageKind.PRIVATE
    group_number = line(_("Group number"), most=40)
    copay = MoneyField(label=_("Copay per visit"))
    coinsurance_percent = PercentField(label=_("Coinsurance"), help_text=_("Instead of a copay."))
    after_deductible = asked(
        _("Only after the deductible"), _("Usually no for a copay, yes for coinsurance.")
    )
    deductible = MoneyField(label=_("Yearly deductible"))
    deductible_left = MoneyField(label=_("Deductible still open"))
    out_of_pocket_max = MoneyField(label=_("Out-of-pocket maximum"))
    out_of_pocket_left = MoneyField(label=_("Out-of-pocket still open"))
    family_deductible = MoneyField(label=_("Family’s yearly deductible"))
    family_deductible_left = MoneyField(label=_("Family’s deductible still open"))
    family_out_of_pocket_max = MoneyField(label=_("Family’s out-of-pocket maximum"))
    family_out_of_pocket_left = MoneyField(label=_("Family’s out-of-pocket still open"))
    family_aggregate = asked(_("Only the family’s deductible counts"))
    visit_limit = CountField(label=_("Visits a year"), unlimited=True)
    visits_used = CountField(label=_("Visits already used"))
    authorised_visits = CountField(label=_("Authorized visits"), unlimited=True)
    figures_as_of = DayField(
        label=_("These figures are as of"), help_text=_("Visits given before this day are not counted twice.")
    )
    plan_year_month = forms.ChoiceField(label=_("Plan year begins in"), required=False, choices=MONTHS)
    over_limit = forms.ChoiceField(
        label=_("A visit over the limit costs"), required=False, choices=OVER_LIMIT
    )
    rate_percent = PercentField(label=_("Contract rate, % of Medicare"), most=500)
    visit_rate = MoneyField(label=_("Contract rate per visit"))
    first_visit_rate = MoneyField(label=_("Contract rate, first visit"))
    rate_table = RatesField(label=_("Contract rates by code"))
    locality = forms.ChoiceField(label=_("Fee locality"), required=False)
    unit_rule = forms.ChoiceField(label=_("Counts units by"), required=False, choices=UNIT_RULES)
    in_network = either(_("In network"), _("Empty is yes."))
    balance_billed = either(_("Out of network the rest is billed"), _("Empty is yes."))
    as_secondary = forms.ChoiceField(
        label=_("When it pays second"),
        required=False,
        choices=[
            (Secondary.STANDARD.value, _("Pays what is left, up to its own benefit")),
            (Secondary.NON_DUPLICATION.value, _("Pays only what its benefit exceeds the first payment by")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_localities(self)

    def clean(self) -> dict[str, Any]:
        """No more left than a whole year has; a copay or a share, not both."""
        cleaned = super().clean()
        self.not_in_the_future("figures_as_of")
        more = _("More is left than the whole year has.")
        self.not_more_than("deductible_left", "deductible", more)
        self.not_more_than("out_of_pocket_left", "out_of_pocket_max", more)
        self.not_more_than("family_deductible_left", "family_deductible", more)
        self.not_more_than("family_out_of_pocket_left", "family_out_of_pocket_max", more)
        if cleaned.get("copay") and cleaned.get("coinsurance_percent"):
            self.add_error("coinsurance_percent", _("A copay or a coinsurance: leave one of them empty."))
        if len([name for name in CONTRACTS if cleaned.get(name)]) > 1:
            self.add_error("rate_table", _("One kind of contract rate: leave the others empty."))
        if cleaned.get("first_visit_rate") and not cleaned.get("visit_rate"):
            self.add_error("first_visit_rate", _("Say the rate of a usual visit, too."))
        return cleaned


class WorkersCompensationForm(CoverageForm):
    """Workers' compensation."""

    kind = CoverageKind.WORKERS_COMPENSATION
    state = forms.ChoiceField(label=_("State"))
    accepted = asked(_("Claim accepted"))
    date_of_injury = DayField(label=_("Date of injury"))
    employer = line(_("Employer"))
    employer_address = line(_("Employer’s address"), most=200)
    adjuster = line(_("Adjuster"))
    adjuster_phone = line(_("Adjuster’s telephone"), most=40)
    authorization_number = line(_("Authorization number"), most=60)
    authorised_visits = CountField(label=_("Authorized visits"), unlimited=True)
    visits_used = CountField(label=_("Visits already used"))
    cap_lifted = asked(
        _("The state’s cap on visits is lifted"), _("More authorized in writing, or visits after surgery.")
    )
    figures_as_of = DayField(
        label=_("These figures are as of"), help_text=_("Visits given before this day are not counted twice.")
    )
    locality = forms.ChoiceField(label=_("Fee locality"), required=False)
    region = forms.ChoiceField(label=_("Fee region of the state"), required=False)
    rate_table = RatesField(label=_("The state schedule’s rates by code"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member_id"].label = _("Claim number")
        set_localities(self)
        regions = sorted(
            {region for state in tariffs().states.values() for region in state.factors if region}
        )
        set_choices(self, "region", [("", _("None or not known")), *((each, each) for each in regions)])
        set_choices(self, "state", [(state, state) for state in sorted(tariffs().states)])

    def clean(self) -> dict[str, Any]:
        """An injury that has been."""
        cleaned = super().clean()
        self.not_in_the_future("date_of_injury", "figures_as_of")
        return cleaned


class PersonalInjuryForm(CoverageForm):
    """Personal injury: no-fault, med-pay, letter of protection."""

    kind = CoverageKind.PERSONAL_INJURY
    accident_on = DayField(label=_("Date of the accident"))
    adjuster = line(_("Adjuster"))
    adjuster_phone = line(_("Adjuster’s telephone"), most=40)
    med_pay_limit = MoneyField(label=_("Med-pay limit"))
    med_pay_used = MoneyField(label=_("Med-pay already used"))
    no_fault_state = forms.ChoiceField(label=_("No-fault (PIP) state"), required=False)
    no_fault_used = MoneyField(label=_("No-fault already used"))
    rate_table = RatesField(label=_("No-fault rates by code"))
    first_care_on = DayField(label=_("First care after the accident"))
    emergency_condition = asked(_("Emergency medical condition certified"))
    letter_of_protection = asked(_("Letter of protection"))
    lien_signed_on = DayField(label=_("Letter or lien signed on"))
    attorney = line(_("Attorney"), help_text=_("Name and firm."))
    attorney_phone = line(_("Attorney’s telephone"), most=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member_id"].label = _("Auto claim number")
        set_choices(
            self, "no_fault_state", [("", _("None")), *((state, state) for state in sorted(tariffs().injury))]
        )

    def clean(self) -> dict[str, Any]:
        """An accident that has been, care after it, no more used than there is."""
        cleaned = super().clean()
        self.not_in_the_future("accident_on", "first_care_on", "lien_signed_on")
        accident, care = self.day("accident_on"), self.day("first_care_on")
        if accident and care and care < accident:
            self.add_error("first_care_on", _("This lies before the accident."))
        self.not_more_than("med_pay_used", "med_pay_limit", _("More is used than the limit."))
        return cleaned


class SelfPayForm(CoverageForm):
    """Paying oneself."""

    kind = CoverageKind.SELF_PAY
    discount_percent = PercentField(label=_("Self-pay discount"))
    visit_price = MoneyField(label=_("One price for a visit"), help_text=_("Instead of the discount."))
    first_visit_price = MoneyField(label=_("Price of the first visit"))

    def clean(self) -> dict[str, Any]:
        """A discount or a price for the visit, not both."""
        cleaned = super().clean()
        if cleaned.get("discount_percent") and cleaned.get("visit_price"):
            self.add_error("visit_price", _("A discount or a price for the visit: leave one of them empty."))
        if cleaned.get("first_visit_price") and not cleaned.get("visit_price"):
            self.add_error("first_visit_price", _("Say the price of a usual visit, too."))
        return cleaned


FORMS: dict[CoverageKind, type[CoverageForm]] = {
    CoverageKind.MEDICARE: MedicareForm,
    CoverageKind.PRIVATE: PrivateForm,
    CoverageKind.WORKERS_COMPENSATION: WorkersCompensationForm,
    CoverageKind.PERSONAL_INJURY: PersonalInjuryForm,
    CoverageKind.SELF_PAY: SelfPayForm,
}
