"""Django, started for one command."""

import os


def start_django() -> None:
    """With the environment as it is now; nothing of Django may be imported before."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "synovia.project.settings")
    django.setup()
