"""The web floor as a Django application: it carries templates, template tags and static files, no models."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "synovia.web"
    label = "web"
