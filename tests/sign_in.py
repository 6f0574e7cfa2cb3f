"""Signing in for tests: the same session a real sign-in with a second factor leaves behind."""

from django.test import Client

from synovia.records.accounts.models import Membership
from synovia.web import sessions


def signed_in(client: Client, membership: Membership) -> Client:
    """This client as the member: authenticated, second factor shown, this membership chosen."""
    client.force_login(membership.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session[sessions.SECOND_FACTOR] = True
    session[sessions.MEMBERSHIP] = str(membership.pk)
    session.save()
    return client
