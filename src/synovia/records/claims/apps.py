"""The claims room of the records."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.claims"
    label = "claims"
