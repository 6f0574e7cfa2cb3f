"""Bringing a database to the state this release needs, as the owner of the tables."""

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from synovia.records.security import secure


def bring_up_to_date(*, alias: str = "owner") -> None:
    """Create or alter the tables, then set row-level security and the application role's rights. Repeatable."""
    call_command("createcachetable", database=alias, verbosity=0)
    call_command("migrate", database=alias, verbosity=0, interactive=False)
    secure(connections[alias], app_role=settings.DATABASES["default"]["USER"])
