"""The motion room of the records."""

from django.apps import AppConfig


class MotionConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.motion"
    label = "motion"
