"""The form in which a draft claim is edited: a part for each line, one for the claim as a whole. It reads; the domain judges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.domain.charges.claims.content import (
    Accident,
    Cause,
    Claim,
    ClaimLine,
    Frequency,
    Name,
    Provider,
)
from synovia.domain.charges.claims.editing import LONGEST_NOTE, Slip
from synovia.domain.charges.claims.fixes import ordered, price_of
from synovia.domain.terms.money import cents, shown
from synovia.web.billing.term_fields import DayField, MoneyField
from synovia.web.components import widgets

PLACES = (
    ("11", gettext_lazy("11 · office")),
    ("12", gettext_lazy("12 · the patient’s home")),
    ("02", gettext_lazy("02 · telehealth, patient elsewhere than at home")),
    ("10", gettext_lazy("10 · telehealth, patient at home")),
    ("13", gettext_lazy("13 · assisted living")),
    ("18", gettext_lazy("18 · place of employment")),
    ("19", gettext_lazy("19 · outpatient hospital, off campus")),
    ("22", gettext_lazy("22 · outpatient hospital, on campus")),
    ("31", gettext_lazy("31 · skilled nursing facility")),
    ("32", gettext_lazy("32 · nursing facility")),
    ("62", gettext_lazy("62 · comprehensive outpatient rehabilitation")),
    ("99", gettext_lazy("99 · another place")),
)
CAUSES = (
    ("", gettext_lazy("Nothing of these")),
    (Cause.EMPLOYMENT.value, gettext_lazy("The job")),
    (Cause.AUTO.value, gettext_lazy("A car accident")),
    (Cause.OTHER_ACCIDENT.value, gettext_lazy("Another accident")),
)
ASSIGNMENTS = (
    ("A", gettext_lazy("Assigned: the clinic takes the payer’s rate")),
    ("B", gettext_lazy("Assigned for laboratory services alone")),
    ("C", gettext_lazy("Not assigned")),
)
DELAYS = (
    ("", gettext_lazy("Not late")),
    ("1", gettext_lazy("1 · eligibility was not known")),
    ("2", gettext_lazy("2 · litigation")),
    ("3", gettext_lazy("3 · authorization came late")),
    ("4", gettext_lazy("4 · the provider was certified late")),
    ("5", gettext_lazy("5 · forms came late")),
    ("6", gettext_lazy("6 · custom-made appliances came late")),
    ("7", gettext_lazy("7 · another payer answered late")),
    ("8", gettext_lazy("8 · eligibility was determined late")),
    ("9", gettext_lazy("9 · the original claim was rejected for another reason")),
    ("10", gettext_lazy("10 · administrative delay")),
    ("11", gettext_lazy("11 · another reason")),
    ("15", gettext_lazy("15 · natural disaster")),
)
FREQUENCIES = (
    (Frequency.ORIGINAL.value, gettext_lazy("1 · a first claim")),
    (Frequency.REPLACEMENT.value, gettext_lazy("7 · replaces an earlier one")),
    (Frequency.VOID.value, gettext_lazy("8 · voids an earlier one")),
)
FIELDS: Mapping[str, str] = {
    "place_of_service": "place_of_service",
    "referring.last": "referring_last",
    "referring.npi": "referring_npi",
    "accident.on": "accident_on",
    "accident.state": "accident_state",
    "onset_on": "onset_on",
    "initial_treatment_on": "initial_treatment_on",
    "frequency": "frequency",
    "original_reference": "original_reference",
    "reason": "reason",
}
"""The domain's places as fields of the claim's part."""


class LineForm(forms.Form):
    """One service line."""

    code = forms.CharField(max_length=5, widget=forms.HiddenInput)
    units = forms.IntegerField(
        label=gettext_lazy("Units"), min_value=1, max_value=99, widget=widgets.Number()
    )
    charge = MoneyField(label=gettext_lazy("Charge"))
    modifiers = forms.CharField(label=gettext_lazy("Modifiers"), required=False, max_length=30)
    pointers = forms.CharField(label=gettext_lazy("Diagnoses it is for"), max_length=30)
    place = forms.ChoiceField(label=gettext_lazy("Place of service"), required=False)
    on = DayField(label=gettext_lazy("Day"))
    leave_off = forms.BooleanField(
        label=gettext_lazy("Do not bill this line"), required=False, widget=widgets.Switch()
    )

    def __init__(self, data: Any, line: ClaimLine, index: int, price: Decimal | None) -> None:
        self.line = line
        initial = {
            "code": line.code,
            "units": int(line.units),
            "charge": str(line.charge),
            "modifiers": " ".join(line.modifiers),
            "pointers": " ".join(map(str, line.pointers)),
            "place": line.place_of_service,
            "on": line.on,
        }
        super().__init__(data, initial=initial, prefix=f"line-{index}")
        self.fields["charge"].help_text = _("Left as it is, it follows the units.") + (
            " " + _("Fee table: %(price)s a unit.") % {"price": shown(price)} if price else ""
        )
        self.fields["on"].required = True
        self.fields["modifiers"].help_text = _("At most four, with spaces.")
        self.fields["pointers"].help_text = _("Numbers of the diagnoses, the main one first.")
        self.fields["place"].choices = _offered(("", _("As the claim")), line.place_of_service)  # type: ignore[attr-defined]

    def clean_modifiers(self) -> tuple[str, ...]:
        """In the order payers are used to; one written twice stays, to be named."""
        typed = tuple(self.cleaned_data["modifiers"].upper().replace(",", " ").split())
        return ordered(typed) if len(set(typed)) == len(typed) else typed

    def clean_pointers(self) -> tuple[int, ...]:
        """Numbers, or the letters of the CMS-1500."""
        typed = self.cleaned_data["pointers"].upper().replace(",", " ").split()
        wrong = [
            each
            for each in typed
            if not (each.isascii() and (each.isdigit() or (len(each) == 1 and each.isalpha())))
        ]
        if wrong or not typed:
            raise forms.ValidationError(_("Numbers of diagnoses with spaces, like 1 2."))
        return tuple(int(each) if each.isdigit() else ord(each) - ord("A") + 1 for each in typed)

    def value(self) -> ClaimLine:
        """The line as typed."""
        said, line = self.cleaned_data, self.line
        units = Decimal(said["units"])
        typed = Decimal(said["charge"]) if said["charge"] else line.charge
        follows = typed == line.charge and units != line.units
        changed = (units, typed) != (line.units, line.charge)
        return replace(
            line,
            units=units,
            charge=cents(price_of(line) * units) if follows else typed,
            allowed=None if changed else line.allowed,
            modifiers=said["modifiers"],
            pointers=said["pointers"],
            place_of_service=said["place"],
            on=date.fromisoformat(said["on"]),
        )


class ClaimForm(forms.Form):
    """What the claim says beside its lines."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    place_of_service = forms.ChoiceField(label=gettext_lazy("Place of service"))
    authorization = forms.CharField(label=gettext_lazy("Authorization number"), required=False, max_length=50)
    referring_last = forms.CharField(
        label=gettext_lazy("Referring doctor’s last name"), required=False, max_length=60
    )
    referring_first = forms.CharField(label=gettext_lazy("First name"), required=False, max_length=35)
    referring_npi = forms.CharField(label=gettext_lazy("NPI"), required=False, max_length=10)
    onset_on = DayField(label=gettext_lazy("When it began"))
    initial_treatment_on = DayField(label=gettext_lazy("First treatment"))
    cause = forms.ChoiceField(label=gettext_lazy("Related to"), required=False, choices=CAUSES)
    accident_on = DayField(label=gettext_lazy("Day of the accident or injury"))
    accident_state = forms.RegexField(
        r"^[A-Za-z]{2}$",
        label=gettext_lazy("State of the accident"),
        required=False,
        error_messages={"invalid": gettext_lazy("Two letters, like TX.")},
    )
    signature_on_file = forms.BooleanField(
        label=gettext_lazy("The patient’s signature is on file"), required=False, widget=widgets.Switch()
    )
    benefits_assigned = forms.BooleanField(
        label=gettext_lazy("The payer pays the clinic"), required=False, widget=widgets.Switch()
    )
    assignment = forms.ChoiceField(label=gettext_lazy("Assignment"), choices=ASSIGNMENTS)
    frequency = forms.ChoiceField(label=gettext_lazy("Kind of claim"), choices=FREQUENCIES)
    original_reference = forms.CharField(
        label=gettext_lazy("Payer’s number of the earlier claim"), required=False, max_length=50
    )
    delay_reason = forms.ChoiceField(label=gettext_lazy("Reason of a delay"), required=False, choices=DELAYS)
    note = forms.CharField(label=gettext_lazy("Note to the payer"), required=False, max_length=LONGEST_NOTE)
    reason = forms.CharField(
        label=gettext_lazy("Why it differs from the note"), required=False, max_length=300
    )

    def __init__(self, data: Any, content: Claim, version: int) -> None:
        self.content = content
        self.shown_version = data.get("version", "") if data else version
        super().__init__(data, initial=_typed(content) | {"version": version})
        self.fields["place_of_service"].choices = _offered(None, content.place_of_service)  # type: ignore[attr-defined]
        self.fields["note"].help_text = _("Of the claim, not of the visit; at most 80 characters.")
        self.fields["reason"].help_text = _(
            "Kept with the claim and in the audit log. Not sent to the payer."
        )

    def value(self, lines: Sequence[ClaimLine]) -> Claim:
        """The claim as typed, with these lines."""
        said = self.cleaned_data
        return replace(
            self.content,
            lines=tuple(lines),
            place_of_service=said["place_of_service"],
            authorization=said["authorization"],
            referring=self._referring(),
            onset_on=_day(said["onset_on"]),
            initial_treatment_on=_day(said["initial_treatment_on"]),
            accident=self._accident(),
            signature_on_file=said["signature_on_file"],
            benefits_assigned=said["benefits_assigned"],
            assignment=said["assignment"],
            frequency=Frequency(said["frequency"]),
            original_reference=said["original_reference"],
            delay_reason=said["delay_reason"],
            note=said["note"],
        )

    def _referring(self) -> Provider | None:
        said, known = self.cleaned_data, self.content.referring
        if not (said["referring_last"] or said["referring_first"] or said["referring_npi"]):
            return None
        known = known or Provider(Name(""))
        name = replace(known.name, last=said["referring_last"], first=said["referring_first"])
        return replace(known, name=name, npi=said["referring_npi"])

    def _accident(self) -> Accident | None:
        said, known = self.cleaned_data, self.content.accident or Accident(())
        first = known.causes[0].value if known.causes else ""
        causes = known.causes if said["cause"] == first else tuple(map(Cause, filter(None, [said["cause"]])))
        found = Accident(causes, _day(said["accident_on"]), said["accident_state"].upper())
        return None if found == Accident(()) else found


