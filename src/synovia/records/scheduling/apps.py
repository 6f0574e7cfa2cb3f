"""The scheduling room of the records."""

from django.apps import AppConfig


class SchedulingConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.scheduling"
    label = "scheduling"
