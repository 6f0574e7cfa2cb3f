"""The audit room of the records."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.audit"
    label = "audit"