def laid(found: Sequence[Slip], whole: ClaimForm, lines: Sequence[LineForm]) -> None:
    """Each slip beside the field it is about; what is about none stands above the form."""
    for slip in found:
        place, _dot, part = slip.where.partition("].")
        if part:
            form = lines[int(place.removeprefix("lines["))]
            form.add_error(part if part in form.fields else None, slip.says)
        else:
            whole.add_error(FIELDS.get(slip.where), slip.says)


def _offered(first: tuple[str, str] | None, current: str) -> list[tuple[str, Any]]:
    """The usual places, and the one that is written now."""
    others = [] if not current or current in dict(PLACES) else [(current, current)]
    return [*([first] if first else []), *PLACES, *others]


def _typed(content: Claim) -> dict[str, Any]:
    accident, referring = content.accident or Accident(()), content.referring or Provider(Name(""))
    return {
        "place_of_service": content.place_of_service,
        "authorization": content.authorization,
        "referring_last": referring.name.last,
        "referring_first": referring.name.first,
        "referring_npi": referring.npi,
        "onset_on": content.onset_on,
        "initial_treatment_on": content.initial_treatment_on,
        "cause": accident.causes[0].value if accident.causes else "",
        "accident_on": accident.on,
        "accident_state": accident.state,
        "signature_on_file": content.signature_on_file,
        "benefits_assigned": content.benefits_assigned,
        "assignment": content.assignment,
        "frequency": content.frequency.value,
        "original_reference": content.original_reference,
        "delay_reason": content.delay_reason,
        "note": content.note,
    }


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
