"""The charges room of the records."""

from django.apps import AppConfig


class ChargesConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.charges"
    label = "charges"
