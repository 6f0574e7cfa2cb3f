"""Migrations: in step with the models, one line of them in each room."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_the_migrations_are_in_step_with_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_room_has_two_ends() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}


def test_every_room_with_tables_has_migrations() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    ours = [
        app.label
        for app in apps.get_app_configs()
        if app.name.startswith("synovia.") and list(app.get_models())
    ]
    assert [label for label in ours if label not in loader.migrated_apps] == []
