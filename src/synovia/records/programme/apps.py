"""The programme room of the records."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.programme"
    label = "programme"
