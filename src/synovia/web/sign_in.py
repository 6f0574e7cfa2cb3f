"""Signing in through allauth, the clinic's way: no self-made accounts, every try in the audit log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest

from synovia.records.accounts.queries import active_memberships
from synovia.records.audit import log

if TYPE_CHECKING:
    from synovia.records.accounts.models import User

logger = logging.getLogger("synovia.sign_in")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Accounts are made by the clinic; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_user_search_fields(self) -> list[str]:
        """Fields allauth shows when it names a user."""
        return ["email"]


def _note(request: HttpRequest | None, user: User | None, action: str, *, allowed: bool = True) -> None:
    with transaction.atomic():
        if user:
            log.enter_clinic(None, user.pk)
        clinics: set[UUID | None] = (
            {membership.clinic_id for membership in active_memberships(user)} if user else set()
        )
    for clinic_id in clinics or {None}:
        with log.passage(
            None, clinic_id=clinic_id, ip=_address(request), request_id=getattr(request, "request_id", "")
        ):
            log.record(action, fields={"user": str(user.pk)} if user else {}, allowed=allowed)


def _address(request: HttpRequest | None) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))[:45] if request else ""


@receiver(user_logged_in)
def signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    """A sign-in, in the log of each clinic the person belongs to."""
    _note(request, user, "account.signed_in")


@receiver(user_logged_out)
def signed_out(request: HttpRequest, user: User | None, **_: Any) -> None:
    """A sign-out."""
    if user:
        _note(request, user, "account.signed_out")


@receiver(user_login_failed)
def failed(request: HttpRequest | None = None, **_: Any) -> None:
    """A failed try, without the address or password that was typed."""
    _note(request, None, "account.sign_in_failed", allowed=False)
