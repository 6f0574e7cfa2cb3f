"""The examination room of the records."""

from django.apps import AppConfig


class ExaminationConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.examination"
    label = "examination"
