"""The imaging room of the records."""

from django.apps import AppConfig


class ImagingConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.imaging"
    label = "imaging"
