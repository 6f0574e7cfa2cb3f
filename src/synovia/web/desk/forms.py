"""Forms of the desk."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from synovia.records.people.choices import Privacy, Sex
from synovia.web.components import widgets

if TYPE_CHECKING:
    from synovia.records.accounts.models import Practitioner, Site
    from synovia.records.scheduling.models import VisitType

STATE_LENGTH = 2


class PatientForm(forms.Form):
    """Personal details of a patient."""

    given_name = forms.CharField(label=_("First name"), max_length=100)
    family_name = forms.CharField(label=_("Last name"), max_length=100)
    preferred_name = forms.CharField(label=_("Preferred name"), max_length=100, required=False)
    birth_date = forms.DateField(label=_("Date of birth"), widget=widgets.Day())
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, widget=widgets.Segmented())
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=_("Email"), required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    city = forms.CharField(label=_("City"), max_length=100, required=False)
    state = forms.CharField(label=_("State"), required=False)
    postal_code = forms.CharField(label=_("ZIP code"), max_length=10, required=False)
    emergency_contact = forms.CharField(label=_("Emergency contact"), max_length=200, required=False)
    privacy = forms.ChoiceField(label=_("Chart"), choices=Privacy.choices, widget=widgets.Segmented())
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_birth_date(self) -> date:
        """A day between 1900 and today."""
        born: date = self.cleaned_data["birth_date"]
        if born > timezone.localdate():
            raise forms.ValidationError(_("The date of birth is in the future."))
        if born.year < 1900:
            raise forms.ValidationError(_("The date of birth is before 1900."))
        return born

    def clean_state(self) -> str:
        """Two capital letters, or nothing."""
        state: str = self.cleaned_data["state"].strip().upper()
        if state and (len(state) != STATE_LENGTH or not state.isalpha()):
            raise forms.ValidationError(_("Two letters, for example CT."))
        return state


class SlotField(forms.CharField):
    """A free time as "practitioner|site|start in ISO 8601", as the booking page offers it."""

    def to_python(self, value: Any) -> Any:
        """The three parts; refuses anything a page of ours did not make."""
        raw = super().to_python(value)
        if not raw:
            return None
        parts = str(raw).split("|")
        try:
            practitioner, site, starts = parts
            return practitioner, site, datetime.fromisoformat(starts)
        except ValueError as problem:
            raise forms.ValidationError(_("Choose one of the times shown.")) from problem


class BookingForm(forms.Form):
    """Which visit, with whom, where, from which day on: what free times are asked for."""

    visit_type: "forms.ModelChoiceField[VisitType]" = forms.ModelChoiceField(
        None, label=_("Visit"), empty_label=None
    )
    practitioner: "forms.ModelChoiceField[Practitioner]" = forms.ModelChoiceField(
        None, label=_("With"), required=False, empty_label=_("Anyone")
    )
    site: "forms.ModelChoiceField[Site]" = forms.ModelChoiceField(
        None, label=_("Where"), required=False, empty_label=_("Any site")
    )
    from_day = forms.DateField(label=_("From"), widget=widgets.Day())

    def __init__(self, *args: Any, visit_types: Any, practitioners: Any, sites: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.everyone = practitioners  # who can be booked, read once for the choices and for the free times
        for name, rows in (("visit_type", visit_types), ("practitioner", practitioners), ("site", sites)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows
            nobody = [("", field.empty_label)] if field.empty_label is not None else []
            field.choices = [*nobody, *((row.pk, field.label_from_instance(row)) for row in rows)]

    def clean_from_day(self) -> date:
        """Never earlier than today."""
        day: date = self.cleaned_data["from_day"]
        return max(day, timezone.localdate())


class SlotForm(forms.Form):
    """The chosen time."""

    slot = SlotField(error_messages={"required": _("Choose a time.")})


class ReasonForm(forms.Form):
    """A reason that is kept with what it explains."""

    reason = forms.CharField(label=_("Reason"), max_length=300, widget=widgets.Prose())
    version = forms.IntegerField(widget=forms.HiddenInput)
