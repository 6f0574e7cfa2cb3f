"""The accounts room of the records."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.accounts"
    label = "accounts"
