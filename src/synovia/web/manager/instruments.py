"""The owner's page of instruments: what ships, what the clinic loaded under its own licence, and loading one more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from synovia.knowledge.instruments import Known, instruments
from synovia.knowledge.instruments.package import LONGEST, Package, PackageRefused
from synovia.records.accounts.roles import Role
from synovia.records.outcomes import licences
from synovia.records.outcomes.access import clinic_instrument_for, instruments_for
from synovia.records.outcomes.catalogue import has_expired, in_use, wording_of
from synovia.web.components.widgets import Prose
from synovia.web.policy import policy
from synovia.web.requests import ClinicRequest

if TYPE_CHECKING:
    from synovia.records.outcomes.models import ClinicInstrument


class PackageForm(forms.Form):
    """The package as a file or pasted, and the word that the clinic may use it."""

    mark = "none"
    file = forms.FileField(
        label=gettext_lazy("Package, a .json file"),
        required=False,
        widget=forms.FileInput({"accept": ".json,application/json"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste it here"),
        required=False,
        strip=False,
        max_length=LONGEST,
        widget=Prose({"rows": 8}),
    )
    attested = forms.BooleanField(
        label=gettext_lazy("This clinic holds the licence named in the package, and I say so for it."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two, as text."""
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        if file is not None:
            cleaned["text"] = self._text_of(file)
        if not cleaned.get("text") and not self.errors:
            raise forms.ValidationError(_("Choose a file or paste a package."))
        return cleaned

    def _text_of(self, file: Any) -> str:
        if file.size > 4 * LONGEST:
            raise forms.ValidationError(_("The file is too large for a questionnaire."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as broken:
            raise forms.ValidationError(_("The file is not a text in UTF-8.")) from broken


@policy(Role.OWNER, methods=("GET",))
def instruments_page(request: ClinicRequest) -> HttpResponse:
    """Everything that can be asked, and whose it is."""
    instruments_for(request.actor)
    return _page(request, PackageForm())


@policy(Role.OWNER, methods=("POST",))
def load(request: ClinicRequest) -> HttpResponse:
    """Check a package, or load it: every problem with its line, nothing kept until it is right and attested."""
    instruments_for(request.actor)
    form = PackageForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    text = form.cleaned_data["text"]
    try:
        if "check" in request.POST:
            checked = licences.dry_run(text=text, by=request.actor)
            return _page(request, _kept(form, text), checked=checked)
        row = licences.load_instrument(text=text, attested=form.cleaned_data["attested"], by=request.actor)
    except PackageRefused as refused:
        return _page(request, _kept(form, text), problems=refused.problems, status=422)
    messages.success(request, _("%(name)s can be asked from now on.") % {"name": row.name})
    return redirect("manager:instruments")


@policy(Role.OWNER, methods=("POST",))
def retire(request: ClinicRequest, pk: UUID) -> HttpResponse:
    """Take one out of use."""
    row = licences.retire_instrument(row=clinic_instrument_for(request.actor, pk), by=request.actor)
    messages.success(request, _("%(name)s is out of use. Its results stay.") % {"name": row.name})
    return redirect("manager:instruments")


def _kept(form: PackageForm, text: str) -> PackageForm:
    """The form once more, with a file's text to be corrected where it is."""
    return PackageForm(initial={"text": text, "attested": form.cleaned_data["attested"]})


def _page(
    request: ClinicRequest,
    form: PackageForm,
    *,
    problems: object = (),
    checked: Package | None = None,
    status: int = 200,
) -> HttpResponse:
    loaded = in_use()
    keys = {row.key for row in loaded}
    known = instruments().known
    context = {
        "form": form,
        "problems": problems,
        "checked": checked,
        "loaded": [_row(row) for row in loaded],
        "shipped": [one for one in known.values() if one.licence.ships],
        "without_text": [one for key, one in known.items() if _is_to_load(one) and key not in keys],
    }
    return render(request, "manager/instruments.html", context, status=status)


def _is_to_load(one: Known) -> bool:
    return not one.licence.ships


def _row(row: ClinicInstrument) -> dict[str, object]:
    expired = has_expired(row)
    return {"row": row, "expired": expired, "readable": expired or wording_of(row) is not None}
