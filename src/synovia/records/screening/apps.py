"""The screening room of the records."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.screening"
    label = "screening"
