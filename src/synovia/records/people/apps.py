"""The people room of the records."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.people"
    label = "people"
