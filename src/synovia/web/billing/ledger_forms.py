"""Forms that move money. Each carries a key made when it was shown: sent twice, it posts once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.domain.terms.money import MoneyProblem, dollars
from synovia.records.accounts.actor import Actor
from synovia.records.keys import new_id
from synovia.records.ledger import actions, letters, plans
from synovia.records.ledger.choices import How, Often
from synovia.web.components import widgets

if TYPE_CHECKING:
    from synovia.records.ledger.models import LetterOfProtection
    from synovia.records.people.models import Patient

Payers = list[tuple[str, str]]
HOW_RECEIVED = ((How.CASH, _("Cash")), (How.CHECK, _("Check")), (How.CARD, _("Card, own terminal")))


class AmountField(forms.CharField):
    """Dollars and cents, refused with the reason when they are none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=widgets.Number(unit="$"), **kwargs)

    def clean(self, value: Any) -> Decimal:
        """The exact amount."""
        try:
            return dollars(str(super().clean(value)))
        except MoneyProblem as problem:
            raise forms.ValidationError(str(problem)) from problem


class MoneyForm(forms.Form):
    """What all movements share: the key, how much, and when."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = AmountField(label=_("Amount"))
    on = forms.DateField(label=_("Day"), widget=widgets.Day())

    title: Any = ""
    lead: Any = ""
    verb: Any = _("Post")

    def __init__(self, data: Any = None, *, payers: Payers = [], **kwargs: Any) -> None:  # noqa: B006  never changed
        kwargs["initial"] = {"key": new_id(), "on": timezone.localdate()} | kwargs.get("initial", {})
        super().__init__(data, **kwargs)
        for name in ("payer", "from_payer", "to_payer"):
            if name in self.fields:
                self.fields[name].choices = payers  # type: ignore[attr-defined]  # these are choice fields

    def values(self, *names: str) -> dict[str, Any]:
        """The cleaned values of these fields, with amount, day and the key as the ledger wants it."""
        shared = {
            "amount": self.cleaned_data["amount"],
            "on": self.cleaned_data["on"],
            "key": self.ledger_key,
        }
        return shared | {name: self.cleaned_data[name] for name in names}

    @property
    def ledger_key(self) -> str:
        """The key of the entry."""
        return f"form/{self.cleaned_data['key']}"

    def post(self, patient: Patient, by: Actor) -> object:
        """Post it. Raises Refused."""
        raise NotImplementedError


class PaymentForm(MoneyForm):
    """Money the patient brings."""

    title = _("Take a payment")
    verb = _("Post the payment")
    how = forms.ChoiceField(label=_("How"), choices=HOW_RECEIVED, widget=widgets.Segmented())
    memo = forms.CharField(
        label=_("Note"), max_length=200, required=False, help_text=_("Such as the check’s number.")
    )

    def post(self, patient: Patient, by: Actor) -> object:
        """The patient paid."""
        return actions.post_patient_payment(patient_id=patient.pk, by=by, **self.values("how", "memo"))


class RefundForm(MoneyForm):
    """Money given back."""

    title = _("Refund")
    lead = _("Only what stands as a credit can be given back.")
    verb = _("Post the refund")
    payer = forms.ChoiceField(label=_("To whom"), required=False)
    how = forms.ChoiceField(label=_("How"), choices=How.choices[:2], widget=widgets.Segmented())
    memo = forms.CharField(label=_("Why"), max_length=200)

    def post(self, patient: Patient, by: Actor) -> object:
        """Given back."""
        return actions.refund(patient_id=patient.pk, by=by, **self.values("payer", "how", "memo"))


class WriteOffForm(MoneyForm):
    """Money given up."""

    title = _("Write off")
    lead = _("What the clinic gives up for good. The reason stays with the entry.")
    verb = _("Write off")
    payer = forms.ChoiceField(label=_("Owed by"), required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200)

    def post(self, patient: Patient, by: Actor) -> object:
        """Given up."""
        return actions.write_off(patient_id=patient.pk, by=by, **self.values("payer", "reason"))


class TransferForm(MoneyForm):
    """A debt that changes its debtor."""

    title = _("Move to another payer")
    lead = _("From one who does not pay to one who has to: a second insurance, or the patient.")
    verb = _("Move")
    from_payer = forms.ChoiceField(label=_("From"), required=False)
    to_payer = forms.ChoiceField(label=_("To"), required=False)
    memo = forms.CharField(label=_("Why"), max_length=200)

    def post(self, patient: Patient, by: Actor) -> object:
        """Moved."""
        return actions.transfer(patient_id=patient.pk, by=by, **self.values("from_payer", "to_payer", "memo"))


MOVES: dict[str, type[MoneyForm]] = {
    "refund": RefundForm,
    "write-off": WriteOffForm,
    "transfer": TransferForm,
}


class PlanForm(forms.Form):
    """A payment plan."""

    title = _("Payment plan")
    lead = _("Equal parts to the cent; the last one takes what rounding leaves.")
    verb = _("Agree on the plan")
    amount = AmountField(label=_("In all"))
    count = forms.IntegerField(label=_("Installments"), widget=widgets.Number())
    first_due_on = forms.DateField(label=_("First due on"), widget=widgets.Day())
    every = forms.ChoiceField(label=_("How often"), choices=Often.choices, initial=Often.MONTH)

    def post(self, patient: Patient, by: Actor) -> object:
        """Agreed."""
        return plans.agree(patient_id=patient.pk, by=by, **self.cleaned_data)


class LetterForm(forms.Form):
    """A letter of protection."""

    title = _("Letter of protection")
    lead = _("An attorney’s promise to pay out of the settlement.")
    verb = _("Keep the letter")
    attorney = forms.CharField(label=_("Attorney"), max_length=200)
    firm = forms.CharField(label=_("Firm"), max_length=200, required=False)
    reference = forms.CharField(label=_("File or claim number"), max_length=80, required=False)
    accident_on = forms.DateField(label=_("Day of the accident"), widget=widgets.Day(), required=False)
    signed_on = forms.DateField(label=_("Letter signed on"), widget=widgets.Day())
    patient_stays_liable = forms.TypedChoiceField(
        label=_("If the case does not pay, does the patient stay liable?"),
        choices=[("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))],
        coerce={"yes": True, "no": False}.get,
        empty_value=None,
        required=False,
    )

    def post(self, patient: Patient, by: Actor) -> object:
        """Kept."""
        return letters.record_letter(patient_id=patient.pk, by=by, **self.cleaned_data)


class LienForm(MoneyForm):
    """A movement under a letter of protection."""

    what = forms.ChoiceField(
        label=_("What happened"),
        choices=[
            ("hold", _("Hold what the patient owes")),
            ("settlement", _("Settlement received")),
            ("reduce", _("Reduction agreed")),
            ("release", _("Back to the patient to pay")),
        ],
    )
    memo = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("For a reduction: with whom it was agreed."),
    )
    field_order = ("what", "amount", "on", "memo")

    def post_under(self, letter: LetterOfProtection, by: Actor) -> object:
        """Posted under this letter."""
        action = {
            "hold": letters.hold,
            "settlement": letters.settlement_received,
            "reduce": letters.reduce,
            "release": letters.release,
        }[self.cleaned_data["what"]]
        return action(letter=letter, by=by, **self.values("memo"))


class PeriodForm(forms.Form):
    """Which days a statement or an export covers, both included."""

    since = forms.DateField(label=_("From"), widget=widgets.Day())
    until = forms.DateField(label=_("Until"), widget=widgets.Day())

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        found = self.cleaned_data
        if "since" in found and "until" in found and found["until"] < found["since"]:
            raise forms.ValidationError(_("The period ends before it begins."))
        return found


class ReasonForm(forms.Form):
    """Why something is taken back, ended or opened again."""

    why = forms.CharField(label=_("Reason"), max_length=300)


class CardRefundForm(forms.Form):
    """Money given back to the card it came from."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    amount = AmountField(label=_("Amount"))
    why = forms.CharField(label=_("Why"), max_length=200)

    title = _("Refund to the card")
    lead = _("The processor gives it back to the card; nobody needs to know the card.")
    verb = _("Give back")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": new_id()} | kwargs.get("initial", {})
        super().__init__(data, **kwargs)
