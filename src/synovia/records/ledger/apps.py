"""The ledger room of the records."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Registers the room with Django."""

    name = "synovia.records.ledger"
    label = "ledger"
