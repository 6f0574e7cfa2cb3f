"""Signing a note: printed name, what the signature means, and a fresh proof of who is there.

The password is asked unless the person proved themselves within the last five minutes (allauth's re-authentication).
"""

from typing import Any

from allauth.account.internal.flows.reauthentication import (
    did_recently_reauthenticate,
    reauthenticate_by_password,
)
from allauth.core import ratelimit
from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from synovia.web.requests import ClinicRequest


class SignatureForm(forms.Form):
    """Name, meaning and password. `is_valid` notes the re-authentication in the session."""

    printed_name = forms.CharField(
        label=_("Your name, as it is printed"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Write your name as it should be printed.")},
    )
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={
            "required": _("Write your password: a signature needs a fresh proof that it is you.")
        },
    )

    mark = "optional"

    def __init__(self, request: ClinicRequest, data: Any = None, *, meaning: str) -> None:
        super().__init__(data, initial={"printed_name": request.actor.name})
        self.request, self.meaning = request, meaning
        self.is_fresh = did_recently_reauthenticate(request)
        if self.is_fresh:
            del self.fields["password"]

    def clean_printed_name(self) -> str:
        """The signer's own name: a signature in another's name is refused."""
        name: str = " ".join(self.cleaned_data["printed_name"].split())
        if name.casefold() != self.request.actor.name.casefold():
            raise forms.ValidationError(_("This is not the name of the person who is signed in."))
        return self.request.actor.name

    def clean_password(self) -> str:
        """The password of the person signed in; a handful of tries a minute."""
        password: str = self.cleaned_data["password"]
        user = self.request.user
        if not isinstance(user, get_user_model()):
            raise forms.ValidationError(_("Sign in first."))
        if not ratelimit.consume(self.request, action="reauthenticate", user=user):
            raise forms.ValidationError(_("Too many tries. Wait a minute, then try again."))
        if not user.check_password(password):
            raise forms.ValidationError(_("That is not your password."))
        return password

    def clean(self) -> dict[str, Any]:
        """When all is right, the session knows that the person has just proved themselves."""
        cleaned = super().clean() or {}
        if not self.errors and not self.is_fresh:
            reauthenticate_by_password(self.request)
        return cleaned
