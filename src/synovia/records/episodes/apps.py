"""The episodes room of the records."""

from django.apps import AppConfig


class EpisodesConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.episodes"
    label = "episodes"
