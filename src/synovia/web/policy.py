"""Who may open what. Every view declares it; a view that declares nothing is refused to everyone.

    @policy(Role.THERAPIST, Role.OWNER, phi=True)
    def chart(request, pk): ...

`phi=True` says the page shows something about a patient: the doorway then refuses it unless a gate noted the
reading in the audit log.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from synovia.records.accounts.roles import EVERYONE, Role

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Policy:
    """What a view asks of whoever opens it. `roles` None means anybody, signed in or not."""

    roles: frozenset[Role] | None
    phi: bool = False
    methods: tuple[str, ...] = ("GET", "POST")


PUBLIC = Policy(roles=None)
SIGNED_IN = Policy(roles=EVERYONE)


def policy(
    *roles: Role, phi: bool = False, methods: tuple[str, ...] = ("GET", "POST")
) -> Callable[[View], View]:
    """Open the view to these roles alone, for these HTTP methods (HEAD goes with GET)."""

    def declare(view: View) -> View:
        view.policy = Policy(frozenset(roles), phi, methods)  # type: ignore[attr-defined]  # a view function carries its policy
        return view

    return declare


def public(view: View) -> View:
    """Open the view to anybody."""
    view.policy = PUBLIC  # type: ignore[attr-defined]  # a view function carries its policy
    return view


def signed_in(view: View) -> View:
    """Open the view to anybody signed in, whatever their role."""
    view.policy = SIGNED_IN  # type: ignore[attr-defined]  # a view function carries its policy
    return view


# Views of django-allauth that are in use. Those not named here (sign-up, changing the e-mail address) stay shut.
_ANYBODY = (
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
)
_ACCOUNT_HOLDERS = (
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "usersessions_list",
)
OF_OTHERS = dict.fromkeys(_ANYBODY, PUBLIC) | dict.fromkeys(_ACCOUNT_HOLDERS, SIGNED_IN)


def policy_of(view: Callable[..., Any], view_name: str) -> Policy | None:
    """The declared policy of a resolved view, or None when nobody declared one."""
    own = getattr(view, "policy", None)
    return own if isinstance(own, Policy) else OF_OTHERS.get(view_name)
