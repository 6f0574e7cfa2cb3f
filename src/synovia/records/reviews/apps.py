"""The reviews room of the records."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.reviews"
    label = "reviews"
