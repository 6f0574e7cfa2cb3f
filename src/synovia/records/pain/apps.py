"""The pain room of the records: drawings on the body chart."""

from django.apps import AppConfig


class PainConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.pain"
    label = "pain"
