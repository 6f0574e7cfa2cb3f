"""The documents room of the records."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.documents"
    label = "documents"
