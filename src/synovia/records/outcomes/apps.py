"""The outcome measures room of the records."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.outcomes"
    label = "outcomes"
