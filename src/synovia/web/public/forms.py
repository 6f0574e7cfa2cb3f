"""The form with which a visitor asks for a first visit."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.accounts.queries import sites, treating_practitioners
from synovia.records.screening.actions import EARLIEST_BIRTH, BookingDetails
from synovia.records.screening.queries import times_to_offer
from synovia.web.components.widgets import Day, Pills, Prose

TELEPHONE = re.compile(r"\+?[0-9 ().\-/]{7,}(?: ?(?:x|ext\.?) ?[0-9]{1,6})?")
LEAST_DIGITS, MOST_DIGITS = 7, 15
COVERAGES = [
    ("", _("I do not know yet")),
    ("medicare", _("Medicare")),
    ("private", _("Private health plan")),
    ("workers_compensation", _("Workers’ compensation")),
    ("personal_injury", _("Personal injury (car crash or fall)")),
    ("self_pay", _("I pay myself")),
]


class BookingRequestForm(forms.Form):
    """Who, how to reach them, when, and how it may be paid. Every refusal stands beside its field."""

    once = forms.CharField(widget=forms.HiddenInput, required=False)
    given_name = forms.CharField(
        label=_("First name"), max_length=100, widget=forms.TextInput({"autocomplete": "given-name"})
    )
    family_name = forms.CharField(
        label=_("Last name"), max_length=100, widget=forms.TextInput({"autocomplete": "family-name"})
    )
    birth_date = forms.DateField(label=_("Date of birth"), widget=Day({"autocomplete": "bday"}))
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.EmailField(
        label=_("Email"), required=False, widget=forms.EmailInput({"autocomplete": "email"})
    )
    preferred_times = forms.MultipleChoiceField(
        label=_("When can you come?"), choices=times_to_offer, required=False, widget=Pills
    )
    preferred_site: Any = forms.ModelChoiceField(
        label=_("Where?"), queryset=None, required=False, empty_label=_("Either is fine")
    )
    preferred_practitioner: Any = forms.ModelChoiceField(
        label=_("With whom?"), queryset=None, required=False, empty_label=_("Anyone is fine")
    )
    coverage_kind = forms.ChoiceField(label=_("How will it be paid?"), choices=COVERAGES, required=False)
    wants_estimate = forms.BooleanField(
        label=_("Please send me a written estimate of the cost before my first visit."), required=False
    )
    reason = forms.CharField(
        label=_("Anything we should know?"),
        required=False,
        max_length=2000,
        widget=Prose({"maxlength": 2000}),
    )
    share_answers = forms.BooleanField(
        label=_("Yes, pass my self-check answers on to the clinic, so that my therapist can read them."),
        required=False,
    )

    def __init__(self, *args: Any, offers_answers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["birth_date"].widget.attrs["max"] = timezone.localdate().isoformat()
        self.fields["preferred_site"].queryset = sites()  # type: ignore[attr-defined]  # a ModelChoiceField has one
        practitioners = treating_practitioners().filter(takes_new_patients=True, is_public=True)
        self.fields["preferred_practitioner"].queryset = practitioners  # type: ignore[attr-defined]  # as above
        if not offers_answers:
            del self.fields["share_answers"]

    def clean_birth_date(self) -> date:
        """A day that has been, and a person who can be alive."""
        born: date = self.cleaned_data["birth_date"]
        if born > timezone.localdate():
            raise forms.ValidationError(_("This day is in the future. Please check the year."))
        if born < EARLIEST_BIRTH:
            raise forms.ValidationError(_("This is before 1900. Please check the year."))
        return born

    def clean_phone(self) -> str:
        """Digits enough to dial, with the usual signs between them."""
        phone = str(self.cleaned_data["phone"]).strip()
        digits = sum(sign.isdigit() for sign in phone)
        if phone and not (TELEPHONE.fullmatch(phone) and LEAST_DIGITS <= digits <= MOST_DIGITS + 6):
            raise forms.ValidationError(
                _("This does not look like a telephone number. Example: (860) 555-0140.")
            )
        return phone

    def clean(self) -> dict[str, Any]:
        """One way to reach the person is needed."""
        cleaned = super().clean() or {}
        if (
            not cleaned.get("phone")
            and not cleaned.get("email")
            and not self.errors.keys() & {"phone", "email"}
        ):
            self.add_error(
                "phone", _("Please give a telephone number or an email address, so that we can reach you.")
            )
        return cleaned

    def details(self) -> BookingDetails:
        """What the action takes."""
        cleaned = self.cleaned_data
        return BookingDetails(
            preferred_times=tuple(cleaned["preferred_times"]),
            **{name: cleaned[name] for name in BookingDetails.__slots__ if name != "preferred_times"},
        )
